"""An answer as the page takes it."""

import json

import pytest

from sixteenth.faces.link.asking import answer_of
from sixteenth.faces.link.form import State
from sixteenth.faces.page.asked import Asked
from sixteenth.faces.page.payload import as_json, payload
from tests.faces.link.states import LIBRARY


def test_an_answer_comes_with_what_it_takes_to_ask_it_again():
    state = State(scenario="interview_arithmetic", language="zh")
    told = json.loads(payload(Asked(state), answer_of(state, library=LIBRARY), LIBRARY))
    assert {"answer", "view", "link", "python", "command", "notices"} == told.keys()
    assert told["answer"]["language"] == "zh"


def test_what_is_no_number_is_never_written():
    with pytest.raises(ValueError, match="JSON"):
        as_json({"a": float("nan")})
    assert as_json({"a": "中"}) == '{"a":"中"}'.encode()
