"""Limits read from beside the cards, and what a scenario that breaks one is told."""

from pathlib import Path

import pytest

import sixteenth
from sixteenth.errors import BoundViolation, ImpossibleCombination, Refused
from sixteenth.interfaces.cli import app
from sixteenth.scenarios.layers.read import library
from sixteenth.scenarios.world.limits import impossible
from tests.scenarios.written_files import child_of_lemonade, faults_of, lemonade, told, write

LIMITS = """
[price_covers_the_cup]
of = "cup_cost"
below = "price"
why = "A stand does not sell at a loss."
"""


def with_limits(folder, text: str = LIMITS, more: str = "") -> Path:
    """Put limits beside a copy of the lemonade world, whose child has some values of its own."""
    path = child_of_lemonade(folder, f'[code]\nlimits = ["limits.toml"]\n{more}')
    write(path.parent, "limits.toml", text)
    return path


def value(name: str, amount: str, unit: str) -> str:
    return f'[values.{name}]\n{amount}\nunit = "{unit}"\nkind = "scenario"\nsource = "A test"\n'


@pytest.mark.parametrize("name", library())
def test_the_library_breaks_no_limit(name):
    scenario = sixteenth.read(name)
    assert scenario.world.limits
    assert list(impossible(scenario.assumptions, scenario.premises)) == []


def test_limits_of_ones_own_are_read_with_their_world(tmp_path):
    scenario = sixteenth.read(str(with_limits(tmp_path)), allow_code=True)
    (limit,) = scenario.world.limits
    assert (limit.name, limit.of, limit.relation, limit.bound, limit.in_draws) == (
        "price_covers_the_cup",
        "cup_cost",
        "below",
        "price",
        1.0,
    )
    assert limit.at("below").line == 4
    assert lemonade().world.limits == ()


def test_a_broken_limit_is_told_in_four_lines(tmp_path):
    path = with_limits(tmp_path, more=value("price", "by = { Ana = 0.5 }", "USDPerCup"))
    (fault,) = faults_of(path)
    what, where, sides, cure = fault.lines()
    assert what == "Values that cannot be together: 'cup_cost' and 'price', for Ana"
    assert where.endswith("child.toml:6")
    assert "got cup_cost 0.5 USDPerCup and price 0.5 USDPerCup, in " in sides
    assert "of 256 draws, expected cup_cost below price: a stand does not sell at a loss" in sides
    assert cure.startswith("  cure: set price/Ana to at least 0.599 USDPerCup, or cup_cost to low = 0.")


SUM = """
[all_of_it]
of = "rent"
sum_over = "Stand"
at_most = 2000
why = "The town has no more pitches."
"""


def test_a_broken_sum_is_told_with_what_it_sums_over(tmp_path):
    assert faults_of(with_limits(tmp_path / "holds", SUM)) == ()
    path = with_limits(tmp_path, SUM, value("rent", "by = { Ana = 1500, Ben = 800 }", "USDPerMonth"))
    (fault,) = faults_of(path)
    assert isinstance(fault, ImpossibleCombination)
    assert fault.what == "'rent'"
    assert fault.got == "rent summed over Stand 2300 USD/month"
    assert fault.expected.startswith("rent summed over Stand at most 2000 USD/month: the town")
    assert fault.cure == "set rent/Ana to at most 1200 USD/month"
    mended = with_limits(tmp_path / "mended", SUM, value("rent", "by = { Ana = 1200, Ben = 800 }", "USDPerMonth"))
    assert faults_of(mended) == ()


def test_a_sum_of_many_parts_is_cured_by_changing_all_alike(tmp_path):
    stands = "[axes]\nstand = ['Ana', 'Ben', 'Cid', 'Dan']\n" + value("price", "value = 2", "USDPerCup")
    rent = "[values.rent.by]\nAna = 900\nBen = 900\nCid = 900\nDan = 900\n"
    limit = SUM + '[a_floor]\nof = "rent"\nat_least = 300\nwhy = "The town takes no less."\n'
    unit = value("rent", "", "USDPerMonth")
    (fault,) = faults_of(with_limits(tmp_path, limit, stands + unit + rent))
    assert fault.cure == "set " + " and ".join(f"rent/{name} to 500 USD/month" for name in ("Ana", "Ben", "Cid", "Dan"))
    assert faults_of(with_limits(tmp_path / "mended", limit, stands + unit + rent.replace("900", "500"))) == ()


@pytest.mark.parametrize(
    ("entry", "kind", "told_in"),
    [
        ('sum_over = "Satnd"', "UnreadableDeclaration", "did you mean 'Stand'?"),
        ('sum_over = "Lab"', "AxisMismatch", "it has Stand"),
        ("sum_over = 3", "WrongEntry", "3"),
        ('sum_ovr = "Stand"', "UnknownEntry", "did you mean 'sum_over'?"),
    ],
)
def test_a_sum_that_cannot_be_made_is_told_at_its_line(tmp_path, entry, kind, told_in):
    path = with_limits(tmp_path, SUM.replace('sum_over = "Stand"', entry))
    (fault,) = faults_of(path)
    assert type(fault).__name__ == kind
    assert fault.where.line == 4
    assert told_in in str(fault)


@pytest.mark.parametrize("bound", ["nan", "inf", "true", '"no name"'])
def test_a_bound_that_is_no_number_and_no_name_is_told_at_its_line(tmp_path, bound):
    (fault, *_) = faults_of(with_limits(tmp_path, SUM.replace("2000", bound)))
    assert (type(fault).__name__, fault.where.line) == ("WrongEntry", 5)


def test_by_hand_and_from_a_file_the_same_is_refused(tmp_path, capsys):
    scenario = sixteenth.read(str(with_limits(tmp_path)), allow_code=True)
    with pytest.raises(Refused) as refused:
        scenario.with_(price={"Ana": 0.3})
    (fault,) = refused.value.faults
    assert isinstance(fault, ImpossibleCombination)
    assert str(fault.where) == "price/Ana = 0.3, set by hand"
    assert scenario.with_(price={"Ana": 0.7}).world.limits == scenario.world.limits
    with pytest.raises(SystemExit) as left:
        app(["run", "central", "--set", "adoption_today/consumer=0.01", "--draws", "2"])
    assert left.value.code == 1
    assert "Values that cannot be together: 'spend_cap' and 'potential_today'" in capsys.readouterr().err


def test_several_limits_are_told_at_once(tmp_path):
    text = LIMITS + '[cheap]\nof = "price"\nat_most = 3\nwhy = "The town asks it."\n'
    path = with_limits(tmp_path, text, value("price", "by = { Ana = 0.3, Ben = 4 }", "USDPerCup"))
    assert told(faults_of(path)) == ["ImpossibleCombination", "ImpossibleCombination"]


def test_a_limit_says_nothing_of_what_has_another_fault(tmp_path):
    path = with_limits(tmp_path, more=value("price", "value = 1", "USD"))
    assert told(faults_of(path)) == ["WrongUnit"]
    assert faults_of(path, allow_code=False)[0].__class__.__name__ == "ForeignCode"


def test_many_labels_are_counted(tmp_path):
    stands = ", ".join(f'"{number}"' for number in range(6))
    rent = value("rent", "value = 500", "USDPerMonth") + value("price", "value = 0.3", "USDPerCup")
    path = with_limits(tmp_path, more=f"[axes]\nstand = [{stands}]\n{rent}")
    (fault,) = faults_of(path)
    assert fault.what == "'cup_cost' and 'price', for 0, 1, 2, 3 and 2 more"


def test_a_limit_that_holds_in_most_draws_says_in_how_many(tmp_path):
    text = LIMITS + "in_draws = 0.9\n"
    assert faults_of(with_limits(tmp_path / "most", text, value("price", "value = 0.59", "USDPerCup"))) == ()
    (fault,) = faults_of(with_limits(tmp_path / "half", text, value("price", "value = 0.51", "USDPerCup")))
    assert fault.expected.startswith("cup_cost below price in 90% of draws: ")


def test_a_factor_out_of_bounds_is_told_with_the_nearest_that_is_not(tmp_path):
    event = '[[event]]\nmonth = "2026-07"\nparameter = "{}"\nfactor = {}\nkind = "scenario"\nsource = "A story"\n'
    (fault,) = faults_of(child_of_lemonade(tmp_path, event.format("price", 100)))
    assert isinstance(fault, BoundViolation)
    assert (fault.got, fault.expected, fault.where.line) == ("250 for Ben", "0.01 to 100", 6)
    assert fault.cure == "use a factor of at most 40"
    (fault,) = faults_of(child_of_lemonade(tmp_path / "below", event.format("rent", -1)))
    assert fault.cure == "use a factor such as 0.5"


def test_sleeping_limits_of_the_package_wake_with_their_subject():
    central, books = (sixteenth.read(name) for name in ("central", "interview_arithmetic"))
    names = {each.name for each in central.world.limits}
    assert "cap_above_todays_spending" in names
    assert "budget_within_all_money" not in names
    assert {each.name for each in books.world.limits} - names == {"budget_within_all_money"}
