"""Why a finding is so: the beginnings of reasons, and what a Chinese document says."""

from __future__ import annotations

CHINESE_REASONS = {
    "a positive transversal eigenvalue": "有一个横向特征值为正",
    "three mixers at an isolated point": "孤立的三方混合点：行列式不为零而迹为零，故有特征值实部为正",
    "two mixers whose slopes have one sign": "两方混合，J12*J21>0，特征值一正一负",
    "two mixers, J12*J21 < 0": "两方混合，J12*J21<0，且横向特征值均为负",
    "its whole face is at rest": "整个面静止，由横向特征值判定",
    "trace 0 and a characteristic polynomial": "迹为零，特征多项式奇偶项并存",
    "a weighted sum of logarithms": "各比例对数的加权和守恒",
    "its coordinates are roots": "坐标为根式，符号未定",
    "the signs of its eigenvalues are open": "特征值的符号未定",
    "its eigenvalues may all lie on the imaginary axis": "特征值可能都在虚轴上",
    "an eigenvalue 0": "有特征值为零",
    "own shares in the payoffs": "支付含自身比例：按Routh-Hurwitz判据",
    "three mixers at a simple root": "三方混合的单根：行列式不为零而迹为零，故有特征值实部为正",
}
