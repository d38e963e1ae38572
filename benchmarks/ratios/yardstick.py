"""The yardstick: a fixed computation by which costs are told, so that they depend little on the machine's speed.

It stays as it is between releases: nothing of Sixteenth is in it, and whoever changes a line of it makes all kept
ratios void. It is NumPy, since that is wherever Sixteenth is, and a compiler is not. What it does is of the engine's
kind: float32 arrays of labs' models by the futures of a chunk, more of them than the second-level cache holds, passed
over month after month with exponentials, logarithms, sums and divisions, in as many threads as the engine has. So what
disturbs the one (other load, a cooler or hotter processor, two threads on one core) disturbs the other.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

ROWS, DRAWS, CHUNKS = 196, 208, 10  # as 7 labs by 28 models, and as 2,000 futures in chunks
LAYERS, MONTHS = 8, 10


def yardstick(workers: int | None = None) -> float:
    """Run all chunks in threads, as a run of 2,080 futures would, and return a sum that is always the same."""
    with ThreadPoolExecutor(workers or os.cpu_count()) as pool:
        return float(sum(pool.map(_chunk, range(CHUNKS))))


def _chunk(number: int) -> Any:
    low = [0.5 + 0.01 * number + 0.1 * layer for layer in range(LAYERS)]
    levels = [np.linspace(each, 1.5, ROWS * DRAWS, dtype=np.float32).reshape(ROWS, DRAWS) for each in low]
    stocks, work = [np.zeros_like(level) for level in levels], np.empty_like(levels[0])
    growth = np.linspace(0.001, 0.02, DRAWS, dtype=np.float32)
    for _ in range(MONTHS):
        for at in range(LAYERS):
            level, stock = levels[at], stocks[at]
            np.exp(np.multiply(level, -0.5, out=work), out=work)
            work /= work.sum(0)
            stock *= np.float32(0.97)
            stock += work
            np.log(np.add(stock, 1, out=work), out=work)
            level += growth * work
            np.maximum(level, np.float32(0.1), out=level)
    return sum(stock.sum(dtype=np.float64) for stock in stocks)
