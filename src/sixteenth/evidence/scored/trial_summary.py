"""What a trial says: mean scores by months ahead, ratios to the better rival, coverage with its interval, PIT."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from sixteenth.evidence.scored.backtest import BANDS, NEAR, Target, Trial, distinct, weights

BOOTSTRAPS = 4000
BOOTSTRAP_SEED = 7
CONFIDENCE = 0.9
SHARES = (0.5, 0.8, 0.9)  # of the bands whose coverage is counted
BINS = 10
Chosen = Callable[[Target], bool]


@dataclass(frozen=True)
class Ratio:
    """Mean score over that of the better rival on the same targets, with the interval of a bootstrap."""

    value: float
    low: float
    high: float
    rival: str  # the better one
    targets: int
    distinct: int  # things reported
    labs: int


@dataclass(frozen=True)
class Coverage:
    """How much of what came a band held, with the binomial interval of as many distinct reports."""

    share: float  # that the band should hold
    held: float
    low: float
    high: float
    distinct: int
    lab: str  # or all


@dataclass(frozen=True)
class FormSummary:
    """One form's record."""

    form: str
    by_band: tuple[tuple[tuple[int, int], float | None, int], ...]  # months ahead, mean CRPS, distinct reports
    mean: float  # up to twelve months ahead
    ratio: Ratio
    coverage: tuple[Coverage, ...]
    pit: tuple[float, ...]  # share of what came in each tenth of the forecast


def main_target(target: Target) -> bool:
    """Say whether a target is one that skill is measured on: up to a year ahead, of a lab with three reports."""
    return not target.is_one_shot and not target.is_nowcast and target.months <= NEAR[1] + 0.05


def far_target(target: Target) -> bool:
    """Say whether a target lies twelve to twenty-four months ahead."""
    return not target.is_one_shot and not target.is_nowcast and not main_target(target)


def run_rate_target(target: Target) -> bool:
    """Say whether a target is a run-rate up to a year ahead, as the trials before this one had."""
    return main_target(target) and not target.report.is_flow


def summarise(trial: Trial, form: str, rivals: Sequence[str], chosen: Chosen = main_target) -> FormSummary | None:
    """Return the record of a form on the chosen targets for which it and the rivals said something."""
    own, ours = _common(trial, form, rivals, chosen)
    if not own:
        return None
    shared = np.array(weights([trial.targets[at] for at in own]))
    scores = np.array([ours[form][at] for at in own])
    targets = [trial.targets[at] for at in own]
    return FormSummary(
        form=form,
        by_band=tuple(_band(trial, form, rivals, band) for band in BANDS),
        mean=float(np.average(scores, weights=shared)),
        ratio=_ratio(targets, scores, {rival: np.array([ours[rival][at] for at in own]) for rival in rivals}),
        coverage=_coverages(trial, form, own),
        pit=_pit(trial, form, own),
    )


def _common(
    trial: Trial, form: str, rivals: Sequence[str], chosen: Chosen
) -> tuple[list[int], dict[str, dict[int, float]]]:
    """Return places of chosen targets that all of these spoke of, and their scores by place."""
    scores = {
        name: {at: score for at, score in enumerate(trial.scores(name)) if score is not None}
        for name in dict.fromkeys((form, *rivals))
    }
    own = [
        at for at, target in enumerate(trial.targets) if chosen(target) and all(at in each for each in scores.values())
    ]
    return own, scores


def _band(
    trial: Trial, form: str, rivals: Sequence[str], band: tuple[int, int]
) -> tuple[tuple[int, int], float | None, int]:
    def chosen(target: Target) -> bool:
        is_near = band[1] <= NEAR[1]
        in_band = band[0] < target.months <= band[1] + 0.05
        return in_band and (main_target(target) if is_near else far_target(target))

    own, scores = _common(trial, form, rivals, chosen)
    targets = [trial.targets[at] for at in own]
    if not own:
        return band, None, 0
    return band, float(np.average([scores[form][at] for at in own], weights=weights(targets))), distinct(targets)


def _ratio(targets: Sequence[Target], own: np.ndarray, rivals: dict[str, np.ndarray]) -> Ratio:
    """Return the ratio, and its interval: labs' days drawn anew with replacement, all their reports together."""
    shared = np.array(weights(targets))
    better = min(rivals, key=lambda name: float(np.average(rivals[name], weights=shared)))
    theirs = rivals[better]
    cells = [(target.report.lab, target.origin) for target in targets]
    names = list(dict.fromkeys(cells))
    member = np.array([[cell == name for cell in cells] for name in names], dtype=float)
    sums = np.stack([member @ (shared * own), member @ (shared * theirs)])
    random = np.random.default_rng(BOOTSTRAP_SEED)
    counts = random.multinomial(len(names), [1 / len(names)] * len(names), size=BOOTSTRAPS)
    drawn = counts @ sums.T
    ratios = drawn[:, 0] / drawn[:, 1]
    low, high = np.quantile(ratios, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return Ratio(
        value=float(sums[0].sum() / sums[1].sum()),
        low=float(low),
        high=float(high),
        rival=better,
        targets=len(targets),
        distinct=distinct(targets),
        labs=len({target.report.lab for target in targets}),
    )


def _coverages(trial: Trial, form: str, own: Sequence[int]) -> tuple[Coverage, ...]:
    labs = dict.fromkeys(trial.targets[at].report.lab for at in own)
    groups = {"all": list(own), **{lab: [at for at in own if trial.targets[at].report.lab == lab] for lab in labs}}
    return tuple(_coverage(trial, form, places, share, lab) for share in SHARES for lab, places in groups.items())


def _coverage(trial: Trial, form: str, places: Sequence[int], share: float, lab: str) -> Coverage:
    ranks = trial.ranks(form)
    targets = [trial.targets[at] for at in places]
    inside = [abs((ranks[at] or 0.0) - 0.5) <= share / 2 for at in places]
    held = float(np.average(inside, weights=weights(targets)))
    number = distinct(targets)
    interval = stats.binomtest(round(held * number), number).proportion_ci(CONFIDENCE, method="wilson")
    return Coverage(share, held, float(interval.low), float(interval.high), number, lab)


def _pit(trial: Trial, form: str, own: Sequence[int]) -> tuple[float, ...]:
    ranks = [trial.ranks(form)[at] or 0.0 for at in own]
    shared = np.array(weights([trial.targets[at] for at in own]))
    counted = np.histogram(ranks, bins=BINS, range=(0, 1), weights=shared)[0]
    return tuple(float(each) for each in counted / shared.sum())
