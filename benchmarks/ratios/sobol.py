"""What the Sobol plan brings: the mean squared errors of plain draws over its own, and what it costs.

Each plan runs `central` again and again with other seeds. What a run of many more futures would give is the mean, or
the median, over all runs of both plans; how far each run is from that, squared, is its error. A gain of 3 means that
plain draws need three times as many futures for the same error. It is the geometric mean over labs and quantities, and
its standard error comes from drawing the runs again with replacement.
"""

import math
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Any

import numpy as np

import sixteenth
from benchmarks.measure import Request, in_turn
from benchmarks.ratios.ratio import QUICK, Found, Group, NotMeasuredError, Ratio, paired
from sixteenth.engine.draws.sampling import Plan
from sixteenth.engine.job import Job
from sixteenth.scale.local import run_here

DRAWS, RUNS = 1_024, 160  # 128 points of each of the eight scrambles
COST_DRAWS, COST_REPEATS = 2_000, 9
VALUES = (
    *("company_balance", "company_peak_cumulative_deficit", "present_value", "owners_worth"),
    *("months_of_progress", "probability_without_catastrophe"),
)
ENDINGS = ("ends_ruined", "ends_catastrophe")
PLANS: tuple[Plan, ...] = ("counter", "sobol")
RESAMPLED, HALF = 500, 0.5
seeds_from = count(1_000, 1_000)  # a second measurement has other luck


def measure(request: Request) -> Mapping[str, Found]:
    """Run both plans with many seeds, and compare their errors on means, medians and endings."""
    if request.quick:
        raise NotMeasuredError(QUICK)
    job = sixteenth.prepare("central", draws=DRAWS, output_set="headline")
    first = next(seeds_from)
    runs = {plan: _runs(job, plan, range(first, first + RUNS)) for plan in PLANS}
    values = {plan: np.stack([each for each, _ in found]) for plan, found in runs.items()}
    ended = {plan: np.stack([each for _, each in found]) for plan, found in runs.items()}
    both = np.concatenate(list(values.values()))
    middle = np.nanmedian(both, axis=(0, 2))
    del both
    means = {plan: np.nanmean(each, -1) for plan, each in values.items()}
    medians = {plan: np.nanmedian(each, -1) for plan, each in values.items()}
    return {
        "sobol_means": gain(means, pooled(means)),
        "sobol_medians": gain(medians, middle),
        "sobol_endings": gain(ended, pooled(ended)),
        "sobol_cost": _cost(),
    }


def pooled(found: Mapping[Plan, Any]) -> Any:
    """Return the mean over all runs of both plans, for each quantity: [quantities] of [runs, quantities]."""
    return np.concatenate(list(found.values())).mean(0)


def gain(found: Mapping[Plan, Any], truth: Any) -> Found:
    """Return how many times plain draws' mean squared error is that of Sobol draws, with its standard error.

    `found` holds [runs, quantities] for each plan, of the same seeds; one that stays where it is in half of the runs,
    as the median of what is mostly nothing does, counts for nothing.
    """
    squares = {plan: (each - truth) ** 2 for plan, each in found.items()}
    moving = np.logical_and.reduce([(each > 0).mean(0) > HALF for each in squares.values()])
    plain, sobol = (squares[plan][:, moving] for plan in PLANS)
    runs = len(plain)

    def logarithm(chosen: Any) -> float:
        return float(np.mean(np.log(plain[chosen].mean(0) / sobol[chosen].mean(0))))

    luck = np.random.default_rng(7)
    own = logarithm(slice(None))
    error = float(np.std([logarithm(luck.integers(0, runs, runs)) for _ in range(RESAMPLED)]))
    told = f"{moving.sum()} numbers, {runs} runs of each plan; standard error {100 * error:.0f} %"
    return Found(math.exp(own), math.exp(own - error), math.exp(own + error), runs, told)


def _runs(job: Job, plan: Plan, seeds: range) -> list[tuple[Any, Any]]:
    with ThreadPoolExecutor() as pool:
        return list(pool.map(partial(_one_run, job, plan), seeds))


def _one_run(job: Job, plan: Plan, seed: int) -> tuple[Any, Any]:
    """Return of one run the values [quantities, draws], and how often each ending came [endings]."""
    own = replace(job, options=replace(job.options, seed=seed, sampling=plan))
    result = run_here(own, workers=1)
    values = np.concatenate([result.closing[name].reshape(-1, DRAWS) for name in VALUES])
    ended = np.concatenate([(result.ended[name] < own.program.months).reshape(-1, DRAWS) for name in ENDINGS])
    return np.where(np.isfinite(values), values, np.nan), ended.mean(-1)


def _cost() -> Found:
    job = sixteenth.prepare("central", draws=COST_DRAWS, output_set="headline")
    seeds = count(1)

    def run(plan: Plan) -> object:
        return run_here(replace(job, options=replace(job.options, seed=next(seeds), sampling=plan)))

    cases: dict[str, Callable[[], object]] = {plan: partial(run, plan) for plan in PLANS}
    timings = in_turn(cases, COST_REPEATS)
    plain, sobol = (1e6 * timings[plan].median_cpu / COST_DRAWS for plan in PLANS)
    pairs = paired(timings["sobol"].cpu, timings["counter"].cpu)
    return Found.of_pairs(pairs, f"{sobol:.0f} over {plain:.0f} µs of CPU")


def _gain(name: str, what: str) -> Ratio:
    return Ratio(name, f"squared error of plain draws over the Sobol plan's: {what}", "more")


GROUP = Group(
    "The Sobol plan",
    (
        _gain("sobol_means", "means"),
        _gain("sobol_medians", "medians"),
        _gain("sobol_endings", "odds of endings"),
        Ratio("sobol_cost", f"CPU of {COST_DRAWS:,} futures by the Sobol plan over plain draws"),
    ),
    measure,
)
