"""What turns one race into the other, by the same rules on the same luck."""

from dataclasses import replace
from functools import cache, partial

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.society.race import KEPT, Cell, expected_waits, is_race, sweep_races
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.scenarios.assemble import Scenario

DRAWS = 64


@cache
def scenario() -> Scenario:
    return sixteenth.read("race_to_the_top")


def run(each: Scenario, draws: int = DRAWS) -> Result:
    kept = each.keeping("race", OutputSet(closing=KEPT))  # other rules are another world, with its own output sets
    return sixteenth.run(kept, draws=draws, output_set="race")


@cache
def cells() -> dict[tuple[float, float, float], Cell]:
    found = sweep_races(scenario(), run, (0.0, 0.15), (0.0, 1.0), (0.0, 1.0))
    return {(cell.norm, cell.trust, cell.openness): cell for cell in found}


def test_with_none_of_the_three_it_goes_to_the_bottom():
    none = cells()[0.0, 0.0, 0.0]
    assert not none.is_to_the_top
    assert none.effort == pytest.approx(0.002, abs=1e-3)  # the least that a lab may put in
    assert none.catastrophe == max(cell.catastrophe for cell in cells().values())


def test_a_norm_or_a_paying_customer_turns_it_with_sharing_and_none_of_them_alone_does():
    """More effort in secret is no race to the top: as in 0.2.0, a catastrophe stays likelier than by today's rules."""
    for lever in ((0.15, 0.0), (0.0, 1.0)):
        alone, shared_too = cells()[*lever, 0.0], cells()[*lever, 1.0]
        assert alone.effort > alone.effort_at_start
        assert not alone.is_to_the_top
        assert not alone.is_to_the_bottom
        assert shared_too.is_to_the_top
    shared = cells()[0.0, 0.0, 1.0]
    assert shared.is_to_the_bottom
    assert shared.catastrophe < cells()[0.0, 0.0, 0.0].catastrophe


def test_shared_research_keeps_policies_alive():
    """A policy costs less where control keeps up, so that fewer labs drop it."""
    assert cells()[0.15, 0.0, 1.0].adopters > cells()[0.15, 0.0, 0.0].adopters + 0.2


@pytest.mark.parametrize("lever", range(3))
def test_each_lever_lowers_the_odds(lever):
    for key, cell in cells().items():
        if not key[lever]:
            moved = next(
                other for at, other in cells().items() if at[lever] and _others(at, lever) == _others(key, lever)
            )
            assert moved.catastrophe < cell.catastrophe


def test_a_mean_of_futures_comes_with_its_error():
    """The error of a mean falls with the root of the number of futures: four times as many, half of it."""
    few, many = (sweep_races(scenario(), partial(run, draws=draws), (0.0,), (0.0,), (0.0,)) for draws in (100, 400))
    assert 0 < many[0].catastrophe_error < few[0].catastrophe_error
    assert few[0].catastrophe_error / many[0].catastrophe_error == pytest.approx(2, rel=0.35)


def _others(key: tuple[float, ...], lever: int) -> tuple[float, ...]:
    return key[:lever] + key[lever + 1 :]


def test_waits_add_up_from_the_fermi_rule():
    """Two adoptions, fitted: 90 and 241 days; those after them, tried: 503 and 701."""
    waits = expected_waits(sixteenth.read("central"), 6)
    assert [wait.adopters for wait in waits] == [2, 3, 4, 5, 6]
    for wait, real in zip(waits, (90, 241, 503, 701), strict=False):
        assert abs(wait.days - real) < 1.5 * wait.spread
    assert np.all(np.diff([wait.days for wait in waits]) > 0)


def test_without_trust_norm_or_cost_a_lab_that_thinks_again_tosses_a_coin():
    central = sixteenth.read("central").with_(norm=0.0, cost_of_testing=0.0, trust_weight=0.0)
    first, *_ = expected_waits(central, 6)
    assert first.days == pytest.approx(365.25 / 12 / (5 * 0.1 * 0.5))


def test_only_best_replies_with_imitation_are_a_race():
    assert is_race(sixteenth.read("race_to_the_bottom"))
    assert not is_race(sixteenth.read("central"))


BASE = Cell(
    norm=0.0,
    trust=0.0,
    openness=0.0,
    effort=0.05,
    adopters=0.5,
    catastrophe=0.05,
    effort_at_start=0.03,
    catastrophe_as_today=0.09,
    effort_error=0.001,
    catastrophe_change_error=0.01,
)


@pytest.mark.parametrize(
    ("changed", "top", "bottom"),
    [
        ({}, True, False),
        ({"effort_error": 0.02}, False, False),
        ({"catastrophe_change_error": 0.03}, False, False),
        ({"catastrophe_change_error": float("nan")}, False, False),
        ({"effort": 0.01, "catastrophe": 0.15}, False, True),
        ({"effort": 0.01}, False, False),
        ({"effort": 0.01, "catastrophe": 0.10}, False, False),
    ],
)
def test_a_word_is_given_only_beyond_two_standard_errors(changed, top, bottom):
    """One future has no error, and so no word; more effort at higher odds, or the other way round, is neither."""
    cell = replace(BASE, **changed)
    assert (cell.is_to_the_top, cell.is_to_the_bottom) == (top, bottom)


def test_the_error_of_the_difference_is_that_of_pairs():
    """On the same luck most of what odds differ by from future to future cancels."""
    cell = cells()[0.15, 1.0, 1.0]
    assert 0 < cell.catastrophe_change_error < (cell.catastrophe_error**2 + cell.catastrophe_as_today_error**2) ** 0.5
