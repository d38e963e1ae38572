"""What the three answers are read from: every lab's headline, what going on is worth, what decides and moves it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import sixteenth
from sixteenth.decide.glance.curves import Curves, can_draw, draw_curves, futures_of
from sixteenth.decide.ledger.model_lines import ModelLine, model_lines
from sixteenth.decide.society.world_share import WorldShare, world_shares
from sixteenth.decide.worth.first_question import answers_with, ask_first_question, can_ask
from sixteenth.decide.worth.going_on import GoingOn, outputs_of_going_on
from sixteenth.decide.worth.grid import Grid, what_decides
from sixteenth.decide.worth.headline import WORTH, Headline, Unfinished, make_headlines
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.measures.over_futures import kept_of
from sixteenth.measures.spread import Mover, Movers, inputs_of, what_moves, what_moves_most
from sixteenth.questions.labs import choose_lab
from sixteenth.scenarios.assemble import Scenario

RunPart = Callable[[Job, OutputSet], Result]
GRID_DRAWS = 400
STRONG = 0.15  # share of a spread from which one input alone is named


class FirstScreen(Protocol):
    """What the first screen is told from: the answers of one lab."""

    @property
    def unfinished(self) -> Unfinished:
        """Return the rule for models that are still for sale at the end."""
        ...

    @property
    def focus(self) -> Headline:
        """Return the answers of the lab."""
        ...

    @property
    def going_on_of_focus(self) -> GoingOn | None:
        """Return what going on is worth to it; none where its world knows no stop."""
        ...

    @property
    def last_call(self) -> Mover | None:
        """Return what the last month to stop turns on, where one input is strong."""
        ...


@dataclass(frozen=True)
class Outlook:
    """Every lab's three answers, what decides them for the lab in focus, and what moves them."""

    lab: str
    unfinished: Unfinished
    headlines: tuple[Headline, ...]
    grid: Grid
    movers: Movers
    models: tuple[ModelLine, ...] = ()
    last_call: Mover | None = None  # what the last month to stop turns on: the strongest input, where it is strong
    world_shares: tuple[WorldShare, ...] = ()
    going_on: tuple[GoingOn, ...] = ()  # of every lab, where labs can stop
    curves: Curves | None = None  # of the lab in focus, where the run kept what is drawn

    @property
    def going_on_of_focus(self) -> GoingOn | None:
        """Return what going on is worth to the lab in focus; none where its world knows no stop."""
        return next((each for each in self.going_on if each.lab == self.lab), None)

    @property
    def focus(self) -> Headline:
        """Return the answers of the lab in focus."""
        return next(each for each in self.headlines if each.lab == self.lab)


def run_part(job: Job, part: OutputSet) -> Result:
    """Run a job and keep of it a part alone."""
    return sixteenth.run_parts((job,), (part,))[0]


def read_beside(world: World) -> OutputSet:
    """Return what is read of the runs beside a scenario's own: those with a lab stopped, and those of the grid."""
    return kept_of(world, outputs_of_going_on(world), OutputSet((), tuple(WORTH.values())))


def make_outlook(
    scenario: Scenario,
    result: Result,
    job: Job,
    lab: str | None,
    unfinished: Unfinished,
    options: Mapping[str, Any],
    run: RunPart = run_part,
) -> Outlook:
    """Answer for every lab, and look closer at one: the first unless another is named; `run` runs what that needs.

    Raises:
        Refused: when there is no such lab.

    """
    labs = result.labels["lab"]
    focus = choose_lab(labs, lab)
    at, is_asked = labs.index(focus), can_ask(scenario.world)
    fewer: dict[str, Any] = {**options, "draws": GRID_DRAWS}
    beside = read_beside(scenario.world)
    few: Callable[[Scenario], Result] = lambda other: run(sixteenth.prepare(other, **fewer), beside)  # noqa: E731
    asked, moved = None, result.closing[WORTH[unfinished]][at]
    if is_asked:
        keeping = answers_with(options, lambda job: run(job, beside))
        few = lambda other: keeping(other, GRID_DRAWS)  # noqa: E731
        asked = ask_first_question(scenario, result, keeping, focus, result.draws)
        moved = asked.gained
    (grid,) = what_decides(scenario, few, [focus], unfinished, with_stops=is_asked)
    inputs = inputs_of(job, result.draws)
    return Outlook(
        lab=focus,
        unfinished=unfinished,
        headlines=make_headlines(result, unfinished),
        grid=grid,
        movers=what_moves(job, scenario, moved, inputs),
        models=model_lines(result, at),
        last_call=what_last_call_turns_on(job, scenario, result, at, inputs),
        world_shares=world_shares(result),
        going_on=asked.labs if asked else (),
        curves=curves_of(result, focus, unfinished),
    )


def what_last_call_turns_on(job: Job, scenario: Scenario, result: Result, lab: int, inputs: Any = None) -> Mover | None:
    """Return the strongest input of the last month in which a lab can stop and pay all, where it is strong."""
    mover = what_moves_most(job, scenario, result.closing["months_to_last_call"][lab], inputs)
    return mover if mover is not None and mover.is_clear and mover.share >= STRONG else None


def curves_of(result: Result, lab: str, unfinished: Unfinished) -> Curves | None:
    """Return what the first screen draws of a lab, where a run kept it in a future that stayed a number."""
    is_drawn = can_draw(result) and bool(result.finite.any())
    return draw_curves(futures_of(result, lab, unfinished)) if is_drawn else None
