"""How a given value is known: an entry's own source, events from their month on, where a balance began, a fit."""

from functools import cache

import pytest

import sixteenth
from sixteenth.engine.explain import Explainer, Node
from sixteenth.evidence.facts_read.read_facts import facts_hash
from sixteenth.questions.explain.known import axes_of, fitted_of, known_findings, known_of
from sixteenth.scenarios.assemble import Scenario
from tests.engine.worlds import lemonade
from tests.interfaces.fitted import fitted_lemonade
from tests.questions.told import told


@cache
def library(name: str) -> Scenario:
    return lemonade(name) if name == "hot_summer" else sixteenth.read(name)


@cache
def explainer(name: str) -> Explainer:
    return Explainer(sixteenth.prepare(library(name), draws=8, back_end="numpy"), 3)


def node(name: str, variable: str, month: int, **labels: str) -> Node:
    return explainer(name).node(variable, labels, month)


def source(name: str, variable: str, month: int, **labels: str) -> str:
    findings = known_findings(library(name), node(name, variable, month, **labels))
    return told("explain", findings).get("source", "")


def test_an_entry_has_its_own_source_and_the_others_that_of_the_card():
    assert source("central", "research_compute_today", 0, lab="Meta") == "judgement: Sixteenth: not reported; wide"
    of_card = source("central", "research_compute_today", 0, lab="OpenAI")
    assert of_card.startswith("estimated: What is bought in June 2026")


def test_an_event_tells_its_own_source_from_its_month_on():
    before, after = (source("open_weights_win", "open_lag", month) for month in (5, 6))
    assert before.startswith("estimated: Epoch AI")
    assert after.startswith("since 2027-01: scenario: ")
    assert "Epoch" not in after


def test_a_factor_stands_beside_what_it_multiplies():
    said = source("hot_summer", "thirst", 4)
    assert said.startswith("estimated: Ana's notebook")
    assert said.endswith("; times 1.4, since 2026-07: scenario: A story; times 0.71, since 2026-09: scenario: A story")


def test_an_event_that_is_over_is_not_told():
    during, after = (source("year_late", "imitation", month, segment="consumer") for month in (11, 12))
    assert "times 0, since 2026-07" in during
    assert "since" not in after


def test_a_balance_says_where_it_began():
    assert source("hot_summer", "cash", 5, stand="Ben") == "at the start: measured: Counted on 30 April"


def test_what_is_computed_has_no_source():
    assert known_of(library("hot_summer"), node("hot_summer", "profit", 5, stand="Ben")) == ()


def test_axes_are_those_of_the_name():
    assert axes_of(library("central"), "price_sensitivity") == ("segment",)


def test_a_fitted_value_is_told_before_and_after_its_facts(tmp_path):
    read = sixteenth.read(str(fitted_lemonade(tmp_path, facts_hash())), allow_code=True)
    of = Explainer(sixteenth.prepare(read), 3)
    found = fitted_of(read, of.node("elasticity", {}, 0))
    assert found is not None
    assert found.prior[1] == pytest.approx(1.3, abs=0.001)
    assert found.posterior[1] == pytest.approx(1.2, abs=0.01)
    said = told("explain", known_findings(read, of.node("elasticity", {}, 0)))["fitted"]
    assert said.startswith("fitted to 1 facts known by 2026-05-01: 1.0")
    assert said.endswith("before them 0.659 / 1.3 / 1.94")
    assert fitted_of(read, of.node("usual_price", {}, 0)) is None
