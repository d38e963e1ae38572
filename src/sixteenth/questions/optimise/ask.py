"""What a lab should choose: the best of several decisions within limits, what it rests on, and what it may cost."""

from typing import Annotated

from pydantic import Field
from pydantic.config import JsonDict

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.decide.choosing.aims import aim_of, cannot_want
from sixteenth.decide.choosing.asked import read_limits, read_ranges
from sixteenth.decide.choosing.optimum import ALONG, FINALISTS, UNDER_BELIEF, Effort, optimum
from sixteenth.decide.choosing.trials import Luck, Trials, Wanted
from sixteenth.engine.history import Result
from sixteenth.errors import Fault, refuse
from sixteenth.evidence.fitted.preview import parent_of
from sixteenth.questions.labs import lab_of_owners
from sixteenth.questions.optimise.beliefs import beliefs_of
from sixteenth.questions.optimise.findings import findings
from sixteenth.questions.optimise.tables import charts, tables
from sixteenth.questions.optimise.written import FoundHow, check_out, text_of
from sixteenth.questions.register import IN_A_ROW, Options, Question
from sixteenth.questions.session import Session
from sixteenth.questions.set_aside import set_aside_notes
from sixteenth.questions.written import SCENARIO, write_texts
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share

WORTH = "worth"  # which other commands count against stopping now
OVER = ("training_spend", "margin", "safety_effort")
ROW: JsonDict = {IN_A_ROW: True}


class OptimiseOptions(Options):
    """Whose decisions, what is wanted of them, within which limits, over which ranges and how many futures."""

    lab: str | None = None  # the first
    maximise: str = "worth"
    subject_to: Annotated[list[str], Field(json_schema_extra=ROW)] = Field(default_factory=list[str])
    over: Annotated[list[str], Field(json_schema_extra=ROW)] = Field(default_factory=lambda: [*OVER])
    visits: Annotated[int, Field(ge=4, le=2000)] = 60  # choices that the search runs
    searched: Annotated[int, Field(ge=8, le=100_000)] = 400  # futures of each
    draws: Annotated[int, Field(ge=16, le=100_000)] = 2000  # fresh futures, on which the best are run again
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7
    out: str | None = None  # a scenario file


def answer(scenario: Scenario, options: OptimiseOptions, runs: Session) -> Answer:
    """Find the best choice of a lab, see it again on fresh futures, and say why it is better and when it is not.

    Raises:
        Refused: with every option that cannot be read, and when the scenario has no such lab or decision.

    """
    lab = lab_of_owners(scenario, options.lab)
    out = check_out(options.out, scenario)
    wanted = _wanted(scenario, lab, options)
    kept, fresh = wanted.outputs(scenario), Luck(options.draws, (options.seed + 1) % 2**32)

    def run(each: Scenario, draws: int, seed: int) -> Result:
        return runs.run(each, kept, draws=draws, seed=seed)

    trials = Trials(scenario, wanted, run)
    trials.believing(dict(beliefs_of(trials.bound)))
    effort = Effort(Luck(options.searched, options.seed), fresh, options.visits)
    runs.expect(_about_so_many(trials, effort))
    # Before anything runs: after a stop on request no run can be prepared, not even to say what ran.
    recipe = runs.recipe_of(trials.bound, kept, draws=fresh.draws, seed=fresh.seed)
    found = optimum(trials, effort)
    counts = {"draws": Figure(options.draws, "count"), "searched": Figure(options.searched, "count")}
    written: tuple[Finding, ...] = ()
    if out is not None:
        chosen = trials.scenario_of(found.best.point)
        write_texts({out: text_of(scenario, chosen, wanted.names, _found_how(wanted, options))}, out)
        names = {"path": Figure(str(out), "own_name"), "scenario": Figure(parent_of(scenario), "own_name")}
        key = "written_worth" if wanted.aim.name == WORTH else "written"
        written = (Finding(key, {**names, **_seen_again(fresh)}),)
    share = Figure(judged_share(scenario), "share")
    return Answer(
        question="optimise",
        scenario=scenario.name,
        recipe={**recipe, "visits": options.visits, "searched": options.searched, "searched_seed": options.seed},
        findings=(*findings(found, wanted), *written),
        tables=tables(found, wanted, counts),
        notes=(
            Finding("how_to_read", counts),
            Finding("rivals", {}),
            *set_aside_notes(scenario, wanted.names),
            Finding("judgement", {"share": share, "scenario": Figure(scenario.name, "text")}),
        ),
        judgement=share,
        charts=charts(found, wanted),
    )


def _wanted(scenario: Scenario, lab: str, options: OptimiseOptions) -> Wanted:
    """Read what is wanted, telling everything that cannot be read at once."""
    faults: list[Fault] = [*cannot_want(scenario, options.maximise, "--maximise")]
    limits, wrong_limits = read_limits(scenario, options.subject_to)
    ranges, wrong_ranges = read_ranges(options.over)
    aim = aim_of(scenario, options.maximise)
    refuse([*faults, *wrong_limits, *wrong_ranges])
    assert aim is not None  # noqa: S101 - what cannot be wanted has been refused
    return Wanted(lab, aim, limits, ranges)


def _about_so_many(trials: Trials, effort: Effort) -> int:
    decisions, beliefs = len(trials.own), len(trials.beliefs)
    under = beliefs * (FINALISTS + UNDER_BELIEF)
    return 1 + effort.visits + FINALISTS + 1 + decisions * (1 + ALONG) + 2 + under


def _found_how(wanted: Wanted, options: OptimiseOptions) -> FoundHow:
    return FoundHow(wanted.lab, wanted.aim.name, options.visits, options.searched, options.seed)


def _seen_again(luck: Luck) -> dict[str, Figure]:
    return {"draws": Figure(luck.draws, "number"), "seed": Figure(luck.seed, "number")}


QUESTION = Question("central", OptimiseOptions, answer, writes=(SCENARIO,))
