"""Files that would make Python run something are read as what they say, or refused; nothing of them is run."""

import datetime
import io
import json
import pickle
import shutil
import sys
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.evidence.facts_read.facts_file import read_facts_file
from sixteenth.evidence.own_books.read_books import Wanted, read_own_books
from sixteenth.evidence.own_plan.read_plan import read_plan
from sixteenth.faces.link.state import read_link
from sixteenth.scale.sweeps.plan import read_plan as read_sweep
from tests.engine.worlds import LEMONADE
from tests.mutation.scenarios import base

WATCHED = ("pickle.find_class", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "socket.connect")
MARK = "it_was_run"
TODAY = datetime.date(2026, 6, 30)
_heard: list[str] = []
_listening = [False]


def _hear(event, arguments):
    if _listening[0] and (event in WATCHED or (event == "import" and str(arguments[0]).startswith("planted"))):
        _heard.append(f"{event} {arguments}")


sys.addaudithook(_hear)  # for good, as Python has it; it says nothing but below


@contextmanager
def nothing_runs(folder):
    """Hold that nothing was run, loaded or asked of the network meanwhile, and that nobody left a mark."""
    _heard.clear()
    _listening[0] = True
    try:
        with suppress(Refused):
            yield
    finally:
        _listening[0] = False
    assert _heard == []
    assert not [*folder.rglob(MARK)]


class Planted:
    """What leaves a mark where it is unpickled."""

    def __init__(self, folder):
        self.folder = folder

    def __reduce__(self):
        return Path.touch, (self.folder / MARK,)


def test_the_mark_and_the_hook_are_seen(tmp_path):
    with pytest.raises(AssertionError), nothing_runs(tmp_path):
        pickle.loads(pickle.dumps(Planted(tmp_path)))  # noqa: S301 - our own


@pytest.fixture
def world(tmp_path):
    """Return a folder with the lemonade world and Python files that nobody allowed."""
    folder = tmp_path / "world"
    shutil.copytree(LEMONADE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    planted = f"from pathlib import Path\nPath({str(folder / MARK)!r}).touch()\n"
    for name in ("planted.py", "sitecustomize.py", "conftest.py"):
        (folder / name).write_text(planted, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "change",
    [
        ("", ""),  # its own equations, which nobody allowed
        ('equations = ["stand"]', 'equations = ["planted.py"]'),
        ('equations = ["stand"]', 'equations = ["../world/planted.py"]'),
        ('demand = "elastic"', 'demand = "planted"'),
        ("Two lemonade stands", "!!python/object/apply:os.system ['touch it_was_run']"),
        ("Two lemonade stands", "{__import__('pathlib').Path('it_was_run').touch()}"),
    ],
)
def test_a_scenario_runs_no_code_that_nobody_allowed(world, monkeypatch, change):
    monkeypatch.chdir(world)
    text = (world / "lemonade.toml").read_text(encoding="utf-8")
    (world / "own.toml").write_text(text.replace(*change), encoding="utf-8")
    with nothing_runs(world):
        sixteenth.read("own.toml")
    with pytest.raises(Refused) as told:
        sixteenth.read("own.toml")
    assert "ForeignCode" in {type(fault).__name__ for fault in told.value.faults}


CELLS = ("=cmd|'/C touch it_was_run'!A0", "@SUM(1+1)", "{__import__('os').system('touch it_was_run')}", "%s%n", "`id`")


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize(
    ("name", "old", "read"),
    [
        ("own_facts.csv", "a note, quoted", lambda file: read_facts_file(file, TODAY)),
        ("own_ledger.csv", "experiments, all", lambda file: read_own_books(file, Wanted(TODAY))),
        ("own_plan.csv", "a quarter, or a year", read_plan),
        ("points.csv", "200 USD/month", lambda file: read_sweep(file.parent / "sweep.toml")),
    ],
    ids=["facts", "ledger", "plan", "points"],
)
def test_a_cell_is_a_text(tmp_path, monkeypatch, cell, name, old, read):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sweep.toml").write_bytes(base()["sweep.toml"])
    (tmp_path / name).write_text(base()[name].decode().replace(old, cell), encoding="utf-8")
    with nothing_runs(tmp_path):
        read(tmp_path / name)


def test_a_saved_result_of_objects_is_refused_and_none_is_made(tmp_path):
    scenario = sixteenth.read(str(LEMONADE / "lemonade.toml"), allow_code=True)
    sixteenth.run(scenario, draws=4, back_end="numpy", workers=1, folder=tmp_path / "saved")
    array = next((tmp_path / "saved").rglob("*.npy"))
    kept = np.load(array)
    held = io.BytesIO()
    np.save(held, np.full(kept.shape, Planted(tmp_path), dtype=object), allow_pickle=True)
    array.write_bytes(held.getvalue())
    with nothing_runs(tmp_path):
        sixteenth.load(tmp_path / "saved")
    with pytest.raises(Refused):
        sixteenth.load(tmp_path / "saved")


def test_the_recipe_of_a_saved_result_runs_no_code_that_nobody_allowed(world):
    scenario = sixteenth.read(str(world / "lemonade.toml"), allow_code=True)
    sixteenth.save(sixteenth.run(scenario, draws=4, back_end="numpy", workers=1), world / "saved.nc")
    for file in (world / "stand").glob("*.py"):
        file.write_text(f"{file.read_text(encoding='utf-8')}\nopen({str(world / MARK)!r}, 'w')\n", encoding="utf-8")
    with nothing_runs(world):
        sixteenth.verify(sixteenth.load(world / "saved.nc"))
    with pytest.raises(Refused):
        sixteenth.verify(sixteenth.load(world / "saved.nc"))


@pytest.mark.parametrize("name", ["planted.py", "lemonade.toml", "../world/lemonade.toml", "stand"])
def test_a_link_names_no_file(world, monkeypatch, name):
    monkeypatch.chdir(world)
    with nothing_runs(world):
        read_link(f"#s={name}&allow_code=1")
    with pytest.raises(Refused):
        read_link(f"#s={name}")


def test_what_is_said_in_json_is_data(tmp_path):
    """A recipe is JSON: names of classes in it make nothing."""
    scenario = sixteenth.read(str(LEMONADE / "lemonade.toml"), allow_code=True)
    sixteenth.run(scenario, draws=4, back_end="numpy", workers=1, folder=tmp_path / "saved")
    for file in (tmp_path / "saved").rglob("*.json"):
        said = json.loads(file.read_text(encoding="utf-8"))
        if isinstance(said, dict):
            file.write_text(json.dumps({**said, "py/object": "os.system", "__reduce__": ["os.system", "touch x"]}))
    with nothing_runs(tmp_path):
        sixteenth.load(tmp_path / "saved")
