"""What is said of files that are written: comments of exported ones, the tables that only they have."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "file written": ("{path} written", "已写入{path}"),
    "file unchanged": ("{path} unchanged", "{path}内容未变"),
    "export made": ("Written by {version}.", "由{version}生成。"),
    "export needs matlab": (
        "Runs in MATLAB and in GNU Octave; no toolbox is needed.",
        "可在MATLAB与GNU Octave中运行，无需工具箱。",
    ),
    "export needs python": ("Needs numpy, scipy and matplotlib.", "需要numpy、scipy与matplotlib。"),
    "export names": (
        "Names that begin with p_ are parameters, names that begin with s_ are shares.",
        "以p_开头的名称为参数，以s_开头的名称为概率。",
    ),
    "export parameters": ("Parameters", "参数"),
    "export starts": ("Starts, one a row, and how long the paths are followed", "初始点（每行一个）与仿真时长"),
    "export equations": ("Replicator equations", "复制动态方程"),
    "export paths": ("Paths", "演化路径"),
    "export pictures": ("Pictures", "图形"),
    "export share of": ("{player}: share of {strategy}", "{player}：选择“{strategy}”的概率"),
    "export payoff of": ("{player}: expected payoff of {strategy}", "{player}：选择“{strategy}”的期望收益"),
    "export mean of": ("{player}: mean payoff", "{player}：平均收益"),
    "export flow of": ("Replicator flow of {name}", "{name}的复制动态流量"),
    "export start of": ("Start of {name}", "{name}的初始值"),
    "export other starts": ("Other starts of the scenario: {starts}", "该情景的其他初始点：{starts}"),
    "export list caption": ("Contents.", "目录"),
    "export number": ("Table", "表"),
    "export caption": ("Caption", "表题"),
    "export note": ("Note", "注"),
    "export conditions caption": (
        "Conditions for stability, by their marks in the table before.",
        "稳定性条件（编号见上表）",
    ),
    "export mark": ("Mark", "编号"),
    "export path caption": (
        "Simulated path {k} of the scenario {name}.",
        "情景“{name}”的仿真路径{k}",
    ),
    "export time": ("t", "t"),
}
