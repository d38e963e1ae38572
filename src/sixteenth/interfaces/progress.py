"""How far a long run is: a bar on a terminal, a line every ten per cent elsewhere, nothing where data is asked for."""

import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

PATIENCE_SECONDS = 1.0


@contextmanager
def show_progress(*, is_quiet: bool, what: str = "draws") -> Generator[Callable[[int, int], None] | None]:
    """Yield what a run tells of its progress, in what it counts; it is shown once a second has passed."""
    if is_quiet:
        yield None
    elif sys.stderr.isatty():
        with _bar(what) as tell:
            yield tell
    else:
        yield _Lines(what)


class _Lines:
    """A line for each tenth, for logs."""

    def __init__(self, what: str = "draws") -> None:
        self.what, self.begun, self.tenths = what, 0.0, 0

    def __call__(self, done: int, total: int) -> None:
        self.begun = self.begun or time.monotonic()  # compiling is not progress
        tenths = 10 * done // total
        if tenths > self.tenths and time.monotonic() - self.begun > PATIENCE_SECONDS:
            print(f"{done:,} of {total:,} {self.what}", file=sys.stderr, flush=True)
        self.tenths = max(tenths, self.tenths)


@contextmanager
def _bar(what: str) -> Generator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    begun, task = time.monotonic(), progress.add_task(what, start=True)

    def tell(done: int, total: int) -> None:
        if time.monotonic() - begun > PATIENCE_SECONDS:
            progress.start()
        progress.update(task, completed=done, total=total)

    try:
        yield tell
    finally:
        progress.stop()
