"""The folder in which mutants are tried, and how a call's end is put into words; used inside the trying process."""

import gc
import shutil
import sys
import time
import tomllib
import traceback
import warnings
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from sixteenth.errors import Fault, OutsideDomain, Refused
from sixteenth.scenarios.files.renamed import OldName
from tests.mutation.mutant import Outcome, Told

OUTSIDE = 'from pathlib import Path\nPath(__file__).with_name("it_was_run").touch()\n'
SURELY_QUICK = 0.5  # seconds, below which nobody asks how fast the machine is
REFERENCE = "\n".join(f'entry_{number} = [{number}.5, "text"]' for number in range(1000))
REFERENCE_SECONDS = 0.012  # to read that, on a plain machine that does nothing else


class Bench:
    """A folder with unspoilt files, in which a mutant's own are put and taken away again."""

    def __init__(self, base: Mapping[str, bytes], room: Path) -> None:
        self.base = base
        self.room = room
        self.folder = self.room / "kept" / "world"
        self.outside = self.folder.parent / "outside.py"
        for name in base:
            self._write(name, base[name])
        self.outside.write_text(OUTSIDE, encoding="utf-8")

    def put(self, files: tuple[tuple[str, bytes | None], ...]) -> None:
        """Put a mutant's files in their places."""
        for name, content in files:
            self._write(name, content)

    def take(self, files: tuple[tuple[str, bytes | None], ...]) -> None:
        """Put back what was there before."""
        for name, _ in files:
            self._write(name, self.base.get(name))

    def sweep(self) -> None:
        """Remove what a command left behind, in the folder and around it."""
        own = {self.folder / name for name in self.base} | {self.outside}
        for path in sorted(self.room.rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink():
                is_own = any(each.is_relative_to(path) for each in own)
                if not is_own:
                    shutil.rmtree(path)
            elif path not in own and path.name != "it_was_run":
                path.unlink(missing_ok=True)
        for name, content in self.base.items():
            if not (self.folder / name).is_file():
                self._write(name, content)

    def notes(self) -> tuple[str, ...]:
        """Say whether code outside the folder was run, and forget it."""
        mark = self.outside.with_name("it_was_run")
        if mark.exists():
            mark.unlink()
            return ("code outside the scenario's folder was run",)
        return ()

    def _write(self, name: str, content: bytes | None) -> None:
        path = self.folder / name
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def told(fault: Fault) -> Told:
    """Return a fault with its text, as plain data."""
    return Told(
        type(fault).__name__,
        fault.what,
        fault.where.file,
        fault.where.line,
        fault.got,
        fault.expected,
        fault.cure,
        str(fault),
    )


def raised_at(error: BaseException) -> str:
    """Say what was raised and at which function of the package, the innermost."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/sixteenth/" in frame.filename]
    where = f"{frames[-1].filename.split('/sixteenth/')[-1]}:{frames[-1].name}" if frames else "outside the package"
    return f"{type(error).__name__} at {where}"


def slowness() -> float:
    """Return how many times as long as on a plain machine a known piece of work takes here and now; never below 1."""
    took = []
    for _ in range(5):
        began = time.process_time()
        tomllib.loads(REFERENCE)
        took.append(time.process_time() - began)
    return max(median(took) / REFERENCE_SECONDS, 1.0)


def on_a_plain_machine(seconds: float) -> float:
    """Return the processor time that something would have taken there: a busy or slow machine is no fault of ours."""
    return seconds if seconds < SURELY_QUICK else seconds / slowness()


def outcome_of(call: Callable[[], Outcome]) -> Outcome:
    """Call and say how it ended, with the processor time that it took on a plain machine and every warning."""
    began = time.process_time()
    ignored: list[str] = []
    with warnings.catch_warnings(record=True) as warned, _hearing(ignored):
        warnings.simplefilter("always")
        try:
            found = call()
        except Refused as refused:
            found = Outcome("refused", tuple(told(fault) for fault in refused.faults), str(refused))
        except OutsideDomain as outside:
            found = Outcome("refused outside its domain", said=str(outside))
        except BaseException as error:  # noqa: BLE001 - whatever is raised is what we are looking for
            detail = f"{error}"[:300]
            found = Outcome("raised", said=raised_at(error), facts={"detail": detail})
    seconds = on_a_plain_machine(time.process_time() - began)
    notes = {f"a warning: {each.category.__name__}: {str(each.message)[:80]}" for each in warned if _is_seen(each)}
    return replace(found, seconds=seconds, notes=(*found.notes, *sorted(notes), *ignored))


@contextmanager
def _hearing(ignored: list[str]) -> Generator[None]:
    """Hear of exceptions that Python prints and goes on from, as where something is thrown away half made."""
    before = sys.unraisablehook
    sys.unraisablehook = lambda told: ignored.append(f"printed and ignored: {told.exc_type.__name__}")
    try:
        yield
        gc.collect(0)
    finally:
        sys.unraisablehook = before


def _is_seen(warning: Any) -> bool:
    """Whether a warning is none of the interpreter's own, nor the notice that is due to an earlier version's name."""
    due = (DeprecationWarning, PendingDeprecationWarning, ResourceWarning, OldName)
    return not issubclass(warning.category, due)
