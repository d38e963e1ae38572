"""Until when a lab can stop: what is taken away, and how far that moves it, on made-up months and on `central`."""

from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.stopping.last_calls import ALL, AS_IT_IS, LAST_CALL, circumstances, last_calls, with_floor
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.engine.programs.simulate import NOT_FINITE

MONTHS, DRAWS = 120, 200


def made(months: Any, not_finite: int = 0) -> Result:
    """Write a run of one lab that can stop until these months [draws]; so many futures did not stay numbers."""
    ended = {NOT_FINITE: np.where(np.arange(DRAWS) < not_finite, 3, MONTHS)}
    recipe = {"draws": DRAWS, "months": MONTHS, "start": "2026-07"}
    closing = {LAST_CALL: np.broadcast_to(np.asarray(months, float), DRAWS)[None]}
    return Result({}, closing, ended, {}, {"lab": ("Ana",)}, recipe)


def test_nothing_moves_against_itself():
    spread = np.arange(DRAWS) % MONTHS
    found = last_calls(AS_IT_IS, made(spread), "Ana", made(spread))
    assert (found.more.value, found.more.error) == (0.0, 0.0)
    assert all((each.value, each.error) == (0.0, 0.0) for each in found.moved)


def test_ten_months_more_for_all_move_every_month_by_ten_for_sure():
    spread = np.arange(DRAWS) % 100
    found = last_calls("later", made(spread + 10), "Ana", made(spread))
    assert all((each.value, each.error) == (10.0, 0.0) for each in found.moved)
    months = [str(month) for _, month in found.months]
    assert months == sorted(months, reverse=True)  # at higher odds it is earlier


def test_those_who_are_never_too_late_are_counted_with_their_change():
    before, after = (np.where(np.arange(DRAWS) < count, 500.0, 5.0) for count in (50, 80))
    found = last_calls("later", made(after), "Ana", made(before))
    assert (found.never.value, found.more.value) == (40.0, 15.0)
    assert found.never.error == pytest.approx(100 * np.sqrt(0.4 * 0.6 / DRAWS))
    assert found.more.error == pytest.approx(100 * np.sqrt(0.15 * 0.85 / (DRAWS - 1)))
    assert dict(found.months)[33] is None


def test_the_error_of_a_month_comes_from_futures_drawn_anew():
    random = np.random.default_rng(0)
    found = last_calls("later", made(random.integers(0, 100, DRAWS)), "Ana", made(random.integers(0, 100, DRAWS)))
    assert all(each.error > 1 for each in found.moved)


def test_a_future_that_is_no_number_in_one_run_is_left_out_of_both():
    found = last_calls("later", made(np.arange(DRAWS) % 100, not_finite=100), "Ana", made(np.arange(DRAWS) % 100))
    assert found.more.value == 0.0
    assert np.isnan(last_calls("later", made(5, not_finite=DRAWS), "Ana", made(5)).moved[0].value)


def test_each_thing_is_taken_away_alone_and_all_together():
    central = sixteenth.read("central")
    found = circumstances(central, "OpenAI")
    assert list(found) == [AS_IT_IS, "no_take_or_pay", "no_severance", "rivals_stop", "price_floor", ALL]
    assert found[AS_IT_IS] is central
    values = found["no_take_or_pay"].settings.values["contract_take_or_pay"]
    own = [entry.numbers for labels, entry in values.items() if labels and labels[0].startswith("OpenAI:")]
    assert own
    assert all(numbers == (0.0,) for numbers in own)
    last = {labels[0]: entry.numbers[0] for labels, entry in _last_models(found["rivals_stop"]).items() if labels}
    assert "OpenAI" not in last
    assert max(last.values()) < 100
    assert found[ALL].settings.values["months_of_severance"][()].numbers == (0.0,)
    assert found[ALL].assumptions.theory["price"] == "floor"


def _last_models(scenario):
    return scenario.settings.values["last_model"]


def test_a_lab_without_contracts_has_none_to_take_away():
    assert "no_take_or_pay" not in circumstances(sixteenth.read("central"), "Mistral")


def test_a_floor_outlasts_a_price_war():
    floored = with_floor(sixteenth.read("price_war"))
    assert not [each for each in floored.assumptions.events if each.card.choice == "price"]


@pytest.mark.slow
def test_under_a_floor_no_large_lab_asks_much_less_than_at_the_start():
    scenario = with_floor(sixteenth.read("central")).keeping("own", OutputSet(("share_of_closed", "markup")))
    result = sixteenth.run(scenario, draws=16, seed=7, output_set="own")
    assert result.finite.all()
    share, markup = (np.asarray(result.monthly[name], np.float64) for name in ("share_of_closed", "markup"))
    first, later = ((share * each).sum(axis=2) for each in (markup[:1], markup))
    assert np.median((later - first)[24:, :3]) > -0.05
