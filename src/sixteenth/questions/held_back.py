"""What holds back a lab's research and its sales, year by year, as findings that several questions tell."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.decide.worth import binding_constraint as held
from sixteenth.decide.worth.binding_constraint import BindingConstraint

OF: Mapping[str, Word] = {"research ordered": Word("research_ordered"), "sales served": Word("sales_served")}
CONSTRAINTS: Mapping[str, Word] = {
    held.DEMAND: Word("demand"),
    held.COMPUTE: Word("compute_delivered"),
    held.CHIPS: Word("chips"),
    held.REVENUE: Word("expected_revenue"),
    held.OWN_PLAN: Word("its_own_plan"),
    held.MONEY: Word("money"),
    held.IDEAS: Word("ideas"),
    held.RULES: Word("rules_on_compute"),
    held.PLANS: Word("orders_planned"),
    held.LAST_MODEL: Word("no_further_model"),
}
ABSENT: Mapping[str, Word] = {
    held.PLAN_IS_KEPT: Word("plan_is_kept"),
    held.NO_IDEAS: Word("no_ideas"),
    held.ALWAYS_BUILT: Word("always_built"),
    held.CHIPS_SUFFICE: Word("chips_suffice"),
    held.CHIPS_BOUND_PRICES: Word("chips_bound_prices"),
    held.CASH_BOUNDS_NOTHING: Word("cash_bounds_nothing"),
}


def held_findings(found: BindingConstraint) -> Iterable[Finding]:
    """Say what holds one thing back over the years, and what never can in this world."""
    base: dict[str, Figure | Word] = {"lab": Figure(found.lab, "text"), "of": OF[found.of]}
    runs = [(name, [each.year for each in own]) for name, own in groupby(found.years, lambda year: year.constraint)]
    spans = tuple(_span(CONSTRAINTS[name], years) for name, years in runs if name)
    yield Finding("held_back", {**base, "spans": spans}) if spans else Finding("nothing_holds", base)
    if found.absent:
        told = tuple(Finding("absent", {"what": ABSENT[each]}) for each in found.absent)
        yield Finding("no_term", {**base, "absent": told})


def _span(constraint: Word, years: list[int]) -> Finding:
    first, last = Figure(years[0], "year"), Figure(years[-1], "year")
    if len(years) == 1:
        return Finding("one_year", {"constraint": constraint, "year": first})
    return Finding("years", {"constraint": constraint, "first": first, "last": last})
