"""What `sixteenth backtest` found: summaries of every form, one-shot tests, sentences with losses first, and data."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sixteenth.evidence.backtest import Target, Trial
from sixteenth.evidence.forecasters import Forecaster
from sixteenth.evidence.forms import RIVALS, leading
from sixteenth.evidence.record import Look, VersionRecord, earlier_versions, looks
from sixteenth.evidence.trial_summary import (
    Coverage,
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
GOAL, SKILL = 0.9, (30, 5)  # of the ratio; distinct reports and labs from which skill may be claimed
HELD = (0.7, 0.9)  # what an 80 % band should hold
BAND = 0.8


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


def sentences(record: Record) -> list[str]:
    """Tell what was found: losses first."""
    told = [
        f"Version {version.version} lost: mean CRPS {version.mean('crps'):.2f} on {len(version.rows)} reports that"
        f" came in the three months after its cut, where last year's growth continued has"
        f" {version.mean('growth_continued'):.2f}. {version.others}."
        for version in record.earlier
    ]
    told += [_ratio_words(record, group, where) for group, where in _WHERE.items()]
    told += _lost_words(record)
    whole = record.of(record.leading, "all")
    if whole:
        told += [_coverage_words(whole), _skill_words(whole)]
    return [each for each in told if each]


_WHERE = {
    "held_out": "On the two days held back",
    "all": "On all eight days",
    "far": "Twelve to twenty-four months ahead",
}


def _ratio_words(record: Record, group: str, where: str) -> str:
    found = record.of(record.leading, group)
    if found is None:
        return ""
    ratio = found.ratio
    word = "lost" if ratio.low > 1 else "won" if ratio.high < 1 else "lost by less than chance allows for"
    if ratio.value <= 1 < ratio.high:
        word = "won by less than chance allows for"
    return (
        f"{where} '{found.form}' {word}: {ratio.value:.2f} of the CRPS of '{ratio.rival}' (90 of 100:"
        f" {ratio.low:.2f} to {ratio.high:.2f}), on {ratio.distinct} things reported of {ratio.labs} labs."
    )


def _lost_words(record: Record) -> list[str]:
    """Tell which other forms score worse than the better rival."""
    others = [each for each in record.summaries["all"] if each.ratio.value > 1 and each.form not in _rivals()]
    lost = ", ".join(f"{each.form} ({each.ratio.value:.2f})" for each in others)
    return [f"Worse than the better ruler on all eight days: {lost}."] if lost else []


def _coverage_words(found: FormSummary) -> str:
    held = [each for each in found.coverage if each.share == BAND]
    outside = [each for each in held if not HELD[0] <= each.held <= HELD[1]]
    whole = next(each for each in held if each.lab == "all")
    told = f"Its 80 % bands held {100 * whole.held:.0f} of 100 ({100 * whole.low:.0f} to {100 * whole.high:.0f})"
    if not outside:
        return f"{told}, and 70 to 90 for each lab."
    return f"{told}; outside 70 to 90: " + ", ".join(_held(each) for each in outside) + "."


def _held(each: Coverage) -> str:
    return f"{each.lab} {100 * each.held:.0f} ({100 * each.low:.0f} to {100 * each.high:.0f}, {each.distinct} things)"


def _skill_words(found: FormSummary) -> str:
    ratio = found.ratio
    if ratio.high < 1 and ratio.value <= GOAL and ratio.distinct >= SKILL[0] and ratio.labs >= SKILL[1]:
        return f"The goal is reached: {GOAL} or less, with an interval below 1."
    lacks = [f"the ratio is {ratio.value:.2f} where {GOAL} is the goal"] if ratio.value > GOAL else []
    lacks += [f"its interval reaches {ratio.high:.2f}"] if ratio.high >= 1 else []
    lacks += [f"{ratio.labs} labs are too few, {SKILL[1]} are asked for"] if ratio.labs < SKILL[1] else []
    return f"No skill is claimed: {', '.join(lacks)}."


def _rivals() -> set[str]:
    return {rival.name for rival in RIVALS}


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


def as_data(record: Record) -> dict[str, Any]:
    """Return everything as data."""
    return {
        "best": record.leading,
        "summaries": {group: [asdict(each) for each in found] for group, found in record.summaries.items()},
        "one_shots": [asdict(each) for each in record.one_shots],
        "earlier_versions": [_version_data(each) for each in record.earlier],
        "held_out_looks": [{**asdict(each), "date": each.date.isoformat()} for each in record.looks],
        "targets": [_target_data(record.trial, at) for at in range(len(record.trial.targets))],
    }


def _version_data(version: VersionRecord) -> dict[str, Any]:
    rows = [
        {
            "fact": row.fact.exact_key,
            "came": row.fact.value,
            "said": row.said,
            "crps": row.crps,
            "growth_continued": row.growth_continued,
            "random_walk": row.random_walk,
        }
        for row in version.rows
    ]
    means = {name: version.mean(name) for name in ("crps", "growth_continued", "random_walk")}
    return {"version": version.version, "cut": version.cut.isoformat(), "rows": rows, "mean": means}


def _target_data(trial: Trial, at: int) -> dict[str, Any]:
    target = trial.targets[at]
    return {
        "origin": target.origin.isoformat(),
        "lab": target.report.lab,
        "fact": target.report.fact.exact_key,
        "months_ahead": target.months,
        "one_shot": target.is_one_shot,
        "told_late": target.is_nowcast,
        "held_out": target.is_held_out,
        "came_usd_bn_a_year": math.exp(target.report.log_value),
        "crps": {name: trial.scores(name)[at] for name in trial.said},
    }
