"""A process of its own in which mutants are tried, so that a crash, a hang or a flood of memory is an outcome too."""

import faulthandler
import os
import pickle
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO, Any

from tests.mutation.mutant import Mutant, Outcome

MEMORY_BYTES = 6 * 2**30
HANGS_AFTER = 120.0  # seconds of a clock, on a machine that may be busy
FIRST_SECONDS = 180.0  # importing everything, and the first of each kind
Try = Callable[..., Outcome]
MEMORY = Path("/dev/shm")  # noqa: S108 - files in memory, where there are any, for speed
ROOT = Path(__file__).parents[2]


class Worker:
    """Tries mutants one after another in another process, and starts a new one where that ends."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.room = Path(tempfile.mkdtemp(prefix="mutants-", dir=MEMORY if MEMORY.is_dir() else None))
        self.stack = self.room / "stack.txt"

    def try_(self, mutant: Mutant, chosen: frozenset[str] = frozenset()) -> Outcome:
        """Return what came of a mutant."""
        process = self.process or self._start()
        if process.stdin is None or process.stdout is None:
            raise AssertionError
        try:
            pickle.dump((mutant, chosen), process.stdin)
            process.stdin.flush()
        except BrokenPipeError:
            return self._lost(process)
        if not select.select([process.stdout], [], [], HANGS_AFTER)[0]:
            process.send_signal(signal.SIGABRT)  # faulthandler writes where it hangs
            process.wait()
            self._forget(process)
            return Outcome("hung", said=self._stack())
        try:
            return pickle.load(process.stdout)  # noqa: S301 - of our own process
        except EOFError:
            return self._lost(process)

    def close(self) -> None:
        """End the process."""
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
            self.process.wait()
            self._forget(self.process)
        shutil.rmtree(self.room, ignore_errors=True)

    def _start(self) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "tests.mutation.worker", str(self.room)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(words, cwd=ROOT, stdin=pipe, stdout=pipe, start_new_session=True)  # no Ctrl-C
        if self.process.stdout is None or not select.select([self.process.stdout], [], [], FIRST_SECONDS)[0]:
            raise AssertionError
        pickle.load(self.process.stdout)  # noqa: S301 - it says that it is ready
        return self.process

    def _lost(self, process: subprocess.Popen[bytes]) -> Outcome:
        code = process.wait()
        self._forget(process)
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return Outcome("died", said=f"{name}: {self._stack()}")

    def _forget(self, process: "subprocess.Popen[bytes]") -> None:
        """Close the channels of a process that has ended."""
        self.process = None
        for channel in (process.stdin, process.stdout):
            with suppress(BrokenPipeError):
                if channel is not None:
                    channel.close()

    def _stack(self) -> str:
        """Return the innermost function of the package at which the process ended."""
        told = self.stack.read_text(errors="replace") if self.stack.exists() else ""
        lines = [line for line in told.splitlines() if "/sixteenth/" in line]
        self.stack.write_text("")
        return lines[0].split("/sixteenth/")[-1].strip() if lines else "outside the package"


def families(room: Path) -> dict[str, Callable[[Mutant, frozenset[str]], Outcome]]:
    """Return what tries the mutants of each family, made when first asked for."""
    from tests.mutation.asking import try_link, try_request
    from tests.mutation.bench import Bench
    from tests.mutation.calling import try_command
    from tests.mutation.loading import try_saved
    from tests.mutation.reading import try_scenario
    from tests.mutation.reading_own import try_own
    from tests.mutation.reading_tables import try_table
    from tests.mutation.scenarios import base

    bench = Bench(base(), room / "bench")
    tries: dict[str, Try] = dict.fromkeys(("lemonade", "central", "contracts"), try_scenario)
    tries |= dict.fromkeys(("command", "set", "shown"), try_command)
    tries |= dict.fromkeys(("saved", "folder"), try_saved)
    tries |= dict.fromkeys(("facts", "ledger", "plan", "sheet", "sweep"), try_own)
    tries |= {"csv": try_table, "link": try_link, "page": try_request}
    return {name: partial(each, bench) for name, each in tries.items()}


def serve(requests: IO[bytes], answers: IO[bytes], room: Path) -> None:
    """Try what comes until nothing more does."""
    tries = families(room)
    pickle.dump("ready", answers)
    answers.flush()
    while True:
        try:
            mutant, chosen = pickle.load(requests)  # noqa: S301 - of our own process
        except EOFError:
            return
        outcome: Any = tries[mutant.family](mutant, chosen)
        pickle.dump(outcome, answers)
        answers.flush()


def main() -> None:
    """Keep the channel to the parent for answers alone, bound memory, and serve."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    room = Path(sys.argv[1])
    faulthandler.enable((room / "stack.txt").open("w"))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.RLIM_INFINITY))
    serve(sys.stdin.buffer, answers, room)


if __name__ == "__main__":
    main()
