"""The question of theories: ranked beside inputs, and what could not run; told without running the model."""

from functools import cache
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.finding import Word
from sixteenth.answers.wording import words_of
from sixteenth.decide.theories import OUTCOMES
from sixteenth.errors import Refused
from sixteenth.questions.theories import ask
from sixteenth.scenarios.theories import Rival

DRAWS = 500
MADE = {"exponential": 5e9, "war": -9e9, "planned": 0.0}  # what each rival adds to the value of going on, USD


class Runs:
    """Stands in for runs of the model."""

    saved = ()

    def open(self, scenario: Any) -> Any:
        return sixteenth.read(scenario) if isinstance(scenario, str) else scenario

    def expect(self, runs: int) -> None:
        self.expected = runs

    def recipe_of(self, scenario: Any, *_: Any, **given: Any) -> dict[str, Any]:
        return {"scenario": scenario.name, **given}


def _rivals(scenario: Any) -> tuple[Rival, ...]:
    """Return some rivals, each a scenario of its own name."""
    chosen = scenario.assumptions.theory
    seams = {"horizon": "exponential", "price": "war", "research": "planned"}
    found = [Rival(seam, chosen[seam], name, scenario.named(name)) for seam, name in seams.items()]
    return (*found, Rival("earnings", "market", "multiple_of_cost", None, "no value of commercial life"))


def _outcomes(scenario: Any, *_: Any) -> dict[str, Any]:
    own = np.random.default_rng(7).normal(size=DRAWS) + MADE.get(scenario.name, 0.0)
    return dict.fromkeys(OUTCOMES, own)


@cache
def asked() -> tuple[Answer, Runs]:
    runs: Any = Runs()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ask, "rivals_of", _rivals)
        patch.setattr(ask, "outcomes_of", _outcomes)
        return sixteenth.ask("theories", draws=DRAWS, rival_draws=DRAWS, runs=runs), runs


def test_two_runs_are_told_for_each_rival_that_runs_and_for_the_scenario_at_both_sizes():
    assert asked()[1].expected == 2 * (2 + len(MADE))


def test_theories_are_ranked_by_size_and_inputs_of_noise_are_left_out():
    rank, rivals = asked()[0].tables
    assert [row[0] for row in rank.rows] == [
        "price: best_response to war",
        "horizon: scaling to exponential",
        "research: share_of_revenue to planned",
    ]
    assert {row[1] for row in rank.rows} == {Word("theory")}
    assert [row[2] for row in rank.rows] == pytest.approx([-9e9, 5e9, 0.0])
    assert rivals.rows[-1] == ("earnings", "market", "multiple_of_cost", *([None] * 6))


def test_the_sentences_name_the_strongest_and_what_could_not_run():
    answer, words = asked()[0], words_of("theories")
    told = [words.sentence(each) for each in answer.findings]
    assert "of 3 mechanisms with rival theories, 2 move the value of going on" in told[0]
    assert "price: best response to war, by -9" in told[0]
    assert "none stands out from chance" in told[1]
    assert told[2] == "Left out: multiple of cost for earnings; no value of commercial life."
    assert answer_data(answer, words).tables[0].rows


def test_a_lab_that_is_none_is_told():
    with pytest.raises(Refused) as refused:
        sixteenth.ask("theories", lab="Antropic")
    (fault,) = refused.value.faults
    assert "Anthropic" in fault.cure


def test_only_the_mechanisms_that_are_named_are_run(monkeypatch):
    runs: Any = Runs()
    monkeypatch.setattr(ask, "rivals_of", _rivals)
    monkeypatch.setattr(ask, "outcomes_of", _outcomes)
    found = sixteenth.ask("theories", draws=DRAWS, rival_draws=DRAWS, mechanism=["price"], runs=runs)
    assert runs.expected == 2 * (2 + 1)
    assert [row[0] for row in found.tables[1].rows] == ["price"]
    with pytest.raises(Refused, match="did you mean 'price'"):
        sixteenth.ask("theories", mechanism=["prize"], runs=runs)
