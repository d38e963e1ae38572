"""Which revenue a lab's price needs, and how many futures have it, as findings that several questions tell."""

from collections.abc import Iterable
from math import isfinite

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.decide.worth.market_implied import MarketImplied
from sixteenth.questions.figures import of_100


def implied_findings(implied: MarketImplied) -> Iterable[Finding]:
    """Say which revenue a price needs and how many futures have it, and what lies between the two."""
    terms, futures = implied.terms, implied.revenue.futures
    base: dict[str, Figure | Word] = {
        "price": Figure(terms.price, "money"),
        "lab": Figure(implied.lab, "text"),
        "year": Figure(implied.year, "year"),
        "margin": Figure(implied.margin, "share"),
        "yearly_return": Figure(terms.yearly_return, "small_share"),
    }
    if not isfinite(implied.revenue_needed):
        yield Finding("no_revenue_is_enough", base)
        return
    needed: dict[str, Figure | Word] = {
        **base,
        "needed": Figure(implied.revenue_needed, "money", implied.revenue_needed_error),
        "needed_error": Figure(implied.revenue_needed_error, "money"),
        "reached": Figure(implied.reached_of_100, "of_100", implied.reached_error),
        "reached_error": Figure(implied.reached_error, "of_100_error"),
        "median": Figure(implied.revenue.middle, "money"),
    }
    today = implied.revenue_today
    if today > 0:
        yield Finding("times_today", {**needed, **_beside(implied.revenue_needed, today)}, ("company_revenue",))
    else:
        yield Finding("price_needs", needed, ("company_revenue",))
    since = {
        "multiple": Figure(terms.multiple, "ratio_tenths"),
        "there": of_100(100 * terms.survival, futures),
        "undiluted": Figure(terms.undiluted, "share"),
    }
    yield Finding("since", {**base, **since}, ("worth_to_investors", "owners_share"))


def _beside(needed: float, today: float) -> dict[str, Figure | Word]:
    return {"times": Figure(needed / today, "ratio_tenths"), "today": Figure(today, "money")}
