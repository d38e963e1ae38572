"""Options of a question as texts: read by their types, numbers clamped to their limits."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from sixteenth.errors import Fault, Place, WrongOption, nearest
from sixteenth.questions.limits import limits_of, limits_of_each
from sixteenth.said import joined, said

HERE = Place(said("the link"))
YES, NO = ("1", "true", "yes", "on", ""), ("0", "false", "no", "off")
WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
MOST_ITEMS = 20  # of an option that takes several
LONGEST = 400  # letters of one option


@dataclass(frozen=True)
class Read:
    """An option as its question takes it, and as it would be written again; a fault where it cannot be read."""

    value: Any = None
    texts: tuple[str, ...] = ()
    fault: Fault | None = None


def read_option(name: str, field: FieldInfo, texts: Sequence[str], most: Mapping[str, float]) -> Read:
    """Read an option; `most` holds what some options are at most here, below the limits of the question itself."""
    kind = _bare(_without_none(field.annotation))
    if any(len(text) > LONGEST for text in texts) or len(texts) > MOST_ITEMS:
        got = said("{count} letters", count=sum(map(len, texts)))
        return Read(fault=_wrong(name, got, said("at most {count} letters", count=LONGEST), said("write less")))
    if unseen := next(unseen_in(name, texts), None):
        return Read(fault=unseen)
    if get_origin(kind) in (list, tuple):
        item, limits = _bare(get_args(kind)[0]), limits_of_each(field)
        read = [_one(name, item, text, limits) for text in texts]
        fault = next((each.fault for each in read if each.fault), None)
        return Read([each.value for each in read], tuple(text for each in read for text in each.texts), fault)
    limits = limits_of(field)
    least = min(most.get(name, math.inf), limits.get("le", math.inf))
    return _one(name, kind, texts[-1], {**limits, **({"le": least} if math.isfinite(least) else {})})


def unseen_in(name: str, texts: Iterable[str]) -> Iterator[Fault]:
    """Find texts that a command or a line of Python could not show on one line."""
    got, cure = said("a character that cannot be seen"), said("write it without")
    yield from (_wrong(name, got, said("a text of one line"), cure) for text in texts if not text.isprintable())


def _one(name: str, kind: Any, text: str, limits: Mapping[str, float]) -> Read:
    """Read one text as a truth, a whole number, a number, one of a few words, or a text."""
    if kind is bool:
        return _truth(name, text)
    if kind in (int, float):
        return _amount(name, text, limits, is_whole=kind is int)
    words = [str(each) for each in get_args(kind)] if get_origin(kind) is Literal else []
    if words and text not in words:
        expected = joined(" or ", (f"'{word}'" for word in words))
        cure = nearest(text, words, said("use '{words}'", words=words[0]))
        return Read(fault=_wrong(name, f"'{text}'", expected, cure))
    return Read(text, (text,))


def _truth(name: str, text: str) -> Read:
    if text.casefold() not in (*YES, *NO):
        return Read(fault=_wrong(name, f"'{text}'", joined(" or ", ("'1'", "'0'")), said("write 1 or 0")))
    is_so = text.casefold() in YES
    return Read(is_so, ("1" if is_so else "0",))


def _amount(name: str, text: str, limits: Mapping[str, float], *, is_whole: bool) -> Read:
    number = int(text) if WHOLE.fullmatch(text) else None if is_whole else _number(text)
    if number is None:
        expected = said("a whole number") if is_whole else said("a number")
        return Read(fault=_wrong(name, f"'{text}'", expected, said("write it in digits")))
    clamped = _clamped(number, limits, 1 if is_whole else 0)
    value = int(clamped) if is_whole else float(clamped)
    return Read(value, (text if clamped == number else f"{value!r}",))


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _clamped(number: float, limits: Mapping[str, float], step: float) -> float:
    """Return a number within limits; where a limit itself is outside, what lies `step`, or the last bit, within."""
    low = limits.get("ge", _beyond(limits["gt"], step, math.inf) if "gt" in limits else -math.inf)
    high = limits.get("le", _beyond(limits["lt"], -step, -math.inf) if "lt" in limits else math.inf)
    return min(max(number, low), high)


def _beyond(limit: float, step: float, towards: float) -> float:
    return limit + step if step else math.nextafter(limit, towards)


def _without_none(kind: Any) -> Any:
    """Return a type without the case that nothing is given."""
    if get_origin(kind) not in (Union, UnionType):
        return kind
    return next(each for each in get_args(kind) if each is not NoneType)


def _bare(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _wrong(name: str, got: str, expected: str, cure: str) -> Fault:
    return WrongOption(f"'{name}'", HERE, got, expected, cure)
