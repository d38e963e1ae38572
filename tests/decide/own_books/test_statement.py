"""Profit and loss of models and company, and that they add up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.decide.own_books.flow import COSTS, FINANCING, REVENUE, Flow, result_of
from sixteenth.decide.own_books.sharing import share_out
from sixteenth.decide.own_books.statement import (
    company_years,
    of_year,
    reconciliation,
    result_left,
    statement_of,
    statements,
    yearly_statements,
    years_of,
)
from tests.decide.own_books.flows import COMPANY

RULES = ("revenue", "training", "equally", "company")
FLOWS = st.lists(
    st.builds(
        Flow,
        st.sampled_from(["2024-11", "2024-12", "2025-01", "2025-06"]),
        st.sampled_from(["", "a", "b", "c"]),
        st.sampled_from([REVENUE, *COSTS]),
        st.decimals(-1000, 10**7, places=2, allow_nan=False, allow_infinity=False),
    ),
    min_size=1,
    max_size=30,
)


def test_a_model_has_its_own_lines_and_its_shares():
    old, new = statements(COMPANY, share_out(COMPANY, "revenue"))
    assert list(map(float, (old.revenue, old.serving, old.selling, old.development))) == [210, 70, 10, 100]
    left = (old.gross, old.contribution, old.own_result, old.shared, old.for_the_next)
    assert list(map(float, left)) == [140, 130, 30, 6, 0]
    assert list(map(float, (new.own_result, new.for_the_next, new.result))) == [-260, 9, -269]


def test_years_add_up_to_the_whole():
    sharing = share_out(COMPANY, "revenue")
    by_year = yearly_statements(COMPANY, sharing)
    assert [(year, each.model) for year, each in by_year] == [(2025, "old"), (2025, "new"), (2026, "new")]
    assert sum(each.result for _, each in by_year) == sum(each.result for each in statements(COMPANY, sharing))
    assert statement_of("new", of_year(COMPANY, 2026), ()).revenue == 60


def test_the_company_has_its_lines_by_year():
    first, second = company_years(COMPANY)
    assert (first.year, second.year) == years_of(COMPANY) == (2025, 2026)
    assert first.lines[FINANCING] == 500
    assert first.result + second.result == result_of(COMPANY)


@pytest.mark.parametrize("rule", RULES)
@given(flows=FLOWS)
def test_models_and_what_none_has_come_to_the_company_to_the_cent(rule, flows):
    sharing = share_out(flows, rule)
    assert all(each.difference == 0 for each in reconciliation(flows, sharing))
    models = sum((each.result for each in statements(flows, sharing)), Decimal(0))
    assert models + result_left(flows, sharing) == result_of(flows)
    assert sum(each.result for each in company_years(flows)) == result_of(flows)
