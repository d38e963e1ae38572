"""What a run says of a quantity at a date, beside last year's growth continued; and what was forecast and frozen."""

import datetime
import math
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import numpy as np
from pydantic import Field

from sixteenth.answers.answer import FULL, Answer
from sixteenth.answers.chart import Chart, charts_of
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.errors import Fault, OutsideTheRun, Place, UnknownLabel, UnknownOutput, nearest, refuse
from sixteenth.evidence.forecasts.dated_forecast import ODDS, DatedForecast
from sixteenth.evidence.forecasts.forecast import (
    MORE_MONTHS,
    OWN,
    REVENUE,
    Beside,
    forecast,
    kept_for,
    months_to_run,
    months_until,
)
from sixteenth.evidence.forecasts.frozen_forecasts import Frozen, frozen_versions, read_frozen
from sixteenth.evidence.forecasts.quantity import Quantity, quantities
from sixteenth.questions.days import read_day
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

HERE = Place(said("what is to be forecast"))
A_YEAR_ON = "2027-06-30"
CLOSE = 0.1  # medians this near, in logarithms, are told as alike
SCALES = {  # how a quantity in a unit is read in an answer, what one of the unit is there, and the word for it
    "bn USD a year": ("sales_a_year", 1e9, "bn_usd_a_year"),
    "bn USD": ("reported_money", 1e9, "bn_usd"),
    "hours": ("hours_of_work", 1.0, "hours"),
}
WHAT = ("run_rate", "quarter_revenue", "half_revenue", "year_revenue", "valuation", "frontier")
QUANTILES = ("least", "low", "middle", "high", "most")


class ForecastOptions(Options):
    """Which quantity, of whom and when; by how many futures, or by which version that froze its forecasts."""

    quantity: str = WHAT[0]
    lab: str | None = None  # all
    date: str | None = None  # a year after the start
    version: str | None = None
    draws: Annotated[int, Field(ge=1, le=100_000)] = 2000
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7


def answer(scenario: Scenario, options: ForecastOptions, runs: Session) -> Answer:
    """Run a scenario as far as a date and forecast a quantity of one lab, or of each; or tell what a version forecast.

    Raises:
        Refused: with every fault of what is asked, before anything runs.

    """
    quantity = _quantity(options.quantity)
    day = read_day("--date", options.date, A_YEAR_ON) if options.date else None
    if options.version is not None:
        return _as_frozen(_frozen(options.version), quantity, options, day)
    day = day or _a_year_on(np.datetime64(scenario.settings.start, "M"))
    labs = _labs(scenario, quantity, options.lab)
    _refuse_outside(scenario, quantity, day)
    keep = kept_for([quantity])
    given = {"draws": options.draws, "seed": options.seed, "months": months_to_run(scenario, day)}
    result = runs.run(scenario, keep, **given)
    rows = tuple(forecast(result, quantity, each, day) for each in labs)
    tables = (
        _forecasts(rows, quantity, day),
        *_parts(rows),
        *_distribution([each.forecast for each in rows], options),
    )
    return Answer(
        question="forecast",
        scenario=scenario.name,
        recipe=runs.recipe_of(scenario, keep, **given),
        findings=(*(_finding(each, quantity) for each in rows), *_without_line(rows, quantity)),
        tables=tables,
        charts=charts_of(tables, *CHARTS),
    )


def _as_frozen(frozen: Frozen, quantity: Quantity, options: ForecastOptions, day: datetime.date | None) -> Answer:
    """Tell what a version forecast when it was released.

    Raises:
        Refused: when it forecast nothing like it.

    """
    named = [each for each in frozen.forecasts if each.quantity == quantity.name and options.lab in (None, each.lab)]
    own = [each for each in named if day in (None, each.date)]
    if not own:
        known = sorted({(each.quantity, each.lab) for each in frozen.forecasts})
        told = "; ".join(f"{name} {whose}".strip() for name, whose in known)
        dates = ", ".join(sorted({str(each.date) for each in frozen.forecasts}))
        got = said("no such forecast in {version}", version=frozen.version)
        refuse(
            [
                OutsideTheRun(
                    said("what was asked"),
                    HERE,
                    got,
                    said("one of: {told}", told=told),
                    said("dates: {dates}", dates=dates),
                )
            ]
        )
    columns = (Column("lab", "text"), Column("date", "date"), *(Column(key, _kind(quantity)) for key in QUANTILES))
    rows = tuple((_whose(each), each.date, *_raw(each.shown(), quantity)) for each in own)
    about = {
        "made": Figure(frozen.made, "date"),
        "known_until": Figure(frozen.known_until, "date"),
        "hash": Figure(frozen.sha256[:12], "text"),
    }
    tables = (
        Table("frozen", columns, rows, _title(quantity)),
        *(table.behind(FULL) for table in _distribution(own, options)),
    )
    return Answer(
        question="forecast",
        scenario=frozen.version,
        recipe={"version": frozen.version, "sha256": frozen.sha256, **frozen.recipe},
        findings=(Finding("frozen", about),),
        tables=tables,
        charts=charts_of(tables, *CHARTS),
    )


def _finding(each: Beside, quantity: Quantity) -> Finding:
    """Say what is expected of a lab, or of the best for sale, and what makes the difference to the line."""
    told = each.forecast
    low, middle, high = _raw([each.ours[at] for at in (0, 2, 4)], quantity)
    kind = _kind(quantity)
    parts: dict[str, Figure | Word] = {
        "lab": _whose_part(told),
        "date": Figure(told.date, "date"),
        "unit": Word(_unit(quantity)),
        "low": Figure(low, kind),
        "middle": Figure(middle, kind),
        "high": Figure(high, kind),
    }
    rests_on = (quantity.output, OWN) if quantity.output == REVENUE else (quantity.output,)
    if each.line is None:
        return Finding("forecast" if told.lab else "forecast_of_best", parts, rests_on)
    parts["line"] = Figure(_raw(each.line, quantity)[2], kind)
    if each.parts is None:
        return Finding("beside_line", parts, rests_on)
    if abs(each.parts.whole) < CLOSE:
        return Finding("alike", parts, rests_on)
    grown = {
        "by_line": each.parts.line,
        "by_market": each.parts.explained,
        "by_both": each.parts.explained + each.parts.own,
        "start": each.parts.start,
    }
    parts |= {name: Figure(math.exp(log), "times_as_much") for name, log in grown.items()}
    starts_apart = abs(each.parts.start) >= CLOSE
    if each.parts.own > 0:
        return Finding("own_adds_from_elsewhere" if starts_apart else "own_adds", parts, rests_on)
    return Finding("own_takes_from_elsewhere" if starts_apart else "own_takes", parts, rests_on)


def _without_line(rows: Sequence[Beside], quantity: Quantity) -> list[Finding]:
    """Say beside whom no line stands, and why."""
    if quantity.output != REVENUE:
        return [Finding("not_followed", {})]
    without = ", ".join(each.forecast.lab for each in rows if each.line is None)
    return [Finding("too_few", {"labs": Figure(without, "text")})] if without else []


def _forecasts(rows: Sequence[Beside], quantity: Quantity, day: datetime.date) -> Table:
    """Put quantiles of the world, 5, 25, 50, 75 and 95 of 100, beside 5, 50 and 95 of the line where any has one."""
    kind, has_line = _kind(quantity), any(each.line is not None for each in rows)
    lines = ("line_low", "line_middle", "line_high") if has_line else ()
    columns = (Column("lab", "text"), Column("date", "date"), *(Column(key, kind) for key in (*QUANTILES, *lines)))
    shown = []
    for each in rows:
        line = (None,) * len(lines) if each.line is None else _raw([each.line[at] for at in (0, 2, 4)], quantity)
        shown.append((_whose(each.forecast), each.forecast.date, *_raw(each.ours, quantity), *line))
    key = "forecasts_beside_line" if has_line else "forecasts"
    return Table(key, columns, tuple(shown), {**_title(quantity), "date": Figure(day, "date")})


def _parts(rows: Sequence[Beside]) -> list[Table]:
    """Put beside each other where the middle of each forecast and of its line part."""
    keys = ("of_line", "start", "market", "own", "both", "by_line")
    shown = []
    for each in rows:
        if each.parts is not None:
            parts = each.parts
            logs = (parts.whole, parts.start, parts.explained, parts.own, parts.explained + parts.own, parts.line)
            shown.append((each.forecast.lab, *map(math.exp, logs)))
    columns = (Column("lab", "text"), *(Column(key, "times_as_much") for key in keys))
    return [Table("parts", columns, tuple(shown))] if shown else []


def _distribution(forecasts: Sequence[DatedForecast], options: ForecastOptions) -> list[Table]:
    """Put every quantile of each forecast below each other, so that any threshold can be read off."""
    quantity = _quantity(options.quantity)
    columns = (
        Column("lab", "text"),
        Column("date", "date"),
        Column("less", "fine_share"),
        Column("amount", _kind(quantity)),
    )
    rows = tuple(
        (_whose(each), each.date, float(odds), amount)
        for each in forecasts
        for odds, amount in zip(ODDS, _raw(each.quantiles, quantity), strict=True)
    )
    return [Table("distribution", columns, rows, _title(quantity), part=FULL)]


def _title(quantity: Quantity) -> dict[str, Figure | Word]:
    return {"what": Word(quantity.name), "unit": Word(_unit(quantity))}


def _whose(each: DatedForecast) -> str | Word:
    return each.lab or Word("best")


def _whose_part(each: DatedForecast) -> Figure | Word:
    return Figure(each.lab, "text") if each.lab else Word("best")


def _kind(quantity: Quantity) -> str:
    return SCALES[quantity.unit][0]


def _unit(quantity: Quantity) -> str:
    return SCALES[quantity.unit][2]


def _raw(amounts: Sequence[float], quantity: Quantity) -> tuple[float, ...]:
    return tuple(each * SCALES[quantity.unit][1] for each in amounts)


def _quantity(name: str) -> Quantity:
    found = quantities().get(name)
    if found is None:
        cure = nearest(name, quantities(), said("choose of {names}", names=", ".join(quantities())))
        refuse([UnknownOutput(f"'{name}'", HERE, f"'{name}'", said("a quantity that reports speak of"), cure)])
        raise KeyError(name)
    return found


def _frozen(version: str) -> Frozen:
    if version not in frozen_versions():
        cure = nearest(version, frozen_versions(), said("there are {names}", names=", ".join(frozen_versions())))
        refuse(
            [UnknownLabel(said("the version"), HERE, f"'{version}'", said("a version that froze its forecasts"), cure)]
        )
    return read_frozen(version)


def _labs(scenario: Scenario, quantity: Quantity, lab: str | None) -> tuple[str, ...]:
    """Return the labs that are asked for: one, all, or none where the quantity is nobody's."""
    labs = scenario.settings.labels["lab"]
    axes = scenario.world.kinds[quantity.output].axes if quantity.output in scenario.world.kinds else ()
    if not axes:
        return ("",)
    if lab is not None and lab not in labs:
        cure = nearest(lab, labs, said("there are {names}", names=", ".join(labs)))
        refuse([UnknownLabel("--lab", HERE, f"'{lab}'", said("a lab of the scenario"), cure)])
    return labs if lab is None else (lab,)


def _a_year_on(start: np.datetime64) -> datetime.date:
    """Return the last day of the twelfth month of a run."""
    found: datetime.date = (start + 12).astype("datetime64[D]").astype(datetime.date) - datetime.timedelta(days=1)
    return found


def _refuse_outside(scenario: Scenario, quantity: Quantity, day: datetime.date) -> None:
    """Refuse a date before the run's first month, or so late that it is not in it."""
    faults: list[Fault] = []
    start, most, months = scenario.settings.start, scenario.settings.months, months_until(scenario, day)
    first = quantity.months + MORE_MONTHS if quantity.is_flow else MORE_MONTHS + 1
    if not first <= months <= most:
        want = said("a day in the {most} months from {start}", most=most, start=start)
        cure = said("choose a later day") if months < first else said("choose an earlier day")
        faults.append(OutsideTheRun("--date", HERE, str(day), want, cure))
    refuse(faults)


def _frozen_version(name: str, _options: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Read a version in place of a scenario: what it forecast when it was frozen."""
    return {"version": name} if name in frozen_versions() else None


CHARTS = tuple(
    Chart("by_lab", "dots", table, "lab", "middle", low="least", high="most", logarithmic=("y",))
    for table in ("forecasts", "forecasts_beside_line", "frozen")
)
QUESTION = Question("central", ForecastOptions, answer, first=("quantity",), instead=_frozen_version)
