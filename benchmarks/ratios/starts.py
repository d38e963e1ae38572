"""What a user waits for in a fresh process, over what importing JAX alone takes."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.measure import Request
from benchmarks.ratios.ratio import QUICK, Found, Group, NotMeasuredError, Ratio, paired

SOURCE = Path(__file__).resolve().parents[2] / "src"
RUN = "import sys; sys.argv[0] = 'sixteenth'; from sixteenth.interfaces.start import main; main()"
CASES: Mapping[str, Sequence[str]] = {
    "import jax": ("-c", "import jax"),
    "help": ("-c", RUN, "--help"),
    "run_cached": ("-c", RUN, "run", "central", "--plain"),
}
FROM_NOTHING, CACHED = 8.0, 3.0  # seconds
REPEATS, FROM_NOTHING_REPEATS = 7, 3


def measure(request: Request) -> Mapping[str, Found]:
    """Time commands that find their program in the cache, and importing JAX, in turn; seconds are on the wall."""
    with tempfile.TemporaryDirectory() as cache:
        for arguments in CASES.values():
            seconds(arguments, cache)
        taken = {name: list[float]() for name in CASES}
        for _ in range(request.repeats(REPEATS)):
            for name, arguments in CASES.items():
                taken[name].append(seconds(arguments, cache))
    return {name: _found(taken[name], taken["import jax"]) for name in ("help", "run_cached")}


def measure_from_nothing(request: Request) -> Mapping[str, Found]:
    """Time a run that finds no program in its cache, and importing JAX, in turn."""
    if request.quick:
        raise NotMeasuredError(QUICK)
    taken, jax = list[float](), list[float]()
    seconds(CASES["import jax"], "")
    for _ in range(FROM_NOTHING_REPEATS):
        with tempfile.TemporaryDirectory() as cache:
            taken.append(seconds(CASES["run_cached"], cache))
        jax.append(seconds(CASES["import jax"], ""))
    return {"run_from_nothing": _found(taken, jax)}


def seconds(arguments: Sequence[str], cache: str) -> float:
    """Return the wall time of a fresh Python with a compilation cache in a folder, or in the user's own.

    Raises:
        NotMeasuredError: when the process fails, with the last line of what it said.

    """
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), **({"XDG_CACHE_HOME": cache} if cache else {})}
    began = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, *arguments], env=environment, check=False, capture_output=True, text=True
    )
    taken = time.perf_counter() - began
    if done.returncode:
        raise NotMeasuredError((done.stderr.strip().splitlines() or [f"code {done.returncode}"])[-1])
    return taken


def _found(taken: Sequence[float], jax: Sequence[float]) -> Found:
    middle, below = sorted(taken)[len(taken) // 2], sorted(jax)[len(jax) // 2]
    return Found.of_pairs(paired(taken, jax), f"{middle:.2f} over {below:.2f} s", middle)


def _within(limit: float) -> Callable[[Found], bool]:
    return lambda found: found.above is not None and found.above <= limit


GROUP = Group(
    "Starting, program in the cache",
    (
        Ratio("help", "sixteenth --help over import jax"),
        Ratio(
            "run_cached", "sixteenth run, program in the cache, over import jax", "less", "at most 3 s", _within(CACHED)
        ),
    ),
    measure,
)
NOTHING = Group(
    "Starting from nothing",
    (
        Ratio(
            "run_from_nothing",
            "sixteenth run, from nothing, over import jax",
            "less",
            "at most 8 s",
            _within(FROM_NOTHING),
        ),
    ),
    measure_from_nothing,
)
