"""Rival theories ranked beside uncertain inputs, by how far each moves what a lab gains by going on."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.shocks import ERRORS_TO_BE_SEEN
from sixteenth.decide.theories import (
    OUTCOMES,
    Apart,
    Effects,
    Numbers,
    Swing,
    effects_of,
    outcomes_of,
    outputs_of,
    size,
    swings,
    widest_apart,
)
from sixteenth.decide.worth.going_on import cannot_stop
from sixteenth.errors import Place, UnknownName, nearest, refuse
from sixteenth.questions.labs import lab_of_owners
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share
from sixteenth.scenarios.theories import Rival, rivals_of

QUANTITIES = {"going_on": "change_of_money", "back": "change_of_100", "ruin": "change_of_100"}
SHOWN_INPUTS = 15


class TheoriesOptions(Options):
    """Of which lab and mechanisms; futures by which inputs are told apart, and those of each rival, at most as many."""

    lab: str | None = None
    mechanism: list[str] = Field(default_factory=list[str])  # all that have rivals, where none is named
    draws: Annotated[int, Field(ge=1, le=100_000)] = 2000
    rival_draws: Annotated[int, Field(ge=1, le=100_000)] = 400
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7


def answer(scenario: Scenario, options: TheoriesOptions, runs: Session) -> Answer:
    """Run a scenario under each rival of its theories, and rank what they move beside what its inputs move.

    Raises:
        Refused: where the scenario has no such lab or mechanism, or its world no labs that could stop.

    """
    lab = lab_of_owners(scenario, options.lab)
    rivals = [_able(each, lab) for each in _of_mechanisms(rivals_of(scenario), options.mechanism)]
    runs.expect(2 * (2 + sum(each.scenario is not None for each in rivals)))  # as it goes on, and stopped

    def numbers(each: Scenario, draws: int) -> Numbers:
        keep = outputs_of(each.world)
        return outcomes_of(each, lab, lambda own: runs.run(own, keep, draws=draws, seed=options.seed))

    few = min(options.rival_draws, options.draws)
    inputs = swings(
        sixteenth.prepare(scenario, draws=options.draws, seed=options.seed), numbers(scenario, options.draws)
    )
    without = numbers(scenario, few)
    under = {(each.seam, each.name): numbers(each.scenario, few) for each in rivals if each.scenario is not None}
    theories = _by_seam(rivals, without, under)
    share = Figure(judged_share(scenario), "share")
    return Answer(
        question="theories",
        scenario=scenario.name,
        recipe=runs.recipe_of(scenario, outputs_of(scenario.world), draws=options.draws, seed=options.seed),
        findings=(_theories(lab, theories), _inputs(lab, inputs), *_left_out(rivals)),
        tables=(_rank(lab, theories, inputs, options), _rivals(lab, rivals, without, under, few)),
        charts=CHARTS,
        notes=(Finding("how_to_read", {}), Finding("judgement", {"share": share})),
        judgement=share,
    )


def _of_mechanisms(rivals: Sequence[Rival], named: Sequence[str]) -> Sequence[Rival]:
    """Return the rivals of the mechanisms that were named.

    Raises:
        Refused: when a name is no mechanism with a rival.

    """
    known = tuple(dict.fromkeys(each.seam for each in rivals))
    here, expected = Place(said("the mechanisms to look at")), said("a mechanism with rival theories")
    refuse(
        UnknownName(
            f"'{name}'",
            here,
            f"'{name}'",
            expected,
            nearest(name, known, said("there are {names}", names=", ".join(known))),
        )
        for name in named
        if name not in known
    )
    return [each for each in rivals if each.seam in named] if named else rivals


def _able(rival: Rival, lab: str) -> Rival:
    """Return a rival, without its scenario where nothing can be said of the lab's stop in it."""
    if rival.scenario is None or not (faults := cannot_stop(rival.scenario, lab)):
        return rival
    return Rival(rival.seam, rival.chosen, rival.name, None, faults[0].got)


def _by_seam(rivals: Sequence[Rival], without: Numbers, under: Mapping[tuple[str, str], Numbers]) -> list[Apart]:
    """Return for each seam with a rival that ran its two theories that are widest apart; the widest seam first."""
    chosen = {each.seam: each.chosen for each in rivals if each.scenario is not None}
    found = [
        widest_apart(seam, {name: without, **{own: each for (of, own), each in under.items() if of == seam}})
        for seam, name in chosen.items()
    ]
    return sorted(found, key=size, reverse=True)


def _theories(lab: str, theories: Sequence[Apart]) -> Finding:
    seen = [each for each in theories if size(each) > ERRORS_TO_BE_SEEN * each.effects["going_on"].error]
    about = {"lab": Figure(lab, "text"), "seams": Figure(len(theories), "count"), "seen": Figure(len(seen), "count")}
    if not seen:
        return Finding("no_theory", about)
    return Finding("theories", {**about, "what": _called(seen[0]), "effect": _effect(seen[0])}, ("wind_down_value",))


def _inputs(lab: str, inputs: Sequence[Swing]) -> Finding:
    seen = [each for each in inputs if each.is_clear]
    about = {"lab": Figure(lab, "text"), "inputs": Figure(len(inputs), "count"), "seen": Figure(len(seen), "count")}
    if not seen:
        return Finding("no_input", about)
    return Finding("inputs", {**about, "what": _called(seen[0]), "effect": _effect(seen[0])}, (seen[0].name,))


def _left_out(rivals: Sequence[Rival]) -> list[Finding]:
    return [
        Finding(
            "left_out",
            {
                "seam": Figure(each.seam, "name"),
                "rival": Figure(each.name, "name"),
                "why": Figure(each.why_not, "text"),
            },
        )
        for each in rivals
        if each.scenario is None
    ]


def _called(each: Apart | Swing) -> Figure:
    if isinstance(each, Apart):
        return Figure(f"{each.seam}: {each.one} to {each.other}", "name")
    return Figure(" ".join((each.name, *each.labels)), "input")


def _effect(each: Apart | Swing) -> Figure:
    moved = each.effects["going_on"]
    return Figure(moved.value, "change_of_money", moved.error)


def _cells(effects: Effects) -> tuple[float, ...]:
    return tuple(number for name in OUTCOMES for number in (effects[name].value, effects[name].error))


def _columns(*keys: str) -> tuple[Column, ...]:
    measured = [Column(*each) for n in OUTCOMES for each in ((n, QUANTITIES[n]), ("error", f"{QUANTITIES[n]}_error"))]
    return (*(Column(key, "name") for key in keys), *measured)


def _rank(lab: str, theories: Sequence[Apart], inputs: Sequence[Swing], options: TheoriesOptions) -> Table:
    """Put theories and the inputs that stand out from chance in one order: by how far they move the value."""
    clear = [each for each in inputs if each.is_clear][:SHOWN_INPUTS]
    ranked: list[Apart | Swing] = [*theories, *clear]
    ranked.sort(key=size, reverse=True)
    rows = tuple(
        (str(_called(each).value), Word("theory" if isinstance(each, Apart) else "input"), *_cells(each.effects))
        for each in ranked
    )
    title = {"lab": Figure(lab, "text"), "draws": Figure(options.draws, "count")}
    return Table("rank", _columns("what", "kind"), rows, title)


def _rivals(
    lab: str, rivals: Sequence[Rival], without: Numbers, under: Mapping[tuple[str, str], Numbers], draws: int
) -> Table:
    """Put what each rival changes against the chosen theory; one that could not run has nothing."""
    rows = []
    for each in rivals:
        found = under.get((each.seam, each.name))
        cells = (None,) * (2 * len(OUTCOMES)) if found is None else _cells(effects_of(without, found))
        rows.append((each.seam, each.chosen, each.name, *cells))
    title = {"lab": Figure(lab, "text"), "draws": Figure(draws, "count")}
    return Table("rivals", _columns("seam", "chosen", "rival"), tuple(rows), title)


CHARTS = (Chart("what_moves", "bars", "rank", "what", "going_on", error="error", zero=True),)
QUESTION = Question("central", TheoriesOptions, answer)
