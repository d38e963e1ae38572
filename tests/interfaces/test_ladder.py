"""The ladder in words and tables."""

import io

import pytest
from rich.console import Console

import sixteenth
from sixteenth.errors import Refused
from sixteenth.interfaces.ladder import ask_ladder, show_ladder, working_time


@pytest.mark.parametrize(
    ("horizon", "told"),
    [(3.0, "8 minutes"), (7.0, "2.1 hours"), (11.23, "1 week"), (13.29, "1 month"), (16.87, "1 year"), (None, "drawn")],
)
def test_a_position_is_told_as_working_time(horizon, told):
    assert working_time(horizon) == told


def test_sentences_say_what_the_tables_show():
    answer = ask_ladder(sixteenth.read("central"), draws=20, months=40, back_end="numpy")
    assert answer.sentences[0] == "Behind them at the start: undergraduate, PhD."
    week = next(each for each in answer.ladder.rungs if each.rung == "expert's week")
    assert any(
        each.startswith("expert's week: half of all futures by " + str(week.reached[1])) for each in answer.sentences
    )
    out = io.StringIO()
    show_ladder(Console(file=out, width=110, color_system=None), answer, plain=True)
    assert "Ten million expert-equivalents" in out.getvalue()
    assert "if they never learn on the job" in out.getvalue()
    assert answer.as_data()["ladder"]["futures"] == 20


def test_a_world_without_a_ladder_is_refused():
    with pytest.raises(Refused, match="the ladder"):
        ask_ladder(sixteenth.read("interview_arithmetic"))
