"""The yardstick: a fixed computation by which costs are told, so that they do not depend on the machine's speed.

It stays as it is between releases: nothing of Sixteenth is in it, and whoever changes a line of it makes all kept
ratios void. It is NumPy, since that is wherever Sixteenth is, and a compiler is not; float32 arrays of the size of a
chunk's, kept in the second-level cache and passed over again and again with exponentials, logarithms, comparisons and
sums, in as many threads as the engine has, so that what disturbs the one (other load, a cooler or hotter processor, two
threads on one core) disturbs the other.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

MONTHS, ROWS, DRAWS = 120, 96, 208
CHUNKS = 10


def yardstick(workers: int | None = None) -> float:
    """Run all chunks in threads, as a run of 2,080 futures would, and return a sum that is always the same."""
    with ThreadPoolExecutor(workers or os.cpu_count()) as pool:
        return float(sum(pool.map(_chunk, range(CHUNKS))))


def _chunk(number: int) -> Any:
    level = np.linspace(0.5 + 0.01 * number, 1.5, ROWS * DRAWS, dtype=np.float32).reshape(ROWS, DRAWS)
    growth = np.linspace(0.001, 0.02, DRAWS, dtype=np.float32)
    stock, work, flag = np.zeros_like(level), np.empty_like(level), np.empty(level.shape, bool)
    for _ in range(MONTHS):
        np.exp(np.multiply(level, -0.5, out=work), out=work)
        work /= work.sum(0)
        np.greater(work, np.float32(1.2 / ROWS), out=flag)
        stock *= np.float32(0.97)
        stock += work
        np.log(np.add(stock, 1, out=work), out=work)
        level += growth * work
        level -= np.multiply(flag, np.float32(0.01), out=work)
        np.maximum(level, np.float32(0.1), out=level)
    return stock.sum(dtype=np.float64)
