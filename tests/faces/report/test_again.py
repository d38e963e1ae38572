"""How a report is made again."""

import json

from sixteenth.faces.report.again import again_of
from tests.faces.report.examples import AGAIN, MAIN, STATE


def test_the_command_makes_a_report_of_the_same_state():
    assert AGAIN.command.startswith("sixteenth report --lab OpenAI --draws 400 --seed 0")
    assert "--set discount_rate=0.12 --believe price_sensitivity=1.9" in AGAIN.command


def test_the_line_and_the_link_open_the_same_state():
    assert "sixteenth.ask('outlook'" in AGAIN.python
    assert "believe.price_sensitivity=1.9" in AGAIN.link


def test_the_data_hold_the_state_and_what_decides_its_bits():
    data = json.loads(AGAIN.data)
    assert data["set"] == {"discount_rate": "0.12"}
    assert data["seed"] == 0
    assert data["recipe"]["scenario_hash"] == MAIN.recipe["scenario_hash"]


def test_a_plan_is_in_the_command_and_in_no_link():
    again = again_of(STATE, MAIN, plan="my plan.csv")
    assert again.command.endswith("--plan 'my plan.csv'")
    assert (again.python, again.link) == ("", "")
    assert json.loads(again.data)["plan"] == "my plan.csv"
