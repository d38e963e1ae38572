"""The cash bridge of a lab in one future: from gross revenue to cash at the end, line by line, by calendar year."""

from dataclasses import dataclass

import numpy as np

from sixteenth.engine.history import Result
from sixteenth.measures.years import by_year, calendar_years

# The world's name for a line, and its sign; a total has no sign, and is what the lines since the last total make of
# it. Lines that a world does not have are left out.
LINES: tuple[tuple[str, int], ...] = (
    ("company_revenue", 1),
    ("partners_share", -1),
    ("net_revenue", 0),
    ("company_serving_cost", -1),
    ("support", -1),
    ("free_users_cost", -1),
    ("research_compute", -1),
    ("research_staff", -1),
    ("sales_and_marketing", -1),
    ("general_and_administrative", -1),
    ("compliance", -1),
    ("profit_after_partners", 0),
    ("other_business", 1),
    ("idle_compute", -1),
    ("spot_premium", -1),
    ("contract_premium", -1),
    ("shares_for_compute", 1),
    ("paid_ahead", -1),
    ("change_in_working_capital", 1),
    ("interest", -1),
    ("tax", -1),
    ("cash_flow_for_owners", 0),
    ("stock_based_compensation", 1),
    ("cash_flow_before_financing", 0),
    ("interest_income", 1),
    ("money_raised", 1),
    ("new_debt", 1),
    ("debt_repaid", -1),
    ("parent_pays", 1),
    ("payouts", -1),
)
CASH = "cash"
NEEDED = ("company_revenue", "profit_after_partners", "cash_flow_before_financing", "is_alive", CASH)


@dataclass(frozen=True)
class BridgeLine:
    """One line by calendar year, in USD with its sign; a total repeats what stands above it."""

    name: str  # the world's
    amounts: tuple[float, ...]
    is_total: bool = False


@dataclass(frozen=True)
class Bridge:
    """A lab's cash bridge in one future."""

    draw: int
    lines: tuple[BridgeLine, ...]
    cash_at_end: tuple[float, ...]  # of each year


def has_bridge(result: Result) -> bool:
    """Say whether a result kept what the bridge needs."""
    return all(name in result.monthly for name in NEEDED) and CASH in result.closing


def cash_bridge(result: Result, lab: int, draw: int) -> Bridge:
    """Write the bridge of one lab in one future; after a lab's end nothing is counted."""
    years = calendar_years(result)
    is_alive = result.monthly["is_alive"][:, lab, draw] > 0
    lines = []
    for name, sign in LINES:
        if name in result.monthly:
            flow = result.monthly[name][:, lab, draw].astype(np.float64) * is_alive * (sign or 1)
            lines.append(BridgeLine(name, by_year(flow, years), is_total=not sign))
    opening = result.monthly[CASH][:, lab, draw].astype(np.float64)
    closing = np.append(opening[1:], float(result.closing[CASH][lab, draw]))
    lines.append(BridgeLine(CASH, by_year(closing - opening, years), is_total=True))
    ends = tuple(float(closing[years == year][-1]) for year in np.unique(years))
    return Bridge(draw, tuple(lines), ends)
