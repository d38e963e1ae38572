"""The tables that the first screen draws: of `outlook` and of `glance`, by the same words."""

from collections.abc import Mapping
from dataclasses import replace

from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure
from sixteenth.answers.table import Column, Table
from sixteenth.decide.glance.curves import PATHS, Curves, Fan
from sixteenth.questions.figures import columns_of

ENDS = ("p5", "p25", "middle", "p75", "p95")  # columns of a fan, by the levels of its quantiles
IN_DATA = ("p25", "p75")  # what people see in a chart, and a table need not tell
ODDS = (90.0, 67.0, 50.0, 33.0)  # of 100 futures in which a stop is in time


def path_columns() -> tuple[str, ...]:
    """Return the columns of futures that are drawn as they are."""
    return tuple(f"path_{number}" for number in range(1, PATHS + 1))


RUNNING_TOTAL = Chart(
    key="running_total",
    form="fan",
    table="running_total",
    x="month",
    y="middle",
    beside=path_columns(),
    low="p25",
    high="p75",
    lowest="p5",
    highest="p95",
    zero=True,
)
PAYBACKS = Chart("paybacks", "dots", "models", "model", "payback", low="low", high="high", levels=(1.0,))
CURVE_CHARTS = (
    RUNNING_TOTAL,
    replace(RUNNING_TOTAL, key="cash_flow", table="cash_flow"),
    Chart("money_back_when", "outcomes", "money_back_when", "outcome", "month"),
    Chart("stop_in_time", "line", "stop_in_time", "month", "of_100", levels=ODDS),
)


def curve_tables(lab: str, curves: Curves, part: str = "") -> tuple[Table, ...]:
    """Return what is drawn as tables of a part of an answer."""
    title = {"lab": Figure(lab, "text")}
    return (
        _fan("running_total", curves.running_total, "money_signed", title, part),
        _fan("cash_flow", curves.cash_flow, "billions_a_year", title, part),
        Table(
            "money_back_when",
            columns_of({"outcome": "count", "month": "month"}),
            tuple((number, month) for number, month in enumerate(curves.back_in, start=1)),
            title,
            part,
        ),
        Table("stop_in_time", columns_of({"month": "month", "of_100": "of_100"}), curves.stop_in_time, title, part),
    )


def _fan(key: str, fan: Fan, quantity: str, title: Mapping[str, Figure], part: str) -> Table:
    """Put the spread of a number by month, and, for whoever draws it, a few futures as they are."""
    none = (None,) * (PATHS - fan.paths.shape[1])  # where there are fewer futures than are drawn
    columns = (
        Column("month", "month"),
        *(Column(end, quantity, is_seen=end not in IN_DATA) for end in ENDS),
        *(Column(path, quantity, is_seen=False) for path in path_columns()),
    )
    rows = tuple(
        (month, *map(float, fan.levels[:, number]), *map(float, fan.paths[number]), *none)
        for number, month in enumerate(fan.months)
    )
    return Table(key, columns, rows, title, part)
