"""Influence is measured alike: shares of ranks for beliefs, and for both ends of a choice or a rule."""

from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.glance import levers as module
from sixteenth.decide.glance.choices import Decided, decided_in
from sixteenth.decide.glance.levers import FIRST, OF_KIND, Lever, measure_levers, reach_of, runs_of, share_by_end
from sixteenth.decide.worth.first_question import prepare_answers
from sixteenth.scenarios.believed import find_belief

CENTRAL = sixteenth.read("central")
FEW: dict[str, Any] = {"draws": 16, "months": 24, "back_end": "numpy"}


def lever(name: str, kind: Any, influence: float | None) -> Lever:
    nothing = (None,) * 6
    return Lever(name, "", kind, influence, *nothing, "linear", is_whole=False, known="judgement", unit="Share")


def test_ends_that_do_not_matter_have_no_share_and_ends_that_decide_all_have_most():
    luck = np.random.default_rng(7).normal(size=1_000)
    assert share_by_end(luck, luck) == pytest.approx(0.0, abs=1e-12)
    assert share_by_end(luck, luck + 100.0) == pytest.approx(0.75, abs=0.01)  # of ranks, all that two halves can have
    assert 0.1 < share_by_end(luck, luck + 1.0) < 0.4
    assert share_by_end(np.array([np.nan]), np.array([1.0])) == 0.0


def test_a_belief_can_be_moved_further_than_its_evidence_and_stays_in_bounds():
    for title in ("price_sensitivity", "stop_probability", "revenue_doubt", "cash/OpenAI", "contract_take_or_pay"):
        belief = find_belief(CENTRAL.settings, CENTRAL.world.declared, title)
        least, most = reach_of(belief)
        low, high = belief.declared.bounds
        assert low < least < belief.middle < most < high
        for end in (least, most):
            assert CENTRAL.believing({title: end * (1 + 1e-9 if end == least else 1 - 1e-9)})


def test_each_kind_comes_first_with_a_few_and_the_strongest_fill_the_rest():
    many = [lever(f"choice_{n}", "choice", 0.9 - n / 100) for n in range(20)]
    few = [lever(f"belief_{n}", "belief", 0.1 - n / 100) for n in range(5)]
    rules = [lever("rule", "rule", 0.001), lever("idle", "rule", 0.0), lever("untried", "rule", None)]
    first = [each for each in module._with_first([*many, *few, *rules]) if each.is_first]
    assert len(first) == FIRST
    assert {kind: sum(each.kind == kind for each in first) for kind in OF_KIND} == {"choice": 4, "belief": 3, "rule": 1}


@pytest.mark.slow  # a run at each end of each choice
def test_everything_that_can_be_moved_is_measured(monkeypatch: pytest.MonkeyPatch):
    some = ("research_ratio", "discount_rate")

    def fewer(scenario: Any, lab: str) -> list[Decided]:
        return [each for each in decided_in(scenario, lab) if each.ends.name in some]

    monkeypatch.setattr(module, "decided_in", fewer)
    job = prepare_answers(CENTRAL, FEW)
    made = []

    def run(scenario: Any, draws: int) -> Any:
        made.append(draws)
        return sixteenth.run(prepare_answers(scenario, {**FEW, "draws": draws}))

    found = measure_levers(CENTRAL, job, "OpenAI", run)
    assert len(made) == 10 == runs_of(CENTRAL, "OpenAI")
    titles = [each.title for each in found.levers]
    assert len(titles) == len(set(titles))
    assert {"research_ratio/OpenAI", "discount_rate", "unfinished", "price_sensitivity", "cash/OpenAI"} <= set(titles)
    influences = [each.influence or 0.0 for each in found.levers]
    assert influences == sorted(influences, reverse=True)
    ratio = next(each for each in found.levers if each.name == "research_ratio" and each.label == "OpenAI")
    assert (ratio.kind, ratio.known, ratio.unit) == ("choice", "estimated", "Share")
    assert ratio.least is not None
    assert ratio.most is not None
    assert ratio.most / ratio.least == pytest.approx(16.0)
