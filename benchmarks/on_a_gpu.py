"""Whether a sweep runs on a GPU as it is, and what to expect there; skipped, with the reason, where JAX finds none.

Nothing of a program is written for a device: JAX compiles the same months for whatever it finds. Numbers stay float32.
What differs is the size of a chunk: a processor's cache wants hundreds of futures, a GPU tens of thousands, and its
memory holds a chunk's monthly outputs and random numbers. Bits differ from those of a processor, so keys do, too.
"""

from functools import partial

import jax
import numpy as np

import sixteenth
from benchmarks.measure import Report, Request, in_turn
from sixteenth.engine.programs.machine import usual_chunk

CHUNKS = tuple(sorted({208, 2_080, 20_800, 83_200, usual_chunk()}))
NEAR = 1e-3  # of a mean: other sums in another order, over months that feed on each other
COLUMNS = ("chunk", "median wall µs a future", "least wall µs a future")


def measure(request: Request) -> list[Report]:
    """Time a future of `central` by size of chunk, and compare its means with NumPy's."""
    title = "A GPU"
    device = jax.devices()[0]
    if device.platform == "cpu":
        return [Report(title, COLUMNS, skipped=f"JAX {jax.__version__} finds no GPU here, only {device.device_kind}")]
    draws = CHUNKS[-1]
    cases = {
        f"{chunk:,}": partial(sixteenth.run, "central", draws=draws, chunk=chunk, output_set="headline", workers=1)
        for chunk in CHUNKS
    }
    timings = in_turn(cases, request.repeats(5))
    rows = [(name, 1e6 * each.median_wall / draws, 1e6 * each.least_wall / draws) for name, each in timings.items()]
    here = sixteenth.run("central", draws=2_000, output_set="headline")
    there = sixteenth.run("central", draws=2_000, output_set="headline", back_end="numpy")
    furthest = max(
        float(np.max(np.abs(data.mean(-1) - there.closing[name].mean(-1)) / (np.abs(there.closing[name].mean(-1)) + 1)))
        for name, data in here.closing.items()
    )
    memory = (device.memory_stats() or {}).get("peak_bytes_in_use", 0)
    notes = [
        f"{device.device_kind}; largest memory {memory / 1e9:.2f} GB",
        f"means differ from NumPy's by {furthest:.1e}, {'as expected' if furthest < NEAR else 'MORE THAN EXPECTED'}",
    ]
    return [Report(title, COLUMNS, rows, notes)]
