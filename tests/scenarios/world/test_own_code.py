"""Users' files are imported under private names: no file's functions are ever another's, in any process."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from sixteenth.scenarios.world.own_code import OwnFile, in_front, known_here, neighbours_of, open_module
from tests.scenarios.written_files import write


def two_stands(folder: Path) -> list[Path]:
    """Write two folders whose files have the same names, with a helper each that says another number."""
    for name, rate in (("first", 1), ("second", 2)):
        write(folder, f"{name}/stand_rates.py", f"RATE = {rate}\n")
        write(folder, f"{name}/stand.py", "from stand_rates import RATE\n\n\ndef own():\n    return RATE\n")
    return [folder / "first" / "stand.py", folder / "second" / "stand.py"]


def test_helpers_of_one_name_in_two_folders_are_two(tmp_path):
    modules = [open_module(path, [path.parent]) for path in two_stands(tmp_path)]
    assert [module.own() for module in modules] == [1, 2]


def test_the_path_and_plain_names_are_left_as_they_were(tmp_path):
    path, modules = list(sys.path), set(sys.modules) - known_here().keys()
    for each in two_stands(tmp_path):
        open_module(each, [each.parent])
    assert sys.path == path
    assert set(sys.modules) - known_here().keys() == modules
    assert "stand_rates" not in sys.modules


def test_a_file_is_imported_once_until_it_or_what_it_imports_changes(tmp_path):
    path, _ = two_stands(tmp_path)
    first = open_module(path, [path.parent])
    assert open_module(path, [path.parent]) is first
    write(path.parent, "stand_rates.py", "RATE = 7\n")
    assert open_module(path, [path.parent]).own() == 7
    write(path.parent, "stand.py", "def own():\n    return 8\n")
    assert open_module(path, [path.parent]).own() == 8
    assert first.own() == 1


IMPORTS = {
    "import helpers.rates as rates\nFOUND = rates.RATE": 5,
    "import helpers.rates\nFOUND = helpers.rates.RATE": 5,
    "from helpers import rates\nFOUND = rates.RATE": 5,
    "from helpers.rates import RATE as FOUND": 5,
    "from helpers.rates import *\nFOUND = RATE": 5,
    "from helpers import FIRST as FOUND": 6,
    "from helpers.inner import FOUND": 5,
    "from plain.deep import RATE as FOUND": 9,
    "import plain.deep\nFOUND = plain.deep.RATE": 9,
    "from . import other\nFOUND = other.RATE": 4,
    "from .other import RATE as FOUND": 4,
    "def later():\n    from other import RATE\n    return RATE\nFOUND = later()": 4,
    "import math\nFOUND = math.floor(3.5)": 3,
    "import os.path\nFOUND = len(os.path.join('a', 'b'))": 3,
    "from sixteenth.units import USD\nFOUND = USD.dimension['USD']": 1,
}


@pytest.mark.parametrize(("text", "found"), IMPORTS.items())
def test_neighbours_are_found_however_they_are_imported(tmp_path, text, found):
    write(tmp_path, "helpers/__init__.py", "FIRST = 6\n")
    write(tmp_path, "helpers/rates.py", "RATE = 5\n")
    write(tmp_path, "helpers/inner.py", "from . import rates\nfrom .rates import RATE as FOUND\n")
    write(tmp_path, "plain/deep.py", "RATE = 9\n")
    write(tmp_path, "other.py", "RATE = 4\n")
    write(tmp_path, "sixteenth.py", "raise SystemExit\n")
    path = write(tmp_path, "own.py", f"{text}\n")
    assert found == open_module(path, [tmp_path]).FOUND


def test_what_no_folder_has_is_told_as_python_does(tmp_path):
    write(tmp_path, "helpers/__init__.py", "")
    for text in (
        "import no_such_module_here",
        "import helpers.nothing",
        "from . import nothing",
        "from .nothing import x",
    ):
        with pytest.raises(ImportError):
            open_module(write(tmp_path, "own.py", f"{text}\n"), [tmp_path])


def test_files_may_import_each_other_in_a_circle(tmp_path):
    write(tmp_path, "one.py", "import two\nRATE = 3\n\n\ndef own():\n    return two.other()\n")
    write(tmp_path, "two.py", "import one\n\n\ndef other():\n    return one.RATE\n")
    module = open_module(tmp_path / "one.py", [tmp_path])
    assert module.own() == 3
    assert open_module(tmp_path / "one.py", [tmp_path]) is module


def test_a_helper_that_is_a_link_out_of_the_folder_is_refused(tmp_path):
    write(tmp_path, "elsewhere.py", "raise SystemExit('this ran')\n")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "helper.py").symlink_to(tmp_path / "elsewhere.py")
    path = write(tmp_path, "own/rule.py", "import helper\n")
    with pytest.raises(ImportError, match="leads out of"):
        open_module(path, [path.parent])


def test_a_file_finds_what_lies_in_later_folders_too(tmp_path):
    write(tmp_path, "below/shared.py", "class Stand: ...\n")
    below = write(tmp_path, "below/rule.py", "from shared import Stand\n")
    above = write(tmp_path, "above/rule.py", "from shared import Stand\n")
    roots = in_front(above.parent, in_front(below.parent, ()))
    assert open_module(above, roots).Stand is open_module(below, [below.parent]).Stand


def test_what_is_imported_is_known_without_running_it(tmp_path):
    write(tmp_path, "helpers/__init__.py", "raise SystemExit\n")
    write(tmp_path, "helpers/rates.py", "import last\n")
    write(tmp_path, "last.py", "def broken(:\n")
    path = write(tmp_path, "own.py", "import math\nfrom helpers.rates import RATE\nraise SystemExit\n")
    assert neighbours_of(path, [tmp_path]).keys() == {
        tmp_path / "helpers" / "__init__.py",
        tmp_path / "helpers" / "rates.py",
        tmp_path / "last.py",
    }


UNPICKLE = "import pickle, sys; print(pickle.load(sys.stdin.buffer)())"


def test_another_process_finds_a_function_by_its_name_alone_unless_its_file_has_changed(tmp_path):
    path = two_stands(tmp_path)[1]
    data = pickle.dumps(open_module(path, [path.parent]).own)
    run = subprocess.run([sys.executable, "-c", UNPICKLE], input=data, capture_output=True, check=True, cwd=tmp_path)
    assert run.stdout.strip() == b"2"
    write(path.parent, "stand.py", "def own():\n    return 3\n")
    run = subprocess.run([sys.executable, "-c", UNPICKLE], input=data, capture_output=True, check=False, cwd=tmp_path)
    assert b"has changed since it was read" in run.stderr


def test_a_private_name_holds_its_file(tmp_path):
    path = write(tmp_path, "a b/ü.x.py", "")
    file = OwnFile.now(path, [tmp_path])
    assert OwnFile.named(file.name) == file
    assert file.name.rsplit(".", 1)[1].isidentifier()
