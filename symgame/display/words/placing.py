"""Scenarios and cases: where values lie, how near the next boundary is, and values that lie in a chosen case."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "place one": (
        "At these values {points} is an ESS, and no other pure-strategy equilibrium point is.",
        "在这组取值下，{points}是演化稳定点，其他纯策略均衡点均不是。",
    ),
    "place several": (
        "At these values {points} are ESS, and no other pure-strategy equilibrium point is.",
        "在这组取值下，{points}是演化稳定点，其他纯策略均衡点均不是。",
    ),
    "place none": (
        "At these values no pure-strategy equilibrium point is an ESS.",
        "在这组取值下，没有纯策略均衡点是演化稳定点。",
    ),
    "place undecided": (
        "Not decided is whether {points} is an ESS at these values.",
        "在这组取值下，{points}是否为演化稳定点未能判定。",
    ),
    "place settled": (
        "No inequality is decisive: which points are ESS follows from the assumptions alone.",
        "没有起决定作用的不等式：哪些点是演化稳定点由假设即可确定。",
    ),
    "place caption": (
        "The inequalities that decide the case at the values of “{name}”, the nearest boundary first.",
        "“{name}”取值下决定所属情形的不等式（由近及远）",
    ),
    "place inequality": ("Inequality", "不等式"),
    "place numbers": ("In numbers", "数值"),
    "place gap": ("Gap", "差距"),
    "place decides": ("Decides", "决定"),
    "place change": ("Closed by", "取等号所需变动"),
    "place beyond": ("ESS beyond", "越过后的ESS"),
    "place note": (
        "Note: each inequality, reversed alone, changes which points are ESS. Given is the smallest relative change of "
        "one parameter that closes the gap and leads into another case (where none does: that closes the gap), the "
        "others as they are, within the assumptions; then the points that are ESS just beyond.",
        "注：任一不等式单独反向都会改变演化稳定点的集合。所列为在假设范围内、其余参数不变时，"
        "使两边相等并进入其他情形（若无，则仅使两边相等）的单个参数的最小相对变动，以及稍越过该值后的演化稳定点。",
    ),
    "place equal": ("equal already", "已取等号"),
    "place no change": ("no parameter alone", "任何单个参数均不能"),
    "place unsolved": (
        "Changes of {names} were not worked out for every inequality: they are inside a root or a function.",
        "{names}位于根式或函数之内，其变动未能对每个不等式求出。",
    ),
    "place nearest rises": (
        "The nearest boundary: {relations}, reversed once {parameter} rises from {value} to {to} (by {share}). Just "
        "beyond, at {beyond}, {points}.",
        "最近的边界：{relations}；当{parameter}由{value}升至{to}（变动{share}）时反向。稍越过该值，取{beyond}时，{points}。",
    ),
    "place nearest falls": (
        "The nearest boundary: {relations}, reversed once {parameter} falls from {value} to {to} (by {share}). Just "
        "beyond, at {beyond}, {points}.",
        "最近的边界：{relations}；当{parameter}由{value}降至{to}（变动{share}）时反向。稍越过该值，取{beyond}时，{points}。",
    ),
    "place on boundary": (
        "The values lie on a boundary: {relations}. A little beside it, at {beyond}, {points}.",
        "这组取值位于边界上：{relations}。稍偏离边界，取{beyond}时，{points}。",
    ),
    "place no boundary": (
        "No change of a single parameter within the assumptions leads into another case.",
        "在假设范围内，任何单个参数的变动都不会进入其他情形。",
    ),
    "place then none": ("no pure-strategy point is an ESS", "没有纯策略均衡点是演化稳定点"),
    "place then one": ("the ESS is {points}", "演化稳定点为{points}"),
    "place then several": ("the ESS are {points}", "演化稳定点为{points}"),
    "fit heading": ("Values for the case: ESS {points}", "适合情形的取值：演化稳定点为{points}"),
    "fit heading none": ("Values for the case: no ESS", "适合情形的取值：没有演化稳定点"),
    "fit values": ("Values: {values}.", "取值：{values}。"),
    "fit changed": (
        "Changed from the scenario “{name}”: {changes}; everything else is as there.",
        "与情景“{name}”相比，改变了{changes}，其余不变。",
    ),
    "fit change": ("{parameter} from {old} to {new}", "{parameter}由{old}变为{new}"),
    "fit unchanged": (
        "Nothing has to be changed: the scenario “{name}” already lies in this case.",
        "无需改变：情景“{name}”已属于该情形。",
    ),
    "fit caption": (
        "Why these values lie in the case: the conditions with the numbers put in.",
        "这组取值属于该情形的依据：代入数值后的条件",
    ),
    "fit holds": ("Holds", "是否成立"),
    "fit yes": ("yes", "是"),
    "fit no": ("no", "否"),
    "fit note": (
        "Note: of a point that is an ESS all conditions, of one that is not a condition that fails.",
        "注：对演化稳定点列出全部条件，对其他点列出一个不成立的条件。",
    ),
    "fit never": (
        "Under the assumptions {points} can never be an ESS.",
        "在所设假设下，{points}不可能是演化稳定点。",
    ),
    "fit always": (
        "Under the assumptions {points} always is an ESS.",
        "在所设假设下，{points}恒为演化稳定点。",
    ),
    "fit near": (
        "The room of {margin} that was asked for was not found: the nearest boundary is nearer.",
        "未能找到留有{margin}余量的取值：最近的边界更近。",
    ),
    "fit border": (
        "No values were found off the border: two sides of a condition are equal.",
        "未能找到边界以外的取值：有条件取等号。",
    ),
    "fit toml": ("For the game file:", "可粘贴到博弈文件中："),
    "fit empty": ("There are no such values: the case is empty.", "不存在这样的取值：该情形为空。"),
    "fit empty together": (
        "The conditions of {points} contradict each other: {sum}",
        "{points}的条件相互矛盾：{sum}",
    ),
    "fit empty never": (
        "That all its eigenvalues are negative contradicts the assumptions: {sum}",
        "其特征值全为负与假设矛盾：{sum}",
    ),
    "fit empty always": (
        "That one of its eigenvalues is not negative contradicts the assumptions: {sum}",
        "其某一特征值非负与假设矛盾：{sum}",
    ),
    "fit empty engine": (
        "Their conditions contradict each other; so says {engine}.",
        "其条件相互矛盾（由{engine}判定）。",
    ),
    "fit sum": (
        "The relations in brackets, each read as larger side minus smaller side, add up to 0 identically; where all "
        "of them held, they would be positive.",
        "括号中各关系式取大边减小边，其和恒等于0；若各式同时成立，其和应为正。",
    ),
    "fit empty listed": (
        "Wherever {points} would be ESS, another point is one, too: the list of all possible cases is complete and "
        "does not contain this one (its proof: symgame regimes --json).",
        "凡{points}为演化稳定点之处，必另有其他演化稳定点："
        "全部可能情形的完整清单中不含该情形（证明见 symgame regimes --json）。",
    ),
    "fit empty listed none": (
        "At least one point is an ESS everywhere: the list of all possible cases is complete and does not contain "
        "this one (its proof: symgame regimes --json).",
        "处处至少有一个演化稳定点：全部可能情形的完整清单中不含该情形（证明见 symgame regimes --json）。",
    ),
    "fit possible": ("Possible together: {sets}.", "可以同时成为演化稳定点的：{sets}。"),
    "fit undecided": (
        "No values were found, and it is not shown that there are none.",
        "未找到这样的取值，也未能证明其不存在。",
    ),
}
