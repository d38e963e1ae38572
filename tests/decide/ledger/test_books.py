"""The books of the interview, company and models side by side, exactly; and identities for any other numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sixteenth
from sixteenth.decide.ledger.books import Books, has_books, keep_books
from sixteenth.scenarios.assemble import read_scenario

BILLION = 1e9
INTERVIEW = read_scenario("interview_arithmetic")


def books_of(**values: float) -> Books:
    return keep_books(sixteenth.run(INTERVIEW.with_(**values)))


def billions(amounts: tuple[float, ...]) -> list[float]:
    return [amount / BILLION for amount in amounts]


@pytest.mark.parametrize(
    ("margin", "profits", "total"),
    [
        (1.0, [-0.1, -0.8, -8.0, 20.0], 11.1),
        (0.5, [-0.1, -0.9, -9.0, 10.0], 0.0),
        (0.4, [-0.1, -0.92, -9.2, 8.0], -2.22),
    ],
)
def test_the_interview_comes_out(margin, profits, total):
    (company,) = books_of(serving_margin=margin).companies
    assert company.years == (2023, 2024, 2025, 2026)
    assert billions(company.lines["operating_profit"]) == pytest.approx(profits, abs=1e-9)
    assert company.total / BILLION == pytest.approx(total, abs=1e-9)


@pytest.mark.parametrize(("margin", "multiple", "months"), [(1.0, 2.0, 18), (0.5, 1.0, 24), (0.4, 0.8, None)])
def test_each_model_pays_back_as_the_interview_says(margin, multiple, months):
    models = books_of(serving_margin=margin).models
    assert [model.model for model in models] == ["2023", "2024", "2025"]
    for model, cost in zip(models, (0.1, 1.0, 10.0), strict=True):
        assert model.development / BILLION == pytest.approx(cost, abs=1e-9)
        assert model.payback_multiple == pytest.approx(multiple, abs=1e-9)
        assert model.revenue_multiple == pytest.approx(2, abs=1e-9)
        assert model.net / BILLION == pytest.approx(cost * (multiple - 1), abs=1e-9)
        assert model.deepest_hole / BILLION == pytest.approx(-cost, abs=1e-9)
        assert model.months_to_payback == months


def test_each_model_returns_a_hundred_per_cent_a_year():
    for model in books_of().models:
        assert model.yearly_return == pytest.approx(1.0, abs=1e-9)
    for model in books_of(serving_margin=0.5).models:
        assert model.yearly_return == pytest.approx(0.0, abs=1e-9)


def test_the_company_digs_its_hole_until_the_last_model_sells():
    (company,) = books_of().companies
    assert company.deepest_hole / BILLION == pytest.approx(-8.9, abs=1e-9)


MARGINS, GROWTHS = st.floats(-1, 1), st.floats(0.1, 20)


@settings(max_examples=25)
@given(margin=MARGINS, growth=GROWTHS, overhead=st.floats(0, 2), multiple=st.floats(0.1, 5))
def test_a_company_is_its_models_less_its_overhead(margin, growth, overhead, multiple):
    books = books_of(serving_margin=margin, cost_growth=growth, overhead_share=overhead, revenue_multiple=multiple)
    (company,) = books.companies
    scale = max(model.development + model.revenue for model in books.models)
    lines = company.lines
    for year in range(len(company.years)):
        of_models = sum(flows[year] for flows in books.yearly_models.values())
        assert lines["operating_profit"][year] == pytest.approx(of_models - lines["overhead"][year], abs=1e-9 * scale)
    assert sum(lines["operating_profit"]) == pytest.approx(company.total, abs=1e-9 * scale)
    assert company.total == pytest.approx(
        sum(model.net for model in books.models) - sum(lines["overhead"]), abs=1e-9 * scale
    )


@settings(max_examples=25)
@given(margin=MARGINS, growth=GROWTHS)
def test_revenue_less_costs_is_profit(margin, growth):
    (company,) = books_of(serving_margin=margin, cost_growth=growth).companies
    lines = company.lines
    for revenue, serving, development, overhead, profit in zip(*lines.values(), strict=True):
        scale = abs(revenue) + abs(development) + 1
        assert revenue - serving - development - overhead == pytest.approx(profit, abs=1e-9 * scale)


@settings(max_examples=25)
@given(margin=MARGINS, growth=GROWTHS)
def test_a_model_that_is_not_paid_back_has_no_month_of_payback(margin, growth):
    for model in books_of(serving_margin=margin, cost_growth=growth).models:
        assert (model.months_to_payback is None) == (model.net <= -1)
        assert model.net == pytest.approx(model.gross_profit - model.development, abs=1e-6 * model.development)
        assert model.deepest_hole <= min(0.0, model.net) + 1e-6


def test_a_model_that_was_never_begun_is_in_no_books():
    assert "2026" not in {model.model for model in books_of().models}


def test_books_need_their_lines():
    result = sixteenth.run(INTERVIEW)
    assert has_books(result)
    assert not has_books(result.select("operating_profit"))
