"""A scenario varied: its record says what ran, everything a file would be refused for is refused, nothing is reread."""

import builtins
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sixteenth
from sixteenth.engine.draws.draw import Table, median_of, rows_for
from sixteenth.errors import BoundViolation, ImpossibleCombination, Place, Refused, UnusedOverride, WrongEntry
from sixteenth.scenarios.assemble import Scenario, assemble, restore_scenario
from sixteenth.scenarios.files.schema import EventCard
from sixteenth.scenarios.values.correlations import settled
from sixteenth.scenarios.variation import (
    Variation,
    as_points,
    event_by_hand,
    is_by_hand,
    kept_idle,
    numbers_as_cards,
)
from tests.scenarios.written_files import lemonade

FREE = (-np.inf, np.inf)
CENTRAL = sixteenth.read("central")
LEVERS = ("prudence", "research_ratio", "discount_rate", "open_lag", "contract_take_or_pay", "lead")
ABOUT: dict[str, Any] = {"kind": "scenario", "source": "a hot summer"}


def faults(make: Any) -> tuple[Any, ...]:
    with pytest.raises(Refused) as refused:
        make()
    return refused.value.faults


def again(scenario: Scenario) -> Scenario:
    return restore_scenario(scenario.name, scenario.resolved, allow_code=True)


def kinds_of(refused: Any) -> list[str]:
    return sorted(f"{type(fault).__name__} {fault.what}" for fault in refused)


def told_or_made(make: Any) -> Any:
    """Return what a scenario is refused for, or its settings."""
    try:
        return make().settings
    except Refused as refused:
        return kinds_of(refused.faults)


def in_full(scenario: Scenario, variation: Variation) -> Scenario:
    """Put a varied scenario together from nothing, every file read again."""
    values = {**scenario.assumptions.values, **variation.values}
    own = scenario.assumptions.own | variation.values.keys()
    below = settled(
        scenario.assumptions
    )  # a correlation of the scenario has nothing left to join where a number is set
    return assemble(replace(below, values=values, own=own), allow_code=True)


@settings(max_examples=20)
@given(price=st.floats(0.5, 5), factor=st.floats(0.1, 3), thirst=st.floats(1, 9_999))
def test_the_record_of_a_varied_scenario_makes_it_again(price, factor, thirst):
    varied = lemonade().with_(price={"Ben": price}, thirst=thirst).times(cup_cost=factor, rent=factor)
    assert again(varied).settings == varied.settings
    assert again(varied).hash == varied.hash != lemonade().hash


def test_a_result_of_a_varied_scenario_is_verified_bit_for_bit(tmp_path):
    """A halved margin used to be saved under the old hash: numbers differed and the recipe did not."""
    varied = lemonade().times(price=0.5)
    result = sixteenth.run(varied, draws=30, back_end="numpy")
    told = sixteenth.verify(sixteenth.load(sixteenth.save(result, tmp_path / "halved.nc")), allow_code=True)
    assert (told.is_equal, dict(told.recipe)) == (True, {})
    assert result.recipe["scenario_hash"] == varied.hash


@pytest.mark.parametrize("field", ["settings", "resolved", "hash"])
def test_numbers_cannot_be_put_behind_a_scenario(field):
    with pytest.raises(TypeError, match=field):
        replace(lemonade(), **{field: None})  # type: ignore[arg-type]


def test_a_variation_reads_no_file_and_keeps_the_world(monkeypatch):
    scenario = lemonade()

    def closed(*_: Any, **__: Any) -> None:
        message = "a variation opened a file"
        raise AssertionError(message)

    monkeypatch.setattr(builtins, "open", closed)
    monkeypatch.setattr(Path, "open", closed)
    monkeypatch.setattr(Path, "read_text", closed)
    monkeypatch.setattr(Path, "read_bytes", closed)
    varied = scenario.with_(price=3.0).times(rent=2)
    assert varied.world is scenario.world
    assert varied.hash != scenario.hash


@settings(max_examples=12, deadline=None)
@given(
    name=st.sampled_from(LEVERS), factor=st.sampled_from([0.0, 0.01, 0.3, 1.0, 4.0, 50.0, 1e4]), number=st.booleans()
)
def test_checking_what_is_touched_finds_what_checking_all_finds(name, factor, number):
    middle = median_of(next(iter(CENTRAL.settings.values[name].values())))
    cards = numbers_as_cards(CENTRAL.assumptions, CENTRAL.world.declared, {name: factor * middle})
    variation = Variation(cards) if number else Variation({name: replace(cards[name], where=cards[name].where)})
    assert told_or_made(lambda: CENTRAL.varied(variation)) == told_or_made(lambda: in_full(CENTRAL, variation))


def test_bounds_hold_for_what_is_set_and_for_what_is_multiplied():
    (set_,) = faults(lambda: lemonade().with_(price=1e9))
    (multiplied,) = faults(lambda: lemonade().times(elasticity=10))
    assert isinstance(set_, BoundViolation)
    assert isinstance(multiplied, BoundViolation)
    assert multiplied.got == "18"  # the ninth decile


def test_limits_hold_for_what_is_multiplied():
    found = faults(lambda: CENTRAL.with_(lead=200.0))
    assert [type(fault) for fault in found] == [ImpossibleCombination] or BoundViolation in map(type, found)
    assert any("lead" in fault.what for fault in found)


@pytest.mark.parametrize("name", ["thirst", "elasticity", "cup_cost"])
@given(factor=st.floats(0.1, 2))
def test_every_draw_is_so_many_times_what_it_was(name, factor):
    before, after = (each.settings.values[name][()] for each in (lemonade(), lemonade().times(**{name: factor})))

    def drawn(value: Any) -> Any:
        return Table(tuple(rows_for("a", [()], {(): value}, FREE))).sample(7, np.arange(200))[0]

    assert np.allclose(drawn(after), factor * drawn(before), rtol=1e-12)


def test_every_label_is_multiplied_and_probabilities_are_not():
    values = lemonade().times(rent=2).settings.values["rent"]
    assert values["Ana",].numbers == (1400,)
    assert values["Ben",].numbers == (1200, 0.5, 1800, 0.5)


def test_what_is_multiplied_says_so_in_its_source():
    card = lemonade().times(rent=2).values["rent"].card
    assert card.source == "The town's list of pitches; 2 times what it was"
    assert getattr(card.by["Ben"], "source", None) == "Ben, who has not signed yet; 2 times what it was"


def test_one_number_for_all_and_others_by_label_are_set_together():
    values = lemonade().with_(cash={"": 100, "Ana": 2}).settings.values["cash"]
    assert {labels: value.numbers for labels, value in values.items()} == {(): (100,), ("Ana",): (2,)}
    assert lemonade().with_(cash={"": 100}).settings.values["cash"][()].numbers == (100,)


@pytest.mark.parametrize("number", [3, 3.0, np.float32(3), np.int64(3), np.array(3.0), np.array(3)])
def test_a_number_may_come_from_any_library(number):
    assert lemonade().with_(price=number).settings.values["price"][()].numbers == (3.0,)


@pytest.mark.parametrize("given_", [{1, 2}, "3", None, {"Ana": {1}}, 3j, Decimal(3)])
def test_what_is_no_number_is_told(given_):
    (fault,) = faults(lambda: lemonade().with_(price=given_))
    assert isinstance(fault, WrongEntry)
    assert fault.expected == "a number"


def test_a_name_that_python_uses_itself_is_only_a_name():
    (fault,) = faults(lambda: lemonade().with_(self=1.0))
    assert fault.what == "'self'"


def test_a_value_that_nothing_reads_is_told():
    (fault,) = faults(lambda: lemonade().with_(highest_price=3.0))
    assert isinstance(fault, UnusedOverride)


def test_an_event_by_hand_is_in_the_record_and_holds():
    card = EventCard(month="2026-07", **as_points("price", lemonade().world, {"": 3.0, "Ben": 4.0}), **ABOUT)
    varied = lemonade().varied(Variation(events=(event_by_hand(card),)))
    assert again(varied).settings == varied.settings
    assert varied.hash != lemonade().hash
    after = sixteenth.run(varied, draws=3, back_end="numpy", output_set="everything")["cups_sold"]
    before = sixteenth.run(lemonade(), draws=3, back_end="numpy", output_set="everything")["cups_sold"]
    assert np.array_equal(after[:2], before[:2])
    assert not np.isclose(after[2:], before[2:]).any()


def test_an_event_that_is_kept_idle_changes_no_number_and_no_program():
    card = EventCard(month="2026-07", **as_points("price", lemonade().world, {"": 3.0}), **ABOUT)
    holding = lemonade().varied(Variation(events=(event_by_hand(card),)))
    idle = lemonade().varied(Variation(events=(kept_idle(event_by_hand(card)),)))
    jobs = [sixteenth.prepare(each, draws=3, back_end="numpy") for each in (holding, idle)]
    assert jobs[0].program == jobs[1].program
    assert again(idle).settings == idle.settings
    plain = sixteenth.run(lemonade(), draws=3, back_end="numpy")
    assert np.array_equal(sixteenth.run(jobs[1])["cash"], plain["cash"])


def test_an_event_outside_the_run_is_told():
    card = EventCard(month="2036-07", **as_points("price", lemonade().world, {"": 3.0}), **ABOUT)
    (fault,) = faults(lambda: lemonade().varied(Variation(events=(event_by_hand(card),))))
    assert type(fault).__name__ == "OutsideTheRun"


def test_a_value_set_by_hand_stands_in_no_file():
    with pytest.raises(Refused) as refused:
        CENTRAL.with_(no_such_name_at_all=1.0)
    assert [is_by_hand(fault.where) for fault in refused.value.faults] == [True]
    assert not is_by_hand(Place("a.toml, set by hand", 3))
