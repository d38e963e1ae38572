"""Forecasts in the terminal: the world's beside the line's, with what parts them, and those that were frozen."""

import datetime
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from rich.console import Console

import sixteenth
from sixteenth.answers.numbers import significant
from sixteenth.errors import Fault, OutsideTheRun, Place, UnknownLabel, UnknownOutput, nearest, refuse
from sixteenth.evidence.dated_forecast import SHOWN
from sixteenth.evidence.forecast import MORE_MONTHS, Beside, forecast, months_until, run_until
from sixteenth.evidence.frozen_forecasts import frozen_versions, read_frozen
from sixteenth.evidence.quantity import Quantity, quantities
from sixteenth.interfaces.tables import make_table, show_findings
from sixteenth.scenarios.assemble import Scenario

Progress = Callable[[int, int], None] | None
HERE = Place("the command line")
SHOWN_DIGITS, SMALL = 3, 0.1
CLOSE = 0.1  # medians this near, in logarithms, are told as alike


@dataclass(frozen=True)
class Told:
    """Forecasts of one quantity at one date, each beside the line's, and what is said of them."""

    title: str
    source: str
    rows: tuple[Beside, ...]
    sentences: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return {
            "title": self.title,
            "source": self.source,
            "sentences": self.sentences,
            "rows": [_row(each) for each in self.rows],
        }


def ask_forecasts(
    scenario: str,
    variable: str,
    lab: str | None,
    date: datetime.date | None,
    draws: int,
    seed: int | None,
    progress: Progress = None,
) -> Told:
    """Run a scenario as far as a date and forecast a quantity of one lab, or of each.

    Raises:
        Refused: with every fault of what is asked, before anything runs.

    """
    read = sixteenth.read(scenario)
    quantity = _quantity(variable)
    day = date or _a_year_on(np.datetime64(read.settings.start, "M"))
    labs = _labs(read, quantity, lab)
    _refuse_outside(read, quantity, day)
    result = run_until(read, [quantity], day, draws, seed, progress)
    rows = tuple(forecast(result, quantity, each, day) for each in labs)
    title = f"{quantity.meaning}, {day}, {quantity.unit}"
    return Told(title, f"{scenario}, {draws:,} futures", rows, tuple(_sentences(rows)))


def is_frozen(scenario: str) -> bool:
    """Say whether what is named is a version whose forecasts were frozen."""
    return scenario in frozen_versions()


def frozen_forecasts(version: str, variable: str, lab: str | None, date: datetime.date | None) -> Told:
    """Return what a version forecast when it was released.

    Raises:
        Refused: when it forecast nothing like it.

    """
    frozen, quantity = read_frozen(version), _quantity(variable)
    own = [each for each in frozen.forecasts if each.quantity == variable and lab in (None, each.lab)]
    own = [each for each in own if date in (None, each.date)]
    if not own:
        known = sorted({(each.quantity, each.lab) for each in frozen.forecasts})
        told = "; ".join(f"{name} {whose}".strip() for name, whose in known)
        dates = ", ".join(sorted({str(each.date) for each in frozen.forecasts}))
        refuse(
            [
                OutsideTheRun(
                    "what was asked", HERE, f"no such forecast in {version}", f"one of: {told}", f"dates: {dates}"
                )
            ]
        )
    rows = tuple(Beside(each, None, "frozen alone", None) for each in own)
    said = f"Frozen on {frozen.made} with what was known until {frozen.known_until}; hash {frozen.sha256[:12]}."
    return Told(f"{quantity.meaning}, {quantity.unit}", version, rows, (said,))


def show_forecasts(console: Console, told: Told, *, plain: bool) -> None:
    """Print the sentences and the table: 5, 50 and 95 of 100 of the world, then of the line."""
    table = make_table(told.title, "", ["date", "5 %", "25 %", "50 %", "75 %", "95 %", "line 5 %", "50 %", "95 %"])
    for each in told.rows:
        line = [_amount(each.line[at]) for at in (0, 2, 4)] if each.line else ["none", "", ""]
        table.add_row(each.forecast.lab or "all", str(each.forecast.date), *map(_amount, each.ours), *line)
    tables = [table, *([_parts_table(told.rows)] if any(each.parts for each in told.rows) else [])]
    show_findings(console, told.sentences, tables, plain=plain)


def _parts_table(rows: Sequence[Beside]) -> Any:
    title = "What parts the middles: times the line in all and at the start, and times that sales grow to the date"
    table = make_table(title, "", ["of the line", "start", "market", "own", "both", "line"])
    for each in rows:
        if each.parts is not None:
            parts = each.parts
            grown = (parts.explained, parts.own, parts.explained + parts.own, parts.line)
            table.add_row(each.forecast.lab, *(_times(log) for log in (parts.whole, parts.start, *grown)))
    return table


def _times(log: float) -> str:
    """Write how many times as much, from its logarithm."""
    return significant(math.exp(log), 3)


def _amount(value: float) -> str:
    return significant(value, SHOWN_DIGITS) if value >= SMALL else significant(value, 2)


def _sentences(rows: Sequence[Beside]) -> list[str]:
    told = [f"{_said(each)} {_beside_the_line(each)}".strip() for each in rows]
    without = [each for each in rows if each.line is None]
    if without and len(rows) > 1:
        reasons = "; ".join(dict.fromkeys(each.why_no_line for each in without))
        told.append(f"No line stands beside {', '.join(each.forecast.lab for each in without)}: {reasons}.")
    return told


def _said(each: Beside) -> str:
    """Say what is expected of a lab, or of all, at the date."""
    low, middle, high = (_amount(each.ours[at]) for at in (0, 2, 4))
    told, name = each.forecast, each.forecast.lab or "The best for sale"
    return f"{name}: {middle} {told.unit} on {told.date} (90 of 100 futures: {low} to {high})."


def _beside_the_line(each: Beside) -> str:
    """Say what the line has, and what makes the difference; nothing where there is no line."""
    if each.line is None:
        return ""
    said = f"Last year's growth continued gives {_amount(each.line[2])}"
    if each.parts is None or abs(each.parts.whole) < CLOSE:
        return f"{said}, alike within a tenth." if each.parts else f"{said}."
    parts = each.parts
    verb = "more" if parts.own > 0 else "less"
    both = significant(math.exp(parts.explained + parts.own), 3)
    told = (
        f"{said}: it multiplies sales by {_times(parts.line)}, while here the market makes them"
        f" {_times(parts.explained)} times as large and the lab's own growth, which fades, {verb}: {both} in all"
    )
    if abs(parts.start) >= CLOSE:
        told += f"; sales begin at {_times(parts.start)} of the line"
    return f"{told}."


def _row(each: Beside) -> dict[str, Any]:
    parts = each.parts
    return {
        "lab": each.forecast.lab,
        "date": str(each.forecast.date),
        "quantity": each.forecast.quantity,
        "unit": each.forecast.unit,
        "quantiles": _by_odds(each.ours),
        "cdf": each.forecast.as_data()["quantiles"],
        "line": each.line and _by_odds(each.line),
        "why_no_line": each.why_no_line,
        "parts": parts and {"start": parts.start, "explained": parts.explained, "own": parts.own, "line": parts.line},
    }


def _by_odds(quantiles: Sequence[float]) -> dict[str, float]:
    return {f"{100 * odds:g}": value for odds, value in zip(SHOWN, quantiles, strict=True)}


def _quantity(variable: str) -> Quantity:
    found = quantities().get(variable)
    if found is None:
        cure = nearest(variable, quantities(), f"choose of {', '.join(quantities())}")
        refuse([UnknownOutput(f"'{variable}'", HERE, f"'{variable}'", "a quantity that reports speak of", cure)])
        raise KeyError(variable)
    return found


def _labs(scenario: Scenario, quantity: Quantity, lab: str | None) -> tuple[str, ...]:
    """Return the labs that are asked for: one, all, or none where the quantity is nobody's."""
    labs = scenario.settings.labels["lab"]
    axes = scenario.world.kinds[quantity.output].axes if quantity.output in scenario.world.kinds else ()
    if not axes:
        return ("",)
    if lab is not None and lab not in labs:
        cure = nearest(lab, labs, f"there are {', '.join(labs)}")
        refuse([UnknownLabel("--lab", HERE, f"'{lab}'", "a lab of the scenario", cure)])
    return labs if lab is None else (lab,)


def _a_year_on(start: Any) -> datetime.date:
    """Return the last day of the twelfth month of a run."""
    return (start + 12).astype("datetime64[D]").astype(datetime.date) - datetime.timedelta(days=1)


def _refuse_outside(scenario: Scenario, quantity: Quantity, day: datetime.date) -> None:
    """Refuse a date before the run's first month, or so late that it is not in it."""
    faults: list[Fault] = []
    start, most, months = scenario.settings.start, scenario.settings.months, months_until(scenario, day)
    first = quantity.months + MORE_MONTHS if quantity.is_flow else MORE_MONTHS + 1
    if not first <= months <= most:
        want = f"a day in the {most} months from {start}"
        cure = "choose a later day" if months < first else "choose an earlier day"
        faults.append(OutsideTheRun("--date", HERE, str(day), want, cure))
    refuse(faults)
