"""The interactive page; every entry goes into the page, without its first word."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "page parameters": ("Parameters", "参数"),
    "page idle": ("Without effect on the dynamics", "不影响演化方程的参数"),
    "page start": ("Start", "初始点"),
    "page scenarios": ("Scenarios", "情景"),
    "page examples": ("Cases, by example", "情形示例"),
    "page state": ("State space", "状态空间"),
    "page turn": ("Drag to turn", "拖动以旋转"),
    "page no cube": (
        "With more than three parties there is no cube to draw; the paths are shown over time.",
        "主体多于三个时无法绘出立方体，演化路径以时间序列给出。",
    ),
    "page one party": (
        "With one party the state space is a line; the path is shown over time.",
        "只有一个主体时状态空间为线段，演化路径以时间序列给出。",
    ),
    "page series": ("Shares over time", "各主体概率随时间的演化"),
    "page time": ("time t", "时间t"),
    "page stable points": ("Stable points (ESS)", "演化稳定点（ESS）"),
    "page none": ("none", "无"),
    "page case": ("Case {k}", "情形{k}"),
    "page no case": ("outside the listed cases", "不在所列情形之内"),
    "page undecided": ("stability not decided", "稳定性未能判定"),
    "page always": ("An ESS under the assumptions alone.", "仅由假设即为演化稳定点。"),
    "page never": (
        "Never an ESS under the assumptions",
        "在假设下不可能成为演化稳定点",
    ),
    "page own shares": (
        "Only pure-strategy points are listed here. Payoffs of this game contain the own share, so that mixed points "
        "can be asymptotically stable, too: paths that end inside show them.",
        "此处仅列纯策略均衡点。本博弈的收益含主体自身的概率，混合均衡点也可能渐近稳定，可由止于内部的轨道看出。",
    ),
    "page binding": ("binding", "紧约束"),
    "page binding note": (
        "The binding condition of a point is the one whose sides are closest (while all hold) or that fails most, "
        "as a fraction of the sum of their sizes.",
        "紧约束：全部成立时为两端最接近的条件，否则为偏离最大的条件（均按差值占两端绝对值之和的比例计）。",
    ),
    "page strip note": (
        "The strip under a slider shows which points are stable along it, the other parameters as they are; "
        "grey: none.",
        "滑块下方的色带表示其他参数不变时沿该参数的演化稳定点；灰色表示没有。",
    ),
    "page path note": (
        "Paths start on a grid and have the colour of the stable point that they come to; grey: none.",
        "轨道自网格点出发，颜色为其所趋向的稳定点；灰色表示未趋于稳定点。",
    ),
    "page no ess": ("no ESS", "非ESS"),
    "page eigenvalues": ("Eigenvalues", "特征值"),
    "page play": ("Play", "播放"),
    "page link": ("Copy a link to this state", "复制当前状态的链接"),
    "page copied": ("The link is in the clipboard.", "链接已复制到剪贴板。"),
    "page select": ("Copy the address of this page: it holds the state.", "请复制本页地址，其中已含当前状态。"),
    "page bad link": (
        "The link holds no state of this page; the first scenario is shown.",
        "链接中没有本页的有效状态，现显示第一个情景。",
    ),
    "page stopped": ("Stopped by the assumption", "受假设限制而停止："),
    "page no number": ("This is no number.", "这不是数字。"),
    "page no value": (
        "A payoff has no value at these parameters: the paths end where it is met.",
        "在该组参数下有收益没有取值，轨道在该处中止。",
    ),
    "page reconstruction": (
        "The payoffs are a reconstruction.",
        "收益为重构所得。",
    ),
    "page made": ("Made by {version}; works offline.", "由{version}生成，可离线使用。"),
    "page colon": (": ", "："),
    "page comma": (", ", "、"),
    "page language": ("中文", "English"),
}
