"""The rolling trial: from each of a row of days, what was known by then predicts the reports that came later.

A target is a report of a lab's revenue that became known after the day and tells of a time that ended after it, up to
two years ahead; a lab needs three reports by the day. A report that is seen from several days counts once: its days
share its weight, and so do two accounts of the same months. Two days are held back: forms are chosen on the others.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sixteenth.evidence.facts_read.read_facts import DATA_CUT, Fact
from sixteenth.evidence.observed.observe import Observation, observe
from sixteenth.evidence.scored.forecasters import Forecaster, Known, known_by
from sixteenth.evidence.scored.predictions import Predicted

ORIGINS = tuple(
    datetime.date(year, month, day)
    for year, month, day in (
        (2024, 6, 30),
        (2024, 9, 30),
        (2024, 12, 31),
        (2025, 3, 31),
        (2025, 6, 30),
        (2025, 9, 30),
        (2025, 12, 31),
        (2026, 3, 31),
    )
)
HELD_OUT = ORIGINS[-2:]  # looked at three times at most: record.toml
FEWEST = 3  # reports of a lab by the day
DAYS_OF_A_MONTH = 365.25 / 12
BANDS = ((0, 3), (3, 6), (6, 12), (12, 24))  # months ahead
NEAR = (0, 12)
Progress = Callable[[int, int], None] | None  # days of labs that are done, of how many


@dataclass(frozen=True)
class Target:
    """One report to come, seen from one day."""

    origin: datetime.date
    report: Observation
    is_one_shot: bool  # of a lab with fewer than three reports by the day
    is_nowcast: bool  # of a time that was over by the day, told later

    @property
    def months(self) -> float:
        """Return how far ahead its window ends."""
        return (self.report.closes - self.origin).days / DAYS_OF_A_MONTH

    @property
    def is_held_out(self) -> bool:
        """Say whether the day is one of those held back."""
        return self.origin in HELD_OUT


@dataclass(frozen=True)
class Trial:
    """What each form said of each target: a distribution, or why there is none."""

    targets: tuple[Target, ...]
    said: Mapping[str, tuple[Predicted | str, ...]]  # by form

    def scores(self, form: str) -> tuple[float | None, ...]:
        """Return the CRPS of a form for each target; none where it said nothing."""
        return self._scores[form]

    def ranks(self, form: str) -> tuple[float | None, ...]:
        """Return the chance that a form gave to so little or less than came, for each target."""
        return self._ranks[form]

    @cached_property
    def _scores(self) -> Mapping[str, tuple[float | None, ...]]:
        return {form: self._of_each(form, lambda each, log: each.crps(log)) for form in self.said}

    @cached_property
    def _ranks(self) -> Mapping[str, tuple[float | None, ...]]:
        return {form: self._of_each(form, lambda each, log: each.below(log)) for form in self.said}

    def _of_each(self, form: str, measure: Callable[[Predicted, float], float]) -> tuple[float | None, ...]:
        return tuple(
            None if isinstance(each, str) else measure(each, target.report.log_value)
            for each, target in zip(self.said[form], self.targets, strict=True)
        )


def find_targets(
    origins: Sequence[datetime.date] = ORIGINS, facts: Sequence[Fact] | None = None, until: datetime.date = DATA_CUT
) -> tuple[Target, ...]:
    """Return every report to come from every day, in order of days and of what they tell of."""
    seen = observe(facts, until).seen
    found: list[Target] = []
    for origin in origins:
        before: dict[str, int] = {}
        for each in seen:
            before[each.lab] = before.get(each.lab, 0) + (each.known <= origin)
        late = sorted((each for each in seen if each.known > origin), key=lambda one: (one.closes, one.lab, one.known))
        found += [
            Target(origin, each, before[each.lab] < FEWEST, each.closes <= origin)
            for each in late
            if before[each.lab] and (each.closes - origin).days / DAYS_OF_A_MONTH <= BANDS[-1][1]
        ]
    return tuple(found)


def run_trial(
    forms: Sequence[Forecaster],
    targets: Sequence[Target] | None = None,
    facts: Sequence[Fact] | None = None,
    progress: Progress = None,
) -> Trial:
    """Let every form predict every target from what was known by its day."""
    wanted = find_targets(facts=facts) if targets is None else tuple(targets)
    groups: dict[tuple[datetime.date, str], list[int]] = {}
    for at, target in enumerate(wanted):
        groups.setdefault((target.origin, target.report.lab), []).append(at)
    said: dict[str, list[Predicted | str]] = {form.name: ["not asked"] * len(wanted) for form in forms}
    days: dict[datetime.date, Known] = {}
    for done, ((origin, lab), places) in enumerate(groups.items(), start=1):
        known = days.setdefault(origin, known_by(origin, facts))
        for form in forms:
            told = form.predict(known, lab, [wanted[at].report for at in places])
            for at, each in zip(places, told, strict=True):
                said[form.name][at] = each
        if progress:
            progress(done, len(groups))
    return Trial(wanted, {name: tuple(each) for name, each in said.items()})


def weights(targets: Sequence[Target]) -> tuple[float, ...]:
    """Return weights by which each thing that was reported counts once, however many days and accounts saw it."""
    keys = [_thing(target.report) for target in targets]
    counts: dict[tuple[str, ...], int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return tuple(1 / counts[key] for key in keys)


def distinct(targets: Sequence[Target]) -> int:
    """Count the things reported that targets speak of."""
    return len({_thing(target.report) for target in targets})


def _thing(report: Observation) -> tuple[str, ...]:
    if report.is_flow:
        return (report.lab, str(report.first), str(report.last))
    return (report.lab, report.fact.exact_key)
