from dataclasses import replace

import pytest
from rich.console import Console

import sixteenth
from sixteenth.evidence.curves.compare import Comparison
from sixteenth.interfaces.comparison_table import compare_run, comparison_table, not_inputs
from tests.interfaces.command_line import INTERVIEW


def printed(*comparisons: Comparison) -> str:
    console = Console(width=160, color_system=None)
    with console.capture() as captured:
        console.print(comparison_table(comparisons))
    return captured.get().replace("│", " ")


INSIDE = Comparison("run-rate", "2025-12-31", 9.0, 9.0, (8.0, 9.5, 123.4), "bn USD", "a newspaper", role="later")
OUTSIDE = Comparison("price falls", "2025", 9.0, 900.0, (3.6, 4.0, 4.9), "x", "a study")


def test_each_fact_stands_beside_the_run_with_its_verdict_and_what_it_was():
    text = printed(INSIDE, OUTSIDE)
    assert "Beside facts: 1 of 2 not used as inputs inside" in text
    inside = next(line for line in text.splitlines() if "run-rate" in line)
    assert inside.split() == ["run-rate,", "bn", "USD", "2025-12", "9.00", "8.00", "9.50", "123", "inside", "later"]
    outside = next(line for line in text.splitlines() if "price falls" in line)
    assert outside.split() == [
        "price",
        "falls",
        "2025",
        "9.00",
        "to",
        "900",
        "3.60",
        "4.00",
        "4.90",
        "outside",
        "known",
    ]


def test_inputs_are_not_counted_and_stand_below():
    used = replace(INSIDE, name="used", role="input")
    assert not_inputs((used, INSIDE, OUTSIDE, used)) == (1, 2)
    text = printed(used, OUTSIDE, used)
    assert "0 of 1 not used as inputs" in text
    assert text.index("price falls") < text.index("used,")


def test_nothing_to_compare_is_an_empty_table():
    assert "0 of 0 not used as inputs inside" in printed()


@pytest.fixture(scope="module")
def short() -> tuple[Comparison, ...]:
    scenario = sixteenth.read("central")
    return compare_run(scenario, sixteenth.run(scenario, draws=24, months=36, back_end="numpy"))


def test_what_needs_each_model_is_asked_of_a_few_draws(short):
    life = next(each for each in short if each.name == "OpenAI model life")
    assert 0 < life.model[0] <= life.model[1]
    assert life.role == "known"


def test_most_of_what_is_known_was_an_input_of_central(short):
    told = {each.name: each.role for each in short}
    assert told["OpenAI research compute"] == told["open share of enterprise"] == "input"
    assert told["Anthropic serving margin"] == told["price fall, same quality"] == "known"


def test_a_world_without_such_facts_is_compared_with_none():
    scenario = sixteenth.read(INTERVIEW)
    assert compare_run(scenario, sixteenth.run(scenario)) == ()
