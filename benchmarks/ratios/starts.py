"""What a user waits for in a fresh process, over what importing JAX alone takes."""

import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measure import ProcessFailedError, Request, process_seconds
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


@dataclass(frozen=True)
class Taken:
    """Seconds of processes that were run again and again."""

    wall: list[float] = field(default_factory=list[float])
    cpu: list[float] = field(default_factory=list[float])

    def run(self, arguments: Sequence[str], cache: str) -> None:
        """Run once more."""
        wall, cpu = seconds(arguments, cache)
        self.wall.append(wall)
        self.cpu.append(cpu)


def measure(request: Request) -> Mapping[str, Found]:
    """Time commands that find their program in the cache, and importing JAX, in turn."""
    taken = {name: Taken() for name in CASES}
    with tempfile.TemporaryDirectory() as cache:
        for arguments in CASES.values():
            seconds(arguments, cache)
        for _ in range(request.repeats(REPEATS)):
            for name, arguments in CASES.items():
                taken[name].run(arguments, cache)
    jax = taken["import jax"]
    return {"help": _found(taken["help"].wall, jax.wall), **_both("run_cached", taken["run_cached"], jax)}


def measure_from_nothing(request: Request) -> Mapping[str, Found]:
    """Time a run that finds no program in its cache, and importing JAX, in turn."""
    if request.quick:
        raise NotMeasuredError(QUICK)
    taken, jax = Taken(), Taken()
    seconds(CASES["import jax"], "")
    for _ in range(FROM_NOTHING_REPEATS):
        with tempfile.TemporaryDirectory() as cache:
            taken.run(CASES["run_cached"], cache)
        jax.run(CASES["import jax"], "")
    return _both("run_from_nothing", taken, jax)


def seconds(arguments: Sequence[str], cache: str) -> tuple[float, float]:
    """Return what a fresh Python takes on the wall and of processors, its cache in a folder, or the user's own.

    Raises:
        NotMeasuredError: when the process fails, with the last line of what it said.

    """
    own = {"PYTHONPATH": str(SOURCE), **({"XDG_CACHE_HOME": cache} if cache else {})}
    try:
        return process_seconds([sys.executable, *arguments], own)
    except ProcessFailedError as error:
        raise NotMeasuredError(str(error)) from error


def _both(name: str, taken: Taken, jax: Taken) -> Mapping[str, Found]:
    return {name: _found(taken.wall, jax.wall), f"{name}_cpu": _found(taken.cpu, jax.cpu)}


def _found(taken: Sequence[float], jax: Sequence[float]) -> Found:
    middle, below = statistics.median(taken), statistics.median(jax)
    return Found.of_pairs(paired(taken, jax), f"{middle:.2f} over {below:.2f} s", middle)


def _ratios(name: str, what: str, limit: float) -> tuple[Ratio, Ratio]:
    """Return a run on the wall, which is what one waits for, and of processors, which other load disturbs less."""

    def within(found: Found) -> bool:
        return found.above is not None and found.above <= limit

    wall = Ratio(name, f"{what}, over import jax, on the wall", "less", f"at most {limit:g} s", within)
    return wall, Ratio(f"{name}_cpu", f"{what}, over import jax, CPU")


GROUP = Group(
    "Starting, program in the cache",
    (
        Ratio("help", "sixteenth --help over import jax, on the wall"),
        *_ratios("run_cached", "sixteenth run, program in the cache", CACHED),
    ),
    measure,
)
NOTHING = Group(
    "Starting from nothing",
    _ratios("run_from_nothing", "sixteenth run, from nothing", FROM_NOTHING),
    measure_from_nothing,
)
