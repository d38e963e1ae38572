"""What `rare` gains: variances and processor time of rare ends of `central`, against plain futures of the same job."""

from collections.abc import Callable
from functools import partial

import numpy as np

import sixteenth
from benchmarks.measure import Report, Request, in_turn
from sixteenth.decide.rare.ends import KEPT, End, ends_by
from sixteenth.decide.rare.search import Ends, Found, Sizes, find
from sixteenth.decide.rare.tilted import NOTHING, Mixed, Space, space_of
from sixteenth.decide.sensitivity.designed import designed
from sixteenth.engine.job import Job

ASKED: tuple[tuple[End, str, int], ...] = (
    ("ruin", "Anthropic", 12),
    ("ruin", "Anthropic", 30),
    ("ruin", "Anthropic", 54),
    ("ruin", "OpenAI", 18),
    ("back", "xAI", 120),
    ("catastrophe", "", 12),
    ("catastrophe", "", 54),
)
FUTURES = 20_800


def measure(request: Request) -> list[Report]:
    """Estimate each end by some seeds, and time one search and as many plain futures in turn."""
    scenario = sixteenth.read("central").keeping("rare", KEPT)
    job = sixteenth.prepare(scenario, output_set="rare", draws=FUTURES)
    space, seeds = space_of(job.table), request.repeats(9)
    return [_gains(job, space, seeds), _time(job, space, request.repeats(6))]


def _run(job: Job, end: End, lab: str, months: int) -> Callable[[Mixed], Ends]:
    labs = job.settings.labels["lab"]
    at = labs.index(lab) if lab else 0

    def run(design: Mixed) -> Ends:
        (result,) = sixteenth.run_parts([designed(job, design)], [KEPT], workers=1)
        return ends_by(result, at, end, months, "run_off")

    return run


def _search(job: Job, space: Space, asked: tuple[End, str, int], seed: int = 7) -> Found:
    return find(space, Sizes(FUTURES, seed), _run(job, *asked))


def _gains(job: Job, space: Space, seeds: int) -> Report:
    """Return chances over seeds, their spread beside the error that each tells, and what averaging alone gains."""
    rows = list[tuple[str, float, float, float, float, float]]()
    for asked in ASKED:
        found = [_search(job, space, asked, seed) for seed in range(seeds)]
        values = np.array([each.chance.value for each in found])
        told = float(np.sqrt(np.mean([each.chance.error**2 for each in found])))
        gain = float(np.median([each.gain for each in found]))
        rows.append(
            (" ".join(map(str, asked)), values.mean(), values.std(ddof=1), told, gain, _averaged(job, space, asked))
        )
    columns = ("end, lab, months", "chance", "spread over seeds", "error told", "gain", "of averaging alone")
    notes = (
        f"{FUTURES:,} futures, {seeds} seeds; gain: plain futures as certain, all futures counted; middle of seeds",
    )
    return Report("Rare ends of central", columns, rows, notes)


def _averaged(job: Job, space: Space, asked: tuple[End, str, int]) -> float:
    """Return what it gains that a catastrophe's odds count in place of the event: nothing is tilted."""
    values = _run(job, *asked)(Mixed(space, FUTURES, (1, 1), 0, NOTHING, 1.0)).values
    chance, variance = float(values.mean()), float(values.var())
    return chance * (1 - chance) / variance if variance > 0 else float("nan")


def _time(job: Job, space: Space, repeats: int) -> Report:
    """Time a search beside as many plain futures, read in the same batches."""
    asked: tuple[End, str, int] = ("ruin", "Anthropic", 30)
    run = _run(job, *asked)

    def plain() -> None:
        for number, count in enumerate(Sizes(FUTURES).batches):
            run(Mixed(space, count, (1, number), number * count, NOTHING, 1.0))

    timings = in_turn({"search": partial(_search, job, space, asked), "plain": plain}, repeats)
    search, counted = timings["search"].median_cpu, timings["plain"].median_cpu
    rows = [("search, CPU s", search), ("plain futures, CPU s", counted), ("ratio", search / counted)]
    return Report("Processor time of a rare end", ("what", "measured"), rows)
