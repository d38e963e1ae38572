"""Draws of a world from its priors, in blocks that are kept: a fit that was stopped goes on where it was.

Only what facts need is kept, the rate of each lab's revenue by month; what was drawn for each input is drawn again when
it is asked for, by the same counters. A block's file is named by all that decides its bits, so that other facts, or
more draws of the same world, use it again.
"""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs

from sixteenth.engine.draws.draw import Row
from sixteenth.engine.job import Job
from sixteenth.errors import Interrupted
from sixteenth.evidence.fitted.earlier_world import REVENUE
from sixteenth.stopping import WORDS, stop_if_asked

CHUNKS = 96  # of a block: about 20,000 draws
YEAR, BILLION = 12, 1e9
LEAST = 1e-6  # bn USD a year: what a lab that is no more is taken to sell
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class PriorDraws:
    """Draws of a world: the rates of its labs, and the job that draws its inputs again."""

    job: Job
    months: Any  # datetime64[M]
    labs: tuple[str, ...]
    log_rates: Any  # float32 [months, labs, draws], logs of bn USD a year

    @property
    def draws(self) -> int:
        """Return how many draws there are."""
        return int(self.log_rates.shape[-1])

    def inputs(self, draws: Any) -> Any:
        """Return what was drawn for each row of the job in some draws, [rows, draws]."""
        return self.job.table.sample(self.job.options.seed, np.asarray(draws, np.uint32), self.job.options.sampling)

    @property
    def uncertain(self) -> tuple[Row, ...]:
        """Return the rows that are uncertain, each piece of shared luck once."""
        rows = (self.job.table.rows[number] for number in self.job.table.uncertain)
        return tuple({(row.own_key, row.distribution.numbers): row for row in rows}.values())


def cache_folder() -> Path:
    """Return where blocks are kept."""
    return Path(os.environ.get("SIXTEENTH_FITS", Path(platformdirs.user_cache_dir("sixteenth")) / "fits"))


def prior_draws(job: Job, folder: Path | None = None, progress: Progress | None = None) -> PriorDraws:
    """Run the draws of a job that keeps revenue, block by block; blocks that are kept are read.

    Raises:
        Interrupted: when stopped from the keyboard; whole blocks stay.

    """
    place = (cache_folder() if folder is None else folder) / _name_of(job.recipe)
    place.mkdir(parents=True, exist_ok=True)
    blocks, draws = [], job.options.draws
    for first in range(0, job.chunks, CHUNKS):
        last = min(first + CHUNKS, job.chunks)
        path = place / f"{first}-{last if last * job.options.chunk <= draws else draws}.npy"
        stop_if_asked()
        block = _read(path)
        if block is None:
            block = _run(job, range(first, last))
            unfinished = path.with_suffix(f".{os.getpid()}.part")
            with unfinished.open("wb") as file:
                np.save(file, block)
            unfinished.replace(path)
        blocks.append(block)
        if progress:
            progress(min(last * job.options.chunk, draws), draws)
    start = np.datetime64(job.settings.start, "M")
    months = start + np.arange(job.program.months)
    return PriorDraws(job, months, tuple(job.settings.labels["lab"]), np.concatenate(blocks, axis=-1))


def _run(job: Job, numbers: range) -> Any:
    _ = job.executable  # compiled before any thread asks for it

    def run_one(number: int) -> Any:
        revenue = np.asarray(job.run_chunk(number)["monthly"][REVENUE], np.float64)
        return np.log(np.maximum(YEAR * revenue / BILLION, LEAST)).astype(np.float32)

    pool = ThreadPoolExecutor(os.cpu_count() or 1)
    try:
        return np.concatenate(list(pool.map(run_one, numbers)), axis=-1)
    except KeyboardInterrupt as stop:
        raise Interrupted(WORDS) from stop
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _read(path: Path) -> Any:
    try:
        return np.load(path, allow_pickle=False)
    except (OSError, ValueError):
        return None


def _name_of(recipe: Mapping[str, Any]) -> str:
    """Return a name for all that decides the bits of draws, however many there are; facts do not."""
    about = {key: value for key, value in recipe.items() if key not in ("draws", "facts_hash", "scenario")}
    return hashlib.sha256(json.dumps(about, sort_keys=True, default=str).encode()).hexdigest()[:24]
