"""An answer as the page takes it."""

import json

import pytest

from sixteenth.faces.link.asking import answer_of
from sixteenth.faces.link.form import State
from sixteenth.faces.page.asked import Asked
from sixteenth.faces.page.payload import as_json, drawn, payload
from tests.faces.link.states import LIBRARY


def test_an_answer_comes_with_what_it_takes_to_ask_it_again():
    state = State(scenario="interview_arithmetic", language="zh")
    told = json.loads(payload(Asked(state), answer_of(state, library=LIBRARY), LIBRARY))
    assert {"answer", "view", "link", "python", "command", "notices"} == told.keys()
    assert told["answer"]["language"] == "zh"


def test_tables_can_be_left_out_of_what_is_sent_while_a_lever_moves():
    state = State(scenario="interview_arithmetic")
    answer = answer_of(state, library=LIBRARY)
    whole, brief = (
        json.loads(payload(Asked(state, without=without), answer, LIBRARY)) for without in ((), ("data", "html"))
    )
    assert whole["answer"]["tables"]
    assert (brief["answer"]["tables"], brief["view"]["tables"]) == ([], {})
    assert brief["answer"]["findings"] == whole["answer"]["findings"]


def test_a_chart_has_as_many_digits_as_can_be_seen():
    assert drawn({"a": [1.23456789, 2, "x", None, True]}) == {"a": [1.2346, 2, "x", None, True]}


def test_what_is_no_number_is_never_written():
    with pytest.raises(ValueError, match="JSON"):
        as_json({"a": float("nan")})
    assert as_json({"a": "中"}) == '{"a":"中"}'.encode()


def test_what_is_sent_when_a_lever_comes_to_rest_is_small():
    asked = Asked(State(scenario="interview_arithmetic"), without=("data",))
    answer = answer_of(State(scenario="interview_arithmetic"), library=LIBRARY)
    told = json.loads(payload(asked, answer, LIBRARY))
    assert told["answer"]["tables"] == []
    assert told["view"]["tables"][""]
