"""What new facts do to the headline, before anything is fitted anew: futures counted by new weights."""

from collections.abc import Mapping
from typing import Any, Literal

from sixteenth.decide.worth.first_question import answers_with
from sixteenth.decide.worth.going_on import gained_by_going_on, stopped_now
from sixteenth.decide.worth.headline import WORTH, money_back
from sixteenth.evidence.fitted.identify import learnt_of
from sixteenth.evidence.fitted.posterior_file import posterior_of
from sixteenth.evidence.fitted.preview import Preview, preview_of
from sixteenth.evidence.fitted.revise import Revision
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

FUTURES = 2000
FILE = "before.posterior.csv"  # of the fit to the facts that were known before
UNFINISHED: Literal["run_off"] = "run_off"
MONEY_BACK, WORTH_TODAY, GOING_ON = "money_back", "worth", "going_on"  # outcomes, by which their words are looked up


def headline_preview(revision: Revision, lab: str, runs: Session) -> Mapping[str, Preview]:
    """Run the scenario as it was fitted before, and count its futures by how much likelier new facts make them."""
    learnt = learnt_of(revision.before.prior.inputs, revision.before.weights)
    posterior = posterior_of(revision.before, learnt, FILE)
    runs.expect(2)
    found = preview_of(revision.before, revision.after, posterior, lambda scenario: outcomes(scenario, lab, runs))
    return {each.name: each for each in found}


def outcomes(scenario: Scenario, lab: str, runs: Session) -> dict[str, Any]:
    """Return of each future whether a lab's money is back, 100 or 0, its worth, and that of going on, USD."""
    run = answers_with({}, runs.run_job)
    result, stops = run(scenario, FUTURES), run(stopped_now(scenario, lab), FUTURES)
    at = result.labels["lab"].index(lab)
    return {
        MONEY_BACK: 100.0 * money_back(result, at, UNFINISHED),
        WORTH_TODAY: result.closing[WORTH[UNFINISHED]][at],
        GOING_ON: gained_by_going_on(result, stops, lab),
    }
