"""New facts: what each did to what a scenario believes, with its arithmetic, and a preview of the headline."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.evidence.fitted import calibrate
from sixteenth.evidence.fitted.revise import Changed, Revision, arithmetic_of, read_changes
from sixteenth.evidence.fitted.revise import revise as weigh_anew
from sixteenth.evidence.observed.observe import observe
from sixteenth.questions.labs import choose_lab
from sixteenth.questions.register import Options, Question
from sixteenth.questions.revise.headline import headline_preview
from sixteenth.questions.revise.tables import revise_tables
from sixteenth.questions.revise.told import preview_findings, revise_findings
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario


class ReviseOptions(Options):
    """Which new facts, whose arithmetic is shown, and by how many draws of the prior."""

    facts: str  # a table with the columns of facts
    earlier: str | None = None  # the same table as it was
    fact: str | None = None  # the key of one of them
    lab: str | None = None  # the first
    quick: bool = False
    draws: Annotated[int, Field(ge=1000, le=2_000_000)] = 100_000
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7


def answer(scenario: Scenario, options: ReviseOptions, runs: Session) -> Answer:
    """Weigh what a scenario believes by new facts, and say which fact moved which belief.

    Raises:
        Refused: with every cell that cannot be read, when there is no such lab or fact, or no draw sees what changed.
        Interrupted: when it has been stopped; whole blocks of draws stay.

    """
    changed = read_changes(Path(options.facts), Path(options.earlier) if options.earlier else None)
    focus = choose_lab(scenario.settings.labels.get("lab", ()), options.lab)
    until = _last_day(changed)
    prior = calibrate.make_prior(scenario, options.draws, seed=options.seed, until=until, progress=runs.tell)
    revision = weigh_anew(prior, changed)
    shown = arithmetic_of(prior, changed, options.fact) if options.fact else None
    previews = {} if options.quick else headline_preview(revision, focus, runs)
    return Answer(
        question="revise",
        scenario=scenario.name,
        recipe=_recipe(scenario, revision),
        findings=(*revise_findings(revision), *preview_findings(previews, focus)),
        tables=revise_tables(revision, shown),
    )


def _last_day(changed: Changed) -> datetime.date | None:
    """Return the last day that a new report sees."""
    return max((each.closes for each in observe(changed.added).seen), default=None)


def _recipe(scenario: Scenario, revision: Revision) -> Mapping[str, Any]:
    """Return what decides the bits: the draws of the earlier world, and which facts are new or gone."""
    changed = revision.changed
    own = {"scenario": scenario.name, "scenario_hash": scenario.hash, "until": changed.until.isoformat()}
    keys = {name: [fact.exact_key for fact in getattr(changed, name)] for name in ("added", "removed")}
    return {**revision.after.prior.draws.job.recipe, **own, **keys}


QUESTION = Question("central", ReviseOptions, answer, first=("facts",))
