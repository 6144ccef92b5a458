"""Payoff tables and MATLAB code read into game files: what the author should look at."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "read one name": (
        "'{name}' is read as one name; if it is a product, write {product}",
        "“{name}”读作一个符号；若为乘积，请写作{product}",
    ),
    "read powers": (
        "powers need positive bases, so this is assumed: {relations}",
        "幂的底数须为正，故补充假设：{relations}",
    ),
    "table no probabilities": (
        "no probability is printed for {variables}: each is taken as that of the strategy listed first",
        "表中未标注{variables}：均取首先列出的策略的概率",
    ),
    "table order": (
        "the payoffs of a cell are taken in the order {players}",
        "单元格内各收益依次属于{players}",
    ),
    "table nameless": (
        "the table does not tell the names of {count} of the parties: write them into players",
        "表中有{count}个主体未给出名称：请在players中填写",
    ),
    "table first": (
        "the strategy that a variable belongs to comes first in the file",
        "文件中以变量所对应的策略为第一策略",
    ),
    "table states": (
        "a probability occurs in the payoffs, so they depend on the current state: state_dependent = true",
        "收益中含有概率变量，即依赖于当前状态：state_dependent = true",
    ),
    "code renamed": ("'{name}' of the code is called '{written}' here", "代码中的“{name}”在此记为“{written}”"),
    "code left out": (
        "left out, since it does not bear on the equations: {words}",
        "以下语句与方程无关，未读入：{words}",
    ),
    "code nameless": (
        "the code does not tell who plays: write names and strategies into players; shares are of first strategies",
        "代码中没有主体与策略的名称：请在players中填写；各变量为第一策略的比例",
    ),
    "code no start": (
        "a start of the code is no vector of numbers, and is left out",
        "代码中有初始值不是数值向量，未读入",
    ),
    "code start outside": (
        "a start of the code does not give each share a number from 0 to 1, and is left out",
        "代码中有初始值不是各比例在0到1之间的取值，未读入",
    ),
    "code many values": (
        "the code is run at more than {count} sets of values; the first of them are taken",
        "代码所用参数取值超过{count}组，只取前{count}组",
    ),
    "code changes": ("the code changes {names}: look through the scenarios", "代码中{names}的取值有变化：请核对各情景"),
    "code nowhere": (
        "{names}: defined nowhere in the code and taken for a parameter; check the spelling",
        "{names}：代码中未定义，视为参数；请核对拼写",
    ),
    "code no value": ("the code gives no value to {names}", "代码未给出{names}的取值"),
}
