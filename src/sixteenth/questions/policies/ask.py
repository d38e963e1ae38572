"""Policies on one page: what each buys and costs in risk, race, jobs, lives, money and concentration, and when."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.decide.society.one_program import on_few_programs
from sixteenth.decide.society.policies import NEEDED, compare_policies, outputs_of_policies
from sixteenth.errors import Fault, Place, WrongOption, refuse
from sixteenth.measures.over_futures import refuse_missing
from sixteenth.questions.policies.charts import charts_of
from sixteenth.questions.policies.findings import findings_of, notes_of
from sixteenth.questions.policies.tables import tables_of
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.by_hand import set_alike
from sixteenth.scenarios.knowledge import judged_share

HERE = Place(said("the policies to compare"))
MOST = 8  # scenarios on one page
LIBRARY = (  # put beside a scenario that stands alone
    "agreed_pause",
    "pause_until_control",
    "one_country_pauses",
    "one_lab_pauses",
    "policies_kept",
    "race_to_the_top",
    "race_to_the_bottom",
)


class PoliciesOptions(Options):
    """How many futures each policy has."""

    draws: Annotated[int, Field(ge=2, le=100_000)] = 400
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7


def answer(scenarios: tuple[Scenario, ...], options: PoliciesOptions, runs: Session) -> Answer:
    """Run scenarios on the same futures, and put each beside the first; beside one alone stand those of the library.

    Raises:
        Refused: when one has no labs or people, or starts or ends otherwise than the first.
        Interrupted: when stopped before one policy was run; later, what was found by then is told.

    """
    given = scenarios if len(scenarios) > 1 else with_library(*scenarios)
    for scenario in given:
        refuse_missing(scenario.world, NEEDED, said("the policies"))
    refuse(_apart(given))
    first, laid_out = given[0], on_few_programs(given)
    of_the_run = {"draws": options.draws, "seed": options.seed}
    recipe = runs.recipe_of(first, outputs_of_policies(first.world), **of_the_run)  # a stop ends what comes after
    runs.expect(len(given))

    found = compare_policies(
        given,
        lambda place: runs.run(laid_out[place], outputs_of_policies(laid_out[place].world), **of_the_run),
    )
    beside = {each.name: each.hash for each in given[1:]}
    return Answer(
        question="policies",
        scenario=first.name,
        recipe={**recipe, "compared_with": beside},
        findings=findings_of(found),
        tables=tables_of(found),
        notes=notes_of(found, judged_share(first)),
        charts=charts_of(found),
    )


def with_library(scenario: Scenario) -> tuple[Scenario, ...]:
    """Return a scenario and the policies of the library, with the values that were set by hand in it."""
    return scenario, *(set_alike(sixteenth.read(name), scenario) for name in LIBRARY)


def _apart(scenarios: Sequence[Scenario]) -> list[Fault]:
    """Find scenarios that do not run in the months of the first, and any that stands there twice."""
    first, names = scenarios[0], [each.name for each in scenarios]
    start, months = first.settings.start, first.settings.months
    cure = said("name scenarios that have one parent, such as central and agreed_pause")
    faults: list[Fault] = []
    for place, each in enumerate(scenarios):
        own, long = each.settings.start, each.settings.months
        if (own, long) != (start, months):
            got, wanted = (
                said("{start} for {months} months", start=s, months=m) for s, m in ((own, long), (start, months))
            )
            faults.append(WrongOption(f"'{each.name}'", HERE, got, wanted, cure))
        if each.name in names[:place]:
            twice = said("name each scenario once")
            faults.append(
                WrongOption(f"'{each.name}'", HERE, said("the same one twice"), said("different ones"), twice)
            )
    return faults


QUESTION = Question("central", PoliciesOptions, answer, several=MOST)
