"""A chain as findings and as tables: each name with what it is computed from, and the same numbers raw."""

from functools import cache

import sixteenth
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.engine.explain import Explainer, Trace
from sixteenth.questions.explain.chain import MOST_ENTRIES, findings, tables
from tests.engine.worlds import lemonade
from tests.questions.explain.runs import CENTRAL
from tests.questions.told import shown

JOB = sixteenth.prepare(CENTRAL, draws=8, back_end="numpy")


@cache
def trace(name: str, depth: int) -> Trace:
    return Explainer(JOB, 3).trace(name, {"lab": "Anthropic"}, 6, depth)


def test_a_number_stands_over_what_it_is_computed_from():
    first, *others = findings(CENTRAL, trace("next_cash", 1))
    words = words_of("explain")
    assert words.sentence(first).startswith("next_cash Anthropic = ")
    assert words.sentence(first).endswith(" bn USD (2027-01)")
    assert [each.key for each in first.under] == ["meaning", "formula", "role_equation"]
    inputs = first.under[1].under
    assert [each.key for each in inputs] == ["input"] * len(trace("next_cash", 1).nodes[0].inputs)
    assert words.sentence(inputs[0]).startswith("cash = ")
    assert all(each.key == "number" for each in others)
    assert {each.key for finding in others for each in finding.under} >= {"meaning", "role_stock", "source"}


def test_inputs_that_are_summed_over_show_the_largest():
    (finding,) = findings(CENTRAL, Explainer(JOB, 3).trace("company_less_models", {"lab": "OpenAI"}, 0, 0))
    told = [words_of("explain").sentence(each) for each in finding.under[1].under]
    assert any("nothing in any entry" in each or f", and {28 - MOST_ENTRIES} smaller" in each for each in told)


def test_tables_hold_every_number_raw():
    found = trace("next_cash", 1)
    chain, written, inputs = tables(CENTRAL, found)
    assert [row[0] for row in chain.rows] == [row[0] for row in written.rows] == [node.name for node in found.nodes]
    values = [row[3] for row in chain.rows]
    assert [value.value for value in values if isinstance(value, Figure)] == [node.value for node in found.nodes]
    assert len(inputs.rows) == sum(len(each.values) for node in found.nodes for each in node.inputs)
    for table in (chain, written, inputs):
        assert shown("explain", table)
        assert table.part in ("chain", "inputs")


def test_every_given_value_has_a_source_and_what_is_computed_an_equation():
    found = Explainer(JOB, 3).trace("next_cash", {"lab": "Anthropic"}, 6, 6)
    _, written, _ = tables(CENTRAL, found)
    rows = {row[0]: row for row in written.rows}
    given = [rows[node.name] for node in found.nodes if node.role == "parameter"]
    assert len(given) > 10
    assert all(row[1] is None and row[2] and row[3] for row in given)
    computed = [node for node in found.nodes if node.role == "equation"]
    assert all(rows[node.name][1] and ".py:" in rows[node.name][4] for node in computed)
    constants = [node.name for node in computed if not node.inputs]
    assert len(constants) < len(computed) / 4, constants


def test_a_unit_of_a_scenario_s_own_stands_beside_its_number():
    scenario = lemonade("hot_summer")
    found = Explainer(sixteenth.prepare(scenario), 0).trace("cups_sold", {"stand": "Ana"}, 2, 0)
    (finding,) = findings(scenario, found)
    assert words_of("explain").sentence(finding).endswith("(2026-07)")
    assert "CupsPerMonth" in words_of("explain").sentence(finding)
