"""`sixteenth interview`: the ten points on which the interview is wrong or silent."""

from typing import Annotated

from sixteenth.interfaces.command import AsJson, Plain, print_json, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole

MOST_POINT = 10


def interview(
    *,
    point: Annotated[int | None, whole(1, MOST_POINT, "One point alone, with its sources and every figure.")] = None,
    draws: Annotated[int | None, whole(1, MOST_DRAWS, "Number of futures, where a point takes a run (400).")] = None,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Say where the interview is wrong or silent: what was said, what we get, and the command that shows it.

    Example: sixteenth interview --point 4
    """
    with telling_faults(as_json=as_json):
        from dataclasses import asdict

        from sixteenth.interfaces.interview import ask_interview, show_points
        from sixteenth.interfaces.progress import show_progress
        from sixteenth.interfaces.terminal import make_console

        with show_progress(is_quiet=as_json) as progress:
            points = ask_interview(point, draws, progress)
        if as_json:
            print_json([asdict(each) for each in points])
        else:
            show_points(make_console(plain=plain), points, plain=plain)
    return 0
