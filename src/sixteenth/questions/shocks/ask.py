"""The shock table: one thing changed at a time, what comes of it for each lab, and whether it is what must come."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

import numpy as np
from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.shocks import (
    CHANCE_OF_A_SIGN,
    KEPT,
    OUTCOMES,
    YEARS,
    Futures,
    kept_in,
    read_futures,
    sign_of,
)
from sixteenth.decide.worth.going_on import can_go_on, stopped_now
from sixteenth.errors import Fault, Place, WrongOption, refuse
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.questions.shocks.cells import DUE, Cell, cells_of, levers_in_doubt
from sixteenth.questions.shocks.levers import Lever, choose, levers, shocked
from sixteenth.said import joined, said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share

LABS = ("Anthropic", "OpenAI")
QUANTITIES = {  # of what a shock changes
    "going_on": "change_of_money",
    "worth": "change_of_money",
    "ruin": "change_of_100",
    "revenue_2030": "change_of_money",
    "margin_2028": "change_of_points",
}


class ShocksOptions(Options):
    """How many futures each lever has, how many where it is looked at again, and which levers."""

    draws: Annotated[int, Field(ge=1, le=100_000)] = 600
    again: Annotated[int, Field(ge=0, le=100_000)] = 6000
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7
    lever: list[str] = Field(default_factory=list[str])


def answer(scenario: Scenario, options: ShocksOptions, runs: Session) -> Answer:
    """Run a scenario without a shock and under each lever, and put what comes out beside what must.

    Raises:
        Refused: with every name, label and value that the scenario does not have or take, and where it has no worth
            of labs, none of the labs, or ends too early.

    """
    refuse(_cannot_be_shocked(scenario))
    chosen = choose(levers(), options.lever)
    varied = shocked(scenario, chosen)
    labs = _labs(scenario)
    runs.expect((1 + len(labs)) * (1 + len(chosen)))
    first = _look(scenario, varied, chosen, runs, {"draws": options.draws, "seed": options.seed})
    doubted = levers_in_doubt(first) if options.again > options.draws else ()
    second: list[Cell] = []
    if doubted:
        runs.expect_more((1 + len(labs)) * (1 + len(doubted)))
        second = _look(scenario, varied, doubted, runs, {"draws": options.again, "seed": options.seed})
    cells = tuple({(cell.lever.name, cell.lab, cell.outcome): cell for cell in (*first, *second)}.values())
    share = Figure(judged_share(scenario), "share")
    return Answer(
        question="shocks",
        scenario=scenario.name,
        recipe={
            **runs.recipe_of(scenario, kept_in(scenario.world), draws=options.draws, seed=options.seed),
            "again": options.again,
        },
        findings=(*_told(chosen, options.lever), _count(cells), *_misses(cells)),
        tables=tuple(_by_outcome(outcome, cells, labs) for outcome in OUTCOMES),
        charts=tuple(_chart(outcome, labs) for outcome in OUTCOMES),
        notes=(
            Finding("how_to_read", {}),
            *_told_of_looks(first, second),
            Finding("judgement", {"share": share}),
        ),
        judgement=share,
    )


def _look(
    scenario: Scenario,
    varied: Mapping[str, Scenario],
    chosen: Sequence[Lever],
    runs: Session,
    given: Mapping[str, int],
) -> list[Cell]:
    """Run a scenario without a shock and under some levers, and return what each does, lab by lab."""
    labs = _labs(scenario)
    before = _futures(scenario, labs, runs, given)
    return [
        cell
        for lever in chosen
        for cell in cells_of(lever, before, _futures(varied[lever.name], labs, runs, given), given["draws"])
    ]


def _futures(shocked: Scenario, labs: Sequence[str], runs: Session, given: Mapping[str, Any]) -> Mapping[str, Futures]:
    """Run a shocked scenario as it is and with each lab stopped now, and read the outcomes of each lab."""
    kept = kept_in(shocked.world)
    under = runs.run(shocked, kept, **given)
    stops = {lab: runs.run(stopped_now(shocked, lab), kept, **given) for lab in labs}
    return {lab: read_futures(under, stops[lab], lab) for lab in labs}


def _labs(scenario: Scenario) -> tuple[str, ...]:
    return tuple(lab for lab in LABS if lab in scenario.settings.labels.get("lab", ()))


def _cannot_be_shocked(scenario: Scenario) -> list[Fault]:
    """Find what keeps a scenario from having the table at all."""
    here, cure = Place(said("the scenario of the shocks")), said("name a scenario of the whole world, such as central")
    computed = {*scenario.world.equations, *scenario.world.stocks}
    lacking = [name for name in (*KEPT.monthly, *KEPT.closing) if name not in computed]
    if lacking:
        return [
            WrongOption(f"'{scenario.name}'", here, said("no {what}", what=lacking[0]), said("the books of labs"), cure)
        ]
    if not can_go_on(scenario.world):
        return [
            WrongOption(
                f"'{scenario.name}'", here, said("labs that cannot stop"), said("labs that launch models"), cure
            )
        ]
    faults: list[Fault] = []
    if not _labs(scenario):
        faults.append(WrongOption(f"'{scenario.name}'", here, said("none of these labs"), joined(" or ", LABS), cure))
    start = np.datetime64(scenario.settings.start, "M")
    end = start + scenario.settings.months
    outside = [year for year in YEARS if start > np.datetime64(f"{year}-01") or end <= np.datetime64(f"{year}-12")]
    if outside:
        got, wanted = (
            said("months from {start} to {end}", start=start, end=end - 1),
            said("all of {names}", names=joined(" and of ", map(str, outside))),
        )
        faults.append(
            WrongOption(f"'{scenario.name}'", here, got, wanted, said("let it begin earlier, or run for longer"))
        )
    return faults


def _told(chosen: Sequence[Lever], named: Sequence[str]) -> list[Finding]:
    """Tell the levers that were asked for by name; of the whole table the page of the documentation does."""
    return [
        Finding(
            "lever",
            {
                "lever": Figure(lever.name, "name"),
                "says": Figure(lever.card.says, "text"),
                "reason": Figure(lever.card.reason, "text"),
            },
        )
        for lever in (chosen if named else ())
    ]


def _count(cells: Sequence[Cell]) -> Finding:
    judged = [cell for cell in cells if cell.is_judged]
    counts: Mapping[str, int] = {
        "due": len(judged),
        "met": sum(cell.is_met for cell in judged),
        "known": sum(cell.is_known for cell in judged),
        "missed": sum(not cell.is_met and not cell.is_known for cell in judged),
        "levers": len({cell.lever.name for cell in cells}),
    }
    return Finding("count", {name: Figure(count, "count") for name, count in counts.items()})


def _misses(cells: Sequence[Cell]) -> list[Finding]:
    """Tell each due sign that does not come out and of which nobody has said why."""
    return [
        Finding(
            "miss" if sign_of(cell.effect) != "0" else "miss_by_nothing",
            {
                "lever": Figure(cell.lever.name, "name"),
                "lab": Figure(cell.lab, "text"),
                "outcome": Word(cell.outcome),
                "due": Word(DUE[cell.lever.due(cell.lab, cell.outcome)]),
                "effect": Figure(cell.effect.value, QUANTITIES[cell.outcome], cell.effect.error),
            },
            rests_on=("wind_down_value", "company_revenue", "operating_profit"),
        )
        for cell in cells
        if not cell.is_met and not cell.is_known
    ]


def _told_of_looks(first: Sequence[Cell], second: Sequence[Cell]) -> Iterator[Finding]:
    """Tell how many levers were looked at again, and how many signs chance alone would have shown where one was due."""
    if second:
        levers_again = len({cell.lever.name for cell in second})
        counts = {"levers": levers_again, "first": first[0].draws, "draws": second[0].draws}
        yield Finding("looked_again", {name: Figure(count, "count") for name, count in counts.items()})
    looks = sum(cell.lever.due(cell.lab, cell.outcome) in {"+", "-"} for cell in (*first, *second))
    if looks:
        parts = {"looks": Figure(looks, "count"), "chance": Figure(CHANCE_OF_A_SIGN * looks, "tenths")}
        yield Finding("by_chance", parts)


def _by_outcome(outcome: str, cells: Sequence[Cell], labs: Sequence[str]) -> Table:
    """Put what each lever does to an outcome under each lab, its error and what is due, and from how many futures."""
    quantity = QUANTITIES[outcome]
    columns = [Column("lever", "name")]
    for lab in labs:
        columns += [Column(lab, quantity, is_label=True), Column("error", f"{quantity}_error"), Column("due", "text")]
    rows: dict[str, list[object]] = {}
    draws = {cell.lever.name: cell.draws for cell in cells}
    for cell in cells:
        if cell.outcome == outcome:
            is_seen = sign_of(cell.effect) != "0"
            row = rows.setdefault(cell.lever.name, [cell.lever.name])
            row += [cell.effect.value if is_seen else Word("no_effect"), cell.effect.error, Word(cell.verdict)]
    full = ((*row, draws[name]) for name, row in rows.items())
    return Table(outcome, (*columns, Column("futures", "count")), tuple(full))


def _chart(outcome: str, labs: Sequence[str]) -> Chart:
    """Show what each lever does to an outcome under each lab, by colour."""
    first, *others = labs
    return Chart(outcome, "heat", outcome, "lever", first, beside=tuple(others), zero=True)


QUESTION = Question("central", ShocksOptions, answer)
