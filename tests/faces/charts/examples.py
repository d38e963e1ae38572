"""A small table and its words, for tests of charts: every form can show it."""

from functools import cache
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Column, Span, Table
from sixteenth.answers.wording import Words

WORDS = {
    language: Words(
        findings={}, tables={"cells": title}, columns=columns, words=words, charts=charts, language=language
    )
    for language, title, columns, words, charts in (
        (
            "en",
            "Cells of {lab}",
            {
                "who": "who",
                "kind": "kind",
                "when": "when",
                "size": "order",
                "worth": "worth",
                "error": "s.e.",
                "low": "5 %",
            }
            | {"high": "95 %", "ruined": "ruined", "beaten": "beaten by", "span": "worth", "task": "task"},
            {"none": "beyond the run", "big": "large", "small": "small"},
            {"shown": "What {lab} gains by an order, by the size of the order and by whom it is signed"},
        ),
        (
            "zh",
            "{lab} 的单元格",
            {
                "who": "谁",
                "kind": "种类",
                "when": "何时",
                "size": "订单",
                "worth": "价值",
                "error": "标准误",
                "low": "5 %",
            }
            | {"high": "95 %", "ruined": "破产", "beaten": "被谁超过", "span": "价值", "task": "任务"},
            {"none": "运行期之后", "big": "大", "small": "小"},
            {"shown": "{lab} 从订单中得到的价值"},
        ),
    )
}
COLUMNS = (
    *(Column("who", "text"), Column("kind", "text"), Column("when", "month"), Column("size", "money")),
    *(Column("worth", "change_of_money"), Column("error", "change_of_money_error"), Column("low", "money")),
    *(Column("high", "money"), Column("ruined", "of_100_tenth"), Column("beaten", "text"), Column("span", "money")),
    *(Column("Lab A", "share", is_label=True), Column("task", "working_time")),
)
BIG, SMALL, NONE = Word("big"), Word("small"), Word("none")


def row(who: Any, kind: Word, when: Any, size: float, worth: Any) -> tuple[Any, ...]:
    number = worth if isinstance(worth, float) else 1e9
    ends = (0.5e9, number - 2e9, number + 3e9, 10.0 + size / 1e9)
    beaten = "Ana" if who == "Ben" else NONE
    return who, kind, when, size, worth, *ends, beaten, Span(number - 1e9, number + 1e9, "money", number), 0.25, 6.0


ROWS = (
    row("Ana", BIG, "2027-01", 1e9, 4e9),
    row("Ben", BIG, "2028-01", 2e9, -3e9),
    row("Ana", SMALL, "2027-06", 4e9, 6e9),
    row("Ben", SMALL, "2028-07", 8e9, NONE),
)
TABLE = Table("cells", COLUMNS, ROWS, {"lab": Figure("Ana", "text")})
CHARTS = {
    "line": Chart("shown", "line", "cells", "size", "worth", series="kind", error="error", zero=True),
    "band": Chart("shown", "band", "cells", "when", "worth", series="who", low="low", high="high"),
    "bars": Chart("shown", "bars", "cells", "who", "worth", series="kind", error="error", zero=True),
    "dots": Chart("shown", "dots", "cells", "who", "span", series="kind"),
    "frontier": Chart("shown", "frontier", "cells", "size", "ruined", series="who", beaten="beaten"),
    "heat": Chart("shown", "heat", "cells", "who", "worth", series="kind", zero=True),
    "steps": Chart("shown", "steps", "cells", "when", "ruined"),
    "fan": Chart(
        *("shown", "fan", "cells", "when", "worth", ("size",)), lowest="low", highest="high", zero=True, levels=(2e9,)
    ),
    "outcomes": Chart("shown", "outcomes", "cells", "who", "worth"),
}
ANSWER = Answer("example", "mine", {"draws": 5}, (), (TABLE,), charts=tuple(CHARTS.values()))


@cache
def words_in_tests(question: str, language: str = "en") -> Words:
    """Return the words of the example, as `words_of` does of a question."""
    assert question == "example"
    return WORDS[language]
