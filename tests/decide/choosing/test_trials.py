"""Trials: own numbers change nothing, readings are paired by future, limits are scored in parts of their amounts."""

import numpy as np
import pytest

from sixteenth.decide.choosing.trials import Luck, Reading
from tests.decide.choosing.choosing_runs import CENTRAL, EVERYTHING, trials

LUCK = Luck(16, 7)
HALF = (0.5, 1.0, 0.04)


def test_the_own_numbers_are_the_scenario_itself():
    tried = trials()
    assert tried.own == (1.0, 1.0, pytest.approx(0.04))  # type: ignore[comparison-overlap]
    own = tried.run(CENTRAL, LUCK.draws, LUCK.seed)
    aim = tried.wanted.aim.draws(own, own.labels["lab"].index("OpenAI"))
    assert tried.reading(tried.own, LUCK).aim == pytest.approx(aim, rel=1e-4, abs=1e6)


def test_a_choice_moves_the_aim_and_the_limits():
    tried = trials()
    gain = tried.reading(HALF, LUCK).more_than(tried.reading(tried.own, LUCK))
    assert np.isfinite(gain.value)
    assert gain.value != 0
    assert len(tried.reading(HALF, LUCK).of_limits()) == len(EVERYTHING)
    assert tried.score(HALF, LUCK).missed == 0


def test_a_missed_limit_counts_in_parts_of_its_amount():
    tried = trials(("ruin <= 0.9", "worth >= 1000tn USD", *EVERYTHING[2:]))
    worth = tried.reading(tried.own, LUCK).mean().value
    assert tried.score(tried.own, LUCK).missed == pytest.approx(1 - worth / 1e15)


def test_beliefs_are_scenarios_of_their_own():
    tried = trials()
    tried.believing({"safe": tried.bound.with_(catastrophe_probability_today=0.0)})
    assert tried.beliefs == ("safe",)
    safe, own = (tried.reading(tried.own, LUCK, belief).limited[2] for belief in ("safe", ""))
    assert np.max(safe) == pytest.approx(0)
    assert np.min(own) > 0


def test_means_leave_out_what_is_no_number():
    read = Reading(np.array([1.0, np.nan, 3.0]), (np.array([0.0, 1.0, np.nan]),))
    assert read.mean().value == 2
    assert read.of_limits()[0].value == 0.5
    assert read.more_than(Reading(np.array([0.0, 5.0, 0.0]), ())).value == 2
