"""Everything that can be moved, the strongest first: what somebody decides, what is believed, and how it is counted."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import Field

from sixteenth.answers.answer import FULL, Answer
from sixteenth.answers.chart import Chart, charts_of
from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.glance.levers import Lever, Measured, measure_levers, runs_of
from sixteenth.decide.worth.first_question import prepare_answers
from sixteenth.questions.figures import amount_entry, written_as
from sixteenth.questions.labs import lab_of_owners
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.questions.spread import SHARE, kind_word
from sixteenth.scenarios.assemble import Scenario

WORTH = ("next_owners_worth",)


class LeversOptions(Options):
    """For which lab, and over how many futures beliefs are measured."""

    lab: str | None = None
    draws: Annotated[int | None, Field(ge=1, le=10_000)] = None
    seed: Annotated[int | None, Field(ge=0, lt=2**32)] = None
    months: Annotated[int | None, Field(ge=1, le=1200)] = None
    backend: Literal["jax", "numpy"] | None = None


def answer(scenario: Scenario, options: LeversOptions, runs: Session) -> Answer:
    """Measure what each thing that can be moved does to the value of going on for a lab.

    It is measured once and remembered with the runs.

    Raises:
        Refused: with every fault, before anything runs.
        Interrupted: when its runs have been stopped.

    """
    lab = lab_of_owners(scenario, options.lab)
    given: dict[str, Any] = {**options.model_dump(include={"draws", "seed", "months"}), "back_end": options.backend}
    job = prepare_answers(scenario, given)
    key = ("levers", lab, scenario.hash, repr(job.options), job.program.months)

    def make() -> Measured:
        runs.expect(runs_of(scenario, lab))
        return measure_levers(scenario, job, lab, partial(_run, given, runs))

    measured = runs.remember(key, make)
    tables = (_first(measured), _all(measured))
    return Answer(
        question="levers",
        scenario=scenario.name,
        recipe=job.recipe,
        findings=tuple(_findings(measured)),
        tables=tables,
        charts=charts_of(tables, INFLUENCE),
    )


INFLUENCE = Chart("influence", "bars", "first", "lever", "influence", zero=True)


def _run(given: Mapping[str, Any], runs: Session, scenario: Scenario, draws: int) -> Any:
    return runs.run_once(prepare_answers(scenario, {**given, "draws": draws}))


def _findings(measured: Measured) -> Sequence[Finding]:
    """Say what moves the answer most, and how that was measured."""
    lab, first = Figure(measured.lab, "text"), [each for each in measured.levers if each.is_first]
    named = Listed(
        Finding("lever", {"name": Figure(_spoken(each), "input"), "kind": Word(each.kind)}) for each in first
    )
    count = Figure(len(measured.levers), "count")
    told = Finding("first" if first else "none", {"lab": lab, "count": count, "levers": named}, WORTH)
    how = {"draws": Figure(measured.draws, "count"), "few": Figure(measured.few, "count")}
    return (told, Finding("how_measured", how))


def _spoken(lever: Lever) -> str:
    return " ".join((lever.name, *lever.label.split("/"))).strip()


def _first(measured: Measured) -> Table:
    columns = (
        *(Column("lever", "input"), Column("kind", "text"), Column("influence", SHARE)),
        *(Column("moves", "money_signed"), Column("now", "text"), Column("low", "text"), Column("high", "text")),
        Column("known_how", "text"),
    )
    rows = tuple(
        (
            *(_spoken(each), Word(each.kind), each.influence, each.moves),
            *(amount_entry(number, each.unit) for number in (each.middle, each.low, each.high)),
            kind_word(each.known),
        )
        for each in measured.levers
        if each.is_first
    )
    return Table("first", columns, rows, {"lab": Figure(measured.lab, "text")})


def _all(measured: Measured) -> Table:
    """Put all levers for whoever makes controls of them: raw numbers, each in the unit that stands beside it."""
    numbers = ("middle", "low", "high", "least", "most")
    columns = (
        *(Column("name", "input"), Column("label", "text"), Column("kind", "text"), Column("influence", SHARE)),
        Column("moves", "money_signed"),
        *(Column(each, "amount") for each in numbers),
        *(Column("unit", "text"), Column("scale", "text"), Column("whole", "text"), Column("known_how", "text")),
        *(Column("quantity", "text", is_seen=False), Column("is_first", "text")),
    )
    rows = tuple(
        (
            *(each.name, each.label, Word(each.kind), each.influence, each.moves),
            *(getattr(each, number) for number in numbers),
            *(each.unit, Word(each.scale), _yes(each.is_whole), kind_word(each.known)),
            *(written_as(each.unit), _yes(each.is_first)),
        )
        for each in measured.levers
    )
    return Table("levers", columns, rows, {"lab": Figure(measured.lab, "text")}, part=FULL)


def _yes(is_so: bool) -> Word:  # noqa: FBT001 - what it says in a word
    return Word("yes" if is_so else "no")


QUESTION = Question("central", LeversOptions, answer)
