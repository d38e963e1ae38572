"""What is said of found policies, on made-up runs."""

from dataclasses import replace

import pytest

import sixteenth
from sixteenth.decide.society.found_policies import FoundPolicies
from sixteenth.decide.society.levers import Policy
from sixteenth.decide.society.third_way import third_way
from sixteenth.questions.third_way.found import found_findings, found_tables, name_of
from tests.decide.society.test_third_way import policy
from tests.questions.told import shown, told

LISTED = [("as_it_is", policy(90, 0.3, (-0.1, -0.1, -0.1))), ("spend_40", policy(120, 0.2, (0.0, 0.0, 0.0)))]
POLICIES = {
    "F1": Policy(pace=0.5, effort=0.49, openness=1.0, line=0.5, begins=6, lasts=12, until_control=True),
    "F2": Policy(pace=1.2, effort=0.38, openness=0.9),
}
RUNS = {"F1": policy(80, 0.01, (0.3, 0.2, 0.1)), "F2": policy(110, 0.1, (0.2, 0.19, 0.0))}


def found(*, is_stopped=False):
    return FoundPolicies(POLICIES, RUNS, 208, is_stopped, not is_stopped, base=LISTED[0][1])


def findings(**given):
    weighed = third_way([*LISTED, *RUNS.items()])
    return tuple(
        found_findings(sixteenth.read("central"), found(**given), weighed, "as_it_is", [name for name, _ in LISTED])
    )


def test_what_is_best_comes_first_with_what_it_sets():
    said = findings()
    assert [each.key for each in said] == [
        *("it_sets", "best", "best", "best", "found_frontier", "surely_beaten", "unbeaten", "at_an_end")
    ]
    words = told("third_way", said)
    assert words["it_sets"] == (
        "F1, which is best at a relative risk aversion of 1, 2, 3, sets for all labs: 49.0 % of research on safety, "
        "100 % of work on control shared, research spending 0.50x, a firm line at 0.5 doublings beyond control, "
        "a pause of 12 months from 2027-01 for whoever is beyond control."
    )
    assert "choose F1: expected welfare +10.0 % against no models" in words["best"]
    assert "+20.0 points against the world as it is" in words["best"]
    assert "in place of 30.0 %" in words["best"]
    assert "Of 208 policies that were tried, those on the frontier run from F1" in words["found_frontier"]
    assert "as it is" in words["surely_beaten"]
    assert "all spend 40 %" in words["unbeaten"]
    assert "effort" in words["at_an_end"]


def test_stopped_is_said_first():
    said = findings(is_stopped=True)
    assert said[0].key == "stopped"
    assert "208" in told("third_way", said)["stopped"]
    assert not {each.key for each in said} & {"surely_beaten", "perhaps_beaten", "unbeaten"}  # their luck is another
    weighed = third_way([*LISTED, *RUNS.items()])
    first, _ = found_tables(sixteenth.read("central"), found(is_stopped=True), weighed, 101)
    assert (first.key, first.called) == ("found_so_far", "found")


def test_stopped_before_anything_was_tried_the_list_alone_is_weighed():
    nothing = FoundPolicies({}, {}, 0, is_stopped=True, is_rescored=False, base=None)
    weighed, central = third_way(LISTED), sixteenth.read("central")
    said = tuple(found_findings(central, nothing, weighed, "as_it_is", ["as_it_is", "spend_40"]))
    assert [each.key for each in said] == ["stopped", "best", "best", "best"]
    assert found_tables(central, nothing, weighed, 101) == ()


def test_tables_say_what_each_brings_and_sets():
    weighed = third_way([*LISTED, *RUNS.items()])
    brings, sets = found_tables(sixteenth.read("central"), found(), weighed, 101)
    rows = shown("third_way", brings)[1:]
    assert [row[0] for row in rows] == ["F1", "F2"]
    assert [row[-1] for row in rows] == ["(frontier)", "(frontier)"]
    assert rows[0][5:8] == ["+30.0", "+20.0", "+10.0"]
    assert shown("third_way", sets)[1:] == [
        ["F1", "0.50x", "49.0 %", "100 %", "0.5", "2027-01", "12", "yes"],
        ["F2", "1.20x", "38.0 %", "90 %", "none", "none", "", ""],
    ]


@pytest.mark.parametrize(("name", "key"), [("F12", None), ("spend_40", "spend_40")])
def test_a_found_policy_is_named_by_its_number(name, key):
    assert getattr(name_of(name), "key", None) == key


def test_a_line_short_of_control_is_not_told_as_beyond_it():
    policies = {**POLICIES, "F1": replace(POLICIES["F1"], line=-3.0)}
    searched = FoundPolicies(policies, RUNS, 208, is_stopped=False, is_rescored=True, base=LISTED[0][1])
    weighed = third_way([*LISTED, *RUNS.items()])
    said = tuple(found_findings(sixteenth.read("central"), searched, weighed, "as_it_is", ["as_it_is", "spend_40"]))
    assert "a firm line at 3.0 doublings short of what is controlled" in told("third_way", said)["it_sets"]
