"""A company's own books, settled: models beside the company, what is shared, what is back, and the verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sixteenth.decide.own_books.flow import Flow, count_of, merged, models_of, months_of
from sixteenth.decide.own_books.payback import Payback, company_payback, paybacks
from sixteenth.decide.own_books.sharing import Rule, Sharing, share_out
from sixteenth.decide.own_books.standing import Standing, standing
from sixteenth.decide.own_books.statement import (
    CompanyYear,
    ModelStatement,
    Reconciled,
    company_years,
    reconciliation,
    statements,
    yearly_statements,
)

A_QUARTER = 3  # months


@dataclass(frozen=True)
class SettledBooks:
    """All that the books say; money in their currency, to the cent."""

    months: tuple[str, ...]  # from the first to the last
    period: int  # months between two with any row, at least: 1 where the books are kept by month
    models: tuple[ModelStatement, ...]
    by_year: tuple[tuple[int, ModelStatement], ...]
    company: tuple[CompanyYear, ...]
    paybacks: tuple[Payback, ...]
    company_payback: Payback
    reconciliation: tuple[Reconciled, ...]
    sharing: Sharing
    standing: Standing

    @property
    def is_by_period(self) -> bool:
        """Say whether rows tell quarters, half-years or years, each in one month."""
        return self.period >= A_QUARTER


def settle(flows: Sequence[Flow], rule: Rule) -> SettledBooks:
    """Settle the books of a company, sharing what no model names by a rule; there must be a flow."""
    flows = merged(flows)
    sharing = share_out(flows, rule)
    return SettledBooks(
        months=months_of(flows),
        period=_period(flows),
        models=statements(flows, sharing),
        by_year=yearly_statements(flows, sharing),
        company=company_years(flows),
        paybacks=tuple(each for model in models_of(flows) for each in paybacks(model, flows, sharing)),
        company_payback=company_payback(flows),
        reconciliation=reconciliation(flows, sharing),
        sharing=sharing,
        standing=standing(flows, sharing),
    )


def _period(flows: Sequence[Flow]) -> int:
    counts = sorted({count_of(flow.month) for flow in flows})
    return min((after - before for before, after in pairwise(counts)), default=1)
