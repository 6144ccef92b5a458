"""How printed formulas were read, and what was a choice."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "transcribed product": ("'{printed}' is read as the product {read}", "“{printed}”读作乘积{read}"),
    "transcribed long index": ("'{printed}' is read as '{read}'", "“{printed}”读作“{read}”"),
    "transcribed renamed": ("'{printed}' is written {read}", "“{printed}”改记为{read}"),
    "transcribed pi": (
        r"'\pi' is a parameter named pi here, not the number 3.14159",
        r"“\pi”作为参数pi读入，而非圆周率",
    ),
    "transcribed undeclared": ("{name} is not among the declared names", "{name}未在已声明的符号之中"),
    "transcribed alike": ("two printed symbols are both written {name}", "两个不同的印刷符号均记为{name}，请核对"),
    "transcribed signs": ("the signs '{printed}' are read as one '{read}'", "连写的符号“{printed}”读作“{read}”"),
    "transcribed function": (
        "'{printed}' is read as the product {read}, not as a function",
        "“{printed}”读作乘积{read}，而非函数",
    ),
    "transcribed exponential": ("'e' with a power is read as the exponential", "带指数的“e”读作自然指数函数"),
    "transcribed exponent": (
        "the exponent {exponent} is no number; the file must assume that its base is positive",
        "指数{exponent}不是数；文件中须假设其底数为正",
    ),
    "transcribed braces": (
        "braces do not print; they are read as the parentheses {read}",
        "花括号不会印出；此处读作圆括号{read}",
    ),
    "transcribed log": (r"'\log' is read as the natural logarithm", r"“\log”读作自然对数"),
    "transcribed delta": (
        "'{printed}' is read as the product {read}; declare it if it is one quantity",
        "“{printed}”读作乘积{read}；若为一个量，请将其声明为参数",
    ),
    "transcribed word": ("the letters of '{printed}' are read as one name", "“{printed}”中的字母读作一个名称"),
    "transcribed left side": ("the left side '{printed}' is left out", "等号左边的“{printed}”未读入公式"),
    "transcribed mentions": (
        "{count} formulas within running text were left out; put one on a line of its own to have it read",
        "正文行内另有{count}处公式未读入；如需读入，请将其单独成行",
    ),
    "transcribed other sides": ("other forms on the way were left out: {printed}", "推导中的其他形式未读入：{printed}"),
    "transcription": ("Please compare: what is printed, and what was read", "请核对：原文与读入结果"),
    "transcription printed": ("printed: {value}", "原文：{value}"),
    "transcription read": ("read as: {value}", "读作：{value}"),
    "transcription again": ("prints as: {value}", "再印出：{value}"),
    "transcription note": ("note: {value}", "注意：{value}"),
    "transcription pair": ("{printed}  →  {read}", "{printed}  →  {read}"),
    "transcription marks": ("read as: {value}", "读作：{value}"),
    "transcription line": ("{what} (line {line})", "{what}（第{line}行）"),
    "transcription names": ("Names in these formulas: {names}", "公式中的符号：{names}"),
    "transcription toml": ("To paste into the game file (TOML):", "可粘贴到博弈文件的内容（TOML）："),
    "transcription toml lone": ("For the game file:", "写入博弈文件的公式："),
    "transcription written": (
        "{path} written. Please compare it with the readings above.",
        "已写入{path}，请与上面的读入结果核对。",
    ),
    "transcription unread": (
        "symgame: {count} not read; each with its place and the cure:",
        "symgame：有{count}处未能读入，位置与改法如下：",
    ),
    "part replicator": ("Replicator equation of {of}", "{of}的复制动态方程"),
    "part jacobian": ("Jacobian matrix, by rows", "雅可比矩阵（按行）"),
    "part eigenvalues": ("Eigenvalues at {of}", "{of}处的特征值"),
    "part det_trace": ("Determinant and trace at {of}", "{of}处的行列式与迹"),
    "part signs": ("Signs of the eigenvalues at {of}", "{of}处特征值的符号"),
    "part stability": ("Stability of {of}", "{of}的稳定性"),
    "part ess": ("Conditions under which {of} is an ESS", "{of}为演化稳定点的条件"),
    "part formula": ("Formula {of}", "公式{of}"),
    "part lone": ("Formula", "公式"),
    "toml undeclared": (
        "These names are to be declared under [parameters], once each:",
        "下列符号须在 [parameters] 中逐一声明：",
    ),
    "toml formulas": (
        "Formulas that have no place of their own in the file:",
        "以下公式在文件中没有固定位置，供参考：",
    ),
    "toml repeated": (
        "The file has [claims.{section}] already: move these lines there, without the '#'.",
        "文件中已有 [claims.{section}]：请将下列各行去掉“#”后移入其中。",
    ),
}
