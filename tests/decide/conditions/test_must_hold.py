"""What must be true, whole: the lemonade stands by hand, a stop on request, and once on central."""

from functools import cache
from typing import Any

import numpy as np
import pytest
from scipy.stats import norm

import sixteenth
from sixteenth.decide.choosing.decisions import ready
from sixteenth.decide.conditions.inputs import held
from sixteenth.decide.conditions.must_hold import DECIDED, MustHold, Setting, must_hold
from sixteenth.decide.conditions.sentence import read_condition
from sixteenth.errors import Interrupted
from sixteenth.questions.session import Session
from tests.decide.conditions.lemonade import DRAWS, AnasCash, job_of, run, stand

NEEDED = 765.0  # dollars a month before rent, at 700
BOUND, PART = 400 + 24 * (NEEDED - 700), 0.6
MIDDLE, SPREAD = np.log(np.sqrt(400 * 650)), np.log(650 / 400) / (2 * norm.ppf(0.9))  # of the logarithm of thirst


def asked(bound: float = BOUND, runs: Any = run) -> MustHold:
    made_up: Any = AnasCash(bound, PART)
    return must_hold(Setting(stand(), job_of(stand()), made_up, "Ana", runs, DRAWS, DRAWS, ()))


@cache
def found() -> MustHold:
    return asked()


def test_the_share_that_has_it_is_the_one_by_hand():
    margins = 2 - np.linspace(0.4, 0.6, 2001)
    share = norm.sf((np.log(NEEDED / margins) - MIDDLE) / SPREAD).mean()
    assert found().now.value == pytest.approx(100 * share, abs=3 * found().now.error)
    assert not found().holds


def test_break_evens_are_those_by_hand_within_their_error():
    """Held at a cost of c, thirst must lie above NEEDED / (2 - c) in 60 of 100; held at a thirst, the cost below."""
    solved = {each.input.title: each.found for each in found().beliefs}
    cost = 2 - NEEDED / np.exp(MIDDLE + SPREAD * norm.ppf(1 - PART))
    thirst = NEEDED / (2 - 0.4 - 0.2 * PART)
    for title, side, score in (
        ("cup_cost", "at_most", norm.ppf((cost - 0.4) / 0.2)),
        ("thirst", "at_least", (np.log(thirst) - MIDDLE) / SPREAD),
    ):
        assert solved[title].side == side
        assert abs(solved[title].at - score) < 3 * solved[title].error + 0.03  # type: ignore[operator]


def test_what_does_not_move_it_is_enough_nowhere():
    """Ana asks the usual price and pays her own rent."""
    solved = {each.input.title: each for each in found().beliefs}
    for title in ("elasticity", "rent Ben"):
        assert solved[title].found.side == "never"
        assert solved[title].moves == 0


def test_the_nearest_world_brings_it_about_in_fresh_futures_too():
    joint = found().joint
    assert joint is not None
    assert joint.change.is_enough
    assert joint.fresh.value >= 100 * PART - 3 * joint.fresh.error
    assert found().is_confirmed
    assert joint.change.distance <= 0.2  # thirst alone, known to be a little above its middle, is enough


def test_a_move_of_beliefs_does_it_where_nothing_is_known():
    joint = found().joint
    assert joint is not None
    assert joint.tilt is not None
    assert joint.tilt_fresh is not None
    assert joint.tilt.moves["thirst"] > 0 > joint.tilt.moves["cup_cost"]
    assert abs(joint.tilt_fresh.value - 100 * PART) < 4 * joint.tilt_fresh.error


def test_futures_that_have_it_share_a_high_thirst():
    first = found().shared[0]
    assert first.input.title == "thirst"
    assert first.within > first.of_all
    assert first.score.value > 10 * first.score.error


def test_where_it_holds_the_nearest_world_breaks_it():
    broken = asked(bound=400 + 24 * (700 - 700))
    assert broken.holds
    joint = broken.joint
    assert joint is not None
    assert joint.change.is_enough
    assert joint.change.scores["thirst"] < 0
    assert joint.fresh.value < 100 * PART + 3 * joint.fresh.error


def test_what_is_impossible_is_told_with_the_best():
    impossible = asked(bound=1e5)
    assert not impossible.holds
    assert {each.found.side for each in impossible.beliefs} == {"never"}
    assert impossible.joint is None or not impossible.joint.change.is_enough


def test_a_stop_on_request_returns_what_was_found_by_then():
    left = [12]

    def part(scenario, draws, luck):
        left[0] -= 1
        if left[0] < 0:
            raise Interrupted
        return run(scenario, draws, luck)

    stopped = asked(runs=part)
    assert stopped.is_stopped
    assert stopped.now.value == found().now.value
    assert 0 < len(stopped.beliefs) < len(found().beliefs) or stopped.joint is None
    left[0] = 0
    with pytest.raises(Interrupted):
        asked(runs=part)


@pytest.mark.slow
def test_on_central_a_break_even_that_is_told_makes_it_hold_when_it_is_run():
    scenario = ready(sixteenth.read("central"), DECIDED)
    condition = read_condition("not ruined by 2030 with probability 0.95", scenario, "OpenAI")
    runs, kept = Session(), condition.needs(scenario.world)

    def of_central(each, draws, luck):
        return runs.run(each, kept, draws=draws, seed=7 + luck)

    job = sixteenth.prepare(scenario.keeping("answer", kept), draws=400, seed=7, output_set="answer")
    told = must_hold(Setting(scenario, job, condition, "OpenAI", of_central, 400, 200))
    solved = [each for each in told.beliefs if each.found.at is not None]
    assert not told.holds
    assert solved
    best = max(solved, key=lambda each: each.found.best.value)
    known = held(scenario, [best.input], {best.input.title: best.found.best_at})
    fresh = condition.mean(of_central(known, 400, 3))
    assert fresh.value > told.now.value
    assert [each.name for each in told.choices] == [*DECIDED]
