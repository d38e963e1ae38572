"""Whether anything is wrong with a scenario: what is wrong is told as it is read; what there is, where nothing is."""

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.questions.register import Options, Question
from sixteenth.questions.run_options import recipe_without_a_run
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.values.posterior import fitted_names


class CheckOptions(Options):
    """Nothing can be chosen."""


def answer(scenario: Scenario, options: CheckOptions, runs: Session) -> Answer:  # noqa: ARG001 - as every question
    """Count what a scenario that could be read is made of.

    Raises:
        Refused: when the scenario cannot be run as it is.

    """
    counts = {
        "equations": len(scenario.world.equations),
        "stocks": len(scenario.world.stocks),
        "values": len(scenario.values),
        "fitted": len(fitted_names(scenario.settings.values)),
    }
    figures = {key: Figure(count, "count") for key, count in counts.items()}
    key = "nothing_wrong_and_fitted" if counts["fitted"] else "nothing_wrong"
    return Answer(
        question="check",
        scenario=scenario.name,
        recipe=recipe_without_a_run(scenario, runs),
        findings=(Finding(key, {"scenario": Figure(scenario.name, "text"), **figures}),),
        tables=(),
    )


QUESTION = Question("central", CheckOptions, answer, is_named=True)
