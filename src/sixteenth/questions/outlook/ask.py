"""What a scenario says: the three answers where labs could stop, else books, closed forms, or how its futures end."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import Field

import sixteenth
from sixteenth.answers.answer import ABOUT, Answer
from sixteenth.answers.chart import Chart, charts_of
from sixteenth.answers.finding import Figure, Finding
from sixteenth.decide.worth.first_question import MOST, can_ask, prepare_answers
from sixteenth.decide.worth.headline import Unfinished, can_answer
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.questions.books.ask import books_answer
from sixteenth.questions.books.reading import OUTPUTS, keep_books_of, run_books
from sixteenth.questions.checks.ask import checks_answer
from sixteenth.questions.interview.bearing import bearing_notes
from sixteenth.questions.labs import choose_lab
from sixteenth.questions.outlook.changes import changed_notes, changes_of, changes_tables
from sixteenth.questions.outlook.curves import CURVE_CHARTS, PAYBACKS
from sixteenth.questions.outlook.endings import endings_table, stayed_notes
from sixteenth.questions.outlook.findings import findings_of
from sixteenth.questions.outlook.left_out import PART as LIMITS
from sixteenth.questions.outlook.left_out import left_out_of
from sixteenth.questions.outlook.plain import plain_answer
from sixteenth.questions.outlook.reading import Outlook, make_outlook
from sixteenth.questions.outlook.tables import tables_of
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session, key_of
from sixteenth.questions.systems.ask import systems_answer
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

OUTLOOK = "outlook"
BOOKS, CHECKS = "books", "checks"  # parts that are answered where they are asked for
MONEY = "money"  # the part that tells how often money is back
RUN = ("draws", "seed", "months", "sampling", "output_set")


class OutlookOptions(Options):
    """The lab in focus, how many futures there are, and what more is asked for."""

    lab: str | None = None
    draws: Annotated[int | None, Field(ge=1, le=10_000_000)] = None
    seed: Annotated[int | None, Field(ge=0, lt=2**32)] = None
    months: Annotated[int | None, Field(ge=1, le=1200)] = None
    backend: Literal["jax", "numpy"] | None = None
    workers: Annotated[int | None, Field(ge=1, le=1024)] = None
    output_set: str | None = None
    sampling: Literal["counter", "sobol"] | None = None
    unfinished: Unfinished = "run_off"
    books: bool = False
    future: Annotated[int | None, Field(ge=0, le=100)] = None
    checks: bool = False
    system: str | None = None


def answer(scenario: Scenario, options: OutlookOptions, runs: Session) -> Answer:
    """Run a scenario and say what its world can answer, with the books, facts or system that are asked for.

    Raises:
        Refused: with every fault, before anything runs.

    """
    _check(scenario, options)
    runs.workers = options.workers or runs.workers
    given: dict[str, Any] = {**{name: getattr(options, name) for name in RUN}, "back_end": options.backend}
    if options.books:
        runs.recipe_of(scenario, None, **{**given, "output_set": OUTPUTS})  # whatever is wrong with that is told first
    if options.system:
        found = systems_answer(scenario, options.system, given, runs)
        found = Answer("outlook", scenario.name, found.recipe, (), (), _below(scenario)).beside(found)
        return _with_more(scenario, found, options, given, runs)
    job = _job(scenario, given, is_kept=runs.keeps or runs.folder is not None)
    result = runs.run_job(job)
    found = _answered(scenario, result, job, options, given, runs)
    if options.checks:
        found = found.beside(checks_answer(scenario, result, runs), CHECKS)
    return _with_more(scenario, found, options, given, runs)


def _check(scenario: Scenario, options: OutlookOptions) -> None:
    """See that there is such a lab, and that a future is only named where one is shown.

    Raises:
        Refused: when that is not so.

    """
    if options.lab is not None:
        choose_lab(scenario.settings.labels.get("lab", ()), options.lab)
    if options.future is not None and not options.books:
        got = said("{future}, and no books", future=options.future)
        expected, cure = said("a run that shows a future"), said("add --books")
        refuse([WrongOption("'--future'", Place(said("the options of the run")), got, expected, cure)])


def _job(scenario: Scenario, given: Mapping[str, Any], *, is_kept: bool) -> Job:
    """Return the job of a run: one that keeps what its answers are read from, where no other set is asked for.

    Where more futures are to be kept than are ever compared, what is shown of them is kept alone.
    """
    is_large = is_kept and (given["draws"] or 0) > MOST
    is_answered = given["output_set"] is None and can_ask(scenario.world) and not is_large
    return prepare_answers(scenario, given) if is_answered else sixteenth.prepare(scenario, **given)


def _answered(
    scenario: Scenario, result: Result, job: Job, options: OutlookOptions, given: Mapping[str, Any], runs: Session
) -> Answer:
    """Return what a run answers by itself: the three answers, or what a world without them can say."""
    if not can_answer(result):
        return plain_answer(scenario, result, runs, _below(scenario))

    def make() -> Outlook:
        return make_outlook(scenario, result, job, options.lab, options.unfinished, given, runs.run_part)

    # A page and its report ask for the same with other parts beside it: its two dozen runs are not made again.
    outlook = runs.remember((OUTLOOK, key_of(job), options.lab, options.unfinished), make)
    return outlook_answer(scenario, outlook, result)


GOING_ON = Chart("going_on", "bars", "labs", "lab", "mean", error="error", zero=True)
PLANS = ("half_the_spending", "the_default_rule", "planning_for_the_median")
CHARTS = (
    GOING_ON,
    replace(GOING_ON, table="labs_alike"),
    replace(GOING_ON, key="if_progress_stops", table="by_stop", x="progress"),
    Chart("worth_of_owners", "dots", "money_back", "lab", "worth", low="low", high="high", zero=True),
    Chart("ruined", "bars", "money_back", "lab", "ruined"),
    PAYBACKS,
    *CURVE_CHARTS,
    Chart("what_decides", "heat", "grid_of_going_on", "competition", PLANS[0], beside=PLANS[1:], zero=True),
)


def outlook_answer(scenario: Scenario, outlook: Outlook, result: Result) -> Answer:
    """Return an outlook as an answer."""
    judgement = outlook.movers.judgement
    tables = (*tables_of(outlook), endings_table(result, MONEY))
    bearing = (replace(each, part=LIMITS) for each in _below(scenario))
    return Answer(
        question="outlook",
        scenario=scenario.name,
        recipe=result.recipe,
        findings=findings_of(outlook),
        tables=tables,
        charts=charts_of(tables, *CHARTS),
        notes=(*left_out_of(scenario), *stayed_notes(result), *bearing),
        judgement=Figure(judgement.share, "share", judgement.standard_error),
    )


def _below(scenario: Scenario) -> tuple[Finding, ...]:
    """Say where the interview is wrong or silent about what a scenario shows."""
    return bearing_notes((scenario.name, *scenario.assumptions.parents))


def _with_more(
    scenario: Scenario, found: Answer, options: OutlookOptions, given: Mapping[str, Any], runs: Session
) -> Answer:
    """Add the books where they are asked for, what the scenario changes, and the heading."""
    if options.books:
        result = run_books(scenario, runs, {**given, "output_set": None})
        lab = choose_lab(result.labels["lab"], options.lab)
        kept = keep_books_of(scenario, result, lab, options.future)
        found = found.beside(books_answer(scenario, result, kept), BOOKS)
    facts, (base, changes) = scenario.assumptions.facts, changes_of(scenario)
    about = {name: Figure(str(facts.get(name, "")), "text") for name in ("title", "claim")}
    return replace(
        found,
        findings=(Finding(ABOUT, about), *found.findings),
        tables=(*found.tables, *changes_tables(base, changes, scenario.name)),
        notes=(*found.notes, *changed_notes(base, changes)),
        shown=tuple(part for part, is_asked in ((BOOKS, options.books), (CHECKS, options.checks)) if is_asked),
    )


QUESTION = Question("central", OutlookOptions, answer)
