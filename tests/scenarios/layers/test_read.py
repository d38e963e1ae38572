"""Scenarios are found by name or by path, with their parents, and know where each of their entries is written."""

import os
from pathlib import Path

import pytest

from sixteenth.errors import CircularParents, Place, UnknownScenario, UnreadableFile
from sixteenth.scenarios.files.schema import ValueCard
from sixteenth.scenarios.layers.read import (
    MOST_PARENTS,
    Assumptions,
    Placed,
    find_scenario,
    library,
    read_assumptions,
)

VALUE = 'unit = "Share"\nkind = "judgement"\nsource = "somebody"\n'


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def read(file: str) -> Assumptions:
    assumptions, faults = read_assumptions(file)
    assert faults == []
    assert assumptions is not None
    return assumptions


def test_the_library_is_found_by_name():
    for name, path in library().items():
        assert find_scenario(name) == (path, [])


def test_a_file_is_found_by_its_path_from_here_or_beside_another(tmp_path, monkeypatch):
    file = write(tmp_path, "a/own.toml", "")
    assert find_scenario(file) == (Path(file), [])
    assert find_scenario("own.toml", tmp_path / "a") == (Path(file), [])
    monkeypatch.chdir(tmp_path / "a")
    assert find_scenario("own.toml") == (Path("own.toml"), [])


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("interview_arithmetics", "did you mean 'interview_arithmetic'?"),
        ("wno.toml", "did you mean 'own.toml'?"),
        ("zzz", "give a path that ends in .toml"),
    ],
)
def test_what_is_not_there_is_told_with_what_resembles_it(tmp_path, monkeypatch, name, cure):
    write(tmp_path, "own.toml", "")
    monkeypatch.chdir(tmp_path)
    path, (fault,) = find_scenario(name)
    assert path is None
    assert isinstance(fault, UnknownScenario)
    assert cure in fault.cure


def test_a_python_file_is_no_scenario(tmp_path):
    _, (fault,) = find_scenario(write(tmp_path, "own.py", ""))
    assert isinstance(fault, UnknownScenario)


def test_parents_are_put_below_by_path_and_by_name(tmp_path):
    write(tmp_path, "below/parent.toml", 'title = "parent"\nparent = "interview_arithmetic"\nclaim = "c"\n')
    child = read(write(tmp_path, "child.toml", 'title = "child"\nparent = "below/parent.toml"\n'))
    assert child.name == "child"
    assert child.parents == ("parent", "interview_arithmetic")
    assert (child.facts["title"], child.facts["claim"], child.facts["months"]) == ("child", "c", 48)
    assert child.is_whole


def test_a_parent_is_looked_for_beside_the_child_not_in_the_working_folder(tmp_path, monkeypatch):
    write(tmp_path, "a/parent.toml", 'title = "right"\n')
    write(tmp_path, "b/parent.toml", 'title = "wrong"\n')
    file = write(tmp_path, "a/child.toml", 'parent = "parent.toml"\n')
    monkeypatch.chdir(tmp_path / "b")
    assert read(file).facts["title"] == "right"


@pytest.mark.parametrize("length", [1, 2, 3, 5])
def test_a_circle_of_parents_is_told_once(tmp_path, length):
    for number in range(length):
        write(tmp_path, f"s{number}.toml", f'title = "x"\nparent = "s{(number + 1) % length}.toml"\n')
    assumptions, (fault,) = read_assumptions(str(tmp_path / "s0.toml"))
    assert isinstance(fault, CircularParents)
    assert fault.what == " > ".join([*(f"s{number}" for number in range(length)), "s0"])
    assert fault.where == Place(str(tmp_path / f"s{length - 1}.toml"), 2)
    assert assumptions is not None
    assert not assumptions.is_whole


def test_a_missing_parent_is_told_at_its_line_and_the_child_is_kept(tmp_path):
    file = write(tmp_path, "child.toml", 'title = "child"\n\nparent = "nowhere.toml"\n')
    assumptions, (fault,) = read_assumptions(file)
    assert isinstance(fault, UnknownScenario)
    assert fault.where == Place(file, 3)
    assert assumptions is not None
    assert (assumptions.facts["title"], assumptions.is_whole) == ("child", False)


def test_a_parent_that_cannot_be_read_is_told_and_the_child_is_kept(tmp_path):
    broken = write(tmp_path, "parent.toml", "a = = 1\n")
    assumptions, (fault,) = read_assumptions(write(tmp_path, "child.toml", 'title = "x"\nparent = "parent.toml"\n'))
    assert isinstance(fault, UnreadableFile)
    assert fault.where == Place(broken, 1)
    assert assumptions is not None
    assert not assumptions.is_whole


def test_nothing_is_assumed_where_the_scenario_itself_cannot_be_read(tmp_path):
    assumptions, faults = read_assumptions(write(tmp_path, "own.toml", "= 1\n"))
    assert assumptions is None
    assert [type(fault) for fault in faults] == [UnreadableFile]


def test_every_entry_knows_where_it_is_written(tmp_path):
    parent = write(tmp_path, "parent.toml", f"[values.x]\nby = {{ a = 1, b = 2 }}\n{VALUE}[axes]\nlab = ['a', 'b']\n")
    child = write(tmp_path, "child.toml", 'parent = "parent.toml"\n[values.x]\nby.b = 3\n')
    assumptions = read(child)
    placed = assumptions.values["x"]
    assert placed.where == Place(child, 2)
    assert placed.at("by", "b") == Place(child, 3)
    assert placed.at("by", "a") == Place(parent, 2)
    assert placed.at("unit") == Place(parent, 3)
    assert assumptions.place("axes", "lab", 1) == Place(parent, 7)
    assert assumptions.place("axes", "town") == Place(parent, 6)
    assert assumptions.place("theory", "x") == Place(child)


def test_an_entry_that_is_nowhere_is_at_its_card():
    placed = Placed(ValueCard(), Place("file", 3), {("unit",): Place("file", 5)})
    assert placed.at("unit", "deeper") == Place("file", 5)
    assert placed.at("kind") == Place("file", 3)


def test_what_did_not_fit_is_remembered_with_all_it_holds(tmp_path):
    text = 'months = 0\n[theory]\ndemand = 3\n[values.x]\nvalue = "a"\n'
    assumptions, faults = read_assumptions(write(tmp_path, "own.toml", text))
    assert len(faults) == 3
    assert assumptions is not None
    assert assumptions.is_spoilt("months")
    assert assumptions.is_spoilt("values", "x")
    assert assumptions.is_spoilt("theory", "demand")
    assert not assumptions.is_spoilt("theory", "pace")
    assert not assumptions.is_spoilt("values", "y")


def test_only_what_differs_from_a_parent_is_an_override(tmp_path):
    parent = write(tmp_path, "parent.toml", f"[values.x]\nvalue = 1\n{VALUE}[values.y]\nvalue = 1\n{VALUE}")
    child = write(tmp_path, "child.toml", f'parent = "parent.toml"\n[values.y]\nvalue = 2\n{VALUE}')
    assert read(child).own == {"y"}
    assert read(parent).own == frozenset()


@pytest.mark.parametrize("name", ["a" * 5000, "a\0b.toml", f"{'a/' * 3000}b.toml", "x.toml\0", ""])
def test_names_that_no_file_can_have_are_told(name):
    path, (fault,) = find_scenario(name)
    assert path is None
    assert fault.got == "no such file"
    assert len(str(fault).splitlines()) == 4


def test_what_is_called_like_a_scenario_and_is_no_file_is_told(tmp_path):
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    _, (folder,) = find_scenario(str(tmp_path / "folder.toml"))
    _, (pipe,) = find_scenario(str(tmp_path / "pipe.toml"))
    assert (folder.got, pipe.got) == ("a folder", "a file of another kind")
    child = write(tmp_path, "child.toml", 'title = "x"\nparent = "folder.toml"\n')
    _, faults = read_assumptions(str(child))
    assert [(fault.got, fault.where.line) for fault in faults] == [("a folder", 2)]


def test_a_chain_of_parents_has_an_end(tmp_path):
    for number in range(MOST_PARENTS + 2):
        write(tmp_path, f"{number}.toml", f'title = "x"\nparent = "{number + 1}.toml"\n')
    _, (fault,) = read_assumptions(str(tmp_path / "0.toml"))
    assert fault.got == f"over {MOST_PARENTS} parents"
    assert fault.where.line == 2


def test_a_circle_through_a_link_is_told(tmp_path):
    child = write(tmp_path, "child.toml", 'title = "x"\nparent = "link.toml"\n')
    (tmp_path / "link.toml").symlink_to(child)
    _, (fault,) = read_assumptions(str(child))
    assert isinstance(fault, CircularParents)
