"""What a future of `central` costs beside an earlier version: each in a process of its own, run in turn.

git worktree add ../earlier v0.2.0
python -m benchmarks earlier_version --earlier ../earlier
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, cast

from benchmarks.measure import Report, Request

DRAWS = 2_000
ROOT = Path(__file__).resolve().parents[1]
CHILD = """
import sys, time, warnings
warnings.simplefilter("ignore")
import sixteenth
scenario, draws = sys.argv[1], int(sys.argv[2])
job = sixteenth.prepare(scenario, draws=draws, output_set="headline")
sixteenth.run(job)
print(len(job.program.reached[0]), flush=True)
for _ in sys.stdin:
    began = time.process_time()
    sixteenth.run(job)
    print((time.process_time() - began) / draws, flush=True)
"""


class Version:
    """A process that runs a scenario with the code of one folder whenever it is asked to."""

    def __init__(self, folder: Path, scenario: str, draws: int) -> None:
        """Start the process; it has compiled and run once when it says how many equations it computes."""
        command = [sys.executable, "-c", CHILD, scenario, str(draws)]
        path = {**os.environ, "PYTHONPATH": str(folder / "src")}
        piped = subprocess.PIPE
        self._process = subprocess.Popen(command, env=path, stdin=piped, stdout=piped, text=True)  # noqa: S603 - ours
        self._asks, self._answers = cast("IO[str]", self._process.stdin), cast("IO[str]", self._process.stdout)
        self.equations = int(self._answers.readline())
        self.seconds: list[float] = []  # of processor time a draw

    def run(self) -> None:
        """Run once more."""
        self._asks.write("run\n")
        self._asks.flush()
        self.seconds.append(float(self._answers.readline()))

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def measure(request: Request) -> list[Report]:
    """Run both versions in turn."""
    title = "Central beside an earlier version"
    if request.earlier is None:
        return [Report(title, (), skipped="name a checkout of one with --earlier")]
    rows = in_turn({"earlier": request.earlier, "this": ROOT}, request.repeats(25))
    columns = ("version", "equations", "CPU µs per draw", "of the earlier", "least", "of the earlier's least")
    return [Report(title, columns, rows, [f"{DRAWS:,} draws of the output set headline, warm, processes in turn"])]


def in_turn(
    folders: dict[str, Path], repeats: int, scenario: str = "central", draws: int = DRAWS
) -> Sequence[tuple[str, int, float, float, float, float]]:
    """Return a row for each version: its equations, then the middle and least cost beside the first version's."""
    versions = {name: Version(folder, scenario, draws) for name, folder in folders.items()}
    for _ in range(repeats):
        for version in versions.values():
            version.run()
    for version in versions.values():
        version.close()
    middle = {name: statistics.median(version.seconds) for name, version in versions.items()}
    least = {name: min(version.seconds) for name, version in versions.items()}
    first = next(iter(versions))
    return [
        (
            name,
            each.equations,
            1e6 * middle[name],
            middle[name] / middle[first],
            1e6 * least[name],
            least[name] / least[first],
        )
        for name, each in versions.items()
    ]
