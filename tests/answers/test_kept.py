"""An answer comes back as it was kept: every class, days, numbers that are not finite, and what is no answer."""

import datetime
import json
import math

import pytest

from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.answers.kept import kept_of, read_kept
from sixteenth.answers.table import Column, Span, Table
from tests.answers.examples import ANSWER

INNER = Finding("inner", {}, question="books")
WHOLE = Answer(
    "outlook",
    "central",
    {"draws": 8, "nested": {"a": (1, 2)}},
    (Finding("first", {"listed": Listed((INNER,)), "word": Word("up", "books")}, ("cash",), "money", (INNER,)),),
    (
        Table(
            "cells",
            (Column("lab", "text"), Column("Ana", "share", is_label=True, is_seen=False)),
            (("a", Span(0.1, 0.3, "share", 0.2)), ("b", INNER), ("c", None), ("d", datetime.date(2026, 6, 30))),
            {"draws": Figure(8, "count")},
            part="full",
            question="books",
            name="cells_of_ana",
            ends=(1,),
        ),
    ),
    judgement=Figure(0.5, "share", 0.01),
    charts=(Chart("of", "bars", "cells_of_ana", "lab", "Ana", logarithmic=("y",), title={"n": Figure(8, "count")}),),
)


@pytest.mark.parametrize("answer", [ANSWER, WHOLE], ids=["example", "whole"])
def test_what_was_found_comes_back(answer):
    assert repr(read_kept(json.loads(json.dumps(kept_of(answer))))) == repr(answer)


def test_findings_with_commas_stay_such():
    back = read_kept(kept_of(WHOLE))
    assert isinstance(back.findings[0].parts["listed"], Listed)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_number_that_json_has_none_for_is_told_by_its_name(value):
    kept = kept_of(Figure(value, "share"))
    json.dumps(kept, allow_nan=False)
    assert str(read_kept(kept).value) == str(value)


@pytest.mark.parametrize(
    ("kept", "error"),
    [
        ({"is": "Path", "of": []}, KeyError),
        ({"is": "Figure", "value": 1, "quantity": "nonsense"}, KeyError),
        ({"is": "Word"}, TypeError),
        ({"is": "day", "of": "soon"}, ValueError),
    ],
)
def test_what_is_no_part_of_an_answer_is_told(kept, error):
    with pytest.raises(error):
        read_kept(kept)
