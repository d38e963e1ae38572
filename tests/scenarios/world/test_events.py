"""What changes on dates: values, factors and rules, each told at its line where it cannot be."""

from time import process_time

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.equation import Switched
from sixteenth.scenarios.world.events import month_number, switches
from tests.scenarios.written_files import child_of_lemonade, copy_of_lemonade, faults_of, lemonade, told

STORY = 'kind = "scenario"\nsource = "A story"\n'


def faults(tmp_path, event: str) -> list[tuple[str, int]]:
    """Put an event in a child of the lemonade world, from line 3 on, and return the faults with their lines."""
    path = child_of_lemonade(tmp_path, f"[[event]]\n{event}")
    return [(type(each).__name__, each.where.line) for each in faults_of(path)]


@pytest.mark.parametrize(
    ("month", "start", "number"),
    [("2026-05", "2026-05", 0), ("2026-06", "2026-05", 1), ("2027-05", "2026-05", 12), ("2026-04", "2026-05", -1)],
)
def test_months_are_counted_from_the_first(month, start, number):
    assert month_number(month, {"start": start}) == number


def test_an_event_changes_its_parameter_from_its_month_on():
    result = sixteenth.run(lemonade("hot_summer"), back_end="numpy", draws=3, output_set="everything")
    profit, takings = result["profit"], result["takings"]
    costs = (takings - profit)[:, 0]  # Ana's
    cups = result["cups_sold"][:, 0]
    months = [str(month) for month in result.months]
    at = months.index("2027-01")
    cup_cost = (costs[0] - 700) / cups[0]
    np.testing.assert_allclose(costs[:at] - cup_cost * cups[:at], 700, rtol=1e-9)
    np.testing.assert_allclose(costs[at:] - cup_cost * cups[at:], 1400, rtol=1e-9)


def test_a_factor_multiplies_what_was_there(tmp_path):
    event = f'[[event]]\nmonth = "2026-07"\nparameter = "rent"\nfactor = 2\n{STORY}'
    path = child_of_lemonade(tmp_path, event)
    scenario = sixteenth.read(str(path), allow_code=True)
    (changed,) = scenario.settings.events
    assert (changed.month, changed.name, changed.is_factor) == (2, "rent", True)
    assert changed.values[()].numbers == (2.0,)


def test_a_rule_gives_way_to_its_rival():
    scenario = lemonade("hot_summer")
    rule = scenario.world.equations["cups_sold"]
    assert isinstance(rule, Switched)
    assert [each.where.file.rsplit("/", 1)[1] for each in rule.rules] == ["elastic.py", "linear.py"]
    assert scenario.settings.switch_months == (12,)
    assert [each.card.month for each in switches(scenario.assumptions)] == ["2027-05"]


def test_rules_may_change_twice_in_the_order_of_their_months(tmp_path):
    value = '[values.highest_price]\nvalue = 6\nunit = "USDPerCup"\nkind = "judgement"\nsource = "Ben"\n'
    later = '[[event]]\nmonth = "2027-01"\nchoice = "demand"\nrule = "elastic"\n'
    sooner = '[[event]]\nmonth = "2026-09"\nchoice = "demand"\nrule = "linear"\n'
    scenario = sixteenth.read(str(child_of_lemonade(tmp_path, later + sooner + value)), allow_code=True)
    rule = scenario.world.equations["cups_sold"]
    assert isinstance(rule, Switched)
    stems = [each.where.file.rsplit("/", 1)[1].removesuffix(".py") for each in rule.rules]
    assert stems == ["elastic", "linear", "elastic"]
    assert scenario.settings.switch_months == (4, 8)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (f'month = "2026-07"\n{STORY}', [("WrongEntry", 3)]),
        (f'month = "2026-07"\nparameter = "rent"\nchoice = "demand"\nfactor = 2\n{STORY}', [("WrongEntry", 3)]),
        ('month = "2026-07"\nchoice = "demand"\n', [("WrongEntry", 3)]),
        ('month = "2026-07"\nrule = "linear"\n', [("WrongEntry", 3)]),
        (f'month = "2026-07"\nparameter = "thirst"\nfactor = 2\nvalue = 3\n{STORY}', [("WrongEntry", 6)]),
        (f'month = "2026-04"\nparameter = "thirst"\nfactor = 2\n{STORY}', [("OutsideTheRun", 4)]),
        (f'month = "2028-05"\nparameter = "thirst"\nfactor = 2\n{STORY}', [("OutsideTheRun", 4)]),
        (f'month = "2026-07"\nparameter = "thrist"\nfactor = 2\n{STORY}', [("ValueWithoutCard", 5)]),
        (f'month = "2026-07"\nparameter = "heat"\nfactor = 2\n{STORY}', [("UnusedOverride", 5)]),
        (f'month = "2026-07"\nparameter = "cash"\nfactor = 2\n{STORY}', [("UnusedOverride", 5)]),
        (f'month = "2026-07"\nparameter = "highest_price"\nfactor = 2\n{STORY}', [("UnusedOverride", 5)]),
        ('month = "2026-07"\nparameter = "rent"\nfactor = 2\nkind = "scenario"\n', [("ValueWithoutSource", 3)]),
        (f'month = "2026-07"\nparameter = "rent"\nvalue = 2\n{STORY}', [("WrongUnit", 3)]),
        (f'month = "2026-07"\nparameter = "rent"\nvalue = -2\nunit = "USDPerMonth"\n{STORY}', [("BoundViolation", 6)]),
        (
            f'month = "2026-07"\nparameter = "rent"\nby = {{ Ana = 2 }}\nunit = "USDPerMonth"\n{STORY}',
            [("UnvaluedParameter", 6)],
        ),
        ('month = "2026-07"\nchoice = "demand"\nrule = "elastic"\nvalue = 0\n', [("WrongEntry", 7)]),
        ('month = "2026-07"\nchoice = "demand"\nrule = "elastic"\nunit = "USD"\n', [("WrongEntry", 7)]),
        (
            'month = "2026-07"\nchoice = "demand"\nrule = "elastic"\nfactor = 2\nby = {}\n',
            [("WrongEntry", 7), ("WrongEntry", 8)],
        ),
        (f'month = "2026-07"\nparameter = "rent"\nfactor = 2\nunit = "USDPerMonth"\n{STORY}', [("WrongEntry", 7)]),
        (f'month = "2026-07"\nparameter = "thirst"\nfactor = 2\nshared = true\n{STORY}', [("WrongDistribution", 7)]),
        (f'month = "2026-07"\nparameter = "thirst"\nfactor = -2\n{STORY}', [("BoundViolation", 6)]),
        (f'month = "2026-07"\nparameter = "rent"\nfactor = 2\nby = {{ Ana = inf }}\n{STORY}', [("BoundViolation", 7)]),
        (f'month = "2026-07"\nparameter = "rent"\nfactor = 2\nby = {{ Ana = -1 }}\n{STORY}', [("BoundViolation", 7)]),
        ('month = "2026-07"\nchoice = "demnad"\nrule = "linear"\n', [("UnknownTheory", 5)]),
        ('month = "2026-07"\nchoice = "demand"\nrule = "liner"\n', [("UnknownTheory", 6)]),
    ],
)
def test_what_cannot_be_is_told_at_its_line(tmp_path, event, expected):
    assert faults(tmp_path, event) == expected


def test_a_rival_of_another_kind_cannot_take_over(tmp_path):
    path = child_of_lemonade(tmp_path, '[[event]]\nmonth = "2026-07"\nchoice = "demand"\nrule = "odd"\n')
    text = "from sixteenth.units import Share\n\n\ndef cups_sold(elasticity: Share) -> Share:\n    return elasticity\n"
    (path.parent / "stand" / "demand" / "odd.py").write_text(text)
    assert told(faults_of(path)) == ["UnitMismatch"]


def test_a_second_event_on_the_same_thing_in_the_same_month_is_told_in_one_file_only(tmp_path):
    event = f'[[event]]\nmonth = "2026-07"\nparameter = "thirst"\nfactor = 1.1\n{STORY}'
    ends = event.replace("factor", 'until = "2026-09"\nfactor')
    path = child_of_lemonade(tmp_path, event + ends)
    assert faults_of(path) == ()
    (fault,) = faults_of(child_of_lemonade(tmp_path / "twice", event + event))
    assert (fault.where.line, fault.got) == (9, "a second one in 2026-07, beside that of line 3")
    path.with_name("grandchild.toml").write_text(f'title = "x"\nparent = "child.toml"\n{event}')
    assert faults_of(path.with_name("grandchild.toml")) == ()


def test_reading_many_events_takes_time_in_proportion(tmp_path):
    def seconds(count: int) -> float:
        path = copy_of_lemonade(tmp_path / str(count))
        names = ["thirst", "rent", "cup_cost", "elasticity"]
        months = [f"{1950 + number // 48}-{number // 4 % 12 + 1:02}" for number in range(count)]
        events = [
            f'[[event]]\nmonth = "{month}"\nparameter = "{names[number % 4]}"\nfactor = 1\n{STORY}'
            for number, month in enumerate(months)
        ]
        text = (
            path.read_text().replace('start = "2026-05"', 'start = "1950-01"').replace("months = 24", "months = 1200")
        )
        path.write_text(text + "\n" + "".join(events))
        begun = process_time()
        assert faults_of(path) == ()
        return process_time() - begun

    few = seconds(250)
    assert seconds(2000) < 16 * few  # eight times as many; 64 times as long where each looks at all others
