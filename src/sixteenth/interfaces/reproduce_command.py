"""`sixteenth reproduce`: what was published, and what the functions that run the world make of it."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from sixteenth.interfaces.command import WRONG, AsJson, Plain, print_json, telling_faults

Data = Annotated[
    Path | None,
    Parameter(
        help="Folder of public data that is not ours to pass on; SIXTEENTH_DATA, or the folder data, by default."
    ),
]


def reproduce(
    name: Annotated[str | None, Parameter(help="One publication; all of them by default.")] = None,
    /,
    *,
    data: Data = None,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Reproduce published models and numbers with the functions that run the world; exit code 1 on a miss.

    Example: sixteenth reproduce bertrand
    """
    with telling_faults(as_json=as_json):
        import os

        from sixteenth.interfaces.progress import show_progress
        from sixteenth.interfaces.reproducing import Reproduced, sentences, tables
        from sixteenth.interfaces.tables import show_findings
        from sixteenth.interfaces.terminal import make_console
        from sixteenth.reproductions.reproduce import choose, try_all

        folder = data or Path(os.environ.get("SIXTEENTH_DATA", "data"))
        with show_progress(is_quiet=as_json, what="publications") as progress:
            found = Reproduced(*try_all(choose(name), folder, progress))
        if as_json:
            print_json(found.as_data())
        else:
            show_findings(make_console(plain=plain), sentences(found), tables(found.rows), plain=plain)
    return WRONG if found.misses else 0
