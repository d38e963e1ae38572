"""What limits read, and limits that no world can hold."""

from dataclasses import replace

import pytest

from sixteenth.engine.reach import RUN_LENGTH, check_limits, reach_of
from sixteenth.errors import AxisMismatch, UnitMismatch, UnknownName, UnreadableDeclaration
from tests.engine.test_limits import WORLD, limit, summed
from tests.engine.worlds import Street


def test_both_sides_are_followed_to_values_balances_and_luck():
    found = reach_of(WORLD, limit("debt", "at_most", "warm_part"))
    assert (set(found.values), set(found.balances)) == ({"part", "cash"}, {"debt", "cash"})
    assert (set(found.equations), set(found.unknown)) == ({"opening_debt", "warm_part"}, {"heat"})


def test_a_world_remembers_what_a_limit_reads():
    rule = limit("part", "at_most", "most")
    assert reach_of(WORLD, rule) is reach_of(WORLD, replace(rule, why="another reason"))


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (limit("prat", "at_most", "most"), UnknownName),
        (limit("part", "at_most", "mots"), UnknownName),
        (limit("part", "at_most", "pace"), UnitMismatch),
        (limit("cash", "at_most", RUN_LENGTH), UnitMismatch),
        (limit("warm_part", "at_most", "most"), UnreadableDeclaration),
        (limit("heat", "at_most", 1), UnreadableDeclaration),
    ],
)
def test_limits_that_make_no_sense_are_told(rule, fault):
    assert [type(each) for each in check_limits(replace(WORLD, limits=(rule,)))] == [fault]


def test_limits_that_make_sense_are_not():
    good = (limit("part", "at_most", "most"), limit("part_of_all", "below", 1), limit("month", "at_most", RUN_LENGTH))
    assert check_limits(replace(WORLD, limits=good)) == []


@pytest.mark.parametrize(
    ("rule", "got", "cure"),
    [
        (summed("at_most", 1.0, "most"), "Stand", "leave sum_over out: it has no axes"),
        (replace(summed("at_most", 1.0), sum_over=Street), "Street", "it has Stand"),
    ],
)
def test_a_sum_over_an_axis_that_a_name_has_not_is_told(rule, got, cure):
    (fault,) = check_limits(replace(WORLD, limits=(rule,)))
    assert isinstance(fault, AxisMismatch)
    assert (fault.got, fault.expected, fault.cure) == (got, f"an axis of '{rule.of}'", cure)
