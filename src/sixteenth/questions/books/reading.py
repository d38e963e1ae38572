"""What books are read from: a run that keeps every model of every month, over fewer futures."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sixteenth.decide.ledger.lab_books import THE_MIDDLE, LabBooks, keep_lab_books
from sixteenth.engine.history import Result
from sixteenth.evidence.curves.model_payback import early_payback, published_payback
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

MOST_DRAWS = 400  # every model of every month is kept, so that fewer futures are run
OUTPUTS = "books"


def run_books(scenario: Scenario, runs: Session, options: Mapping[str, Any]) -> Result:
    """Run the first futures of a scenario with all that books need.

    Raises:
        Refused: when its world keeps none.

    """
    draws = options.get("draws") or runs.recipe_of(scenario, **options)["draws"]
    return runs.run(scenario, **{**options, "draws": min(draws, MOST_DRAWS), "output_set": OUTPUTS})


def keep_books_of(scenario: Scenario, result: Result, lab: str, future: int | None = None) -> LabBooks:
    """Write the books of a lab.

    Its cash is that of the middle future, or of the one than which `future` of 100 are worth less.
    """
    first, chosen = published_payback().months, THE_MIDDLE if future is None else future
    early = early_payback(result, result.labels["lab"].index(lab), first)
    return replace(keep_lab_books(scenario, result, lab, chosen), early=early)
