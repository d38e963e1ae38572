"""The question of demand: what the world's own demand says, as raw numbers and in sentences."""

from functools import cache

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.decide.market.demand import demand_curves


@cache
def answer() -> Answer:
    return sixteenth.ask("demand")


def test_the_tables_hold_the_demand_of_the_world():
    found = demand_curves(sixteenth.read("central"))
    spending, labs = answer().tables
    assert [column.key for column in spending.columns[1:6]] == ["0", "2", "4", "8", "12"]
    assert [row[1:6] for row in spending.rows] == [curve.spending for curve in found.curves]
    assert [row[7] for row in spending.rows] == [curve.for_a_rung for curve in found.curves]
    assert [row[3] for row in labs.rows] == [lab.by_the_frontier for lab in found.labs]


def test_it_says_what_a_rung_is_worth_to_whom():
    words = words_of("demand")
    worth, eager = (words.sentence(each) for each in answer().findings)
    assert "is worth 10 times as much to a pharmaceutical firm, and to 99 of 100 consumers 0 % more" in worth
    assert "Here all of science would pay" in worth
    assert "Mistral" in eager  # 9 % of its revenue is from consumers, of Anthropic's 13 %
    gains = {row[0]: row[3] for row in answer().tables[1].rows}
    assert gains["Anthropic"] > 1.5 * gains["OpenAI"] > 0


def test_without_experience_a_rung_is_worth_less():
    found = sixteenth.ask("demand", climbed=[4.0], experience=0.0)
    (column,) = [column for column in found.tables[0].columns if column.is_label]
    assert column.key == "4"
    whole = answer().findings[0].parts["steep_worth"]
    less = found.findings[0].parts["steep_worth"]
    assert isinstance(whole, Figure)
    assert isinstance(less, Figure)
    assert 1 < less.value < whole.value


def test_its_data_name_units_and_what_is_judgement():
    data = answer_data(answer(), words_of("demand", "zh"), "zh")
    assert data.tables[0].columns[1].unit == "USD a year"
    (note,) = data.notes
    assert "value_of_capability" in [each.figures["name"].value for each in note.inside["names"]]
    assert note.sentence.startswith("依赖主观判断")
    assert data.recipe["scenario_hash"] == sixteenth.read("central").hash


def test_nothing_is_run(monkeypatch):
    monkeypatch.setattr(sixteenth, "run", None)
    assert sixteenth.ask("demand", experience=0.5).findings[0].parts["rung"].value == pytest.approx(3.907, abs=1e-3)  # type: ignore[union-attr]
