"""What a number among options may be: one way to refuse what lies outside, or is no number, in four lines."""

from collections.abc import Iterable
from typing import Literal

from sixteenth.answers.numbers import significant
from sixteenth.errors import Place, WrongOption
from sixteenth.said import said

HERE = Place(said("the options"))
Unit = Literal["share", "times", "months", "doublings"]
CURES: dict[Unit, str] = {
    "share": said("write 0.05 for 5 %"),
    "times": said("write how many times as much it is: 2 for twice"),
    "months": said("write it in months: 24 for two years"),
    "doublings": said("write it in doublings: 3 for eight times as much"),
}


def bounded(
    option: str, value: float | Iterable[float] | None, low: float, high: float, unit: Unit
) -> list[WrongOption]:
    """Find what of an option, such as `--margin`, is no number from `low` to `high`; nothing where it is not given."""
    values = () if value is None else (value,) if isinstance(value, int | float) else tuple(value)
    wrong = [each for each in values if not low <= each <= high]
    expected = said("a number from {low} to {high}", low=significant(low), high=significant(high))
    return [WrongOption(f"'{option}'", HERE, f"{each:g}", expected, CURES[unit]) for each in wrong]
