"""What a trial found: summaries of every form by group of targets, and one-shot tests."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sixteenth.evidence.facts_read.record import Look, VersionRecord, earlier_versions, looks
from sixteenth.evidence.scored.backtest import Target, Trial
from sixteenth.evidence.scored.forecasters import Forecaster
from sixteenth.evidence.scored.forms import RIVALS, leading
from sixteenth.evidence.scored.trial_summary import (
    FormSummary,
    far_target,
    main_target,
    run_rate_target,
    summarise,
)

GROUPS = {
    "all": main_target,
    "chosen": lambda target: main_target(target) and not target.is_held_out,
    "held_out": lambda target: main_target(target) and target.is_held_out,
    "run_rates": run_rate_target,
    "far": far_target,
}
BAND = 0.8  # whose coverage is told


@dataclass(frozen=True)
class OneShots:
    """Reports of a lab with too few before them, or told late of a time that was over: counted by lab."""

    lab: str
    reports: int
    inside: int  # the 80 % band
    crps: float
    rival: float | None  # of last year's growth continued on the reports it spoke of
    beside: float | None  # ours on the same


@dataclass(frozen=True)
class Record:
    """All that a trial found."""

    trial: Trial
    forms: tuple[str, ...]
    summaries: dict[str, tuple[FormSummary, ...]]  # by group of targets
    one_shots: tuple[OneShots, ...]
    earlier: tuple[VersionRecord, ...]
    looks: tuple[Look, ...]

    @property
    def leading(self) -> str:
        """Return the form that is judged."""
        return leading(self.forms)

    def of(self, form: str, group: str) -> FormSummary | None:
        """Return the summary of a form on a group of targets; none where it said nothing."""
        return next((each for each in self.summaries[group] if each.form == form), None)


def make_record(trial: Trial, forms: Sequence[Forecaster]) -> Record:
    """Summarise a trial."""
    rivals = [rival.name for rival in RIVALS]
    summaries = {
        group: tuple(
            found for form in forms if (found := summarise(trial, form.name, rivals, chosen=chosen)) is not None
        )
        for group, chosen in GROUPS.items()
    }
    return Record(
        trial,
        tuple(form.name for form in forms),
        summaries,
        _one_shots(trial, leading([form.name for form in forms])),
        earlier_versions(),
        looks(),
    )


def _one_shots(trial: Trial, form: str) -> tuple[OneShots, ...]:
    places: dict[str, list[int]] = {}
    for at, target in enumerate(trial.targets):
        if (target.is_one_shot or target.is_nowcast) and _is_latest(trial.targets, target):
            places.setdefault(target.report.lab, []).append(at)
    ours, theirs, ranks = trial.scores(form), trial.scores(RIVALS[0].name), trial.ranks(form)
    found: list[OneShots] = []
    for lab, own in places.items():
        told = [at for at in own if ours[at] is not None]
        both = [at for at in told if theirs[at] is not None]
        found.append(
            OneShots(
                lab=lab,
                reports=len(told),
                inside=sum(abs((ranks[at] or 0.0) - 0.5) <= BAND / 2 for at in told),
                crps=_mean([ours[at] for at in told]) or math.nan,
                rival=_mean([theirs[at] for at in both]),
                beside=_mean([ours[at] for at in both]),
            )
        )
    return tuple(found)


def _is_latest(targets: Sequence[Target], target: Target) -> bool:
    """Say whether a report is seen from no later day: a one-shot test is made once."""
    return all(each.origin <= target.origin for each in targets if each.report.fact == target.report.fact)


def _mean(numbers: Sequence[float | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return sum(known) / len(known) if known else None
