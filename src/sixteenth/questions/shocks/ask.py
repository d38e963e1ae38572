"""The shock table: one thing changed at a time, what comes of it for each lab, and whether it is what must come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.rules import Estimate
from sixteenth.decide.shocks import KEPT, OUTCOMES, YEARS, Futures, comes_out, effects, kept_in, read_futures, sign_of
from sixteenth.decide.worth.going_on import can_go_on, stopped_now
from sixteenth.errors import Fault, Place, WrongOption, refuse
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
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
DUE = {"+": "up", "-": "down", "0": "none", "any": "open"}
MISSED = {"+": "up_missed", "-": "down_missed", "0": "none_missed"}
KNOWN = {"+": "up_known", "-": "down_known", "0": "none_known"}


class ShocksOptions(Options):
    """How many futures each lever has, and which levers."""

    draws: Annotated[int, Field(ge=1, le=100_000)] = 600
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7
    lever: list[str] = Field(default_factory=list[str])


@dataclass(frozen=True)
class Cell:
    """What a lever does to an outcome of a lab, beside what is due."""

    lever: Lever
    lab: str
    outcome: str
    effect: Estimate

    @property
    def is_judged(self) -> bool:
        """Say whether something is due."""
        return self.lever.due(self.lab, self.outcome) != "any"

    @property
    def is_met(self) -> bool:
        """Say whether what is due comes out."""
        return comes_out(self.effect, self.lever.due(self.lab, self.outcome))

    @property
    def is_known(self) -> bool:
        """Say whether the lever's file says why it does not come out yet."""
        return not self.is_met and self.outcome in self.lever.card.known

    @property
    def verdict(self) -> str:
        """Return the key of the word for what is due, and for whether it comes out."""
        words = DUE if self.is_met else KNOWN if self.is_known else MISSED
        return words[self.lever.due(self.lab, self.outcome)]


def answer(scenario: Scenario, options: ShocksOptions, runs: Session) -> Answer:
    """Run a scenario without a shock and under each lever, and put what comes out beside what must.

    Raises:
        Refused: with every name, label and value that the scenario does not have or take, and where it has no worth
            of labs, none of the labs, or ends too early.

    """
    refuse(_cannot_be_shocked(scenario))
    chosen = choose(levers(), options.lever)
    varied = shocked(scenario, chosen)
    given = {"draws": options.draws, "seed": options.seed}
    labs = _labs(scenario)
    runs.expect((1 + len(labs)) * (1 + len(chosen)))
    before = _futures(scenario, labs, runs, given)
    cells: list[Cell] = []
    for lever in chosen:
        after = _futures(varied[lever.name], labs, runs, given)
        for lab in labs:
            found = effects(before[lab], after[lab])
            cells += [Cell(lever, lab, outcome, found[outcome]) for outcome in OUTCOMES]
    share = Figure(judged_share(scenario), "share")
    return Answer(
        question="shocks",
        scenario=scenario.name,
        recipe=runs.recipe_of(scenario, kept_in(scenario.world), **given),
        findings=(*_told(chosen, options.lever), _count(cells), *_misses(cells)),
        tables=tuple(_by_outcome(outcome, cells, labs, options.draws) for outcome in OUTCOMES),
        notes=(Finding("how_to_read", {}), Finding("judgement", {"share": share})),
        judgement=share,
    )


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


def _by_outcome(outcome: str, cells: Sequence[Cell], labs: Sequence[str], draws: int) -> Table:
    """Put what each lever does to an outcome under each lab, with its standard error and what is due."""
    quantity = QUANTITIES[outcome]
    columns = [Column("lever", "name")]
    for lab in labs:
        columns += [Column(lab, quantity, is_label=True), Column("error", f"{quantity}_error"), Column("due", "text")]
    rows: dict[str, list[object]] = {}
    for cell in cells:
        if cell.outcome == outcome:
            is_seen = sign_of(cell.effect) != "0"
            row = rows.setdefault(cell.lever.name, [cell.lever.name])
            row += [cell.effect.value if is_seen else Word("no_effect"), cell.effect.error, Word(cell.verdict)]
    return Table(outcome, tuple(columns), tuple(map(tuple, rows.values())), {"draws": Figure(draws, "count")})


QUESTION = Question("central", ShocksOptions, answer)
