"""Summaries of a trial whose truth is known: a perfect form, one half as wide, one that says what the rival says."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from sixteenth.evidence.observed.observe import Observation
from sixteenth.evidence.scored.backtest import find_targets, run_trial
from sixteenth.evidence.scored.forecasters import Known
from sixteenth.evidence.scored.predictions import Predicted, normal
from sixteenth.evidence.scored.trial_summary import far_target, main_target, run_rate_target, summarise

TARGETS = [target for target in find_targets() if main_target(target)]


@dataclass(frozen=True)
class Oracle:
    """A form that knows what comes, up to an error that it knows too."""

    name: str
    spread: float
    told_spread: float

    def predict(self, known_by: Known, lab: str, targets: Sequence[Observation]) -> Sequence[Predicted | str]:
        """Return what comes, moved by luck that is the same for every form."""
        return [
            normal(
                each.log_value
                + self.spread * np.random.default_rng([each.fact.line, known_by.day.toordinal(), len(lab)]).normal(),
                self.told_spread,
            )
            for each in targets
        ]


TRIAL = run_trial([Oracle("honest", 0.2, 0.2), Oracle("narrow", 0.2, 0.05), Oracle("half", 0.1, 0.1)], TARGETS)


def test_a_form_beside_itself_has_a_ratio_of_one() -> None:
    """And no interval."""
    found = summarise(TRIAL, "honest", ["honest"])
    assert found is not None
    assert (found.ratio.value, found.ratio.low, found.ratio.high) == pytest.approx((1, 1, 1))


def test_half_the_error_is_half_the_score() -> None:
    """On the same luck, exactly."""
    found = summarise(TRIAL, "half", ["narrow", "honest"])
    assert found is not None
    assert found.ratio.rival == "honest"
    assert found.ratio.value == pytest.approx(0.5)
    assert found.ratio.high < 0.55


def test_honest_bands_hold_what_they_say_and_narrow_ones_do_not() -> None:
    """80 of 100, within the interval; a spread of a quarter holds about a quarter."""
    honest, narrow = (summarise(TRIAL, name, ["honest"]) for name in ("honest", "narrow"))
    assert honest is not None
    assert narrow is not None
    held = next(each for each in honest.coverage if (each.lab, each.share) == ("all", 0.8))
    assert held.low <= 0.8 <= held.high
    assert next(each for each in narrow.coverage if (each.lab, each.share) == ("all", 0.8)).high < 0.6
    assert sum(honest.pit) == pytest.approx(1.0)
    assert narrow.pit[0] + narrow.pit[-1] > 0.5


def test_every_target_is_of_one_kind() -> None:
    """Near or far; run-rates are among the near."""
    for target in find_targets():
        assert not (main_target(target) and far_target(target))
        assert main_target(target) or not run_rate_target(target)


def test_a_form_that_says_nothing_has_no_summary() -> None:
    """None, and no division by nothing."""
    assert summarise(TRIAL, "honest", ["honest"], lambda _: False) is None
