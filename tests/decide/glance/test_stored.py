"""Stored futures that all weigh alike say what the two runs say; what weighs more is heard more."""

from functools import cache
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.glance.curves import draw_curves
from sixteenth.decide.glance.stored import RULES, Stored, read_stored, store
from sixteenth.decide.worth.first_question import prepare_answers
from sixteenth.decide.worth.going_on import going_on_of, models_today, stopped_now
from sixteenth.decide.worth.headline import make_headline
from sixteenth.engine.history import Result

CENTRAL = sixteenth.read("central")
LAB = "OpenAI"
FEW: dict[str, Any] = {"draws": 48, "months": 24, "back_end": "numpy"}
MODEL = models_today(CENTRAL, LAB)


@cache
def both() -> tuple[Result, Result]:
    goes_on, stops = (sixteenth.run(prepare_answers(each, FEW)) for each in (CENTRAL, stopped_now(CENTRAL, LAB)))
    return goes_on, stops


@cache
def stored() -> Stored:
    return store(*both(), LAB, MODEL)


EQUAL = np.full(48, 1 / 48)


def test_equal_weights_say_what_going_on_is_worth():
    told, reading = going_on_of(*both(), LAB, MODEL), read_stored(stored(), EQUAL, "run_off").going_on
    for one, other in (
        (told.going_concern, reading.going_concern),
        (told.run_off, reading.run_off),
        *((one.value, other.value) for one, other in zip(told.by_stop, reading.by_stop, strict=True)),
    ):
        assert other.mean == pytest.approx(one.mean, rel=1e-9)
        assert other.positive_of_100 == pytest.approx(one.positive_of_100)
        assert other.verdict == one.verdict
        assert other.goes_on == pytest.approx(one.goes_on, rel=1e-9)
    assert [each.futures for each in reading.by_stop] == [each.futures for each in told.by_stop]


@pytest.mark.parametrize("unfinished", RULES)
def test_equal_weights_count_what_a_run_counts(unfinished: Any):
    told = make_headline(both()[0], LAB, unfinished)
    head = read_stored(stored(), EQUAL, unfinished).focus
    for name in ("back_of_100", "ruined_of_100", "never_too_late_of_100", "catastrophe_of_100", "standard_error"):
        assert getattr(head, name) == pytest.approx(getattr(told, name))
    assert (head.verdict, head.last_calls, head.start, head.horizon) == (
        told.verdict,
        told.last_calls,
        told.start,
        told.horizon,
    )


def test_equal_weights_draw_what_a_run_draws():
    own = read_stored(stored(), EQUAL, "run_off").curves
    told = draw_curves(stored().futures["run_off"])
    assert own.back_in == told.back_in
    assert dict(own.stop_in_time) == pytest.approx(dict(told.stop_in_time))
    spread = np.ptp(told.running_total.levels, axis=0)
    assert (np.abs(own.running_total.levels - told.running_total.levels) <= 0.1 * spread).all()


def test_one_future_with_all_the_weight_is_what_is_told():
    weights = np.zeros(48)
    weights[5] = 1.0
    reading = read_stored(stored(), weights, "run_off")
    futures = stored().futures["run_off"]
    assert reading.curves.running_total.levels[2] == pytest.approx(futures.running[:, 5])
    assert (futures.running[:, 5] == reading.curves.running_total.paths.T).all()
    assert set(reading.curves.back_in) == {reading.curves.back_in[0]}
    assert reading.going_on.going_concern.standard_error == pytest.approx(0.0, abs=1e-3)


def test_futures_that_did_not_stay_numbers_are_left_out():
    goes_on, stops = both()
    ended = {**stops.ended, "not_finite": np.array([3, *stops.ended["not_finite"][1:]])}
    fewer = store(goes_on, Result(**{**vars_of(stops), "ended": ended}), LAB, MODEL)
    assert fewer.kept.sum() == 47
    assert fewer.futures["run_off"].running.shape[1] == fewer.goes_on.run_off.size == 47


def vars_of(result: Result) -> dict[str, Any]:
    names = ("monthly", "closing", "ended", "variables", "labels", "recipe")
    return {name: getattr(result, name) for name in names}
