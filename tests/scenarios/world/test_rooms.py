import sys
from pathlib import Path

import pytest

from sixteenth import units
from sixteenth.errors import UnreadableFile
from sixteenth.scenarios.world.rooms import contents_of, look_into, open_file

LEMONADE = Path(__file__).parents[2] / "lemonade"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_has_files_and_topics():
    room = look_into(LEMONADE / "stand")
    assert [path.name for path in room.files] == ["books.py"]
    assert {topic: sorted(rivals) for topic, rivals in room.topics.items()} == {"demand": ["elastic", "linear"]}


def test_a_file_is_a_room_of_its_own():
    path = LEMONADE / "stand" / "books.py"
    room = look_into(path)
    assert (room.files, room.topics) == ((path,), {})


def test_a_folder_without_python_is_no_topic(tmp_path):
    write(tmp_path, "own.py", "")
    write(tmp_path, "notes/read.txt", "")
    write(tmp_path, "empty/__init__.py", "")
    write(tmp_path, "__init__.py", "")
    room = look_into(tmp_path)
    assert [path.name for path in room.files] == ["own.py"]
    assert room.topics == {}


def test_a_file_brings_its_public_functions_in_their_order():
    contents = open_file(LEMONADE / "stand" / "books.py", beside=[LEMONADE])
    names = [function.__name__ for function in contents.functions]
    assert names == ["takings", "profit", "profit_industry", "next_cash", "ends_broke"]
    assert {"CupsPerMonth", "USD", "Months"} <= contents.units.keys()
    assert contents.axes.keys() == {"Stand"}
    assert contents.faults == ()


def test_what_is_imported_or_private_is_not_an_equation(tmp_path):
    text = "from sixteenth.arrays import exp\n\ndef _help(x):\n    return x\n\ndef own(x):\n    return exp(x)\n"
    contents = open_file(write(tmp_path, "rule.py", text))
    assert [function.__name__ for function in contents.functions] == ["own"]


def test_the_module_of_units_brings_all_of_them():
    contents = contents_of(units)
    assert {"USD", "Share", "Months"} <= contents.units.keys()
    assert {"Lab", "Vintage"} <= contents.axes.keys()
    assert not {"Quantity", "Axis"} & (contents.units.keys() | contents.axes.keys())


def test_files_of_one_name_in_two_folders_are_two_modules(tmp_path):
    first = open_file(write(tmp_path, "a/rule.py", "def own():\n    return 1\n"))
    second = open_file(write(tmp_path, "b/rule.py", "def own():\n    return 2\n"))
    assert (first.functions[0](), second.functions[0]()) == (1, 2)


def test_the_path_is_left_as_it_was(tmp_path):
    before = list(sys.path)
    open_file(write(tmp_path, "rule.py", "raise ValueError('no')\n"), beside=[tmp_path])
    assert sys.path == before


@pytest.mark.parametrize(
    ("text", "line", "error"),
    [
        ("x = 1\n\ndef f(:\n", 3, "SyntaxError"),
        ("x = 1\nimport no_such_module_here\n", 2, "ModuleNotFoundError"),
        ("x = 1\n\n\ny = 1 / 0\n", 4, "ZeroDivisionError"),
        ("def inner():\n    raise KeyError('a')\n\ninner()\n", 2, "KeyError"),
        ("import sys\nsys.exit()\n", 2, "SystemExit"),
    ],
)
def test_a_file_that_fails_is_a_fault_at_the_line_that_failed(tmp_path, text, line, error):
    path = write(tmp_path, "rule.py", text)
    contents = open_file(path)
    (fault,) = contents.faults
    assert isinstance(fault, UnreadableFile)
    assert (fault.where.file, fault.where.line) == (str(path), line)
    assert fault.got.startswith(error)
    assert contents.functions == ()


def test_an_error_in_a_neighbour_is_told_at_the_line_that_imports_it(tmp_path):
    write(tmp_path, "broken_neighbour_of_rule.py", "x = 1 / 0\n")
    path = write(tmp_path, "rule.py", "\nimport broken_neighbour_of_rule\n")
    (fault,) = open_file(path, beside=[tmp_path]).faults
    assert (fault.where.file, fault.where.line) == (str(path), 2)
