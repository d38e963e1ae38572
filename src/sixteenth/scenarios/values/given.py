"""One number for each future, given by hand or in a file: what is an array, and whether all arrays are of one length.

What is given for one future stands beside what is given for the same future elsewhere: arrays are joint by position.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from numbers import Real
from typing import Any, Protocol

import numpy as np

from sixteenth.engine.declared import Distribution, Settings
from sixteenth.errors import Fault, Place, WrongEntry, WrongOption
from sixteenth.said import said

GIVEN = "given"
OPTIONS = Place(said("the options of the run"))
Drawn = Mapping[str, Mapping[tuple[str, ...], Distribution]]


class HasNumbers(Protocol):
    """An array of any library: NumPy's own, a column of a data frame, a variable of a dataset."""

    def __array__(self) -> np.ndarray[Any, Any]:
        """Return its numbers as NumPy holds them."""
        ...


def is_array(given: Any) -> bool:
    """Say whether something holds one number for each future: a list, a tuple, or an array with one axis or more."""
    if isinstance(given, list | tuple):
        return True
    return hasattr(given, "__array__") and np.ndim(given) > 0


def numbers_of(given: Any) -> list[float]:
    """Return an array as plain numbers, of which nothing is wrong."""
    return [float(number) for number in np.asarray(given)]


def wrong_array(title: str, given: Any, where: Place) -> Iterator[Fault]:
    """Find an array that is not one finite number for each future, and name the first that is none."""
    try:
        array = np.asarray(given)
    except ValueError:  # rows of other lengths
        array = np.empty((0, 0))
    one = said("one number for each future")
    if array.ndim != 1 or not array.size:
        got = said("an array of shape {shape}", shape=str(array.shape)) if array.size else said("no numbers")
        yield WrongEntry(title, where, got, one, said("give an array with one axis: a number for each future"))
        return
    draw = next((at for at, number in enumerate(array.tolist()) if not _is_finite(number)), None)
    if draw is not None:
        got = said("{number} in draw {draw}", number=repr(array.tolist()[draw]), draw=draw)
        yield WrongEntry(title, where, got, said("a finite number in each future"), said("give that future a number"))


def _is_finite(number: Any) -> bool:
    return isinstance(number, Real) and math.isfinite(number)


def lengths_of(values: Drawn) -> dict[str, int]:
    """Return how many numbers each entry has that is given one for each future, by `name/label`."""
    return {
        "/".join((name, *labels)): len(each.numbers)
        for name, entries in values.items()
        for labels, each in entries.items()
        if each.shape == GIVEN
    }


def unequal_lengths(values: Drawn, where: Mapping[str, Place]) -> Iterator[Fault]:
    """Find arrays of other lengths than the first, by the places of names: no future has a number of each."""
    lengths = lengths_of(values)
    first = next(iter(lengths), "")
    for title, length in lengths.items():
        if length != lengths[first]:
            name = title.partition("/")[0]
            got = said("{count:,} numbers", count=length)
            expected = said("{length:,}, as '{title}' has", length=lengths[first], title=first)
            cure = said("give both one number for each of the same futures")
            yield WrongEntry(f"'{title}'", where.get(name, OPTIONS), got, expected, cure)


def given_draws(settings: Settings) -> int | None:
    """Return for how many futures numbers are given; None where none are."""
    return min(_lengths(settings).values(), default=None)


def shared_draws(several: Iterable[Settings]) -> int | None:
    """Return for how many futures every scenario that has arrays has numbers; None where none has any."""
    found = [draws for settings in several if (draws := given_draws(settings)) is not None]
    return min(found, default=None)


def _lengths(settings: Settings) -> dict[str, int]:
    """Return how many numbers each entry has that is given one for each future, of values and of events."""
    own, longest = lengths_of(settings.values), math.inf
    for event in settings.events:
        for title, length in lengths_of({event.name: event.values}).items():
            own[title] = int(min(length, own.get(title, longest)))
    return own


def too_many_draws(settings: Settings, draws: int) -> Iterator[Fault]:
    """Find that a run has more futures than numbers were given for."""
    lengths = _lengths(settings)
    title = min(lengths, key=lambda each: lengths[each], default="")
    if title and draws > lengths[title]:
        expected = said("at most {length:,}: '{title}' has no more numbers", length=lengths[title], title=title)
        cure = said("use {length}, or give more numbers", length=lengths[title])
        yield WrongOption("'draws'", OPTIONS, said("{draws:,}", draws=draws), expected, cure)
