"""A run is kept in a file, in a folder, or not at all."""

from pathlib import Path

import numpy as np
import pytest

import sixteenth
from sixteenth.interfaces.keeping import run_and_keep
from sixteenth.scenarios.assemble import read_scenario

LEMONADE = Path(__file__).parents[1] / "lemonade" / "lemonade.toml"


@pytest.mark.parametrize("name", ["kept.nc", "folder"])
def test_what_is_kept_is_what_ran(tmp_path, name):
    job = sixteenth.prepare(read_scenario(str(LEMONADE), allow_code=True), draws=20, back_end="numpy")
    result = run_and_keep(job, tmp_path / name, None, None)
    again = sixteenth.load(tmp_path / name) if name.endswith(".nc") else run_and_keep(job, tmp_path / name, None, None)
    assert np.array_equal(result["profit"], again["profit"])
    assert any(tmp_path.iterdir())


def test_nothing_is_kept_where_nothing_is_asked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    job = sixteenth.prepare(read_scenario(str(LEMONADE), allow_code=True), draws=20, back_end="numpy")
    assert run_and_keep(job, None, None, None).draws == 20
    assert list(tmp_path.iterdir()) == []
