"""What a scenario names lies in its folder: nothing of the rest of the machine is read or run."""

import sys

import pytest

import sixteenth
from sixteenth.errors import OutsidePath, Refused, UnreadableFile
from sixteenth.scenarios.files.own_paths import inside_paths, is_inside
from sixteenth.scenarios.files.positions import parse_document
from sixteenth.scenarios.files.schema import CodeCard
from tests.scenarios.written_files import copy_of_lemonade, faults_of, told, write

PARTS = ("equations", "parameters", "outputs", "limits")


@pytest.mark.parametrize(
    "entry", ["..", "/", "../x.py", "a/../../x", "/etc/passwd", ".", "", "C:\\x.py", "..\\x.py", "a\0b"]
)
@pytest.mark.parametrize("part", PARTS)
def test_paths_that_lead_out_are_told_at_their_line(tmp_path, entry, part):
    own = "own.py" if part == "equations" else "own.toml"
    (tmp_path / own).touch()
    document = parse_document(f"[code]\n{part} = [\n  '{own}',\n  'x',\n]\n", "any.toml")
    paths = inside_paths(CodeCard(**{part: [own, entry]}), tmp_path, document)
    (fault,) = paths.faults
    assert isinstance(fault, OutsidePath)
    assert fault.where.line == 4
    assert getattr(paths.card, part) == [own]
    assert paths.spoilt == (("code", part, 1),)


def test_what_lies_in_the_folder_stays(tmp_path):
    for name in ("a", "stand"):
        (tmp_path / name).mkdir()
    for name in ("a/b.py", "c.py", "parameters.toml"):
        (tmp_path / name).touch()
    card = CodeCard(equations=["stand", "a/b.py", "./c.py"], parameters=["parameters.toml"])
    paths = inside_paths(card, tmp_path, parse_document("", "any.toml"))
    assert (paths.card, paths.faults, paths.spoilt) == (card, (), ())


@pytest.mark.parametrize("part", PARTS)
def test_a_path_to_nothing_is_told_where_it_is_asked_for(tmp_path, part):
    document = parse_document(f"[code]\n{part} = [\n  'own.toml',\n]\n", "any.toml")
    paths = inside_paths(CodeCard(**{part: ["own.toml"]}), tmp_path, document)
    (fault,) = paths.faults
    assert isinstance(fault, UnreadableFile)
    assert (fault.what, fault.where.line, fault.got) == ("'own.toml'", 3, "no such file")
    assert getattr(paths.card, part) == []


@pytest.mark.parametrize("part", PARTS)
def test_a_folder_holds_equations_and_is_no_file(tmp_path, part):
    (tmp_path / "own").mkdir()
    paths = inside_paths(CodeCard(**{part: ["own"]}), tmp_path, parse_document("", "any.toml"))
    assert [getattr(fault, "got", "") for fault in paths.faults] == ([] if part == "equations" else ["a folder"])


@pytest.mark.parametrize(("part", "file"), [("equations", "limits.toml"), ("limits", "stand.py")])
def test_a_file_of_another_kind_is_told_where_it_is_asked_for(tmp_path, part, file):
    (tmp_path / file).touch()
    paths = inside_paths(CodeCard(**{part: [file]}), tmp_path, parse_document("", "any.toml"))
    (fault,) = paths.faults
    assert fault.got.startswith("a file whose name does not end with .")
    assert getattr(paths.card, part) == []


def test_links_are_followed(tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "out").symlink_to(tmp_path)
    (tmp_path / "own" / "loop").symlink_to(tmp_path / "own" / "loop")
    assert not is_inside(tmp_path / "own" / "out", tmp_path / "own")
    assert not is_inside(tmp_path / "own", tmp_path / "own")
    assert not is_inside(tmp_path / "own" / ("a" * 5000 + "/b"), tmp_path / "other")
    assert is_inside(tmp_path / "own" / "new.py", tmp_path / "own")


@pytest.mark.parametrize("entry", ["..", "/", "../elsewhere", "linked"])
def test_no_python_outside_the_folder_runs(tmp_path, entry):
    path = copy_of_lemonade(tmp_path)
    write(tmp_path, "elsewhere/rule.py", "import sys\nsys.sixteenth_ran_this = True\n")
    write(tmp_path, "rule.py", "import sys\nsys.sixteenth_ran_this = True\n")
    (path.parent / "linked").symlink_to(tmp_path / "elsewhere")
    path.write_text(path.read_text().replace('equations = ["stand"]', f'equations = ["stand", "{entry}"]'))
    faults = faults_of(path)
    assert told(faults) == ["OutsidePath"]
    assert faults[0].where.line == 8
    assert not hasattr(sys, "sixteenth_ran_this")


def test_a_link_among_the_equations_that_leads_out_is_told(tmp_path):
    path = copy_of_lemonade(tmp_path)
    write(tmp_path, "rule.py", "import sys\nsys.sixteenth_ran_this = True\n")
    (path.parent / "stand" / "rule.py").symlink_to(tmp_path / "rule.py")
    assert told(faults_of(path)) == ["OutsidePath"]
    assert not hasattr(sys, "sixteenth_ran_this")


def test_two_scenarios_with_helpers_of_one_name_differ_in_numbers_and_in_hash(tmp_path):
    read = []
    for name, factor in (("first", 1), ("second", 2)):
        path = copy_of_lemonade(tmp_path / name)
        write(path.parent, "stand_rates.py", f"FACTOR = {factor}\n")
        books = path.parent / "stand" / "books.py"
        text = books.read_text().replace("return price * cups_sold", "return stand_rates.FACTOR * price * cups_sold")
        books.write_text(text.replace("from lemonade_units", "import stand_rates\nfrom lemonade_units"))
        read.append(sixteenth.read(str(path), allow_code=True))
    first, second = (
        sixteenth.run(each, draws=2, back_end="numpy", output_set="everything")["takings"] for each in read
    )
    assert first.shape == second.shape
    assert (second[0] == 2 * first[0]).all()
    assert read[0].hash != read[1].hash


def test_a_copy_of_a_scenario_with_its_helpers_has_the_same_hash(tmp_path):
    paths = [copy_of_lemonade(tmp_path / name) for name in ("first", "second")]
    hashes = {sixteenth.read(str(path), allow_code=True).hash for path in paths}
    assert len(hashes) == 1
    helper = paths[1].parent / "lemonade_units.py"
    helper.write_text(helper.read_text().replace('"cup": -1', '"cup": -2'))
    try:
        changed = sixteenth.read(str(paths[1]), allow_code=True).hash
    except Refused:
        changed = None  # the units no longer add up, which is told
    assert changed not in hashes
