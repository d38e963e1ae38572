"""The rulers: the four scores of the table that was published of version 0.2.0, and lines whose answer is known."""

import datetime
import math
from dataclasses import replace

import pytest

from sixteenth.evidence.observed.observe import Observation, observe
from sixteenth.evidence.scored.forecasters import Known, known_by
from sixteenth.evidence.scored.rivals import GrowthContinued, RandomWalk, TenFold, points

CUT = datetime.date(2026, 3, 31)
CAME = ("2026-04-06/30.0", "2026-05-07/44.0", "2026-05-15/47.0", "2026-06-15/50.0")


def _report(key: str) -> Observation:
    return next(each for each in observe().seen if each.fact.exact_key == key)


def _scores(form: GrowthContinued | RandomWalk, lab: str, keys: list[str], known: Known) -> list[float]:
    targets = [_report(key) for key in keys]
    said = form.predict(known, lab, targets)
    return [
        each.crps(target.log_value) for each, target in zip(said, targets, strict=True) if not isinstance(each, str)
    ]


@pytest.mark.parametrize(
    ("form", "published"),
    [(GrowthContinued(), [0.141, 0.266, 0.270, 0.137]), (RandomWalk(), [0.169, 0.325, 0.337, 0.217])],
)
def test_the_published_scores_of_anthropic_come_out(form: GrowthContinued | RandomWalk, published: list[float]) -> None:
    """As of March 2026, to the third digit."""
    keys = [f"revenue/run_rate_revenue/Anthropic/{each}" for each in CAME]
    assert _scores(form, "Anthropic", keys, known_by(CUT)) == pytest.approx(published, abs=0.0006)


def test_the_published_scores_of_openai_come_out_without_a_row_that_came_later() -> None:
    """.063 and .052, without the second-hand 24 of March 2026, which those who published had not yet."""
    known = known_by(CUT)
    without = [each for each in known.seen["OpenAI"] if each.fact.text != "24.0"]
    known = replace(known, seen={**known.seen, "OpenAI": without})
    key = "revenue/run_rate_revenue/OpenAI/2026-05-31/36.0"
    assert _scores(GrowthContinued(), "OpenAI", [key], known) == pytest.approx([0.063], abs=0.0011)
    assert _scores(RandomWalk(), "OpenAI", [key], known) == pytest.approx([0.052], abs=0.0006)


def test_reports_within_three_days_are_one() -> None:
    """12 and 13 two days apart are no growth."""
    pair = [
        _report("revenue/run_rate_revenue/OpenAI/2025-07-30/12.0"),
        _report("revenue/run_rate_revenue/OpenAI/2025-08-01/13.0"),
        _report("revenue/run_rate_revenue/OpenAI/2025-06-09/10.0"),
    ]
    times, logs = points(pair)
    assert len(times) == 2
    assert logs[1] == pytest.approx((math.log(12) + math.log(13)) / 2)


def test_ten_fold_is_ten_fold() -> None:
    """A year after the last report: ten times as much; spread half."""
    last = _report("revenue/run_rate_revenue/OpenAI/2025-06-09/10.0")
    target = replace(last, fact=replace(last.fact, date=datetime.date(2026, 6, 9)))
    said = TenFold().predict(Known(CUT, {"OpenAI": [last]}, {}), "OpenAI", [target])[0]
    assert not isinstance(said, str)
    assert math.exp(said.quantile(0.5)) == pytest.approx(100.0, rel=0.01)


def test_too_few_reports_are_told() -> None:
    """One report makes no line."""
    last = _report("revenue/run_rate_revenue/OpenAI/2025-06-09/10.0")
    known = Known(CUT, {"OpenAI": [last]}, {})
    assert GrowthContinued().predict(known, "OpenAI", [last]) == ["fewer than two reports of the lab"]
    assert RandomWalk().predict(known, "OpenAI", [last]) == ["fewer than three reports of the lab"]
    assert TenFold().predict(known, "another", [last]) == ["no report of the lab"]
