"""The fit: draws of a scenario's priors weighed by reports of revenue, what these taught, and joint draws to read."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.evidence.facts_read.read_facts import DATA_CUT
from sixteenth.evidence.fitted import calibrate
from sixteenth.evidence.fitted.calibrate import Fit
from sixteenth.evidence.fitted.identify import Learnt, learnt_of
from sixteenth.evidence.fitted.posterior_file import posterior_of
from sixteenth.questions.days import read_day
from sixteenth.questions.fit.tables import fit_tables
from sixteenth.questions.fit.told import fit_findings, written_notes
from sixteenth.questions.fit.written import ENDINGS, check_out, draws_file, write_fit
from sixteenth.questions.growth.ask import A_DAY, GrowthOptions
from sixteenth.questions.growth.ask import QUESTION as GROWTH
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_names


class FitOptions(Options):
    """What was known by which day, how many draws of the prior, and where the joint draws are written."""

    until: str | None = None  # the cut of the facts
    draws: Annotated[int, Field(ge=1000, le=2_000_000)] = 300_000
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7
    out: str | None = None  # draws, or a scenario with its draws
    since: str | None = None  # of earlier versions, in which `growth` was called so


def answer(scenario: Scenario, options: FitOptions, runs: Session) -> Answer:
    """Fit a scenario to what was known by a day, and write the joint draws where that is asked for.

    Draws of the prior are kept: a fit that was stopped goes on, and one to other facts is a matter of seconds.

    Raises:
        Refused: when the scenario is none that reports tell of, its weights cannot be trusted, or nothing can be
            written there.
        Interrupted: when it has been stopped; whole blocks of draws stay.

    """
    if options.since is not None:
        given = GrowthOptions(since=options.since, until=options.until)
        return replace(GROWTH.answer(None, given, runs), notes=(Finding("was_fit", {}),))
    day = read_day("--until", options.until, A_DAY) if options.until else DATA_CUT
    out = check_out(options.out, scenario)
    prior = calibrate.make_prior(scenario, options.draws, seed=options.seed, progress=runs.tell)
    found = calibrate.fit_to(prior, day)
    learnt = learnt_of(prior.inputs, found.weights)
    posterior = posterior_of(found, learnt, draws_file(scenario, out).name)
    written = write_fit(posterior, scenario, out) if out else ()
    return Answer(
        question="fit",
        scenario=scenario.name,
        recipe=_recipe(scenario, found),
        findings=fit_findings(found, learnt, posterior),
        tables=fit_tables(found, learnt, posterior),
        notes=written_notes(written, posterior),
        judgement=_left_to_judgement(scenario, learnt),
    )


def _recipe(scenario: Scenario, found: Fit) -> Mapping[str, Any]:
    """Return what decides the bits: the draws of the earlier world, and the day by which reports were known."""
    own = {"scenario": scenario.name, "scenario_hash": scenario.hash, "until": found.until.isoformat()}
    return {**found.prior.draws.job.recipe, **own}


def _left_to_judgement(scenario: Scenario, learnt: tuple[Learnt, ...]) -> Figure | None:
    """Return the share of the uncertain inputs that are judgement and that no report moved."""
    judged = judged_names(scenario)
    left = [each for each in learnt if not each.is_moved and each.title.partition("/")[0] in judged]
    return Figure(len(left) / len(learnt), "share") if learnt else None


QUESTION = Question("central", FitOptions, answer, writes=ENDINGS)
