"""Between what limits the options of a question lie, as their fields say; a number outside is told in four lines."""

import math
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from sixteenth.answers.numbers import significant
from sixteenth.errors import Place, WrongOption
from sixteenth.said import joined, said

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
