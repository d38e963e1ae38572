"""What a lab's business is worth beyond the last month of a run: run off, or in ten more years of business.

Money is USD of the end of the run, one number a future [draws], in double precision.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from sixteenth.decide.ledger.books import A_DOLLAR
from sixteenth.engine.history import Result
from sixteenth.measures.over_futures import last_of_lab

YEARS_AHEAD = 10
YEARS_OF_CAPS = 10  # from the start of a run, in which sales beyond its end are held to what the world would spend
YEAR = 12  # months
MIDDLE = 0.5  # of a year: when its flows come, on average
RUIN_LOOKED_AT = 36  # months before the end in which ruin is counted
NEEDED = (
    *("company_revenue", "profit_before_research", "core_revenue_kept", "company_development", "compute_terms"),
    *("run_off_profit", "wind_down_liabilities", "is_alive", "has_parent", "has_stopped"),
    *("mature_research_ratio", "growth_at_maturity", "growth_reach_stopped", "tax_rate", "discount_rate"),
    *("spend_cap", "spend_scale"),
)
CATASTROPHE_ODDS = "probability_without_catastrophe"  # where safety is modelled


def run_off_less_owed(result: Result, lab: int) -> Any:
    """Return what a lab's models for sale still bring in without new ones, less what it owes on stopping."""
    brought, owed, lives = (
        _last(result, name, lab) for name in ("run_off_profit", "wind_down_liabilities", "is_alive")
    )
    return (brought - owed) * lives


def concern(result: Result, lab: int) -> Any:
    """Return what a lab's business is worth after the run, as long as it lasts: at least what run-off leaves.

    It is one function of labs that train and of those that have stopped; nothing lifts sales of the latter that fall.
    """
    return np.maximum(run_off_less_owed(result, lab), cash_ahead(result, lab, ruin_hazard(result, lab)))


def cash_ahead(result: Result, lab: int, ruin: float) -> Any:
    """Return the discounted cash before financing of ten more years, pay in shares taken off, weighed by survival.

    Sales grow as in the last twelve months, and growth fades in a straight line to that of a rich economy, over the
    years in which it fades after progress has stopped; sales that fall go on falling at their rate where a lab has
    stopped. No lab comes to sell more than all labs would, whose growth fades likewise, and in the years that a short
    run leaves out all labs sell no more than all segments would ever spend. What sales leave before
    research stays in proportion to them, and research falls on the same way to a grown-up lab's share of revenue, where
    it was more. What a lab keeps of its parent's own business is left out: whether it goes on or stops, it keeps that.
    Losses are not carried forward, and working capital stays as it is. `ruin` is a hazard a year.
    """
    rate, hazard = _last(result, "discount_rate", lab), catastrophe_hazard(result) + ruin
    worth = np.zeros(result.draws)
    for year, taxed in taxed_ahead(result, lab):
        worth += taxed * np.exp(-hazard * (year - MIDDLE)) * (1 + rate) ** (MIDDLE - year)
    return worth * _last(result, "is_alive", lab)


def taxed_ahead(result: Result, lab: int) -> Iterator[tuple[int, Any]]:
    """Yield, year after year from 1, the cash of the years ahead after tax, neither discounted nor weighed [draws]."""
    sales, profit, kept, development, terms = (
        _year(result, name)[lab]
        for name in (
            "company_revenue",
            "profit_before_research",
            "core_revenue_kept",
            "company_development",
            "compute_terms",
        )
    )
    tax_rate, is_parents = _last(result, "tax_rate", lab), _last(result, "has_parent", lab) > 0
    sold = np.maximum(sales, A_DOLLAR)
    spent = development / sold
    aimed = np.minimum(spent, _last(result, "mature_research_ratio", lab))
    for year, (way, scale) in enumerate(_ways(result, lab), start=1):
        research = sold * (spent + (aimed - spent) * way)
        flow = scale * (profit - kept - terms - research)
        yield year, flow - tax_rate * np.where(is_parents, flow, np.maximum(flow, 0))


def _ways(result: Result, lab: int) -> Iterator[tuple[Any, Any]]:
    """Yield, year after year, how far growth has faded, and a lab's sales as a multiple of the last year of the run."""
    mature = _last(result, "growth_at_maturity", lab)
    years = np.clip(2 * _last(result, "growth_reach_stopped", lab), 1, YEARS_AHEAD)  # the card counts half of the years
    now, before = _year(result, "company_revenue"), _year(result, "company_revenue", is_last=False)
    room = now.sum(axis=0) / np.maximum(now[lab], A_DOLLAR)  # what all labs sell for each dollar that the lab does
    growth, of_all = _growth(now[lab], before[lab], mature), _growth(now.sum(axis=0), before.sum(axis=0), mature)
    lasting = np.where(_last(result, "has_stopped", lab) > 0, np.minimum(growth, mature), mature)
    most, left_out = np.maximum(_most_spent(result) / np.maximum(now[lab], A_DOLLAR), room), _years_left_out(result)
    scale = np.ones_like(room)
    for year in range(1, YEARS_AHEAD + 1):
        way = np.minimum(year / years, 1)
        room, most = room * (1 + of_all + (mature - of_all) * way), most * (1 + mature)
        if year < 1 + left_out:
            room = np.minimum(room, most)
        scale = np.minimum(scale * (1 + growth + (lasting - growth) * way), room)
        yield way, scale


def _most_spent(result: Result) -> Any:
    """Return the most that all segments would spend in a year, at the end of a run."""
    caps, scales = (np.asarray(result.monthly[name][-1], np.float64) for name in ("spend_cap", "spend_scale"))
    return YEAR * (caps * scales).sum(axis=0)


def _years_left_out(result: Result) -> float:
    """Return how many of the years that its caps are about a run leaves out; none where it is that long."""
    return max(YEARS_OF_CAPS - result.recipe["months"] / YEAR, 0)


def _growth(now: Any, before: Any, otherwise: Any) -> Any:
    """Return a year's growth; what it is otherwise where there was nothing to grow from."""
    return np.where(before > A_DOLLAR, now / np.maximum(before, A_DOLLAR) - 1, otherwise)


def ruin_hazard(result: Result, lab: int) -> float:
    """Return the hazard of a lab's ruin a year, as it came in the last three years of a run, over all futures."""
    lived, ruins = months_of_ruin(result, lab)
    months_lived, ruined = lived[result.finite].sum(), ruins[result.finite].sum()
    return float(YEAR * ruined / months_lived) if months_lived else 0.0


def months_of_ruin(result: Result, lab: int) -> tuple[Any, Any]:
    """Return, of each future's last three years [draws], the months in which a lab lived, and those that ended it."""
    alive = result.monthly["is_alive"][-RUIN_LOOKED_AT - 1 :, lab] > 0
    return alive[:-1].sum(axis=0), (alive[:-1] & ~alive[1:]).sum(axis=0)


def catastrophe_hazard(result: Result) -> Any:
    """Return each future's hazard of a catastrophe a year at the end of a run: that of its last twelve months."""
    if CATASTROPHE_ODDS not in result.monthly:
        return np.zeros(result.draws)
    spared = result.monthly[CATASTROPHE_ODDS]
    span = min(YEAR, len(spared) - 1)
    before, last = (np.asarray(spared[at], np.float64) for at in (-1 - span, -1))
    with np.errstate(divide="ignore", invalid="ignore"):  # where nothing is left of the odds
        hazard = np.log(before / last) * (YEAR / max(span, 1))
    return np.where(np.isnan(hazard), np.inf, hazard)


def _year(result: Result, name: str, *, is_last: bool = True) -> Any:
    """Return flows of the last twelve months, or of those before them, by lab; of a short run its halves, a year's."""
    months = result.monthly[name]
    span = min(YEAR, max(len(months) // 2, 1))
    end = len(months) if is_last else len(months) - span
    return np.asarray(months[max(end - span, 0) : end], np.float64).sum(axis=0) * (YEAR / span)


def _last(result: Result, name: str, lab: int) -> Any:
    """Return what a name was in the last month; a lab's own where labs differ."""
    return last_of_lab(result, name, lab)
