"""The tables that the first screen draws: of `outlook` and of `glance`, by the same words."""

from collections.abc import Mapping

from sixteenth.answers.finding import Figure
from sixteenth.answers.table import Column, Table
from sixteenth.decide.glance.curves import PATHS, Curves, Fan
from sixteenth.questions.figures import columns_of

ENDS = ("p5", "p25", "middle", "p75", "p95")  # columns of a fan, by the levels of its quantiles
IN_DATA = ("p25", "p75")  # what people see in a chart, and a table need not tell


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
    paths = fan.paths.shape[1]
    columns = (
        Column("month", "month"),
        *(Column(end, quantity, is_seen=end not in IN_DATA) for end in ENDS),
        *(Column(path, quantity, is_seen=False) for path in path_columns(paths)),
    )
    rows = tuple(
        (month, *map(float, fan.levels[:, number]), *map(float, fan.paths[number]))
        for number, month in enumerate(fan.months)
    )
    return Table(key, columns, rows, title, part)


def path_columns(paths: int = PATHS) -> tuple[str, ...]:
    """Return the columns of futures that are drawn as they are."""
    return tuple(f"path_{number}" for number in range(1, paths + 1))
