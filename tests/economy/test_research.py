"""What research brings the lab that pays for it: 400 futures of the central scenario, and one lever of a lab moved.

A future counts where the lab lives in both worlds and progress outlasts the first year and a third of the time looked
at: where nothing moves any more, there is nothing to fall behind. Beside each test stands what version 0.2.0 gave, in
which every lab was lifted to the leaked frontier for nothing, launches came at fixed intervals, and research counted
against a lab's own first month.
"""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result

DRAWS, SEED = 400, 7
LABS = ("Anthropic", "OpenAI", "Google DeepMind", "Meta", "xAI", "DeepSeek", "Mistral")
KEPT = OutputSet(
    monthly=(
        "lab_horizon",
        "lab_best_horizon",
        "research_frontier",
        "market_frontier",
        "company_revenue",
        "is_alive",
        "progress_runs",
        "launches",
        "new_orders",
        "headcount",
    ),
)
A_YEAR, TWO_YEARS, IN_2031, AT_THE_END = 12, 24, 54, 119
# Median research compute, billion USD a year, the same for all futures: what is doubled for one lab.
COMPUTE = dict(zip(LABS, (12.0, 30.0, 13.9, 9.5, 6.6, 1.2, 0.55), strict=True))


@cache
def futures(scenario: str = "central", stopped: str = "", effort: float = 0.0, doubled: str = "") -> Result:
    """Run a scenario in which a lab orders a part of its research, or each buys what is usual and one of them twice."""
    read = sixteenth.read(scenario)
    if stopped:
        read = read.with_(research_effort={lab: effort if lab == stopped else 1.0 for lab in LABS})
    if doubled:
        bought = {lab: each * (1e9 / 12) * (2 if lab == doubled else 1) for lab, each in COMPUTE.items()}
        read = read.with_(research_compute_today=bought)
    world = replace(read.world, output_sets={"research": KEPT})
    return sixteenth.run(read, world=world, draws=DRAWS, seed=SEED, output_set="research")


def at(result: Result, name: str, month: int) -> Any:
    return np.asarray(result[name], float)[month]


def lead(result: Result, name: str, lab: int, month: int) -> Any:
    """Return by how many doublings a lab is ahead of the best of the others."""
    all_labs = at(result, name, month)
    return all_labs[lab] - np.delete(all_labs, lab, axis=0).max(axis=0)


def share(result: Result, lab: int, month: int) -> Any:
    revenue = at(result, "company_revenue", month)
    return revenue[lab] / revenue.sum(axis=0)


def counted(*results: Result, lab: int, month: int) -> Any:
    """Say which futures count: the lab lives in each world, and progress outlasts a year and a third of the time."""
    outlasted = max(A_YEAR, month // 3)
    lives = [(at(each, "is_alive", month)[lab] > 0) & (at(each, "progress_runs", outlasted) > 0) for each in results]
    return np.logical_and.reduce(lives)


def lower(stopped: Any, goes_on: Any) -> float:
    """Count the futures, of 100, in which a number is lower in the world where the lab stops."""
    return 100 * float(np.mean(stopped < goes_on))


# 0.2.0, of 100 futures: relative capability in 2031 lower in 96, 80, 66, 49, 52 and 44; at the end in 73, 55, 52, 46,
# 45 and 53; share of revenue at the end in 94, 86, 88, 87, 87 and 79; revenue at the end in 89, 59, 68, 81, 82 and 75.
# Now, over all that outlast the first year: 97 or more at the end, but for Google DeepMind (revenue in 91, share in
# 92). In most of the others progress stops within three years and all labs come to be alike. Who stays behind, by 1.3
# doublings, keeps prices up: a markup twice as large is worth more to it than its lag (Shaked and Sutton 1982).
@pytest.mark.parametrize("lab", range(len(LABS)), ids=LABS)
def test_who_alone_orders_no_research_falls_behind(lab):
    goes_on, stops = futures(), futures(stopped=LABS[lab])
    for month in (TWO_YEARS, IN_2031, AT_THE_END):
        count = counted(goes_on, stops, lab=lab, month=month)
        assert count.sum() > 200
        sold = [at(each, "company_revenue", month)[lab][count] for each in (stops, goes_on)]
        part = [share(each, lab, month)[count] for each in (stops, goes_on)]
        ahead = [lead(each, "lab_best_horizon", lab, month)[count] for each in (stops, goes_on)]
        for pair in (ahead, part, sold):
            assert lower(*pair) >= 95


def test_it_orders_nothing_its_people_leave_and_it_still_launches():
    stops = futures(stopped="Anthropic")
    assert not np.asarray(stops["new_orders"])[:, 0].any()
    people = np.asarray(stops["headcount"], float)[:, 0]
    assert (people[TWO_YEARS] < 0.1 * people[0]).all()
    assert np.asarray(stops["launches"])[:, 0].any(axis=0).mean() > 0.95


# 0.2.0: with a hundredth of the compute at the start Meta ended at the frontier in 44 of 100 futures, and DeepSeek,
# which buys about that, led in 52. There is nothing to order a hundredth of in 0.2.0.
def test_with_a_hundredth_of_its_research_a_lab_does_not_end_at_the_frontier():
    poor, lab = futures(stopped="Meta", effort=0.01), LABS.index("Meta")
    behind = at(poor, "research_frontier", AT_THE_END) - at(poor, "lab_horizon", AT_THE_END)[lab]
    assert np.mean(behind < 0.01) < 1 / 3
    frontier = np.asarray(poor["research_frontier"], float)
    moves = frontier[AT_THE_END] - frontier[AT_THE_END - TWO_YEARS] > 1  # where it stands still, all get there in time
    assert moves.sum() > 50
    assert np.mean(behind[moves] < 0.5) < 0.05


def test_the_smallest_lab_seldom_leads_where_progress_goes_on():
    """0.2.0: DeepSeek led at the end in 52 of 100 futures."""
    found, lab = futures(), LABS.index("DeepSeek")
    frontier = np.asarray(found["research_frontier"], float)
    leads = at(found, "lab_horizon", AT_THE_END)[lab] >= frontier[AT_THE_END] - 1e-4
    moves = frontier[AT_THE_END] - frontier[AT_THE_END - TWO_YEARS] > 1
    assert leads.mean() < 1 / 3
    assert leads[moves].mean() < 0.2


# 0.2.0: doublings of Anthropic's horizon a year, two years and five years on: -.37, -.85, -.79.
def test_doubled_research_compute_raises_capability():
    usual, twice = futures(doubled="nobody"), futures(doubled="Anthropic")
    gained = {
        month: (at(twice, "lab_horizon", month) - at(usual, "lab_horizon", month))[0]
        for month in (A_YEAR, TWO_YEARS, IN_2031)
    }
    assert np.median(gained[A_YEAR]) > 0.2
    assert np.mean(gained[A_YEAR] > 0) > 0.95
    assert np.median(gained[TWO_YEARS]) > 0.1
    assert np.mean(gained[IN_2031]) > -0.03
    assert np.median(gained[IN_2031]) > -0.03


# 0.2.0: in their busiest month all labs launched in 100 of 100 futures, and Anthropic's median revenue jumped by 34 %,
# the industry's by 21 %. Labs grow by up to 24 % a month at the start, as they reported, and steadily: no lab's growth
# is more than .029 above that of the month before.
def test_launches_are_dispersed_and_revenue_does_not_jump():
    found = futures()
    launches = np.asarray(found["launches"], float)[:100].mean(axis=2)
    assert launches.max() < 0.4
    assert launches.mean() > 1 / 10  # two a year or so
    revenue = np.asarray(found["company_revenue"], float)[:48]
    sells = np.asarray(found["is_alive"], float)[:48].min(axis=0) > 0
    for lab, label in enumerate(LABS):
        own = revenue[:, lab, sells[lab]]
        assert most_jump(own) < 0.05, label
        assert np.median(own[1:] / own[:-1] - 1, axis=1).max() < 0.3, label
    assert most_jump(revenue.sum(axis=1)) < 0.02


def most_jump(revenue: Any) -> float:
    """Return by how much growth in a month exceeds that of the month before, at most, in the middle of all futures."""
    return float(np.median(np.diff(np.log(revenue), n=2, axis=0), axis=1).max())


def gap_abroad(scenario: str, month: int) -> float:
    """Return how far DeepSeek is behind the frontier, in the middle of all futures."""
    found, lab = futures(scenario), LABS.index("DeepSeek")
    return float(np.median(at(found, "research_frontier", month) - at(found, "lab_horizon", month)[lab]))


# The United States pause from month 18 to 30. 0.2.0, from April 2026: DeepSeek's gap at the end of the pause was .56
# where they pause and .61 where all pause; two years later it was 1.12 and 1.03.
def test_rivals_abroad_come_nearer_in_a_pause_that_is_not_theirs():
    before, after = 17, 30
    alone, agreed, none = (gap_abroad(each, after) for each in ("one_country_pauses", "agreed_pause", "central"))
    assert alone < gap_abroad("one_country_pauses", before) - 0.5
    assert alone < min(agreed, none) - 0.5
    assert abs(agreed - gap_abroad("agreed_pause", before)) < 0.3  # who pauses takes over nothing either
