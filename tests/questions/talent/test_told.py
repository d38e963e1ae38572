"""What is told of people, from outcomes that are known."""

import pytest

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.wording import words_of
from sixteenth.decide.market.retention import RuleOutcome
from sixteenth.evidence.curves.fit_talent import Fit, FitLine
from sixteenth.questions.talent.told import fit_tables, matching_findings, rule_tables

KEPT = (0.7, 0.8, 0.9)
RULE = RuleOutcome(
    "Ana", KEPT, KEPT, KEPT, KEPT, (30.0, 47.0, 60.0), (2e8, 6.13e8, 1.5e9), 1.31e7, (0.1, 0.2, 0.3), (1.0, 1.01, 1.1)
)
NOBODY = RuleOutcome("Bo", KEPT, KEPT, KEPT, KEPT, (0, 0, 0), (0, 0, 0), float("inf"), (0, 0, 0), (1, 1, 1))
LINES = (FitLine("Ana", "percent", 80.0, 80.4), FitLine("Ana to Bo vs reverse", "ratio", 8.2, 8.0))


def test_each_lab_has_its_sentence():
    told = [words_of("talent").sentence(each) for each in matching_findings([RULE, NOBODY], 12)]
    assert told == [
        "Ana: in 12 months matching keeps 47 more of today's people for 0.613 bn USD, 13.1 mn each.",
        "Bo: in 12 months matching keeps 0 more of today's people for 0 bn USD.",
    ]


def test_all_spreads_are_data():
    parts = matching_findings([RULE], 12)[0].parts
    assert parts["cost_high"] == Figure(1.5e9, "money_significant")
    assert parts["kept_by_match_low"] == Figure(0.7, "share")


def test_the_tables_of_rules():
    kept, cost = rule_tables([RULE, NOBODY], 12)
    assert kept.rows[0] == ("Ana", 0.8, 0.8, 0.8, 0.8)
    assert cost.rows[0][:6] == ("Ana", 47.0, 6.13e8, 2e8, 1.5e9, 1.31e7)
    assert cost.rows[0][7] == pytest.approx(0.01)
    assert cost.rows[1][5] == Word("none_kept")


def test_shares_and_ratios_stand_apart_and_a_fit_has_its_values():
    kept, moves = fit_tables(LINES, None)
    assert kept.rows[0] == ("Ana", 0.8, pytest.approx(0.804), pytest.approx(0.004))
    assert moves.rows[0] == ("Ana to Bo vs reverse", 8.2, 8.0, pytest.approx(-0.2))
    tables = fit_tables(LINES, Fit({"Ana": 4.95}, {"Ana": 1.0}, LINES))
    assert [table.key for table in tables][2:] == ["fitted_kept", "fitted_moves", "values"]
    assert tables[-1].rows == (("Ana", 4.95, 1.0),)
    assert fit_tables((), None) == ()
