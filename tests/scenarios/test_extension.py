"""What a scenario brings of its own: told by name and file, apart from the package's and from what a theory chooses."""

from pathlib import Path

import pytest

import sixteenth
from sixteenth.scenarios.changes import changes_between
from sixteenth.scenarios.extension import (
    is_same_code,
    outputs_kept,
    own_equations,
    own_limits,
    said_of,
    where_written,
)
from tests.scenarios.written_files import child_of_lemonade, copy_of_lemonade, lemonade, write

CENTRAL = sixteenth.read("central")


TIPS = """
from lemonade_units import Stand

from sixteenth.units import USDPerMonth


def tips(takings: USDPerMonth[Stand]) -> USDPerMonth[Stand]:
    \"\"\"What customers leave.\"\"\"
    return takings * 0.1
"""
RUIN = """
from sixteenth.units import Flag, Lab


def ends_ruined(is_alive: Flag[Lab]) -> Flag[Lab]:
    \"\"\"A lab is ruined when nobody believes in it.\"\"\"
    return is_alive < 0.5
"""


def read(file: Path):
    return sixteenth.read(str(file), allow_code=True)


def found(one, other):
    return {(each.kind, each.name, each.labels): each for each in changes_between(one, other)}


@pytest.fixture(scope="module")
def extended(tmp_path_factory):
    """Read the lemonade world with tips beside it, a limit and outputs."""
    folder = tmp_path_factory.mktemp("extension")
    file = child_of_lemonade(
        folder, '[code]\nequations = ["more"]\nlimits = ["limits.toml"]\noutputs = ["kept.toml"]\n'
    )
    write(folder, "lemonade/more/tips.py", TIPS)
    limit = '[elasticity_below_ten]\nof = "elasticity"\nbelow = 10\nwhy = "Nobody is so fussy"\n'
    write(folder, "lemonade/limits.toml", limit)
    write(folder, "lemonade/kept.toml", '[standard]\nmonthly = ["tips", "thirst"]\n')
    return read(file)


def test_the_package_brings_nothing_of_its_own():
    assert own_equations(CENTRAL) == {}
    assert own_limits(CENTRAL) == {}
    assert where_written(CENTRAL.world, "overhead").startswith("the world's own (")
    assert where_written(CENTRAL.world, "no_such_name") == ""


def test_equations_of_its_own_are_told_with_their_files_and_without_what_a_theory_chose(extended):
    own = own_equations(extended)
    assert (own["tips"], own["profit"]) == (("tips.py",), ("books.py",))
    assert "cups_sold" not in own
    assert said_of(extended.world, "tips") == "What customers leave."
    assert list(own_limits(extended)) == ["elasticity_below_ten"]
    assert outputs_kept(extended.world)["tips"] == ("standard",)


def test_what_an_extension_changes_is_told_by_name(extended):
    told = found(lemonade(), extended)
    assert {key: (each.before, each.after) for key, each in told.items()} == {
        ("code", "tips", ""): ("nothing", "tips.py"),
        ("limit", "elasticity_below_ten", ""): ("nothing", "elasticity below 10.0"),
        ("output", "tips", ""): ("nothing", "standard"),
        ("output", "thirst", ""): ("nothing", "standard"),
    }
    assert told["code", "tips", ""].title == "equation tips"
    assert told["code", "tips", ""].why == "What customers leave."
    assert told["limit", "elasticity_below_ten", ""].why == "Nobody is so fussy"
    back = found(extended, lemonade())
    assert {key: (each.after, each.before) for key, each in back.items()} == {
        key: (each.before, each.after) for key, each in told.items()
    }


def test_the_same_code_in_another_folder_is_no_change(tmp_path):
    other = read(copy_of_lemonade(tmp_path))
    assert changes_between(lemonade(), other) == ()
    assert is_same_code(lemonade().world, other.world, "takings")
    assert not is_same_code(lemonade().world, CENTRAL.world, "takings")


@pytest.mark.parametrize("way", [1, -1])
def test_a_label_more_is_told_with_the_values_of_its_own(tmp_path, way):
    new = '[axes]\nstand = ["Ana", "Ben", "Cleo"]\n'
    for name, unit in (("price", "USDPerCup"), ("rent", "USDPerMonth")):
        new += f'[values.{name}]\nby = {{ Cleo = 3 }}\nunit = "{unit}"\nkind = "judgement"\nsource = "Cleo"\n'
    told = found(*(lemonade(), read(child_of_lemonade(tmp_path, new)))[::way])
    assert set(told) == {("axis", "stand", ""), ("label", "stand", "Cleo")}
    each = told["label", "stand", "Cleo"]
    assert each.title == "stand Cleo"
    assert (each.before, each.after)[::way] == ("nothing", "2 values of its own")


def test_an_equation_that_is_written_otherwise_is_told_even_where_its_file_has_the_same_name(tmp_path):
    file = copy_of_lemonade(tmp_path)
    books = tmp_path / "lemonade" / "stand" / "books.py"
    books.write_text(books.read_text().replace("price * cups_sold", "price * cups_sold * 1.1"))
    (change,) = changes_between(lemonade(), read(file))
    assert (change.kind, change.name, change.labels) == ("code", "takings", "")
    assert (change.before, change.after) == ("books.py", "books.py, written otherwise")


def test_an_equation_in_place_of_the_worlds_own_is_told(tmp_path):
    write(tmp_path, "ruin.py", RUIN)
    text = 'title = "mine"\nparent = "central"\n[code]\nequations = ["ruin.py"]\n'
    (change,) = changes_between(CENTRAL, read(write(tmp_path, "mine.toml", text)))
    assert (change.kind, change.name) == ("code", "ends_ruined")
    assert (change.before, change.after) == ("the world's own (ruin.py)", "ruin.py")
    assert change.why == "A lab is ruined when nobody believes in it."
