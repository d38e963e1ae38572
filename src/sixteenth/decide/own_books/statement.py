"""Profit and loss of each model beside the company's, by calendar year, and that they add up to it to the cent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sixteenth.decide.own_books.flow import (
    COSTS,
    DEVELOPMENT,
    FINANCING,
    REVENUE,
    SELLING,
    SERVING,
    Flow,
    models_of,
    result_of,
    total,
)
from sixteenth.decide.own_books.sharing import Sharing

RUNNING = (SERVING, *SELLING)


@dataclass(frozen=True)
class ModelStatement:
    """Profit and loss of a model over some time; costs above nothing."""

    model: str
    revenue: Decimal
    serving: Decimal
    selling: Decimal
    development: Decimal
    shared: Decimal  # its share of what serving, selling and the rest cost beside all models
    for_the_next: Decimal  # its share of training, research and people that no model names

    @property
    def gross(self) -> Decimal:
        """Return what serving leaves."""
        return self.revenue - self.serving

    @property
    def contribution(self) -> Decimal:
        """Return what selling leaves of that."""
        return self.gross - self.selling

    @property
    def own_result(self) -> Decimal:
        """Return what is left once its own development is paid."""
        return self.contribution - self.development

    @property
    def result(self) -> Decimal:
        """Return what is left once it has borne its share of everything."""
        return self.own_result - self.shared - self.for_the_next


@dataclass(frozen=True)
class CompanyYear:
    """Profit and loss of the whole company over some time, by kind of flow; costs above nothing."""

    year: int
    lines: dict[str, Decimal]

    @property
    def result(self) -> Decimal:
        """Return revenue less all costs."""
        return self.lines[REVENUE] - sum((self.lines[kind] for kind in COSTS), Decimal(0))


@dataclass(frozen=True)
class Reconciled:
    """One kind of flow: what models have of it by themselves and by sharing, what is left, and the company's."""

    kind: str
    own: Decimal
    shared: Decimal
    left: Decimal
    company: Decimal

    @property
    def difference(self) -> Decimal:
        """Return what does not add up, which must be nothing."""
        return self.own + self.shared + self.left - self.company


def statement_of(model: str, own: Iterable[Flow], shared: Iterable[Flow]) -> ModelStatement:
    """Return a model's profit and loss of some flows of its own, and of its shares in others."""
    flows, borne = [f for f in own if f.model == model], [f for f in shared if f.model == model]
    return ModelStatement(
        model=model,
        revenue=total(flows, REVENUE),
        serving=total(flows, SERVING),
        selling=total(flows, *SELLING),
        development=total(flows, *DEVELOPMENT),
        shared=total(borne, *RUNNING),
        for_the_next=total(borne, *DEVELOPMENT),
    )


def statements(flows: Sequence[Flow], sharing: Sharing) -> tuple[ModelStatement, ...]:
    """Return the profit and loss of each model over the whole of the books."""
    return tuple(statement_of(model, flows, sharing.shared) for model in models_of(flows))


def yearly_statements(flows: Sequence[Flow], sharing: Sharing) -> tuple[tuple[int, ModelStatement], ...]:
    """Return the profit and loss of each model in each year in which anything of it flowed."""
    found = []
    for year in years_of(flows):
        own, shared = of_year(flows, year), of_year(sharing.shared, year)
        found += [(year, statement_of(model, own, shared)) for model in models_of((*own, *shared))]
    return tuple(found)


def company_years(flows: Sequence[Flow]) -> tuple[CompanyYear, ...]:
    """Return the company's profit and loss by year, and what it was financed with."""
    kinds = (REVENUE, *COSTS, FINANCING)
    return tuple(
        CompanyYear(year, {kind: total(of_year(flows, year), kind) for kind in kinds}) for year in years_of(flows)
    )


def years_of(flows: Iterable[Flow]) -> tuple[int, ...]:
    """Return the calendar years in which anything flowed."""
    return tuple(sorted({int(flow.month[:4]) for flow in flows}))


def of_year(flows: Iterable[Flow], year: int) -> tuple[Flow, ...]:
    """Return the flows of a calendar year."""
    return tuple(flow for flow in flows if flow.month.startswith(f"{year}-"))


def reconciliation(flows: Sequence[Flow], sharing: Sharing) -> tuple[Reconciled, ...]:
    """Return for each kind of flow what models have, what is left and what the company has, counted apart."""
    named, unnamed = [f for f in flows if f.model], [f for f in flows if not f.model and f.kind not in COSTS]
    return tuple(
        Reconciled(
            kind,
            total(named, kind),
            total(sharing.shared, kind),
            total((*unnamed, *sharing.left), kind),
            total(flows, kind),
        )
        for kind in (REVENUE, *COSTS, FINANCING)
    )


def result_left(flows: Sequence[Flow], sharing: Sharing) -> Decimal:
    """Return what the company has that no model has: revenue without a model, less the cost that nobody bears."""
    return result_of((*(flow for flow in flows if not flow.model and flow.kind == REVENUE), *sharing.left))
