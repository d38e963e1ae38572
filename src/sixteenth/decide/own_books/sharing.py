"""Cost that no model names, shared out among models by a rule, month by month and to the cent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Literal

from sixteenth.decide.own_books.flow import COSTS, NOTHING, REVENUE, Flow, models_of

Rule = Literal["revenue", "training", "equally", "company"]
CENT = Decimal("0.01")
Weights = Mapping[str, Decimal]


@dataclass(frozen=True)
class Sharing:
    """What was shared out, as flows of the models that bear it, and what stays with the company."""

    rule: Rule
    shared: tuple[Flow, ...]
    left: tuple[Flow, ...]  # costs; in months in which the rule names no model, or by the rule that keeps all


def share_out(flows: Sequence[Flow], rule: Rule) -> Sharing:
    """Share out all cost without a model.

    By `revenue`, models bear it by what they sell in its month; by `training`, by what their own training has cost up
    to that month; `equally`, each model alike from its first month in the books to its last; by `company`, none does.
    """
    costs: dict[tuple[str, str], Decimal] = {}
    for flow in flows:
        if not flow.model and flow.kind in COSTS:
            costs[flow.month, flow.kind] = costs.get((flow.month, flow.kind), NOTHING) + flow.amount
    weights_in = _RULES[rule](flows)
    shared, left = [], []
    for (month, kind), amount in sorted(costs.items()):
        parts = split(amount, weights_in(month))
        shared += [Flow(month, model, kind, part) for model, part in parts.items()]
        left += [] if parts else [Flow(month, "", kind, amount)]
    return Sharing(rule, tuple(shared), tuple(left))


def split(amount: Decimal, weights: Weights) -> Mapping[str, Decimal]:
    """Split an amount by weights into parts of whole cents that add up to it; into none where no weight is above 0.

    Each part is rounded toward nothing; the cents that are left go where most was cut off.
    """
    bearing = {model: weight for model, weight in weights.items() if weight > 0}
    whole = sum(bearing.values(), Decimal(0))
    exact = {model: amount * weight / whole for model, weight in bearing.items()}
    parts = {model: part.quantize(CENT, ROUND_DOWN) for model, part in exact.items()}
    missing = amount - sum(parts.values(), NOTHING)
    step = CENT if missing > 0 else -CENT
    most_cut = sorted(parts, key=lambda model: (-abs(exact[model] - parts[model]), model))
    for model in most_cut[: int(abs(missing) / CENT)] if parts else ():
        parts[model] += step
    return parts


def _by_revenue(flows: Sequence[Flow]) -> Callable[[str], Weights]:
    sold = _by_model_and_month(flows, REVENUE)
    return lambda month: {model: months.get(month, NOTHING) for model, months in sold.items()}


def _by_training(flows: Sequence[Flow]) -> Callable[[str], Weights]:
    trained = _by_model_and_month(flows, "training_compute")
    return lambda month: {
        model: sum((amount for own, amount in months.items() if own <= month), NOTHING)
        for model, months in trained.items()
    }


def _equally(flows: Sequence[Flow]) -> Callable[[str], Weights]:
    months = {model: [flow.month for flow in flows if flow.model == model] for model in models_of(flows)}
    spans = {model: (min(own), max(own)) for model, own in months.items()}
    return lambda month: {model: Decimal(first <= month <= last) for model, (first, last) in spans.items()}


def _by_model_and_month(flows: Sequence[Flow], kind: str) -> Mapping[str, Mapping[str, Decimal]]:
    found: dict[str, dict[str, Decimal]] = {}
    for flow in flows:
        if flow.model and flow.kind == kind:
            own = found.setdefault(flow.model, {})
            own[flow.month] = own.get(flow.month, NOTHING) + flow.amount
    return found


def _none(_: Sequence[Flow]) -> Callable[[str], Weights]:
    return lambda _: {}


_RULES: Mapping[Rule, Callable[[Sequence[Flow]], Callable[[str], Weights]]] = {
    "revenue": _by_revenue,
    "training": _by_training,
    "equally": _equally,
    "company": _none,
}
