"""Which questions the page asks, and behind which tab each stands."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sixteenth.questions.names import NAMES

FILE, GIVEN = "tabs.toml", "given.toml"
FIRST = ("outlook", "glance", "levers", "compare")  # asked by the first screen


@cache
def tabs() -> Mapping[str, tuple[str, ...]]:
    """Return the tabs with their questions, in order."""
    text = (files("sixteenth.faces.page") / FILE).read_text(encoding="utf-8")
    return {tab: tuple(name for name in names if name in NAMES) for tab, names in tomllib.loads(text).items()}


@cache
def given() -> Mapping[str, Mapping[str, str]]:
    """Return what a question is asked to begin with, by its name: options with their texts."""
    found: Mapping[str, Mapping[str, str]] = tomllib.loads(
        (files("sixteenth.faces.page") / GIVEN).read_text(encoding="utf-8")
    )
    return found


def can_be_asked(question: str) -> bool:
    """Say whether the page can ask a question."""
    return question in FIRST or tab_of(question) != ""


def tab_of(question: str) -> str:
    """Return the tab of a question; nothing for those of the first screen."""
    return next((tab for tab, names in tabs().items() if question in names), "")
