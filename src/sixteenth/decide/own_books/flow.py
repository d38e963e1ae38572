"""Flows of money as a company books them, and how they add up: exact to the cent, in one currency."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

NOTHING = Decimal("0.00")
REVENUE, FINANCING = "revenue", "financing"
SERVING = "serving"
DEVELOPMENT = ("training_compute", "research", "people")  # what it takes to make a model
SELLING = ("sales_and_marketing", "overhead")  # what it takes to sell one, beside serving it
COSTS = (SERVING, *DEVELOPMENT, *SELLING)
MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Flow:
    """What came in or went out in a month: costs above nothing; without a model it belongs to none alone."""

    month: str  # such as 2026-03
    model: str
    kind: str
    amount: Decimal


def total(flows: Iterable[Flow], *kinds: str) -> Decimal:
    """Add up the amounts of some kinds."""
    return sum((flow.amount for flow in flows if flow.kind in kinds), NOTHING)


def result_of(flows: Iterable[Flow]) -> Decimal:
    """Return what is left: revenue less all costs; financing is no part of it."""
    return sum((signed(flow) for flow in flows), NOTHING)


def signed(flow: Flow) -> Decimal:
    """Return what a flow adds to the result."""
    if flow.kind == REVENUE:
        return flow.amount
    return NOTHING if flow.kind == FINANCING else -flow.amount


def merged(flows: Iterable[Flow]) -> tuple[Flow, ...]:
    """Return one flow for each month, model and kind, by month: what books of any size are settled from."""
    sums: dict[tuple[str, str, str], Decimal] = {}
    for flow in flows:
        about = (flow.month, flow.model, flow.kind)
        sums[about] = sums.get(about, NOTHING) + flow.amount
    return tuple(Flow(*about, amount) for about, amount in sorted(sums.items()))


def models_of(flows: Iterable[Flow]) -> tuple[str, ...]:
    """Return the models that flows name, in the order of their first month."""
    first: dict[str, str] = {}
    for flow in flows:
        if flow.model:
            first[flow.model] = min(first.get(flow.model, flow.month), flow.month)
    return tuple(sorted(first, key=lambda model: (first[model], model)))


def months_of(flows: Iterable[Flow]) -> tuple[str, ...]:
    """Return every month from the first of some flows to the last, also those without any."""
    known = {flow.month for flow in flows}
    return months_between(min(known), max(known)) if known else ()


def months_between(first: str, last: str) -> tuple[str, ...]:
    """Return every month from one to another, with both."""
    return tuple(_month(at) for at in range(count_of(first), count_of(last) + 1))


def count_of(month: str) -> int:
    """Return how many months lie before a month, so that two can be taken from each other."""
    return MONTHS_A_YEAR * int(month[:4]) + int(month[5:7]) - 1


def _month(count: int) -> str:
    return f"{count // MONTHS_A_YEAR}-{count % MONTHS_A_YEAR + 1:02d}"


def by_month(flows: Sequence[Flow], months: Sequence[str]) -> list[Decimal]:
    """Return what flows leave in each of some months."""
    left = dict.fromkeys(months, NOTHING)
    for flow in flows:
        left[flow.month] += signed(flow)
    return list(left.values())
