"""Sweeps in the plane of their parameters: markers where paths go, between the exact borders."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import symgame as sg
from symgame.errors import FigureError
from symgame.figures import sampled_plane

pytest.importorskip("zarr", reason="needs the extra 'cluster'")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    game = sg.load("llm-iar")
    folder = tmp_path_factory.mktemp("sweep") / "plane.zarr"
    return sg.sweep(sg.replicator(game), game.scenarios[0], {"S1": "0.5:4:8", "C": "1:8:8"}, folder)


@pytest.mark.parametrize(("lang", "label"), [("en", "Path to $E_8(1,1,1)$"), ("zh", "趋向$E_8(1,1,1)$")])
def test_every_point_has_the_marker_of_its_end(found, lang, label) -> None:
    figure = sampled_plane(found, lang=lang)
    labels = [
        text.get_text().replace("{", "").replace("}", "").replace(" ", "") for text in figure.legends[0].get_texts()
    ]
    assert any(label.replace(" ", "") in shown.replace("\\", "") for shown in labels), labels
    drawn = [line for line in figure.axes[0].lines if line.get_markersize() < 3]
    points = sorted(map(tuple, np.concatenate([line.get_xydata() for line in drawn]).tolist()))
    assert points == sorted((float(a), float(b)) for a in found.S1.values for b in found.C.values)
    ends = found.end.isel(start=0)
    for line in drawn:
        reached = {tuple(ends.sel(S1=a, C=b, method="nearest").values.round(6)) for a, b in line.get_xydata()}
        assert len(reached) == 1
    assert len(drawn) >= 2


def test_what_cannot_be_drawn_is_said(found) -> None:
    with pytest.raises(FigureError, match="there is no start 3; the sweep has 1"):
        sampled_plane(found, start=3)
    with pytest.raises(FigureError, match="followed no paths"):
        sampled_plane(found.drop_vars("outcome"))


def test_the_command_draws_it(run, tmp_path: Path) -> None:
    picture = tmp_path / "plane.png"
    words = (
        "sweep",
        "llm-iar",
        "--axis",
        "S1=0.5,1",
        "--axis",
        "C=2,6",
        "-o",
        tmp_path / "s.zarr",
        "--figure",
        picture,
    )
    status, out, _ = run(*words)
    assert status == 0 and "Exact thresholds" in out
    assert picture.stat().st_size > 10_000
