"""How far a long run is: a bar on a terminal, a line every ten per cent elsewhere, nothing where data is asked for."""

import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import timedelta

PATIENCE_SECONDS = 1.0


@contextmanager
def show_progress(
    *, is_quiet: bool, what: str = "draws", has_rate: bool = False
) -> Generator[Callable[[int, int], None] | None]:
    """Yield what a run tells of its progress, in what it counts; it is shown once a second has passed.

    With `has_rate` how many are done in a second is shown beside it, and how long the rest will take.
    """
    if is_quiet:
        yield None
    elif sys.stderr.isatty():
        with _bar(what, has_rate=has_rate) as tell:
            yield tell
    else:
        yield _Lines(what, has_rate=has_rate)


class _Lines:
    """A line for each tenth, for logs."""

    def __init__(self, what: str = "draws", *, has_rate: bool = False) -> None:
        self.what, self.has_rate = what, has_rate
        self.begun, self.before, self.tenths = 0.0, 0, 0

    def __call__(self, done: int, total: int) -> None:
        if not self.begun:  # compiling is not progress, nor is what was there before
            self.begun, self.before = time.monotonic(), done
        tenths = 10 * done // total
        if tenths > self.tenths and time.monotonic() - self.begun > PATIENCE_SECONDS:
            rate = f" ({self.rate(done, total)})" if self.has_rate else ""
            print(f"{done:,} of {total:,} {self.what}{rate}", file=sys.stderr, flush=True)
        self.tenths = max(tenths, self.tenths)

    def rate(self, done: int, total: int) -> str:
        """Say how many are done in a second, and when the rest will be, as a clock does."""
        a_second = (done - self.before) / max(time.monotonic() - self.begun, PATIENCE_SECONDS)
        left = timedelta(seconds=round((total - done) / a_second)) if a_second else "-:--:--"
        return f"{a_second:,.0f}/s, {left}"


@contextmanager
def _bar(what: str, *, has_rate: bool) -> Generator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = [TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()]
    if has_rate:
        columns.insert(3, TextColumn("{task.fields[rate]}"))
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    begun, task = time.monotonic(), progress.add_task(what, start=True, rate="")

    def tell(done: int, total: int) -> None:
        if time.monotonic() - begun > PATIENCE_SECONDS:
            progress.start()
        speed = progress.tasks[task].speed
        progress.update(task, completed=done, total=total, rate=f"{speed:,.0f}/s" if speed else "")

    try:
        yield tell
    finally:
        progress.stop()
