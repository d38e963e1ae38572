"""The words of the headline: what each stands for in the world, how it is counted, and what it is in a run."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from sixteenth.answers.numbers import in_full
from sixteenth.decide.ledger.lab_books import THE_MIDDLE
from sixteenth.decide.worth.headline import can_answer, in_catastrophe, money_back, owners_return
from sixteenth.engine.history import Result, Spread
from sixteenth.measures.arrivals import of_100

DATA = "headline_words.toml"
WORTH = "what the lab is worth"
DASHES, SILENT = "-_", "'?!.\N{RIGHT SINGLE QUOTATION MARK}"


@dataclass(frozen=True)
class HeadlineWord:
    """A number of an answer: what people call it, the name of the world behind it, and the rule in a sentence."""

    words: Sequence[str]
    title: str
    figure: str
    name: str
    rule: str


@dataclass(frozen=True)
class Shown:
    """What a run shows for a word of the headline: a count of 100 futures, or the middle and the ends of a spread."""

    title: str
    rule: str
    lab: str
    futures: int
    of_100: float | None
    spread: Spread | None
    unit: str
    counts: bool | None  # whether the future that is explained is among those counted
    sentence: str


@cache
def headline_words() -> Mapping[str, HeadlineWord]:
    """Read the words, each as `plain_word` writes it."""
    return read_words(DATA)


def read_words(name: str) -> Mapping[str, HeadlineWord]:
    """Read a file of words that lies here, each as `plain_word` writes it."""
    text = (files("sixteenth.interfaces") / name).read_text(encoding="utf-8")
    read = [HeadlineWord(**each) for each in tomllib.loads(text)["word"]]
    return {plain_word(word): each for each in read for word in each.words}


def plain_word(text: str) -> str:
    """Write what somebody asks for in small letters and single spaces, without apostrophes, dashes and marks."""
    letters = (" " if letter in DASHES else letter for letter in text.lower() if letter not in SILENT)
    return " ".join("".join(letters).split())


def figure_of(word: HeadlineWord, result: Result, lab: int) -> Any:
    """Return a number for each future, or a flag where futures are counted; none without the headline in the run."""
    return _FIGURES[word.figure](result, lab) if can_answer(result) else None


def tell_shown(word: HeadlineWord, result: Result, lab: int, draw: int, *, future: int | None) -> Shown:
    """Say what a run shows for a word, and which future is explained: where `future` of 100 lie below, or any."""
    values, unit = figure_of(word, result, lab), _unit(word, result)
    is_count = values.dtype == bool
    name, counts = result.labels["lab"][lab], bool(values[draw]) if is_count and draw < result.draws else None
    share = of_100(values) if is_count else None
    spread = None if is_count else result.spread(values)
    told = (
        f"{name}: {word.title} in {share:.0f} of 100 futures ({result.draws:,} were run)."
        if spread is None
        else f"{name}: {word.title}: {in_full(unit, spread[1])}, the median of {result.draws:,} futures"
        f" (5 to 95 of 100: {in_full(unit, spread[0])} to {in_full(unit, spread[2])})."
    )
    sentence = f"{told} {word.rule} {_which(draw, counts=counts, is_count=is_count, future=future)}"
    return Shown(word.title, word.rule, name, result.draws, share, spread, unit, counts, sentence)


def _which(draw: int, *, counts: bool | None, is_count: bool, future: int | None) -> str:
    """Say which future is shown, and that it is one of many."""
    near = "" if future is None else f", the nearest to {where_of(future, WORTH if is_count else 'these')}"
    told = "" if counts is None else "; it counts" if counts else "; it does not count"
    return f"One of these futures, draw {draw}{near}, is explained below{told}."


def where_of(future: int, of: str) -> str:
    """Say where a future lies among all, by a number of theirs: its middle, or where so many of 100 lie below."""
    return f"the middle of {of}" if future == THE_MIDDLE else f"where {future} of 100 lie below in {of}"


def _unit(word: HeadlineWord, result: Result) -> str:
    if word.figure == "owners_return":
        return "Share"
    return result.variables[word.name.removeprefix("next_")].unit if word.figure not in _COUNTED else "Flag"


def _never_too_late(result: Result, lab: int) -> Any:
    return (result.closing["months_to_last_call"][lab] >= result.recipe["months"]) & result.finite


_COUNTED = ("back", "ruined", "catastrophe", "never_too_late", "stops")
_FIGURES: Mapping[str, Callable[[Result, int], Any]] = {
    "worth": lambda result, lab: result.closing["wind_down_value"][lab],
    "spent": lambda result, lab: result.closing["present_value"][lab],
    "back": lambda result, lab: money_back(result, lab, "run_off"),
    "ruined": lambda result, lab: result.endings(("lab",))[1][lab] > 0,
    "catastrophe": lambda result, _lab: in_catastrophe(result),
    "never_too_late": _never_too_late,
    "stops": lambda result, _lab: np.asarray(result.closing["months_of_progress"] < result.recipe["months"]),
    "hole": lambda result, lab: result.closing["lowest_present_value"][lab],
    "owners_share": lambda result, lab: result.closing["owners_share"][lab],
    "owners_return": owners_return,
}
