"""Who gains from each rule: the same futures under it and under none, lab by lab."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.rules import KEPT, RULES, LabUnderRule, UnderRule, ruled_by_country, who_gains
from sixteenth.errors import Place, UnknownName, refuse
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share

MEASURES = {  # of a lab under a rule, each with its quantity
    "back_of_100": "more_of_100",
    "worth": "more_money",
    "ruined_of_100": "more_of_100",
    "share": "more_points",
    "cost": "more_money",
    "rivals_cost": "more_money",
}
RULE_KEYS = dict(
    zip(
        RULES,
        ("licence", "tests", "compute_cap", "no_exports", "pause_of_one_country", "pause_of_all"),
        strict=True,
    )
)


class RulesOptions(Options):
    """How many futures each rule has, and how long they are."""

    draws: Annotated[int, Field(ge=1, le=100_000)] = 400
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7
    months: Annotated[int | None, Field(ge=1, le=1200)] = None


def answer(scenario: Scenario, options: RulesOptions, runs: Session) -> Answer:
    """Run a scenario without a rule and under each, and say who gains.

    Raises:
        Refused: when the scenario has no market, or no rules by country.

    """
    if "lab_choice" not in scenario.world.equations:
        where, cure = Place(said("the scenario of the rules")), said("name a scenario that has the subject market")
        refuse([UnknownName("'lab_choice'", where, said("a world without it"), said("a market"), cure)])
    ruled, given = ruled_by_country(scenario), options.model_dump()
    runs.expect(1 + len(RULES))
    found = who_gains(ruled, lambda each: runs.run(each, KEPT, **given))
    share = Figure(judged_share(scenario), "share")
    return Answer(
        question="rules",
        scenario=scenario.name,
        recipe=runs.recipe_of(ruled, KEPT, **given),
        findings=tuple(map(_finding, found)),
        tables=(*(_by_lab(key, found, options.draws) for key in MEASURES), _of_all(found)),
        notes=(Finding("judgement", {"share": share, "scenario": Figure(scenario.name, "text")}),),
        judgement=share,
    )


def _finding(under: UnderRule) -> Finding:
    """Say of a rule who gains, who loses, and what it does to concentration."""
    best, worst = under.gains_most, under.loses_most
    return Finding(
        "who_gains",
        {
            "rule": Word(RULE_KEYS[under.rule]),
            "best": Figure(best.lab, "text"),
            "best_back": _figure(best.back_of_100, "more_of_100"),
            "best_worth": _figure(best.worth, "more_money"),
            "worst": Figure(worst.lab, "text"),
            "worst_back": _figure(worst.back_of_100, "more_of_100"),
            "worst_worth": _figure(worst.worth, "more_money"),
            "concentration": _figure(under.concentration, "more_concentration"),
            "ruined": _figure(under.ruined, "more_labs"),
        },
        rests_on=("wind_down_value", "company_revenue"),
    )


def _figure(estimate: Estimate, quantity: str) -> Figure:
    return Figure(estimate.value, quantity, estimate.error)


def _by_lab(key: str, found: Sequence[UnderRule], draws: int) -> Table:
    """Put what rules do to each lab under its name, and the largest standard error of the row at its end."""
    labs = [lab.lab for lab in found[0].labs]
    columns = (
        Column("rule", "text"),
        *(Column(lab, MEASURES[key], is_label=True) for lab in labs),
        Column("error", f"{MEASURES[key]}_error"),
    )
    rows = []
    for under in found:
        estimates = [_estimate(lab, key) for lab in under.labs]
        numbers = (each.value for each in estimates)
        rows.append((Word(RULE_KEYS[under.rule]), *numbers, max(each.error for each in estimates)))
    return Table(key, columns, tuple(rows), {"draws": Figure(draws, "count")})


def _estimate(lab: LabUnderRule, key: str) -> Estimate:
    found: Estimate = getattr(lab, key)
    return found


def _of_all(found: Sequence[UnderRule]) -> Table:
    columns = (
        Column("rule", "text"),
        Column("concentration", "more_concentration"),
        Column("concentration_error", "more_concentration_error"),
        Column("ruined", "more_labs"),
        Column("ruined_error", "more_labs_error"),
    )
    rows = tuple(
        (
            Word(RULE_KEYS[each.rule]),
            each.concentration.value,
            each.concentration.error,
            each.ruined.value,
            each.ruined.error,
        )
        for each in found
    )
    return Table("of_all", columns, rows)


QUESTION = Question("central", RulesOptions, answer)
