"""The books of a certain world: is the loss an investment or a hole, and at which serving margin."""

from collections.abc import Sequence
from typing import Any

from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.answers.table import Column, Part, Table
from sixteenth.decide.ledger.books import A_DOLLAR, COMPANY_LINES, Books, CompanyBooks, ModelBooks
from sixteenth.decide.ledger.must_be_true import MarginCase, margin_cases
from sixteenth.measures.middle import number_of
from sixteenth.questions.books.tables import line_of, sign_of
from sixteenth.questions.figures import columns_of, key_of
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

MARGINS = (1.0, 0.5, 0.4)
MARGIN = "serving_margin"
EXACT, MONEY = "money_exact", "billions"  # in sentences, and in tables
Told = tuple[tuple[Finding, ...], tuple[Table, ...]]


def margins_of(scenario: Scenario, books: Books, runs: Session) -> tuple[MarginCase, ...]:
    """Run again at other serving margins, where the world has one."""
    if MARGIN not in scenario.values:
        return ()
    margins = sorted({number_of(scenario, MARGIN), *MARGINS}, reverse=True)
    return margin_cases(scenario, runs.run, margins, books.companies[0].lab)


def told_ledger(books: Books | None, margins: tuple[MarginCase, ...]) -> Told:
    """Say whether losses are an investment, and put the company above its models."""
    if books is None:
        return (), ()
    findings = tuple(_verdict(company, books.models) for company in books.companies)
    tables = tuple(_company(company, books) for company in books.companies)
    tables = (*tables, _models(books.models).behind("models"))
    if not margins:
        return findings, tables
    return (*findings, _rests_on(margins)), (*tables, _margins(margins).behind("margins"))


def _verdict(company: CompanyBooks, models: Sequence[ModelBooks]) -> Finding:
    own = [model.payback_multiple for model in models if model.lab == company.lab]
    by_year = zip(company.years, company.lines["operating_profit"], strict=True)
    profits = Listed(
        Finding("profit_in", {"profit": Figure(profit, EXACT), "year": Figure(year, "year")})
        for year, profit in by_year
    )
    parts: dict[str, Part] = {
        "lab": Figure(f"{company.lab[:1].upper()}{company.lab[1:]}", "text"),
        "total": Figure(company.total, EXACT),
        "profits": profits,
        "count": Figure(len(own), "count"),
        "payback": _span(own),
    }
    return Finding(_key(company.total), parts, ("company_balance", "operating_profit"))


def _key(total: float) -> str:
    if abs(total) < A_DOLLAR:
        return "ledger_even"
    return "ledger_investment" if total > 0 else "ledger_hole"


def _span(multiples: Sequence[float]) -> tuple[Finding, ...]:
    """Tell the least and the greatest payback multiple, once where they read the same."""
    low, high = min(multiples), max(multiples)
    parts = {"low": Figure(low, "times"), "high": Figure(high, "times")}
    return (Finding("paybacks_alike" if round(low, 2) == round(high, 2) else "paybacks_from_to", parts),)


def _rests_on(margins: Sequence[MarginCase]) -> Finding:
    cases = Listed(
        Finding("at_margin", {"total": Figure(case.total, EXACT), "margin": Figure(case.serving_margin, "share")})
        for case in margins
    )
    return Finding("rests_on_margin", {"cases": cases}, (MARGIN,))


def _of_years(first: str, years: Sequence[int], quantity: str = MONEY) -> list[Column]:
    return [Column(first, "text"), *(Column(str(year), quantity, is_label=True) for year in years)]


def _company(company: CompanyBooks, books: Books) -> Table:
    """Put the company's books above those of its models, with the same years."""
    columns = (*_of_years("line", company.years), Column("total", MONEY))
    rows = list[tuple[Any, ...]]()
    for name in COMPANY_LINES:
        flows = tuple(sign_of(name) * flow for flow in company.lines[name])
        rows.append((line_of(name), *flows, sum(flows)))
    for (lab, model), flows in books.yearly_models.items():
        if lab == company.lab:
            rows.append((Finding("alone", {"model": Figure(model, "text")}), *flows, sum(flows)))
    title = {"lab": Figure(f"{company.lab[:1].upper()}{company.lab[1:]}", "text")}
    ends = (len(COMPANY_LINES) - 1,)
    return Table("ledger", columns, tuple(rows), title, name=f"ledger_{key_of(company.lab)}", ends=ends)


def _models(models: Sequence[ModelBooks]) -> Table:
    columns = columns_of(
        {
            "lab": "text",
            "model": "text",
            "cost_alone": MONEY,
            "gross_profit": MONEY,
            "payback": "times",
            "paid_back_after": "months",
            "deepest_hole": MONEY,
            "return_a_year": "share",
        }
    )
    rows = tuple(
        (
            *(model.lab, model.model, model.development, model.gross_profit, model.payback_multiple),
            Word("not_yet") if model.months_to_payback is None else model.months_to_payback,
            model.deepest_hole,
            Word("no_rate") if model.yearly_return is None else model.yearly_return,
        )
        for model in models
    )
    return Table("models_alone", columns, rows)


def _margins(cases: Sequence[MarginCase]) -> Table:
    columns = (
        Column("serving_margin", "share"),
        *_of_years("", cases[0].years)[1:],
        *(Column("total", MONEY), Column("payback", "times")),
    )
    rows = tuple(
        (
            *(case.serving_margin, *case.profits, case.total),
            min(case.payback_multiples) if case.payback_multiples else Word("no_rate"),
        )
        for case in cases
    )
    return Table("margins", columns, rows)
