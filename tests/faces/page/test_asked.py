"""What a request asks."""

import json

import pytest

from sixteenth.errors import Refused
from sixteenth.faces.link.form import State
from sixteenth.faces.page.asked import mark_of, read_asked, read_body
from tests.faces.link.states import LIBRARY


def test_an_address_says_what_a_link_says():
    asked = read_asked("s=commodity&lab=OpenAI&width=400&_=1", LIBRARY, "race")
    assert asked.state == State(scenario="commodity", lab="OpenAI", question="race")
    assert (asked.width, asked.notices) == (400, ())


@pytest.mark.parametrize(("text", "width"), [("1", 240), ("99999", 1600), ("x", 720), ("", 720), ("-5", 720)])
def test_a_width_is_held_to_what_can_be_drawn(text, width):
    assert read_asked(f"width={text}", LIBRARY).width == width


def test_states_can_stand_beside():
    asked = read_asked("s=central&with=%23s%3Dcommodity%26q%3Drace%26nix%3D1", LIBRARY, "compare")
    assert asked.beside == (State(scenario="commodity", question="compare"),)
    assert len(asked.notices) == 1


def test_what_is_asked_alike_has_one_key():
    first, second = (read_asked(query, LIBRARY, "race") for query in ("seed=7&draws=9&lang=zh", "draws=9&seed=7&v=0.1"))
    assert first.key == second.key
    assert first.key != read_asked("seed=8&draws=9", LIBRARY, "race").key


def test_a_body_holds_a_state_options_and_files():
    body = {"state": {"s": "central", "lang": "zh"}, "options": {"draws": 50}, "plan": "line,2026\n"}
    asked = read_body(json.dumps(body).encode(), LIBRARY, "outlook")
    assert (asked.state.draws, asked.state.language) == (50, "zh")
    assert asked.files == {"plan": "line,2026\n"}
    assert asked.state.plan == mark_of("line,2026\n")
    assert "plan:" in asked.key
    assert "line" not in asked.key


def test_all_that_is_wrong_with_a_body_is_told():
    with pytest.raises(Refused) as refused:
        read_body(b'{"plan": 5, "ledger": " ", "nix": 1}', LIBRARY, "outlook")
    assert len(refused.value.faults) == 3


def test_options_in_a_body_may_be_lists_and_truths():
    body = {"options": {"labs": ["OpenAI", "Meta"], "levels": 3}}
    asked = read_body(json.dumps(body).encode(), LIBRARY, "equilibrium")
    assert asked.state.options == {"labs": ("OpenAI", "Meta"), "levels": ("3",)}


def test_an_address_without_a_question_may_name_it_in_full():
    assert read_asked("question=race", LIBRARY).state.question == "race"
    assert read_asked("question=race&q=clock", LIBRARY, "outlook").state.question == "outlook"


@pytest.mark.parametrize(
    "body",
    [
        r'{"plan": "\ud800"}',
        r'{"state": "\udfff"}',
        r'{"state": {"\ud800": "1"}}',
        r'{"options": {"months": "\ud800"}}',
    ],
)
def test_half_a_letter_is_no_text(body):
    with pytest.raises(Refused):
        read_body(body.encode(), LIBRARY, "clock")
