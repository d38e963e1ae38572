"""How long the terminal takes from nothing, and what it must not import to show its help."""

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measure import ProcessFailedError, Report, Request, process_seconds

HEAVY = ("jax", "xarray", "scipy", "numpy")
FORBIDDEN = ("jax", "xarray")
SCENARIOS = ("interview_arithmetic", "central")
COMPILED = SCENARIOS[-1]  # the other runs on NumPy, for its money is exact
FIRST, TRACED, KEPT = "from nothing", "written down, with the cache of JAX", "with cache"
GOALS = {
    "sixteenth --help": 0.5,
    f"sixteenth run {COMPILED}, {FIRST}": 8.0,
    **{f"sixteenth run {scenario}, {KEPT}": 3.0 for scenario in SCENARIOS},
}


def measure(request: Request) -> list[Report]:
    """Time fresh processes, and name the heavy packages that importing sixteenth brings in."""
    command = Path(sys.executable).with_name("sixteenth")
    cases: dict[str, Sequence[str]] = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import sixteenth": [sys.executable, "-c", "import sixteenth"],
    }
    with tempfile.TemporaryDirectory() as cache:
        skipped = "" if command.exists() else f"there is no {command}"
        if not skipped:
            cases["sixteenth --help"] = [str(command), "--help"]
            for scenario in SCENARIOS:
                for when in (FIRST, KEPT, *([TRACED] if scenario == COMPILED else [])):  # the last keeps nothing
                    cases[f"sixteenth run {scenario}, {when}"] = [str(command), "run", scenario, "--plain"]
        rows = []
        for name, arguments in cases.items():
            forgotten = {FIRST: cache, TRACED: f"{cache}/sixteenth/programs"}.get(name.partition(", ")[2])
            repeats = 1 if name.endswith(FIRST) else request.repeats(7)
            seconds, failure = _seconds(arguments, {"XDG_CACHE_HOME": cache}, repeats, forgotten)
            rows.append((name, seconds, GOALS.get(name), failure))
    heavy = imported_by_sixteenth()
    forbidden = [name for name in FORBIDDEN if name in heavy]
    notes = [
        f"importing sixteenth brings in {', '.join(heavy) or 'none'} of {', '.join(HEAVY)}",
        f"FORBIDDEN among them: {', '.join(forbidden)}" if forbidden else "neither jax nor xarray: as it must be",
        *([f"the command was not measured: {skipped}"] if skipped else []),
    ]
    return [Report("Cold start", ("process", "wall s", "goal s", "failed with"), rows, notes)]


def imported_by_sixteenth() -> list[str]:
    """Return the heavy packages that a process has loaded after `import sixteenth`."""
    code = f"import sys, sixteenth; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603 - ours
    return done.stdout.split()


def _seconds(
    arguments: Sequence[str], own: Mapping[str, str], repeats: int, forgotten: str | None = None
) -> tuple[float | None, str]:
    """Return the middle wall time of a command, or the last line of what it failed with.

    The folder that is to be forgotten is removed before each time.
    """
    seconds = []
    for _ in range(repeats):
        if forgotten is not None:
            shutil.rmtree(forgotten, ignore_errors=True)
        try:
            seconds.append(process_seconds(arguments, own)[0])
        except ProcessFailedError as error:
            return None, str(error)[:60]
    return statistics.median(seconds), ""
