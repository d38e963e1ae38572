"""The answer as data: what can be asked of a scenario's world is asked, and shown things come from it alone."""

import json

import pytest

import sixteenth
from sixteenth.interfaces.answer import Answer, Shown, make_answer
from sixteenth.questions.outlook.reading import make_outlook
from sixteenth.scenarios.assemble import Scenario, read_scenario
from tests.interfaces.command_line import INTERVIEW, LEMONADE


def answer_to(scenario: Scenario, draws: int | None = None) -> Answer:
    return make_answer(scenario, sixteenth.run(scenario, back_end="numpy", draws=draws))


def test_the_interview_has_everything():
    answer = answer_to(read_scenario(INTERVIEW))
    assert answer.books is not None
    assert [case.serving_margin for case in answer.margins] == [1.0, 0.5, 0.4]
    assert [table.kept_share for table in answer.break_even] == [1.0, 0.0]
    assert [odds.stop_probability for odds in answer.stop] == [0.20, 0.225, 0.25]
    told = " ".join(answer.sentences)
    for number in ("-0.10", "-0.80", "-8.00", "20.00", "11.10", "-2.22", "2.00x", "69 %", "107 %", "43 %", "51 %"):
        assert number in told


@pytest.mark.parametrize(("margin", "word"), [(0.9, "investment"), (0.3, "hole"), (0.5, "money back")])
def test_the_verdict_follows_the_total(margin, word):
    answer = answer_to(read_scenario(INTERVIEW).with_(serving_margin=margin))
    assert word in answer.sentences[0]
    assert margin in [case.serving_margin for case in answer.margins]


def test_a_world_without_books_tells_how_its_futures_ended():
    scenario = read_scenario(LEMONADE, allow_code=True)
    answer = answer_to(scenario, draws=100)
    assert answer.books is None
    assert (answer.margins, answer.break_even, answer.stop) == ((), (), ())
    assert any("Ana" in sentence and "100 futures" in sentence for sentence in answer.sentences)


def test_the_answer_is_plain_data():
    for scenario in (read_scenario(INTERVIEW), read_scenario(LEMONADE, allow_code=True)):
        data = json.loads(json.dumps(answer_to(scenario).as_data(), default=float))
        assert data["title"] == scenario.assumptions.facts["title"]
        assert "scenario_json" not in data["recipe"]
        assert data["recipe"]["scenario_hash"] == scenario.hash


def test_yearly_flows_of_models_have_one_key_each():
    data = answer_to(read_scenario(INTERVIEW)).as_data()
    flows = {(each["lab"], each["model"]): each["cash_flow"] for each in data["books"]["yearly_models"]}
    assert flows["the company", "2024"] == pytest.approx([0, -1e9, 2e9, 0], abs=1)


def test_quantiles_that_nobody_sees_are_not_computed(monkeypatch):
    monkeypatch.setattr("sixteenth.questions.outlook.reading.GRID_DRAWS", 8)
    options = {"draws": 16, "months": 12, "back_end": "numpy"}
    scenario = sixteenth.read("central")
    job = sixteenth.prepare(scenario, **options)
    result = sixteenth.run(job)
    outlook = make_outlook(scenario, result, job, None, "run_off", options)
    short = make_answer(scenario, result, outlook, shown=Shown(is_whole=False))
    whole = make_answer(scenario, result, outlook)
    assert short.summary.lines == ()
    assert whole.summary.lines
    assert (short.summary.draws, short.summary.finite) == (whole.summary.draws, whole.summary.finite) == (16, 16)
    assert short.sentences == whole.sentences
