"""What must be true for a condition on a lab's future, or for its price: the runs behind it, and the answer of them."""

from math import isfinite
from typing import Any

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.decide.choosing.decisions import DECISIONS, ready
from sixteenth.decide.conditions.condition import Asked
from sixteenth.decide.conditions.must_hold import DECIDED, MustHold, Setting, must_hold
from sixteenth.decide.conditions.price_met import price_condition
from sixteenth.decide.conditions.sentence import read_condition
from sixteenth.decide.worth.market_implied import KEPT, has_year, market_implied
from sixteenth.engine.history import Result
from sixteenth.measures.over_futures import kept_of
from sixteenth.questions.implied import implied_findings
from sixteenth.questions.labs import lab_of_owners
from sixteenth.questions.must_be_true.charts import charts
from sixteenth.questions.must_be_true.plans import plans_of
from sixteenth.questions.must_be_true.tables import tables
from sixteenth.questions.must_be_true.told import findings, held_or_sold
from sixteenth.questions.session import KEPT as OWN_SET
from sixteenth.questions.session import Session
from sixteenth.questions.set_aside import set_aside_notes
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share

RUNS = 240  # about so many, for its progress
IMPLIED_YEAR = 2030


def condition_answer(
    scenario: Scenario,
    runs: Session,
    *,
    draws: int,
    others: int,
    seed: int,
    **asking: Any,
) -> Answer:
    """Find what must be true, and tell it.

    Raises:
        Refused: when the scenario has no such lab, or the condition cannot be read.

    """
    lab = lab_of_owners(scenario, asking["lab"])
    asked = _asked(scenario, lab, asking)
    choices = tuple(name for name in DECIDED if DECISIONS[name].parameter in scenario.world.declared)
    bound = ready(scenario, choices)
    is_price = asking["valuation"] is not None
    kept = kept_of(bound.world, asked.needs(bound.world), *([KEPT] if is_price else []))
    given = {"draws": draws, "seed": seed}
    runs.expect(RUNS)
    recipe = runs.recipe_of(bound, kept, **given)  # a stop on request ends what comes after
    job = sixteenth.prepare(bound.keeping(OWN_SET, kept), output_set=OWN_SET, **given)

    def run(each: Scenario, futures: int, luck: int) -> Result:
        return runs.run(each, kept, draws=futures, seed=seed + luck)

    few = min(others, draws)
    found = must_hold(Setting(bound, job, asked, lab, run, draws, few, choices))
    plans = plans_of(lab, found.before, found.joint.after if found.joint else None)
    share = Figure(judged_share(scenario), "share")
    about = {
        "lab": Figure(lab, "text"),
        "draws": Figure(draws, "count"),
        "others": Figure(few, "count"),
    }
    told = tables(found, plans, about)
    return Answer(
        question="must_be_true",
        scenario=scenario.name,
        recipe={**recipe, "asked": _recorded(asking), "others": few},
        findings=(
            *findings(found, plans, about),
            *(_implied(bound, job, found, lab, asking) if is_price else ()),
        ),
        tables=told,
        notes=(
            Finding("how_to_read", about),
            *set_aside_notes(scenario, choices),
            Finding("judgement", {"share": share, "scenario": Figure(scenario.name, "text")}),
        ),
        judgement=share,
        charts=charts(told, about),
    )


def _asked(scenario: Scenario, lab: str, asking: dict[str, Any]) -> Asked:
    if asking["that"] is not None:
        return read_condition(asking["that"], scenario, lab)
    return price_condition(scenario, lab, asking["valuation"], asking["return_"], asking["year"])


def _recorded(asking: dict[str, Any]) -> dict[str, Any]:
    return {name.rstrip("_"): value for name, value in asking.items() if value is not None}


def _implied(scenario: Scenario, job: Any, found: MustHold, lab: str, asking: dict[str, Any]) -> tuple[Finding, ...]:
    """Say which revenue the price needs in a year, by the rule of `going-on`; where it is held, why worth differs."""
    before = found.before
    asked = found.asked.clauses[0]
    year = asking["year"] or IMPLIED_YEAR
    if not has_year(before, year):
        return ()
    yearly_return = None if asking["return_"] is None else asked.yearly_return
    implied = market_implied(scenario, job, before, lab, year, None, yearly_return, asked.bound)
    needs = tuple(each.told_by("going_on") for each in implied_findings(implied))
    return needs if asking["year"] or not isfinite(implied.revenue_needed) else (*needs, held_or_sold(found, implied))
