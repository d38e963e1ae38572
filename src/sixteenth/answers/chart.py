"""A chart of an answer: which columns of one of its tables it shows, and how; numbers stay in the table.

A face draws it. Titles of axes are those of the columns, in any language, so that a chart says what its table says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sixteenth.answers.table import Part

Form = Literal["line", "band", "bars", "dots", "frontier", "heat", "steps"]


@dataclass(frozen=True)
class Chart:
    """A chart of one table.

    What each form shows: `line` numbers over numbers or dates, with a band where there are ends; `band` a line with
    its ends filled; `bars` numbers by name, with error bars where there are ends or errors; `dots` the same as points;
    `frontier` points by two numbers, those that nothing beats joined; `heat` a number by two names; `steps` what is
    added up one after another.
    """

    key: str  # among the words of its question: its title
    form: Form
    table: str  # the table that it shows, by the name that data have it by
    x: str  # columns of the table, by key
    y: str
    series: str = ""  # a column that tells lines, or colours, apart
    low: str = ""  # of y
    high: str = ""
    error: str = ""  # standard error of y: two to either side are drawn
    error_of_x: str = ""
    zero: bool = False  # a rule at nothing, where the sign is the point
    logarithmic: tuple[str, ...] = ()  # axes: x, y
    title: Mapping[str, Part] = field(default_factory=dict[str, Part])  # the parts its title names
    part: str = ""  # of the answer, with which it is shown
    question: str = ""  # whose words tell it; none where it is the question that is answered
