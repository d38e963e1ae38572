"""Ten times as many futures in a folder: what a future then costs, and what memory the process holds of its own.

A run of a million futures takes minutes, one of a hundred thousand seconds, and what is not linear shows there, too.
`python -m benchmarks.ratios.many 10000 1000000` tells of any numbers, one after the other.
Memory is what only the process has: the pages of its arrays on disk are the system's to drop, and are not counted.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.measure import Request
from benchmarks.ratios.ratio import QUICK, Found, Group, NotMeasuredError, Ratio, paired

FEW, MANY = 10_000, 100_000
REPEATS = 3
GOAL_MEGABYTES, LINEAR = 2_000, 1.1
UNSAID = "this system does not say what memory is a process's own"
STATUS = Path("/proc/self/status")
POLL_SECONDS = 0.02
ROOT = Path(__file__).resolve().parents[2]
CHILD = "from benchmarks.ratios.many import tell_one_run; import sys; tell_one_run(int(sys.argv[1]), sys.argv[2])"


def measure(request: Request) -> Mapping[str, Found]:
    """Run few and many futures in processes of their own, in turn."""
    if request.quick:
        raise NotMeasuredError(QUICK)
    if not STATUS.exists():
        raise NotMeasuredError(UNSAID)
    told: dict[int, list[dict[str, float]]] = {draws: [] for draws in (FEW, MANY)}
    for _ in range(REPEATS):
        for draws, each in told.items():
            each.append(_one_process(draws))
    few, many = told[FEW], told[MANY]
    cpu = paired([each["cpu"] for each in many], [each["cpu"] for each in few])
    memory = paired([each["megabytes"] for each in many], [each["megabytes"] for each in few])
    most = max(each["megabytes"] for each in many)
    return {
        "cpu_of_many": Found.of_pairs(cpu, f"{_least(many, 'cpu'):.0f} over {_least(few, 'cpu'):.0f} µs at least"),
        "memory_of_many": Found.of_pairs(memory, f"{most:.0f} over {_least(few, 'megabytes'):.0f} MB", most),
    }


def tell_one_run(draws: int, folder: str) -> None:
    """Run `central` in a folder, its program compiled before, and print processor time a future and memory as JSON."""
    import sixteenth  # noqa: PLC0415 - in the process that runs

    job = sixteenth.prepare("central", draws=draws, output_set="headline")
    job.executable  # noqa: B018 - asking for it compiles it
    most, running = 0.0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not running.wait(POLL_SECONDS):
            most = max(most, own_megabytes(STATUS.read_text(encoding="ascii")))

    watching = threading.Thread(target=watch)
    watching.start()
    began = time.process_time()
    sixteenth.run(job, folder=Path(folder) / "run")
    cpu = time.process_time() - began
    running.set()
    watching.join()
    print(json.dumps({"cpu": 1e6 * cpu / draws, "megabytes": most}))


def own_megabytes(status: str) -> float:
    """Return the megabytes that no file on disk holds, from what the system says of a process."""
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon:")) / 1024


def _one_process(draws: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", CHILD, str(draws), folder]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        done = subprocess.run(  # noqa: S603 - our own code
            command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
        )
    return dict[str, float](json.loads(done.stdout))


def _least(told: list[dict[str, float]], name: str) -> float:
    return min(each[name] for each in told)


GROUP = Group(
    "Ten times as many futures",
    (
        Ratio(
            "cpu_of_many",
            f"CPU a future, kept on disk: {MANY:,} futures over {FEW:,}",
            "less",
            "linear: at most 1.1",
            lambda found: found.value <= LINEAR,
        ),
        Ratio(
            "memory_of_many",
            f"memory of its own: {MANY:,} futures over {FEW:,}",
            "less",
            "2 GB for a million",
            lambda found: found.above is not None and found.above * max(found.value, 1) <= GOAL_MEGABYTES,
        ),
    ),
    measure,
)


if __name__ == "__main__":
    for asked in sys.argv[1:]:
        print(json.dumps({"draws": int(asked), **_one_process(int(asked))}), flush=True)
