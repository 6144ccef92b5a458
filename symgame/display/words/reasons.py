"""Why a finding is so: the beginnings of reasons, and what a Chinese document says."""

from __future__ import annotations

from symgame.display.words.traps import TRAP_REASONS

PAPER_REASONS = {
    "an expression divides by zero": "该点或该点处的向量场无定义：分母为零",
    "an expression expands to more than": "表达式展开后过长",
    "neither a proof that it is at rest": "既未证明该点静止，也未找到使其不静止的取值",
    "no values were found that satisfy": "未找到满足假设的取值",
    "neither payoffs nor a field are known": "支付与向量场均未给出",
    "the field does not vanish there": "该点处向量场不为零",
    "the shares of a player do not sum to 1": "同一主体各策略比例之和不为1",
    "it lies outside the state space": "在满足假设的所有参数下，该点均位于状态空间之外",
    "the values, or the bounds of free names": "所取数值（或自由变量的范围）与假设矛盾",
    "it is open whether it can lie": "该点能否位于状态空间内未能判定",
    "no start is printed": "文中未给出初始点",
    "the printed trend fails from the start": "自某一初始点出发，所印取值处的变化趋势与文中所述不符",
    "the paths go to different ends": "参数取不同值时轨道趋于不同的终点，所需时间无从比较",
    "the path has no end": "轨道不收敛，没有到达时间",
    "the values differ by less than": "相邻取值处的差小于数值积分误差",
    "the error of integration decides": "数值误差左右结果：更高精度下的走向与之不同",
    "no criterion decides up to time": "在所计算的时间内未能判定走向",
    "at every corner of the box": "在当前状态与该顶点之间的区域内，各收益差均指向该顶点",
    "all gains point one way": "各收益差（弱）同向，轨迹已静止",
    "it has come close to a vertex": "轨迹已接近渐近稳定的顶点",
    "it has come to a face of rest points": "轨迹已到达吸引它的一个由均衡点组成的面",
    "it has come to a mixed rest point": "轨迹已到达混合均衡点",
    "it visits the same vertices again": "轨迹反复经过同一组顶点，且每轮所需时间成倍增加",
    "it returns to the same states": "轨迹周期性地回到同一状态",
    "the start is a rest point": "初始点即为静止点",
    "an eigenvalue has no value here": "此处特征值无定义：分母为零",
    "a payoff has no value at this vertex": "该点处支付无定义：分母为零",
    "which signs an eigenvalue can have": "特征值可能的符号未能判定",
    "neither proved everywhere nor excluded": "既未证明处处成立，也未能排除",
    "whether these conditions suffice": "这些条件是否充分未能判定",
    "the eigenvalues of some vertices are not known": "部分顶点的特征值未给出",
    "whether all parts of it can hold together": "各部分能否同时成立未能判定",
    "the sign of a derivative was not decided": "导数符号未能判定",
    "equal along the simplexes": "在单纯形上相等，仅在其外的延拓不同",
    "shares enter the payoffs": "支付含有比例变量，沿棱的特征值未必变号",
    "only between eigenvalues that belong": "仅在按其余各行分属不同主体的特征值之间成立",
    "neither a proof that they are equal": "既未证明相等，也未找到使二者不等的取值",
    "equal under the assumptions": "在假设下相等",
    "no values were found at which every pair": "未找到使各对均不等的取值",
}
"""Of claims of papers."""

CHINESE_REASONS = {
    "a positive transversal eigenvalue": "有一个横向特征值为正",
    "three mixers at an isolated point": "孤立的三方混合点：行列式不为零而迹为零，故有特征值实部为正",
    "two mixers whose slopes have one sign": "两方混合，二者斜率同号，特征值一正一负",
    "two mixers, J12*J21 < 0": "两方混合，二者斜率异号，且横向特征值均为负",
    "its whole face is at rest": "整个面静止，由横向特征值判定",
    "trace 0 and a characteristic polynomial": "迹为零，特征多项式奇偶项并存",
    "the squares of its eigenvalues are not all real": "特征值的平方不全为非正实数，故有特征值实部为正",
    "the squares of its eigenvalues are not all": "特征值的平方不全为非正，故有特征值实部为正",
    "its characteristic polynomial is too long": "特征多项式过长，未能判定",
    "its coordinates solve an equation": "坐标为高次方程的根，其稳定性未能判定",
    "more than four shares mix": "参与混合的比例超过四个，未能判定",
    "a curve of rest points inside a face": "均衡点连成曲线，而所在的面并不整体静止，未能判定",
    "a transversal eigenvalue is 0": "整个面上有横向特征值恒为零，未能判定",
    "a payoff has no value here": "该点处支付无定义：分母为零",
    "no threshold in symbols of three": "三个及以上比例相互依赖、或式子过长时，不给出符号阈值；请给出参数取值",
    "a weighted sum of logarithms": "各比例对数的加权和守恒",
    "its coordinates are roots": "坐标为根式，符号未定",
    "the signs of its eigenvalues are open": "特征值的符号未定",
    "its eigenvalues may all lie on the imaginary axis": "特征值可能都在虚轴上",
    "an eigenvalue 0": "有特征值为零",
    "own shares in the payoffs: Routh-Hurwitz on the characteristic polynomial: an eigenvalue": "支付含自身比例："
    "有特征值在虚轴上，Routh-Hurwitz判据未能判定",
    "own shares in the payoffs: Routh-Hurwitz on the characteristic polynomial: a": "支付含自身比例："
    "Routh-Hurwitz判据中有符号未定",
    "own shares in the payoffs": "支付含自身比例：按Routh-Hurwitz判据",
    "three mixers at a simple root": "三方混合的单根：行列式不为零而迹为零，故有特征值实部为正",
    **{f"{n} zero eigenvalues": f"{n}个零特征值，未能判定" for n in range(2, 13)},
    **PAPER_REASONS,
    **TRAP_REASONS,
}

ENGLISH_REASONS = {
    "two mixers whose slopes have one sign": "two mixers whose slopes have one sign: eigenvalues of both signs",
    "two mixers, J12*J21 < 0": "two mixers whose slopes have opposite signs, and negative transversal eigenvalues",
    "three mixers at a simple root": "three mixers at a simple root: the determinant is not zero and the trace is, so "
    "that an eigenvalue has a positive real part",
}
"""Reasons with formulas, as they are printed."""
