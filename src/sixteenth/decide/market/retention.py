"""Pay by level against matching what rivals offer: who is still there, what it costs, and what equals mind."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.history import Result, Spread, spread_among

KEPT = ("headcount", "kept_by_grade", "kept_of_today", "matched_pay", "inequity_loss", "research_people")


@dataclass(frozen=True)
class RuleOutcome:
    """One lab some months after the start, under each of two pay rules on the same luck."""

    lab: str
    kept_by_levels: Spread  # part of the people of the start who have not left
    kept_by_match: Spread
    leading_by_levels: Spread  # the same of the last, most senior grade
    leading_by_match: Spread
    more_kept: Spread  # people of the start who are there because offers were matched
    cost: Spread  # USD paid to date beyond levels
    cost_of_one: float  # USD for each of them, medians; infinite where matching keeps nobody
    inequity_loss: Spread  # the most that peers of the last grade ever minded, in units of the logit
    research: Spread  # research strength where offers are matched, for each unit by levels


def compare_rules(levels: Result, match: Result, months: int) -> tuple[RuleOutcome, ...]:
    """Put two runs on the same luck beside each other, so many months after the start; draws in which both finished."""
    labs = levels.labels["lab"]
    finite = levels.finite & match.finite
    one, other = ({name: run[name][: months + 1, ..., finite] for name in KEPT} for run in (levels, match))
    return tuple(_outcome(one, other, number, lab) for number, lab in enumerate(labs))


def _outcome(levels: dict[str, Any], match: dict[str, Any], lab: int, name: str) -> RuleOutcome:
    at_first = levels["headcount"][0, lab]
    kept = [run["kept_of_today"][-1, lab] for run in (levels, match)]
    leading = [run["kept_by_grade"][-1, lab, -1] for run in (levels, match)]
    more = at_first * (kept[1] - kept[0])
    cost = match["matched_pay"][:-1, lab].sum(axis=0)
    middle = float(np.median(more))
    return RuleOutcome(
        lab=name,
        kept_by_levels=spread_among(kept[0]),
        kept_by_match=spread_among(kept[1]),
        leading_by_levels=spread_among(leading[0]),
        leading_by_match=spread_among(leading[1]),
        more_kept=spread_among(more),
        cost=spread_among(cost),
        cost_of_one=float(np.median(cost)) / middle if middle > 0 else float("inf"),
        inequity_loss=spread_among(match["inequity_loss"][:, lab, -1].max(axis=0)),
        research=spread_among(match["research_people"][-1, lab] / levels["research_people"][-1, lab]),
    )
