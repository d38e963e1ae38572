"""The terminal that is written to. `--plain`, or NO_COLOR, gives ASCII without colour."""

import os
from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from sixteenth.errors import clean

PLAIN_WIDTH = 100


class CleanConsole(Console):
    """The last net before the terminal: no text gets through that could steer it, whoever wrote it."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Return the pieces of what is shown, with escapes for what has no shape; line feeds stay."""
        for piece in super().render(renderable, options):
            shown = piece.text if piece.text.isprintable() else "\n".join(map(clean, piece.text.split("\n")))
            yield piece if piece.control or shown == piece.text else Segment(shown, piece.style)

    def on_broken_pipe(self) -> None:
        """Leave it to the command line, which ends quietly: the reader, such as `head`, has seen enough."""
        raise BrokenPipeError


def make_console(*, plain: bool) -> Console:
    """Return the terminal to write to."""
    if plain or "NO_COLOR" in os.environ:
        return CleanConsole(
            color_system=None, width=PLAIN_WIDTH, safe_box=True, highlight=False, emoji=False, markup=False
        )
    return CleanConsole(highlight=False, emoji=False, markup=False)
