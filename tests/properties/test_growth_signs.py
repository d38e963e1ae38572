"""What bends the curve of capability, what speeds it up, and what it is worth: levers moved on the same luck."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.world.growth.automation import research_automated, research_speed_up
from sixteenth.world.growth.barriers import experience_value, value_of_context
from sixteenth.world.growth.context import kv_bytes_per_token, memory_of_words, time_to_hear
from sixteenth.world.growth.horizon.scaling import paradigm_room
from tests.properties.test_world_signs import assert_lower

DRAWS, MONTHS = 200, 60
KEPT = OutputSet(
    monthly=(
        "expert_equivalents",
        "experts_who_do_not_learn",
        "experts_who_learn",
        "market_frontier",
        "paradigms_in_force",
        "progress_runs",
        "research_frontier",
        "spend_industry",
        "stop_hazard_now",
    )
)
CHANGES: dict[str, dict[str, Any]] = {
    "nothing new found": {"paradigm_rate": 0.0},
    "much found": {"paradigm_rate": 0.06},
    "one paradigm": {"paradigm_rate": 0.0, "paradigm_usable": {"reinforcement learning": 0.0}},
    "no ceilings": {"paradigm_rate": 0.0, "paradigm_ceiling": 1000.0},
    "no ceilings, no stop": {"paradigm_rate": 0.0, "paradigm_ceiling": 1000.0, "stop_probability": 0.0},
    "no feedback": {"research_feedback": 0.0},
    "large feedback": {"research_feedback": 1000.0, "algorithmic_difficulty": 0.3, "stop_probability": 0.0},
    "it comes back": {"recovery_rate": 0.1},
    "never learns": {"barrier_rate": 0.0, "most_from_context": 0.0},
    "learns": {"barrier_lifted": 1.0},
    "many for experts": {"share_for_experts": 0.9},
}


@cache
def central() -> Any:
    return sixteenth.read("central")


@cache
def run(name: str, feedback: str = "income") -> Result:
    change = CHANGES.get(name, {})
    scenario = central().with_(**change) if change else sixteenth.read(name)
    scenario = scenario if feedback == "income" else scenario.choosing(spending_feedback=feedback)
    asked = replace(scenario, world=scenario.world.keeping("growth_signs", KEPT))
    return sixteenth.run(asked, draws=DRAWS, months=MONTHS, back_end="numpy", output_set="growth_signs")


def at_end(name: str, variable: str = "market_frontier") -> Any:
    data = run(name)[variable][-1]
    return data.reshape(-1, data.shape[-1]).mean(axis=0)


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("nothing new found", "central"),
        ("central", "much found"),
        ("one paradigm", "nothing new found"),
        ("nothing new found", "no ceilings"),
        ("no feedback", "central"),
        ("central", "it comes back"),
        ("paradigm_ends", "central"),
        ("central", "fast_feedback"),
    ],
)
def test_what_bends_the_curve_and_what_lifts_it(low, high):
    assert_lower(at_end(low), at_end(high))


def test_a_paradigm_switched_off_bends_the_curve_from_its_month_on():
    on, off = (run(name)["research_frontier"] for name in ("nothing new found", "paradigm_ends"))
    switched = 6  # January 2027
    np.testing.assert_array_equal(on[: switched + 1], off[: switched + 1])
    running = run("nothing new found")["progress_runs"][switched + 12] > 0
    pace_on, pace_off = (each[switched + 12] - each[switched] for each in (on, off))
    assert np.median(pace_off[running]) < 0.7 * np.median(pace_on[running])


def test_far_below_their_ceilings_two_paradigms_give_what_effective_compute_gives():
    found = run("no ceilings, no stop")
    np.testing.assert_allclose(found["paradigms_in_force"], 1.0, atol=1e-9)


def test_feedback_without_end_does_not_explode():
    """Models can do all of research and no more, compute is bought, and ideas get harder."""
    frontier = run("large feedback")["research_frontier"]
    pace = np.diff(frontier, axis=0)
    assert np.isfinite(frontier).all()
    late, early = (np.median(pace[months], axis=1).mean() for months in (slice(-12, None), slice(6, 18)))
    assert late < early


def test_experts_do_not_speed_up_research_again():
    """Their work adds output, out of which labs are paid and order research; by itself it adds no research."""
    few, many = (run(name, "none")["research_frontier"] for name in ("central", "many for experts"))
    np.testing.assert_array_equal(few, many)
    assert_lower(at_end("central", "expert_equivalents"), at_end("many for experts", "expert_equivalents"))


@pytest.mark.parametrize("variable", ["spend_industry", "expert_equivalents"])
def test_learning_on_the_job_is_worth_something(variable):
    assert_lower(at_end("never learns", variable), at_end("central", variable))
    assert_lower(at_end("central", variable), at_end("learns", variable))


def test_who_never_learns_and_who_always_does_are_the_two_ends():
    for name, end in (("never learns", "experts_who_do_not_learn"), ("learns", "experts_who_learn")):
        found = run(name)
        np.testing.assert_allclose(found["expert_equivalents"], found[end], rtol=1e-9)


def test_without_recovery_what_stops_stays_so():
    assert (np.diff(run("central")["progress_runs"], axis=0) <= 0).all()
    back = np.diff(run("it comes back")["progress_runs"], axis=0) > 0
    assert back.any(axis=0).mean() > 0.1


def test_a_stop_that_binds_comes_later_and_more_often():
    same, binding = (run(name) for name in ("central", "progress_binds"))
    assert np.ptp(same["stop_hazard_now"], axis=0).max() < 1e-12
    first, last = (np.median(binding["stop_hazard_now"][month]) for month in (0, -1))
    assert last > 4 * first
    stopped = [1 - found["progress_runs"][:, :].mean(axis=1) for found in (same, binding)]
    assert stopped[1][6] <= stopped[0][6]
    assert stopped[1][-1] > stopped[0][-1] + 0.1


uses = st.floats(0, 60)


@given(uses, uses, st.floats(1, 40), st.floats(0.5, 5))
def test_room_only_falls_as_a_paradigm_is_used(one: Any, other: Any, ceiling: Any, softness: Any):
    room = [paradigm_room(use, ceiling, softness) for use in sorted((one, other))]
    assert 0 <= room[1] <= room[0] <= 1
    assert paradigm_room(ceiling, ceiling, softness) == pytest.approx(0.5)


@given(uses, uses, st.floats(0, 1000))
def test_models_never_slow_research_and_never_more_than_all_of_it(now: Any, then: Any, feedback: Any):
    middle: Any = 15.0
    slope: Any = 0.5
    shares = (research_automated(at, middle, slope) for at in (now, then))
    assert 1 <= research_speed_up(feedback, *shares) <= 1 + feedback


@given(st.floats(1, 1e10), st.floats(0, 1), st.sampled_from([0.0, 1.0]))
def test_experience_is_a_share(tokens: Any, most: Any, lifted: Any):
    lifetime: Any = 1e8
    worth: Any = experience_value(lifted, value_of_context(tokens, lifetime), most)
    assert 0 <= worth <= 1
    assert worth == 1 if lifted else worth <= most


def test_a_hundred_million_words_are_decades_and_tens_of_terabytes():
    words: Any = (1e8, 5e5)
    cache: Any = (8, 128, 80, 2)
    tokens: Any = 1.3e8
    assert 10 <= time_to_hear(*words) / 12 <= 25
    assert 10e12 <= memory_of_words(tokens, kv_bytes_per_token(*cache)) <= 100e12
