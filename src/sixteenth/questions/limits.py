"""Of what kind the options of a question are, and between what limits they lie, as their fields say: in four lines."""

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, cast, get_args, get_origin

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from sixteenth.answers.numbers import significant
from sixteenth.errors import Place, WrongEntry, WrongOption
from sixteenth.said import joined, said
from sixteenth.scenarios.files.forms import shown

KINDS: Mapping[Any, str] = {
    bool: said("true or false"),
    int: said("a whole number"),
    float: said("a number"),
    str: said("a text"),
}
LIMITS = ("ge", "gt", "le", "lt")  # from, above, to and below what a number lies


def limits_of(field: FieldInfo) -> Mapping[str, float]:
    """Return the limits of an option by how they are meant; none where it has none."""
    return {name: getattr(each, name) for each in field.metadata for name in LIMITS if hasattr(each, name)}


def limits_of_each(field: FieldInfo) -> Mapping[str, float]:
    """Return the limits of each number of an option that takes several."""
    kinds = (field.annotation, *get_args(field.annotation))
    items = [get_args(kind)[0] for kind in kinds if get_origin(kind) in (list, tuple)]
    found = [each for item in items if get_origin(item) is Annotated for each in item.__metadata__]
    metadata = [part for each in found for part in (each.metadata if isinstance(each, FieldInfo) else [each])]
    return {name: getattr(each, name) for each in metadata for name in LIMITS if hasattr(each, name)}


def outside_limits(fields: Mapping[str, FieldInfo], given: Mapping[str, Any], where: Place) -> Iterable[WrongOption]:
    """Find the numbers that lie outside their limits, or are none."""
    for name, value in given.items():
        several = isinstance(value, list | tuple)
        limits = (limits_of_each if several else limits_of)(fields[name]) if name in fields else {}
        for each in (value if several else [value]) if limits else ():
            if isinstance(each, int | float) and not isinstance(each, bool) and not _holds(each, limits):
                expected, cure = _told(limits), said("choose one within these limits")
                yield WrongOption(f"'{name}'", where, f"{each:g}", expected, cure, about=(name,))


def wrong_kinds(fields: Mapping[str, FieldInfo], given: Mapping[str, Any], where: Place) -> Iterator[WrongEntry]:
    """Find what is of another kind than its option: a text for a number, a choice that there is not, or nothing."""
    for name in (name for name, field in fields.items() if field.is_required() and name not in given):
        kind = kind_of(fields[name].annotation)
        yield WrongEntry(f"'{name}'", where, said("nothing"), kind, said("give one"), about=(name,))
    for name, value in given.items():
        try:
            if name in fields:
                _reader(cast("Hashable", fields[name].annotation)).validate_python(value)
        except ValidationError:
            cure = said("give one, or leave the option out")
            yield WrongEntry(f"'{name}'", where, shown(value), kind_of(fields[name].annotation), cure, about=(name,))


@cache
def _reader(annotation: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast("Any", annotation), config=ConfigDict(strict=True))


def kind_of(annotation: Any) -> str:
    """Return in words what an option takes."""
    inside = [each for each in get_args(annotation) if each is not NoneType]
    if get_origin(annotation) is Literal:
        return joined(" or ", (f"'{each}'" for each in inside))
    if get_origin(annotation) is list:
        return said("a list, each of it {kind}", kind=kind_of(inside[0]))
    if get_origin(annotation) is Annotated:
        return kind_of(inside[0])
    return joined(" or ", map(kind_of, inside)) if inside else KINDS.get(annotation, str(annotation))


def _holds(value: float, limits: Mapping[str, float]) -> bool:
    low = value >= limits.get("ge", -math.inf) and value > limits.get("gt", -math.inf)
    return bool(low and value <= limits.get("le", math.inf) and value < limits.get("lt", math.inf))


def _told(limits: Mapping[str, float]) -> str:
    """Say what a number may be, with the words of the limits that there are."""
    words = {
        "ge": said("from {number}", number=significant(limits.get("ge", 0))),
        "gt": said("above {number}", number=significant(limits.get("gt", 0))),
        "le": said("to {number}", number=significant(limits.get("le", 0))),
        "lt": said("below {number}", number=significant(limits.get("lt", 0))),
    }
    return said("a number {limits}", limits=joined(" ", (words[name] for name in LIMITS if name in limits)))
