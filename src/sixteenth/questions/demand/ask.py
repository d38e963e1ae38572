"""Demand by capability: what each segment would spend, and what one doubling more is worth to each lab."""

from typing import Annotated

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.table import Column, Table
from sixteenth.decide.market.demand import CLIMBED, MOST_CLIMBED, NEEDED, Demand, demand_curves
from sixteenth.questions.figures import columns_of
from sixteenth.questions.judgement import judged_inputs
from sixteenth.questions.market import check_market
from sixteenth.questions.register import Options, Question
from sixteenth.questions.run_options import recipe_without_a_run
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

CONSUMER = "consumer"
Climbed = Annotated[float, Field(ge=0, le=MOST_CLIMBED, allow_inf_nan=False)]


class DemandOptions(Options):
    """How far the frontier has climbed, and how much of what learning on the job would bring models have."""

    climbed: list[Climbed] = Field(default_factory=lambda: list(CLIMBED))  # doublings of the time horizon
    experience: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 1.0


def answer(scenario: Scenario, options: DemandOptions, runs: Session) -> Answer:
    """Ask the world's own demand at the medians of what a scenario assumes; nothing is run.

    Raises:
        Refused: when the scenario has no market.

    """
    check_market(scenario)
    found = demand_curves(scenario, options.climbed or CLIMBED, options.experience)
    return Answer(
        question="demand",
        scenario=scenario.name,
        recipe=recipe_without_a_run(scenario, runs),
        findings=(_worth(found), _eager(found)),
        tables=(_spending(found), _labs(found)),
        notes=(judged_inputs(scenario, NEEDED),),
    )


def _worth(found: Demand) -> Finding:
    """Say what a rung is worth to whom, in the interview and here."""
    pharma, people = found.interview
    steep = max(found.curves, key=lambda curve: curve.for_a_rung)
    flat = next(curve for curve in found.curves if curve.segment == CONSUMER)
    parts = {
        "rung": Figure(found.rung, "doublings"),
        "pharma": Figure(pharma, "times_as_much"),
        "people": Figure(people - 1, "share"),
        "steep": Figure(steep.segment, "text"),
        "steep_worth": Figure(steep.for_a_rung, "times_as_much"),
        "flat_worth": Figure(flat.for_a_rung, "times_as_much"),
    }
    return Finding("worth", parts, rests_on=("worth_of_a_rung", "value_of_capability"))


def _eager(found: Demand) -> Finding:
    """Say who wants smarter models."""
    eager = max(found.labs, key=lambda lab: lab.by_the_frontier)
    idle = min(found.labs, key=lambda lab: lab.by_the_frontier)
    parts = {
        "eager": Figure(eager.lab, "text"),
        "eager_more": Figure(eager.by_the_frontier, "share"),
        "eager_consumers": Figure(eager.from_consumers, "share"),
        "idle": Figure(idle.lab, "text"),
        "idle_more": Figure(idle.by_the_frontier, "share"),
        "idle_consumers": Figure(idle.from_consumers, "share"),
    }
    return Finding("eager", parts, rests_on=("potential_spend", "lab_sales_today"))


def _spending(found: Demand) -> Table:
    climbed = [Column(f"{each:g}", "money_a_year_whole", is_label=True) for each in found.climbed]
    worth = columns_of({"value": "times_as_much", "for_a_rung": "fine_multiple", "for_a_doubling": "more_percent"})
    rows = tuple(
        (each.segment, *each.spending, each.value_of_capability, each.for_a_rung, each.for_a_doubling)
        for each in found.curves
    )
    return Table("spending", (Column("segment", "text"), *climbed, *worth), rows)


def _labs(found: Demand) -> Table:
    columns = columns_of(
        {
            "lab": "text",
            "revenue": "money_a_year_tenth",
            "consumers": "share",
            "frontier_better": "more_percent_whole",
            "alone_better": "more_percent_whole",
        }
    )
    rows = tuple((lab.lab, lab.revenue, lab.from_consumers, lab.by_the_frontier, lab.by_itself) for lab in found.labs)
    return Table("labs", columns, rows)


QUESTION = Question("central", DemandOptions, answer)
