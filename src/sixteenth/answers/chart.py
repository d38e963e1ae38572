"""A chart of an answer: which columns of one of its tables it shows, and how; numbers stay in the table.

A face draws it. Titles of axes are those of the columns, in any language, so that a chart says what its table says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from sixteenth.answers.table import Part, Table
from sixteenth.said import said

Form = Literal["line", "band", "bars", "dots", "frontier", "heat", "steps", "fan", "outcomes"]


@dataclass(frozen=True)
class Chart:
    """A chart of one table.

    What each form shows: `line` numbers over numbers or dates, with a band where there are ends; `band` a line with
    its ends filled; `bars` numbers by name, with error bars where there are ends or errors; `dots` the same as points,
    which may be dates; `frontier` points by two numbers, named by `series`, those that nothing beats joined; `heat` a
    number, `y`, by two names, `x` across and `series` down; `steps` what is added up one after another; `fan` the
    middle of many futures, `y`, with a band that holds half of them, `low` to `high`, one that holds nine in ten,
    `lowest` to `highest`, and a few of these futures, `beside`, as thin lines, where further `series` are middles of
    other runs; `outcomes` equally likely futures, `x`, each a dot at its date or number, `y`, and apart those without.

    An entry of two ends with a number between them is drawn with its ends; one that is no number is named below.
    """

    key: str  # among the words of its question: its title
    form: Form
    table: str  # the table that it shows, by the name that data have it by
    x: str  # columns of the table, by key
    y: str
    beside: tuple[str, ...] = ()  # more columns of what y is, each a series by what stands over it
    series: str = ""  # a column that tells lines, or colours, apart
    beaten: str = ""  # of a frontier: a column that names the point which beats this one, and no point else
    low: str = ""  # of y
    high: str = ""
    lowest: str = ""  # of y in a fan: the outer ends
    highest: str = ""
    error: str = ""  # standard error of y: two to either side are drawn
    error_of_x: str = ""
    zero: bool = False  # a rule at nothing, where the sign is the point
    levels: tuple[float, ...] = ()  # of y, at which a rule is drawn: raw numbers of its quantity
    logarithmic: tuple[Literal["x", "y"], ...] = ()  # axes
    title: Mapping[str, Part] = field(default_factory=dict[str, Part])  # the parts its title names
    part: str = ""  # of the answer, with which it is shown
    question: str = ""  # whose words tell it; none where it is the question that is answered
    name: str = ""  # its own among charts of one key

    @property
    def called(self) -> str:
        """Return by what name data and files have it: its key, where no other chart has that too."""
        return self.name or self.key

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns that it shows, by key."""
        own = (self.x, self.y, *self.beside, self.series, self.beaten, self.low, self.high, self.error)
        return tuple(key for key in (*own, self.lowest, self.highest, self.error_of_x) if key)

    def told_by(self, question: str) -> "Chart":
        """Return the same chart, told by the words of another question."""
        return replace(self, question=self.question or question)

    def table_in(self, tables: Iterable[Table]) -> Table:
        """Return the table that it shows.

        Raises:
            ValueError: when there is no such table, or it has no such column.

        """
        table = next((each for each in tables if each.called == self.table), None)
        if table is None:
            raise ValueError(said("chart '{key}': there is no table '{table}'", key=self.key, table=self.table))
        missing = [key for key in self.columns if key not in {column.key for column in table.columns}]
        if missing:
            message = said(
                "chart '{key}': table '{table}' has no column '{column}'",
                key=self.key,
                table=self.table,
                column=missing[0],
            )
            raise ValueError(message)
        return table


def charts_of(tables: Iterable[Table], *charts: Chart) -> tuple[Chart, ...]:
    """Return those charts of a question whose table this answer has, with rows, each in the part of its table."""
    parts = {table.called: table.part for table in tables if table.rows}
    return tuple(replace(chart, part=parts[chart.table]) for chart in charts if chart.table in parts)
