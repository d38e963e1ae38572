"""`--link`: a command about what a link holds."""

import json

import pytest

from sixteenth.errors import Refused
from sixteenth.faces.link.opening import Linked, open_link
from sixteenth.faces.link.state import State
from tests.interfaces.command_line import call

LINK = "http://127.0.0.1:8016/#v=0.6&s=interview_arithmetic&set.serving_margin=0.5&lang=zh"


def test_a_link_is_a_scenario_with_its_changes_and_its_language(capsys):
    linked = json.loads(call(capsys, "run", "--link", LINK, "--json").out)
    plain = call(capsys, "run", "interview_arithmetic", "--set", "serving_margin=0.5", "--lang", "zh", "--json")
    assert linked == json.loads(plain.out)


def test_what_is_said_beside_a_link_stands_above_it(capsys):
    linked = json.loads(call(capsys, "run", "--link", LINK, "--set", "serving_margin=0.25", "--json").out)
    plain = call(capsys, "run", "interview_arithmetic", "--set", "serving_margin=0.25", "--lang", "zh", "--json")
    assert linked == json.loads(plain.out)


def test_what_a_link_says_that_cannot_be_is_told(capsys):
    found = call(capsys, "run", "--link", f"{LINK}&nix=1", "--json")
    assert found.code == 0
    assert "nix" in found.err


def test_a_link_to_another_question_gives_its_scenario_alone():
    linked = open_link("#s=commodity&q=equilibrium&levels=3&draws=50", "race")
    assert linked.state == State(scenario="commodity", question="race", draws=50)


def test_options_of_the_command_stand_above_those_of_the_link():
    linked = Linked(State(draws=50, lab="OpenAI"))
    options, shared = linked.beneath({"draws": 9, "lab": None, "books": False}, {"lang": "en", "set_": ["a=1"]})
    assert (options["draws"], options["lab"], shared["set_"]) == (9, "OpenAI", ["a=1"])


def test_a_plan_that_is_not_in_the_link_must_be_attached():
    with pytest.raises(Refused, match="attach the file"):
        open_link("#s=central&plan=0123456789ab", "outlook")
    assert open_link("#s=central&plan=0123456789ab", "outlook", has_plan=True).state.plan == "0123456789ab"


def test_a_link_that_cannot_be_read_is_told_in_four_lines(capsys):
    found = call(capsys, "run", "--link", "#z=!!!!")
    assert found.code == 1
    assert "cure: copy the link anew" in found.err
