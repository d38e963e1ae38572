"""The ten points as they are written down: what was said, the words around our figures, and where each point bears."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

DATA = "interview_points.toml"


@cache
def interview_data() -> tuple[dict[str, Any], ...]:
    """Read the points, by number."""
    text = (files("sixteenth.interfaces") / DATA).read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["point"])


def points_under(names: Iterable[str]) -> tuple[str, ...]:
    """Return one line for all points that bear on what is shown: the first of these names that any bears on.

    Names are those of a scenario and its parents, or of another thing, such as the clock.
    """
    for name in names:
        told = [f"{each['short']} (point {each['number']})" for each in interview_data() if name in each["shown_under"]]
        if told:
            return (f"Where the interview is wrong or silent: {'; '.join(told)}. See `sixteenth interview`.",)
    return ()
