"""A run beside the facts: inside or outside its range, each with its source.

Facts dated within the run, which it forecasts (the run-rate of each lab), and what is known of recent years about
ratios and speeds that a sound model must have by itself. A fact that a value of the scenario cites was an input: that
the run agrees with it proves little. Scenario files declare it: `fact = "..."` beside the value.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from sixteenth.engine.history import Result, Spread, spread_among
from sixteenth.evidence.curves.commercial_life import months_of_life
from sixteenth.evidence.curves.model_payback import earned_at_first, published_payback
from sixteenth.evidence.facts_read.accounts import account_lines
from sixteenth.evidence.facts_read.read_facts import Fact, find_fact, read_facts
from sixteenth.scenarios.assemble import Scenario

Role = Literal["later", "known", "input"]  # than the start; at the start, but not used; used
YEAR = 12
THE_YEAR = 2025  # the last of which a whole year is told
BILLION = 1e9


@dataclass(frozen=True)
class Comparison:
    """One fact beside a run: the fact's value or range, and where 5, 50 and 95 of 100 futures lie below."""

    name: str
    when: str
    low: float  # the fact, or the least of several that conflict
    high: float
    model: Spread
    unit: str
    source: str
    facts: tuple[str, ...] = ()  # the keys of the facts compared
    date: str = ""  # of the last of them
    role: Role = "known"

    @property
    def is_inside(self) -> bool:
        """Say whether the fact's range touches that of the run."""
        return self.low <= self.model[2] and self.high >= self.model[0]


def cited_facts(scenario: Scenario) -> frozenset[str]:
    """Return the keys of all facts that values and events of a scenario cite."""
    placed = (*scenario.assumptions.values.values(), *scenario.assumptions.events)
    return frozenset(key for each in placed for key in each.card.facts)


def compare_with_facts(result: Result, cited: Collection[str] = ()) -> tuple[Comparison, ...]:
    """Compare whatever this result kept that facts speak of, and say of each whether it was an input: it is cited."""
    found = list(run_rates(result))
    for compare, needs in _NEEDS.items():
        if all(name in result.monthly for name in needs):
            found += compare(result)
    found += _accounts(result)
    return tuple(replace(each, role=_role(each, result, cited)) for each in found)


def _role(found: Comparison, result: Result, cited: Collection[str]) -> Role:
    """Say whether a fact was an input, was known at the start and not used, or came later."""
    if any(key == each or key.startswith(f"{each}/") for key in found.facts for each in cited):
        return "input"
    return "later" if np.datetime64(found.date, "M") >= result.months[0] else "known"


def _beside(
    name: str, when: str, values: Sequence[float], model: Spread, unit: str, facts: Sequence[Fact]
) -> Comparison:
    """Put facts, the least and the greatest value they give, beside the range of a run."""
    return Comparison(
        name=name,
        when=when,
        low=min(values),
        high=max(values),
        model=model,
        unit=unit,
        source="; ".join(dict.fromkeys(fact.source for fact in facts)),
        facts=tuple(fact.exact_key for fact in facts),
        date=max(fact.date for fact in facts).isoformat(),
    )


def run_rates(result: Result) -> Iterator[Comparison]:
    """Compare reported run-rates dated within the run with twelve times the revenue of that month."""
    if "company_revenue" not in result.monthly:
        return
    labs = result.labels["lab"]
    for fact in read_facts():
        month = int((np.datetime64(fact.date.isoformat(), "M") - result.months[0]).astype(int))
        is_about = fact.series == "run_rate_revenue" and fact.entity in labs and fact.value is not None
        if is_about and 1 <= month < len(result.months):
            revenue = YEAR * result["company_revenue"][month, labs.index(fact.entity)] / BILLION
            name, value = f"{fact.entity} run-rate", float(fact.value or 0.0)
            yield _beside(name, str(fact.date), [value], result.spread(revenue), "bn USD", [fact])


def _accounts(result: Result) -> Iterator[Comparison]:
    """Compare lines of labs' accounts, each with the same line of the run's first months."""
    for line in account_lines():
        if line.lab in result.labels.get("lab", ()) and all(name in result.monthly for name in line.needs):
            spread = result.spread(line.of_run(result))
            yield _beside(f"{line.lab} {line.line}", line.when, line.told(), spread, line.unit, line.facts)


def _research_compute_to_revenue(result: Result) -> Iterator[Comparison]:
    """Research compute to revenue over the first year, beside that of 2025 (over recognised revenue)."""
    for lab, booked in _REVENUE_OF_2025.items():
        at = _lab(result, lab)
        if at is not None:
            cost, revenue = (
                find_fact(f"costs/rd_compute/{lab}/2025-12-31"),
                find_fact(booked),
            )
            ratio = float(cost.value or 0) / float(revenue.value or 1)
            own = _first_year(result, "research_compute", at) / _first_year(result, "company_revenue", at)
            name = f"{lab} research compute"
            yield _beside(name, "2025", [ratio], result.spread(own), "", [cost, revenue])


def _gross_margin(result: Result) -> Iterator[Comparison]:
    """Gross margin over the first year, after serving users who pay and who do not, beside what was told for 2025."""
    for lab in ("Anthropic", "OpenAI"):
        at = _lab(result, lab)
        if at is not None:
            facts = [each for each in _facts("gross_margin", lab) if each.date.year == THE_YEAR and not _is_plan(each)]
            values = [float(each.value or 0) / 100 for each in facts]
            serving = _first_year(result, "company_serving_cost", at) + _first_year(result, "free_users_cost", at)
            own = 1 - serving / _first_year(result, "company_revenue", at)
            told = [*facts, find_fact(f"costs/inference_compute/{lab}/{_SERVING[lab]}")]  # what serving cost that year
            yield _beside(f"{lab} serving margin", "2025", values, result.spread(own), "", told)


def _price_fall(result: Result) -> Iterator[Comparison]:
    """How many times less the same capability costs a year later."""
    fact = next(
        each for each in read_facts() if each.series == "price_decline_fixed_capability" and each.low is not None
    )
    prices = result["price_at_fixed_quality"]
    fall = (prices[0] / prices[min(YEAR, len(prices) - 1)]).mean(axis=0)
    name = "price fall, same quality"
    yield _beside(name, str(fact.date), [fact.low or 0.0, fact.high or 0.0], result.spread(fall), "x", [fact])


def _open_share(result: Result) -> Iterator[Comparison]:
    """Open weights' share of enterprise spending a year on, beside the range of three surveys."""
    facts = [each for each in read_facts() if each.series == "open_source_enterprise_share"]
    values = [float(each.value or 0) / 100 for each in facts]
    at = result.labels["segment"].index("enterprise") if "enterprise" in result.labels["segment"] else None
    if at is not None:
        share = result["open_share"][min(YEAR, len(result.months) - 1), at]
        name = "open share of enterprise"
        yield _beside(name, f"to {facts[-1].date}", values, result.spread(share), "", facts)


def _growth(result: Result) -> Iterator[Comparison]:
    """Growth of run-rate over the first year, beside that of the year to the last report."""
    for lab in ("Anthropic", "OpenAI"):
        at, facts = _lab(result, lab), [each for each in _facts("run_rate_revenue", lab) if each.basis == "reported"]
        if at is not None and len(result.months) > YEAR:
            last = facts[-1]
            before = min(facts, key=lambda each: abs((last.date - each.date).days - 365))
            grown = float(last.value or 0) / float(before.value or 1)
            revenue = result["company_revenue"]
            own = revenue[YEAR, at] / revenue[0, at]
            name = f"{lab} growth in a year"
            yield _beside(name, f"to {last.date}", [grown], result.spread(own), "x", [before, last])


def _model_life(result: Result) -> Iterator[Comparison]:
    """Months until models of the first year sell half of their most, beside how long GPT-5 was the newest."""
    at, (fact,) = _lab(result, "OpenAI"), [each for each in read_facts() if each.series == "model_commercial_life"]
    if at is not None and len(result.months) > YEAR:
        life = months_of_life(result.monthly["revenue"][:, at], last_launch=YEAR)
        yield _beside("OpenAI model life", str(fact.date), [fact.value or 0.0], spread_among(life), "months", [fact])


def _model_payback(result: Result) -> Iterator[Comparison]:
    """Gross profit for each dollar of development of models launched in the first year, beside GPT-5's in four months.

    Two readings of the same article put its gross profit at 2 and at 48 % of 6bn; its own months on sale are counted.
    """
    at, told = _lab(result, "OpenAI"), published_payback()
    if at is not None and len(result.months) > YEAR:
        model = spread_among(earned_at_first(result, at, told.months))
        yield _beside("OpenAI model payback", str(told.facts[0].date), [told.low, told.high], model, "x", told.facts)


def _facts(series: str, entity: str) -> list[Fact]:
    own = [each for each in read_facts() if each.series == series and each.entity == entity]
    return sorted((each for each in own if each.value is not None), key=lambda each: each.date)


def _is_plan(fact: Fact) -> bool:
    return fact.basis == "projected"


def _lab(result: Result, lab: str) -> int | None:
    return result.labels["lab"].index(lab) if lab in result.labels["lab"] else None


def _first_year(result: Result, name: str, lab: int) -> Any:
    return result[name][:YEAR, lab].sum(axis=0)


_REVENUE_OF_2025 = {
    "Anthropic": "revenue/annual_revenue/Anthropic/2025-12-31",
    "OpenAI": "revenue/annual_revenue/OpenAI/2025-12-31/13.07",  # audited; 13.0 was told before
}
_SERVING = {"Anthropic": "2025-12-31", "OpenAI": "2025-12-31/8.0"}  # the report that tells those who pay apart
_NEEDS: dict[Callable[[Result], Iterator[Comparison]], tuple[str, ...]] = {
    _research_compute_to_revenue: ("research_compute", "company_revenue"),
    _gross_margin: ("company_serving_cost", "free_users_cost", "company_revenue"),
    _price_fall: ("price_at_fixed_quality",),
    _open_share: ("open_share",),
    _growth: ("company_revenue",),
    _model_life: ("revenue",),
    _model_payback: ("gross_profit", "development_cost"),
}
