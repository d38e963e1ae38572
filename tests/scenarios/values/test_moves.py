"""Values that are moved: the numbers, the spread, what is told of it, and the column of a fit beneath."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.scenarios.assemble import Scenario, restore_scenario
from sixteenth.scenarios.values.moves import Move, moved_as_cards
from sixteenth.scenarios.variation import Variation
from tests.scenarios.fitted_lemonade import copied_to, drawn, with_fit

CENTRAL = sixteenth.read("central")


def again(scenario: Scenario) -> Scenario:
    return restore_scenario(scenario.name, scenario.resolved, allow_code=True)


def moved(name: str, move: Move) -> Any:
    """Return the values of central's name before and after a move."""
    cards = moved_as_cards(CENTRAL.assumptions, CENTRAL.world.declared, {name: move})
    varied = CENTRAL.varied(Variation(cards))
    assert again(varied).settings == varied.settings
    return CENTRAL.settings.values[name], varied.settings.values[name]


def test_an_amount_is_added_in_the_unit_itself_and_the_spread_stays() -> None:
    before, after = moved("revenue_doubt", Move(added=0.2))
    middle, spread = before[()].numbers  # fitted within bounds, of which one is nearer now
    assert after[()].numbers == pytest.approx((middle + 0.2, spread), rel=0.002)
    before, after = moved("valuation_today", Move(added=5e9))  # its card is in billions
    assert {at: each.numbers[0] - before[at].numbers[0] for at, each in after.items()} == pytest.approx(
        dict.fromkeys(before, 5e9)
    )


def test_the_numbers_of_one_label_are_moved_alone() -> None:
    before, after = moved("cash", Move(factor=2.0, label="OpenAI"))
    assert after["OpenAI",].numbers[0] == pytest.approx(before["OpenAI",].numbers[0] + np.log(2))
    assert {at for at in before if before[at] != after[at]} == {("OpenAI",)}


def test_a_label_without_an_amount_of_its_own_moves_from_that_of_all() -> None:
    before, after = moved("price_sensitivity", Move(2.0, label="enterprise"))
    assert after[()] == before[()]
    assert after["enterprise",].numbers[0] == pytest.approx(before[()].numbers[0] + np.log(2))


def test_what_was_done_is_told_in_the_source() -> None:
    cards = moved_as_cards(CENTRAL.assumptions, CENTRAL.world.declared, {"lead": Move(2.0, added=-1.0)})
    assert (cards["lead"].card.source or "").endswith("; 2 times what it was and 1 less")
    of_one = moved_as_cards(CENTRAL.assumptions, CENTRAL.world.declared, {"cash": Move(0.5, label="OpenAI")})[
        "cash"
    ].card
    assert getattr(of_one.by["OpenAI"], "kind", None) == "scenario"
    assert (of_one.source, of_one.kind) == (CENTRAL.values["cash"].card.source, CENTRAL.values["cash"].card.kind)


def moves_of(scenario: Scenario) -> Mapping[str, tuple[float, float]]:
    assert scenario.assumptions.posterior is not None
    return scenario.assumptions.posterior.moved


@pytest.fixture
def read(tmp_path: Path) -> Scenario:
    return with_fit(copied_to(tmp_path))


def test_a_fitted_value_times_one_keeps_its_bits(read: Scenario) -> None:
    before = drawn(read)
    for moved in (read.times(elasticity=1.0), read.times(elasticity=1.0, thirst=1.0)):
        after = drawn(moved)
        assert all(np.array_equal(before[name], after[name]) for name in before)
        assert after.keys() == before.keys()


def test_a_fitted_value_is_moved_row_by_row_and_all_others_keep_theirs(read: Scenario) -> None:
    before, after = drawn(read), drawn(read.times(elasticity=1.2))
    assert after["elasticity"] == pytest.approx(1.2 * before["elasticity"])
    assert all(np.array_equal(before[name], after[name]) for name in before if name != "elasticity")
    cards = moved_as_cards(read.assumptions, read.world.declared, {"thirst": Move(1.5, added=-20.0)})
    assert drawn(read.varied(Variation(cards)))["thirst"] == pytest.approx(1.5 * before["thirst"] - 20.0)


def test_moves_of_a_fitted_value_come_one_on_top_of_the_other_and_back_from_a_recipe(read: Scenario) -> None:
    before, moved = drawn(read), read.times(elasticity=1.2).times(elasticity=0.9, thirst=2)
    assert drawn(moved)["elasticity"] == pytest.approx(1.08 * before["elasticity"])
    assert again(moved).settings.values == moved.settings.values
    assert moved.hash not in (read.hash, read.times(elasticity=1.08).times(thirst=3).hash)
    assert moved.values["elasticity"].moves == {}
    twice = again(moved).times(thirst=0.5)
    assert drawn(twice)["thirst"] == pytest.approx(before["thirst"])
    assert drawn(twice)["elasticity"] == pytest.approx(1.08 * before["elasticity"])


def test_a_moved_value_that_is_then_given_is_what_was_given(read: Scenario) -> None:
    given = read.times(elasticity=1.2).with_(elasticity=1.3)
    assert set(drawn(given)["elasticity"]) == {1.3}
    assert moves_of(given) == {}
    assert set(drawn(given.times(elasticity=2))["elasticity"]) == {2.6}


def test_a_belief_that_is_moved_is_still_followed_by_the_others(read: Scenario) -> None:
    believed = read.with_cards({"elasticity": 1.3}, ["elasticity"])
    before, after = drawn(believed), drawn(believed.times(elasticity=1.1))
    assert after["elasticity"] == pytest.approx(1.1 * 1.3)
    assert after["thirst"] == pytest.approx(before["thirst"])


def test_a_fitted_value_that_is_moved_keeps_its_kind_and_its_bounds(read: Scenario) -> None:
    moved = read.times(elasticity=1.1)
    assert moved.values["elasticity"].card.kind == read.values["elasticity"].card.kind != "scenario"
    assert "1.1 times what it was" in (moved.values["elasticity"].card.source or "")
    before, after = (each.settings.values["elasticity"][()].prior for each in (read, moved))
    assert before is not None
    assert after is not None
    assert after.numbers[0] == pytest.approx(1.1 * before.numbers[0], rel=1e-3)
    assert moved.world.declared["elasticity"].bounds[0] <= drawn(moved)["elasticity"].min()


def test_one_label_of_a_value_that_was_fitted_as_a_whole_is_moved_alone(tmp_path: Path) -> None:
    draws = np.array([np.linspace(2.0, 3.0, 100)])
    read = with_fit(copied_to(tmp_path), ["cash"], 100 * draws)
    before = drawn(read)
    cards = moved_as_cards(read.assumptions, read.world.declared, {"cash": Move(1.5, label="Ben")})
    after = drawn(again(read.varied(Variation(cards))))
    assert np.array_equal(before["cash/Ana"], after["cash/Ana"])
    assert after["cash/Ben"] == pytest.approx(1.5 * before["cash/Ben"])


def test_a_scenario_whose_fit_is_of_another_start_moves_its_priors(tmp_path: Path) -> None:
    read = with_fit(copied_to(tmp_path), start="2026-06")
    moved = read.times(elasticity=1.1)
    assert moved.settings.values["elasticity"][()].shape == "normal"
    assert moved.values["elasticity"].card.kind == "scenario"
    assert moves_of(moved) == {}
