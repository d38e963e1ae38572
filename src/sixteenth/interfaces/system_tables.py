"""A system's numbers in the terminal: those without labels share a table, the others have one each."""

from collections.abc import Mapping
from itertools import groupby

from rich.table import Table

from sixteenth.answers.numbers import BILLION, significant
from sixteenth.decide.systems import System, SystemLine, SystemNumber
from sixteenth.engine.history import Spread
from sixteenth.interfaces.parts_of_spread import tell_part
from sixteenth.interfaces.tables import make_table

MILLION, YEAR, HUNDRED = 1e6, 12, 100
LONG = 10  # characters of the two ends of a span
_SCALES: Mapping[str, tuple[float, str]] = {
    "USD": (1 / BILLION, "bn USD"),
    "USDPerMonth": (YEAR / BILLION, "bn USD a year"),
    "USDPerPersonMonth": (YEAR / MILLION, "million USD a year each"),
    "Share": (100, "%"),
    "Flag": (100, "of 100 futures"),
    "Multiple": (1, "times"),
    "PerMonth": (100 * YEAR, "% a year"),
    "People": (1, "people"),
    "PeoplePerMonth": (YEAR, "people a year"),
    "LifeMonths": (1 / YEAR / MILLION, "million life-years"),
    "Months": (1, "months"),
    "Doublings": (1, "doublings"),
    "DoublingsPerMonth": (YEAR, "doublings a year"),
}
COUNTING = (
    "Median, and between which 90 of 100 futures lie; of odds and expectations the mean; for what is or is not, how"
    " many of 100."
)


def system_tables(system: System) -> list[Table]:
    """Return the tables of a system; numbers without labels at the same moments stand together."""
    tables = []
    for _, group in groupby(system.numbers, key=lambda each: (len(each.lines) > 1, each.moments)):
        numbers = list(group)
        if len(numbers[0].lines) > 1:
            tables += [_labelled(number) for number in numbers]
        else:
            tables.append(_plain(numbers))
    return tables


def system_sentences(system: System) -> tuple[str, ...]:
    """Say how to read the tables, and which numbers rest mostly on judgement."""
    half = 0.5
    judged = [
        each.name.replace("_", " ")
        for each in system.numbers
        if each.judgement and each.judgement.is_known and each.judgement.share > half
    ]
    told = f"Mostly judgement (over half of the spread): {', '.join(judged)}." if judged else ""
    return tuple(sentence for sentence in (COUNTING, told) if sentence)


def _plain(numbers: list[SystemNumber]) -> Table:
    """Put numbers without labels into one table, by name; what each means stands below."""
    table = make_table("", "", [*numbers[0].moments, "judgement"])
    for number in numbers:
        name = number.name.replace("_", " ")
        unit = _unit(number)
        table.add_row(f"{name}, {unit}" if unit else name, *_cells(number, number.lines[0]), _judged(number))
    told = [f"{number.name.replace('_', ' ')}: {number.meaning}" for number in numbers]
    table.caption, table.caption_justify = "\n".join(told), "left"
    return table


def _labelled(number: SystemNumber) -> Table:
    unit, judged = _unit(number), _judged(number)
    about = [part for part in (unit, f"of the spread is judgement: {judged}" if judged else "") if part]
    told = f" ({'; '.join(about)})" if about else ""
    table = make_table(f"{number.meaning.rstrip('.')}{told}", "", number.moments)
    table.columns[0].no_wrap = True
    for line in number.lines:
        table.add_row(", ".join(line.labels), *_cells(number, line))
    return table


def _cells(number: SystemNumber, line: SystemLine) -> list[str]:
    scale, _ = _SCALES.get(number.unit, (1, ""))
    return [
        _cell(mean if number.is_mean else spread[1], spread, scale, is_flag=number.unit == "Flag")
        for spread, mean in zip(line.spreads, line.means, strict=True)
    ]


def _cell(middle_of: float, spread: Spread, scale: float, *, is_flag: bool) -> str:
    """Write the mean or the median with its span, once where they read the same; a flag has no span."""
    low, middle, high = (_digits(scale * each) for each in (spread[0], middle_of, spread[2]))
    if is_flag or low == middle == high:
        return middle
    is_short = len(low) + len(high) <= LONG  # what is longer has to break where a column is narrow
    between = "-" if spread[0] >= 0 and is_short else " to "
    return f"{middle} ({low}{between}{high})"


def _digits(value: float) -> str:
    """Write two digits that count, three from a hundred on; what is tiny with a power of ten."""
    return significant(value, 2 if abs(value) < HUNDRED else 3)


def _unit(number: SystemNumber) -> str:
    unit = _SCALES.get(number.unit, (1, "" if number.unit == "Number" else number.unit))[1]
    return ", ".join(part for part in ("mean" if number.is_mean and number.unit != "Flag" else "", unit) if part)


def _judged(number: SystemNumber) -> str:
    return tell_part(number.judgement) if number.judgement else ""
