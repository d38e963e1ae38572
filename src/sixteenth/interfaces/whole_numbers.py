"""Whole numbers on the command line: read as they stand, never rounded, each within the limits of its option."""

import re
from collections.abc import Sequence
from typing import Any

from cyclopts import Parameter

from sixteenth.errors import Fault, Place, WrongOption, refuse
from sixteenth.said import said

MOST_DRAWS = 2**31  # as the engine counts them
MOST_SEED = 2**32 - 1
MOST_MONTHS = 1200  # as a scenario may say
MOST_THREADS = 1024
MOST_STEPS = 100  # of an explanation
MOST_CHUNK = 2**31
SHOWN = 24  # letters of what was given
_WHOLE = re.compile(r"[+-]?[0-9]+(?:_[0-9]+)*")
_FRACTION = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_found: list[Fault] = []  # of this command: a command is told all that is wrong with its options at once


def whole(low: int, high: int, told: str) -> Parameter:
    """Return how an option is read that takes a whole number from `low` to `high`."""

    def read(_kind: Any, tokens: Sequence[Any]) -> int:
        token = tokens[0]
        fault = wrong_whole_number(token.keyword or said("the number"), token.value, low, high)
        _found.extend([fault] if fault else [])
        return low if fault else int(token.value)

    return Parameter(converter=read, help=told)


def wrong_whole_number(name: str, text: str, low: int, high: int) -> Fault | None:
    """Say what is wrong with a whole number as written; nothing where it is one within its limits."""
    shown = text if len(text) <= SHOWN else said("{text}... of {count} letters", text=text[:SHOWN], count=len(text))
    got, expected = f"'{shown}'", said("a whole number from {low} to {high}", low=low, high=high)
    if not _WHOLE.fullmatch(text):
        return WrongOption(f"'{name}'", Place(said("the command line")), got, expected, _cure(text, low, high))
    digits = text.replace("_", "").lstrip("+-0")
    is_long = len(digits) > len(str(high))  # and would take its time to become a number
    if is_long or not low <= int(text) <= high:
        cure = said("use {low}", low=low if text.startswith("-") or (not is_long and int(text) < low) else high)
        return WrongOption(f"'{name}'", Place(said("the command line")), got, expected, cure)
    return None


def _cure(text: str, low: int, high: int) -> str:
    """Name the whole number that was meant, or the two beside a fraction."""
    parted = re.fullmatch(r"[0-9]{1,3}(?:[,' ][0-9]{3})+", text)
    if parted:
        return said("write {digits}", digits=re.sub("[^0-9]", "", text))
    if not _FRACTION.fullmatch(text) or not low <= float(text) <= high:
        return said("write a whole number, such as {low}", low=low)
    below = int(float(text) // 1)
    return (
        said("write {below}", below=below)
        if below == float(text)
        else said("write {first} or {last}", first=max(below, low), last=min(below + 1, high))
    )


def forget_wrong_numbers() -> None:
    """Begin with a new command."""
    _found.clear()


def refuse_wrong_numbers(others: Sequence[Fault] = ()) -> None:
    """Refuse a command with all that is wrong with its options.

    Raises:
        Refused: when something is.

    """
    found = [*_found, *others]
    _found.clear()
    refuse(found)
