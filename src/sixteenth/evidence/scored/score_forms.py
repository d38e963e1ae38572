"""By which form a file of facts is scored, and beside which rivals."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sixteenth.evidence.facts_read.read_facts import DATA_CUT
from sixteenth.evidence.observed.observe import Observation
from sixteenth.evidence.scored.as_of import Run
from sixteenth.evidence.scored.forecasters import Forecaster, Known, known_by
from sixteenth.evidence.scored.forms import BEST, RIVALS
from sixteenth.evidence.scored.frozen_form import frozen_forms
from sixteenth.evidence.scored.hand_over import Structure, WorldAsOf, openings
from sixteenth.evidence.scored.predictions import Predicted
from sixteenth.evidence.scored.scenario_form import run_form
from sixteenth.evidence.scored.valuation_reports import VALUATION
from sixteenth.scenarios.assemble import Scenario

OPENED = "world as of"  # what the world opened at an earlier day is called, with the day
REVENUE_ALONE = "of this form only revenue is followed; `sixteenth score` without --as-of and --quick has valuations"


@dataclass(frozen=True)
class RevenueOnly:
    """A form that follows revenue: of other things it says why it is silent, of what is over the trend speaks."""

    form: Forecaster
    trend: Forecaster = BEST

    @property
    def name(self) -> str:
        """Return how it is called in tables."""
        return self.form.name

    def predict(self, known_by: Known, lab: str, targets: Sequence[Observation]) -> Sequence[Predicted | str]:
        """Return what the form says of reports of revenue."""
        return [self._said(known_by, lab, target) for target in targets]

    def _said(self, known_by: Known, lab: str, target: Observation) -> Predicted | str:
        if target.quantity == VALUATION:
            return REVENUE_ALONE
        form = self.trend if target.closes <= known_by.day else self.form
        return form.predict(known_by, lab, [target])[0]


def rivals_as_of(day: datetime.date) -> tuple[Forecaster, ...]:
    """Return the rivals that knew nothing after a day: two lines, and each frozen version."""
    return (*RIVALS, *frozen_forms(day))


def quick_form() -> Forecaster:
    """Return the form that runs no world: a lab's own trend."""
    return RevenueOnly(BEST)


def can_open(day: datetime.date) -> bool:
    """Say whether enough was told by a day to open the world at it."""
    return bool(openings(known_by(day), BEST))


def world_form(
    scenario: Scenario, as_of: datetime.date, until: datetime.date, run: Run, draws: int, seed: int
) -> Forecaster:
    """Return the world as a form: a scenario from its start, or opened at an earlier day by what was known of labs."""
    if as_of >= DATA_CUT:
        return run_form(scenario, until, run, draws, seed)
    return RevenueOnly(Structure(WorldAsOf(BEST, run, draws, seed, own_growth=True), f"{OPENED} {as_of}"))
