"""What differs between two scenarios: all of it, each side as written, and nothing that does not matter."""

from pathlib import Path

import pytest

import sixteenth
from sixteenth.scenarios.assemble import Scenario, read_scenario
from sixteenth.scenarios.changes import changes_between, with_unit
from sixteenth.scenarios.files.schema import Amount
from sixteenth.scenarios.layers.read import library

FOLDER = Path(__file__).parents[1] / "lemonade"


def lemonade(name: str) -> Scenario:
    return read_scenario(str(FOLDER / f"{name}.toml"), allow_code=True)


@pytest.mark.parametrize("name", library())
def test_a_scenario_does_not_differ_from_itself(name):
    assert changes_between(sixteenth.read(name), sixteenth.read(name)) == ()


def test_events_rules_and_values_are_told():
    found = {(each.kind, each.name): each for each in changes_between(lemonade("lemonade"), lemonade("hot_summer"))}
    assert {kind for kind, _ in found} == {"event", "rule", "value"}
    assert found["event", "thirst"].after == "from 2026-07: times 1.4; from 2026-09: times 0.71"
    assert found["rule", "demand"].after == "from 2027-05: linear"
    assert found["value", "highest_price"].before == "nothing"
    assert found["value", "highest_price"].known == "judgement"
    assert all(each.before == "nothing" for each in found.values())


def test_labels_are_told_apart_with_their_units():
    one = sixteenth.read("central")
    (change,) = changes_between(one, one.with_(nest_similarity={"consumer": 0.9}))
    assert (change.name, change.labels, change.after) == ("nest_similarity", "consumer", "0.9")
    assert change.title == "nest similarity consumer"
    found = {each.name: each for each in changes_between(one, sixteenth.read("commodity"))}
    assert found["open_lag"].before.endswith("months")
    assert found["open_lag"].after == "0.5 months"


def test_the_same_amount_in_another_unit_is_no_change():
    one = sixteenth.read("central")
    assert changes_between(one, one.with_(stop_probability_window=24.0)) == ()  # written as 2 years


def test_there_and_back_are_the_same_inputs():
    one, other = sixteenth.read("central"), sixteenth.read("plan_kept")
    there, back = changes_between(one, other), changes_between(other, one)
    assert [(each.name, each.before, each.after) for each in there] == [(e.name, e.after, e.before) for e in back]


def test_values_that_neither_world_reads_are_left_out():
    names = {each.name for each in changes_between(sixteenth.read("central"), sixteenth.read("interview"))}
    assert {"horizon", "horizon_doubling_time", "start", "cash"} <= names
    read = {
        need
        for name in ("central", "interview")
        for e in sixteenth.read(name).world.equations.values()
        for need in e.inputs
    }
    world = sixteenth.read("central").world
    assert names - {"start", "horizon", "to facts"} <= read | set(world.stocks)


@pytest.mark.parametrize(
    ("amount", "unit", "told"),
    [
        (Amount(value=2), "Multiple", "2x"),
        (Amount(value=1), "months", "1 month"),
        (Amount(distribution="beta", p10=12, p90=34), "percent", "beta 12 to 34 %"),
        (Amount(value=0.5), "Share", "0.5"),
        (Amount(value=3), None, "3"),
    ],
)
def test_amounts_have_their_unit(amount, unit, told):
    assert with_unit(amount, unit) == told
