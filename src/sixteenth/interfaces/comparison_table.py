"""A run beside the facts, in the terminal."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from sixteenth.evidence.compare import Comparison
from sixteenth.interfaces.tables import BAD, make_table


def comparison_table(comparisons: Sequence[Comparison]) -> Table:
    """Put each fact beside the range of the run, and say whether it lies inside."""
    inside = sum(each.is_inside for each in comparisons)
    title = f"Beside facts: {inside} of {len(comparisons)} inside 5 to 95 of 100 futures"
    table = make_table(title, "fact", ["when", "reported", "5 %", "median", "95 %", ""])
    for each in comparisons:
        fact = _number(each.low) if each.low == each.high else f"{_number(each.low)} to {_number(each.high)}"
        verdict = Text("inside") if each.is_inside else Text("outside", style=BAD)
        name = f"{each.name}, {each.unit}" if each.unit not in ("", "x") else each.name
        table.add_row(name, each.when, fact, *map(_number, each.model), verdict)
    return table


def _number(value: float) -> str:
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}" if abs(value) < 100 else f"{value:,.0f}"  # noqa: PLR2004 - by size
