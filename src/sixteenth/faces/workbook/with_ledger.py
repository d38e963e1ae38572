"""The answer that a run gives, with the ledger of its lab beside it: what a whole workbook is written of."""

from collections.abc import Mapping
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.questions.central_path.ask import CentralPathOptions, can_be_asked
from sixteenth.questions.register import answer
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

RUN, LEDGER = "outlook", "central_path"


def with_ledger(found: Answer, scenario: Scenario | None, runs: Session, options: Mapping[str, Any]) -> Answer:
    """Return the answer of a run with its lab's ledger; any other answer as it is.

    Args:
        found: What was answered.
        scenario: The scenario that was asked about.
        runs: What ran for it, so that futures are not run again.
        options: With which it was asked.

    """
    if found.question != RUN or scenario is None or not can_be_asked(scenario):
        return found
    given = {name: options.get(name) for name in CentralPathOptions.model_fields}
    key = (LEDGER, scenario.hash, scenario.name, *sorted(given.items()))
    return found.beside(runs.remember(key, lambda: answer(LEDGER, scenario, runs, given)))
