"""Two scenarios or three on common draws, future by future: what differs in the answer, and what made it differ."""

from collections.abc import Sequence
from typing import Any, Literal

from sixteenth.answers.answer import Answer
from sixteenth.decide.compare import OWN_SET, Contrast, can_compare, compare, runs_needed, world_to_compare
from sixteenth.decide.worth.first_question import with_gained
from sixteenth.decide.worth.going_on import can_go_on, stopped_now
from sixteenth.decide.worth.headline import Unfinished
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.questions.compare import tables, told
from sixteenth.questions.labs import choose_lab
from sixteenth.questions.register import Question
from sixteenth.questions.run_options import RunOptions
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.values.given import shared_draws

HERE = Place(said("the scenarios to compare"))
MOST_COMPARED = 3


class CompareOptions(RunOptions):
    """The lab to look closer at, how the runs are made, and whether changes are told apart."""

    lab: str | None = None
    sampling: Literal["counter", "sobol"] | None = None
    unfinished: Unfinished = "run_off"
    each: bool = False

    @property
    def of_the_run(self) -> dict[str, Any]:
        """Return those that each run takes."""
        return {**super().of_the_run, "sampling": self.sampling}


def answer(scenarios: tuple[Scenario, ...], options: CompareOptions, runs: Session) -> Answer:
    """Run the first scenario, and each other one beside it on the same draws.

    Raises:
        Refused: when there is nothing to compare, or the lab is not in all of them.

    """
    refuse(_wrong_number(scenarios))
    refuse(_without_headline(scenarios))
    first, *others = scenarios
    shared = [label for label in _labs(first) if all(label in _labs(each) for each in others)]
    lab = choose_lab(shared, options.lab)
    result, contrasts = _contrasts(first, others, lab, options, runs)
    return Answer(
        question="compare",
        scenario=first.name,
        recipe={**result.recipe, "compared_with": {each.name: each.hash for each in others}},
        findings=tuple(finding for contrast in contrasts for finding in told.findings(contrast)),
        tables=tables.tables_of(contrasts),
        notes=(told.same_luck(result),),
    )


def _contrasts(
    first: Scenario, others: Sequence[Scenario], lab: str, options: CompareOptions, runs: Session
) -> tuple[Result, tuple[Contrast, ...]]:
    """Run all that is needed, where labs can stop also with the lab stopped, and put the others beside the first."""
    is_valued = all(can_go_on(scenario.world) for scenario in (first, *others))
    runs.expect(runs_needed(first, others, each=options.each) * (1 + is_valued))

    draws = options.draws or shared_draws(scenario.settings for scenario in (first, *others))

    def run_once(scenario: Scenario) -> Result:
        return runs.run(scenario, kept(scenario), **{**options.of_the_run, "draws": draws})

    def run(scenario: Scenario) -> Result:
        result = run_once(scenario)
        return with_gained(result, run_once(stopped_now(scenario, lab)), lab) if is_valued else result

    result = run(first)

    def beside(other: Scenario) -> Contrast:
        return compare(first, other, result, run, lab=lab, unfinished=options.unfinished, each=options.each)

    return result, tuple(map(beside, others))


def kept(scenario: Scenario) -> OutputSet:
    """Return what a comparison is read from."""
    return world_to_compare(scenario.world).output_sets[OWN_SET]


def _labs(scenario: Scenario) -> Sequence[str]:
    return scenario.settings.labels["lab"]


def _wrong_number(scenarios: Sequence[Scenario]) -> list[WrongOption]:
    count, expected = len(scenarios), said("2 to {most_compared}", most_compared=MOST_COMPARED)
    cure = said("name another scenario, or set values: sixteenth compare central --set open_lag=1")
    if 1 < count <= MOST_COMPARED:
        return []
    return [WrongOption(said("the number of scenarios"), HERE, str(count), expected, cure)]


def _without_headline(scenarios: Sequence[Scenario]) -> list[WrongOption]:
    cure = said("compare scenarios of the whole world, such as central")
    return [
        WrongOption(f"'{scenario.name}'", HERE, said("no headline of labs"), said("money back, worth and ruin"), cure)
        for scenario in scenarios
        if not can_compare(scenario)
    ]


QUESTION = Question("central", CompareOptions, answer, several=MOST_COMPARED)
