"""Customers who stay, and customers who are cut off: what it changes, on the same luck."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.declared import Distribution, Event, OutputSet
from sixteenth.engine.evaluate import evaluate
from sixteenth.engine.history import Result
from sixteenth.engine.job import Options, prepare
from sixteenth.scale.local import run_here
from tests.world.futures import central, with_points

LABS, SEGMENTS = 4, 2
DRAWS, MONTHS = 60, 60
PAUSE = (6, 18)  # first month, and the first after it
KEPT = OutputSet(monthly=("customer_share", "lab_choice", "open_customer_share", "open_choice", "company_revenue"))


def chosen(attraction, open_pull, similarity):
    """Return nested logit's shares of labs and of open weights."""
    total = attraction.sum(axis=0)
    pull = total ** (1 - similarity)
    closed = pull / (pull + open_pull)
    return attraction / total * closed, 1 - closed


@pytest.mark.parametrize("seed", range(4))
def test_those_cut_off_from_a_lab_choose_as_if_it_were_not_there(seed):
    luck = np.random.default_rng(seed)
    attraction = luck.lognormal(0, 1, (LABS, SEGMENTS))
    open_pull, similarity = luck.lognormal(0, 1, SEGMENTS), luck.uniform(0.1, 0.9, SEGMENTS)
    cut = luck.uniform(0, 0.2, (LABS, SEGMENTS))
    given = {
        "lab_attraction": attraction,
        "open_pull": open_pull,
        "labs_apart": 1 - similarity,
        "pull_of_best": np.zeros(SEGMENTS),
        "open_similarity": np.zeros(SEGMENTS),
        "access_cut": cut,
        "least_attraction": 1e-30,
        "weight_of_not_buying": 0,
    }
    world = sixteenth.read("customer_cut").world
    labs, hosts = (evaluate(world, name, given) for name in ("lab_pick", "open_pick"))
    free = 1 - cut.sum(axis=0)
    expected, expected_hosts = (free * each for each in chosen(attraction, open_pull, similarity))
    for lab in range(LABS):
        others = attraction.copy()
        others[lab] = 0
        own, open_own = chosen(others, open_pull, similarity)
        expected, expected_hosts = expected + cut[lab] * own, expected_hosts + cut[lab] * open_own
    np.testing.assert_allclose(labs, expected, rtol=1e-9)
    np.testing.assert_allclose(hosts, expected_hosts, rtol=1e-9)
    np.testing.assert_allclose(labs.sum(axis=0) + hosts, 1, rtol=1e-12)


@cache
def run(looks_around: float, *, paused: bool) -> Result:
    """Run the central world, its customers looking around so often, with a year's pause of Anthropic or without."""
    settings = with_points(central().settings, {"looks_around": looks_around})
    pause = {("Anthropic",): Distribution("point", (float(paused),)), (): Distribution("point", (0.0,))}
    settings = replace(settings, events=(Event(PAUSE[0], "pause_of_lab", pause, until=PAUSE[1]),))
    world = central().world.keeping("customers", KEPT)
    options = Options(draws=DRAWS, output_set="customers", back_end="numpy")
    return run_here(prepare(world, replace(settings, months=MONTHS), options))


def lost(looks_around: float, month: int) -> float:
    """Return the part of its sales that a paused lab has lost in a month, against not pausing."""
    paused, not_paused = (run(looks_around, paused=flag)["company_revenue"][month, 0] for flag in (True, False))
    return float(np.median(1 - paused / not_paused))


def test_where_all_look_around_each_month_shares_are_the_choice():
    found = run(1.0, paused=False)
    np.testing.assert_allclose(found["customer_share"], found["lab_choice"], atol=1e-9)
    np.testing.assert_allclose(found["open_customer_share"], found["open_choice"], atol=1e-9)


def test_shares_that_stay_still_sum_to_one():
    found = run(0.05, paused=True)
    np.testing.assert_allclose(found["customer_share"].sum(axis=1) + found["open_customer_share"], 1, atol=1e-9)


def test_a_gap_between_launches_hurts_less_at_once_and_more_later():
    """Half into a pause the lab has lost less where customers stay; years on, what it lost has not come back."""
    assert lost(0.05, (PAUSE[0] + PAUSE[1]) // 2) < 0.6 * lost(1.0, (PAUSE[0] + PAUSE[1]) // 2)
    assert lost(0.05, MONTHS - 1) > lost(1.0, MONTHS - 1) + 0.02
