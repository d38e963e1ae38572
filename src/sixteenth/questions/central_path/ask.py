"""A lab's ledger in one future, every input at its middle and luck as even as its odds, beside all futures of a run.

It is what a workbook computes with: lines with their formulas, inputs with what follows from them, drivers by month.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.decide.ledger.central_ledger import (
    has_ledger,
    make_ledger,
    names_needed,
    watched_of,
)
from sixteenth.decide.ledger.ledger_lines import LabLedger
from sixteenth.decide.worth.first_question import MOST, can_ask, prepare_answers
from sixteenth.engine.explain import shown_draw
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.engine.one_path import central_path, path_of_draw
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.questions.central_path.draws import all_futures, draws_tables, gap_table
from sixteenth.questions.central_path.inputs import inputs_table, values_table
from sixteenth.questions.central_path.tables import ledger_table, models_table, year_tables
from sixteenth.questions.labs import choose_lab
from sixteenth.questions.register import Question
from sixteenth.questions.run_options import RunOptions
from sixteenth.questions.session import Session
from sixteenth.questions.sources import tables as sources
from sixteenth.questions.sources.listing import list_sources
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

SOURCES = "sources"
WORTH = "wind_down_value"


class CentralPathOptions(RunOptions):
    """Of which lab, and whether the ledger is that of the central future or of one among those that are drawn."""

    lab: str | None = None
    sampling: Literal["counter", "sobol"] | None = None
    future: Annotated[int | None, Field(ge=0, le=100)] = None


@dataclass(frozen=True)
class Asked:
    """A scenario, its lab in focus, and the run beside which the ledger stands; none of a certain scenario."""

    scenario: Scenario
    lab: str
    job: Job
    run: Result | None
    draw: int | None  # None: the central future


def answer(scenario: Scenario, options: CentralPathOptions, runs: Session) -> Answer:
    """Run all futures, then the one whose ledger is written.

    Raises:
        Refused: when there is no such lab, or the world keeps no books of labs and models.

    """
    if not has_ledger(scenario.world):
        where, cure = Place(said("the scenario")), said("use a scenario whose subjects have ledger = true")
        got, expected = said("a world without books of models"), said("a world that keeps them")
        refuse([WrongOption(f"'{scenario.name}'", where, got, expected, cure)])
    lab = choose_lab(scenario.settings.labels.get("lab", ()), options.lab)
    chosen = {**options.of_the_run, "sampling": options.sampling}
    given = {name: each for name, each in chosen.items() if each is not None}
    asked = _asked(scenario, lab, options.future, given, runs)
    ledger = _ledger(asked)
    listing = list_sources(scenario)
    listed = (values_table(listing), *(each.told_by(SOURCES).behind(SOURCES) for each in sources.facts(listing)))
    found = all_futures(asked.run, lab) if asked.run else None
    return Answer(
        question="central_path",
        scenario=scenario.name,
        recipe=(asked.run or asked.job).recipe,
        findings=tuple(_findings(asked, ledger)),
        tables=(
            *([gap_table(ledger, found)] if found else []),
            *year_tables(ledger),
            models_table(ledger),
            inputs_table(scenario, ledger),
            ledger_table(ledger),
            *(draws_tables(asked.run, lab) if asked.run else ()),
            *listed,
        ),
        notes=() if asked.run is None else (Finding("how_luck", {}), Finding("what_follows", {})),
    )


def can_be_asked(scenario: Scenario) -> bool:
    """Say whether a scenario's world keeps books of labs and of their models, of which a ledger can be written."""
    return has_ledger(scenario.world)


def _asked(scenario: Scenario, lab: str, future: int | None, given: Mapping[str, Any], runs: Session) -> Asked:
    job = prepare_answers(scenario, _few(given)) if can_ask(scenario.world) else sixteenth.prepare(scenario, **given)
    if scenario.is_certain:
        return Asked(scenario, lab, job, None, None)
    run = runs.run_job(job)
    if future is None or WORTH not in run.closing:
        return Asked(scenario, lab, job, run, None)
    worth = run.closing[WORTH][run.labels["lab"].index(lab)]
    return Asked(scenario, lab, job, run, shown_draw(run, worth, future / 100))


def _few(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return options with no more futures than are ever compared."""
    return {**given, **({"draws": min(given["draws"], MOST)} if "draws" in given else {})}


def _ledger(asked: Asked) -> LabLedger:
    world, watched = asked.scenario.world, watched_of(asked.job, asked.lab)
    names = names_needed(world)
    path = (
        central_path(asked.job, names, watched)
        if asked.draw is None
        else path_of_draw(asked.job, asked.draw, names, watched)
    )
    return make_ledger(world, path, asked.lab, watched.trials)


def _findings(asked: Asked, ledger: LabLedger) -> list[Finding]:
    """Say which future it is, that it is not the median, and how many inputs follow as in a run."""
    lab = Figure(ledger.lab, "text")
    follows = sum(each.is_exact for each in ledger.inputs)
    counts = {
        "lab": lab,
        "follows": Figure(follows, "count"),
        "held": Figure(len(ledger.inputs) - follows, "count"),
        "lines": Figure(sum(line.formula is not None for line in ledger.lines), "count"),
    }
    which = (
        Finding("of_a_draw", {"lab": lab, "draw": Figure(asked.draw, "draw")})
        if asked.draw is not None
        else Finding("certain" if asked.run is None else "central", {"lab": lab})
    )
    found = [which]
    if asked.run is not None:
        found += all_futures(asked.run, ledger.lab).findings(ledger)
    return [*found, Finding("inputs_follow", counts)]


QUESTION = Question("central", CentralPathOptions, answer)
