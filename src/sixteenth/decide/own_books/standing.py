"""Whether a loss is an investment or a hole on a company's books, in one of a few words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sixteenth.decide.own_books.flow import NOTHING, REVENUE, Flow, models_of, result_of
from sixteenth.decide.own_books.sharing import Sharing
from sixteenth.decide.own_books.statement import ModelStatement, result_left, statement_of

Verdict = Literal["no_loss", "investment", "company_hole", "hole", "unnamed", "unsold"]


@dataclass(frozen=True)
class Standing:
    """The verdict and what it rests on.

    A model is judged once another is sold after it; where none is, every model that is sold. Their contribution less
    what they cost to make says whether models pay for themselves; with their share of all else, and what nobody bears,
    whether they carry the company.
    """

    verdict: Verdict
    result: Decimal  # of the company, over the whole of the books
    judged: tuple[str, ...]
    waiting: tuple[str, ...]  # models that are not judged: not sold yet, or the newest
    own: Decimal  # what the judged ones leave once they are paid for
    carried: Decimal  # what they leave once everything else is paid too


def standing(flows: Sequence[Flow], sharing: Sharing) -> Standing:
    """Judge the loss of a company by the models that have had their time."""
    result = result_of(flows)
    judged = judged_models(flows)
    own_statements = [statement_of(model, flows, sharing.shared) for model in judged]
    own = sum((each.own_result for each in own_statements), NOTHING)
    carried = _carried(own_statements) + result_left(flows, sharing)
    waiting = tuple(model for model in models_of(flows) if model not in judged)
    return Standing(_verdict(result, judged, waiting, own, carried), result, judged, waiting, own, carried)


def _carried(judged: Sequence[ModelStatement]) -> Decimal:
    return sum((each.result for each in judged), NOTHING)


def judged_models(flows: Sequence[Flow]) -> tuple[str, ...]:
    """Return the models after whose first sale another was first sold; where there is none, all that were sold."""
    first: dict[str, str] = {}
    for flow in flows:
        if flow.model and flow.kind == REVENUE and flow.amount > 0:
            first[flow.model] = min(first.get(flow.model, flow.month), flow.month)
    newest = max(first.values(), default="")
    followed = [model for model in models_of(flows) if model in first and first[model] < newest]
    return tuple(followed or [model for model in models_of(flows) if model in first])


def _verdict(result: Decimal, judged: Sequence[str], waiting: Sequence[str], own: Decimal, carried: Decimal) -> Verdict:
    if result >= 0:
        return "no_loss"
    if not judged:
        return "unsold" if waiting else "unnamed"
    if carried >= 0:
        return "investment"
    return "company_hole" if own >= 0 else "hole"
