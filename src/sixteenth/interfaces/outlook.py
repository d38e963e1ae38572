"""The three answers in words, and what stands beside them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sixteenth
from sixteenth.answers.numbers import percent, signed_billions
from sixteenth.decide.grid import Grid, what_decides
from sixteenth.decide.headline import WORTH, Headline, Part, Unfinished, make_headlines
from sixteenth.decide.model_lines import ModelLine, model_lines
from sixteenth.decide.spread import Mover, Movers, what_moves
from sixteenth.decide.world_share import WorldShare, world_shares
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import Place, UnknownLabel, nearest, refuse
from sixteenth.interfaces.left_out import tell_left_out
from sixteenth.interfaces.parts_of_spread import tell_judged_part
from sixteenth.scenarios.assemble import Scenario

GRID_DRAWS = 400
STRONG = 0.15  # share of a spread from which one input alone is named
VERDICTS = {
    "investment": "an investment",
    "hole": "a hole",
    "either way": "it could go either way",
}


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
    left_out: str = ""  # what is not in this scenario's model

    @property
    def focus(self) -> Headline:
        """Return the answers of the lab in focus."""
        return next(each for each in self.headlines if each.lab == self.lab)

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        own = self.movers.judgement
        shares = {"judgement_share": own.share, "judgement_share_standard_error": own.standard_error}
        return {**asdict(self), **shares}


def make_outlook(
    scenario: Scenario, result: Result, job: Job, lab: str | None, unfinished: Unfinished, options: Mapping[str, Any]
) -> Outlook:
    """Answer for every lab, and look closer at one: the first unless another is named.

    Raises:
        Refused: when there is no such lab.

    """
    labs = result.labels["lab"]
    focus = choose_lab(labs, lab)
    fewer: dict[str, Any] = {**options, "draws": GRID_DRAWS}
    run: Callable[[Scenario], Result] = lambda other: sixteenth.run(other, **fewer)  # noqa: E731
    (grid,) = what_decides(scenario, run, [focus], unfinished)
    at = labs.index(focus)
    calls = what_moves(job, scenario, result.closing["months_to_last_call"][at]).inputs
    return Outlook(
        lab=focus,
        unfinished=unfinished,
        headlines=make_headlines(result, unfinished),
        grid=grid,
        movers=what_moves(job, scenario, result.closing[WORTH[unfinished]][at]),
        models=model_lines(result, at),
        last_call=next((mover for mover in calls[:1] if mover.is_clear and mover.share >= STRONG), None),
        world_shares=world_shares(result),
        left_out=tell_left_out(scenario),
    )


def choose_lab(labs: Sequence[str], lab: str | None) -> str:
    """Return the lab to look closer at: the first unless another is named.

    Raises:
        Refused: when there is no such lab.

    """
    focus = lab or next(iter(labs), "")
    if focus not in labs:
        where, cure = Place("the options of the run"), nearest(focus, labs, "name one of them")
        refuse([UnknownLabel("'--lab'", where, f"'{focus}'", ", ".join(labs) or "nothing: there are no labs", cure)])
    return focus


def outlook_sentences(outlook: Outlook) -> tuple[str, ...]:
    """Write the three answers for the lab in focus."""
    return (_investment(outlook), _if_it_stops(outlook.focus), _too_late(outlook), _what_decides(outlook))


def _investment(outlook: Outlook) -> str:
    head = outlook.focus
    low, middle, high = head.worth
    rule = "with what is then for sale run off" if outlook.unfinished == "run_off" else "nothing sold after that"
    return (
        f"Is the loss an investment or a hole? {head.lab}: {VERDICTS[head.verdict]}. {_count(head.back_of_100)} of 100"
        f" futures have all money back by {head.horizon}, {rule}. It is worth {signed_billions(middle)}bn USD today"
        f" (5 to 95 of 100: {signed_billions(low)} to {signed_billions(high)}); {_count(head.ruined_of_100)} of 100"
        f" end in ruin{_catastrophe(head)}."
    )


def _catastrophe(head: Headline) -> str:
    if not head.catastrophe_of_100:
        return ""
    return (
        f", and {_count(head.catastrophe_of_100)} in a catastrophe for all (judgement), which counts as not back; of"
        f" 100 others {_count(head.back_of_100_spared)} have it back"
    )


def _if_it_stops(head: Headline) -> str:
    told = [f"{part.name}: {_part(part)}" for part in head.by_stop if part.futures]
    return f"What if progress stops? Of 100 futures in which it {'; '.join(told)}."


def _part(part: Part) -> str:
    return f"{_count(part.back_of_100)} get the money back, from a hole of {signed_billions(part.deepest_hole)}bn"


def _too_late(outlook: Outlook) -> str:
    head, mover = outlook.focus, outlook.last_call
    never = f"never in {_count(head.never_too_late_of_100)} of 100 futures"
    odds, month = head.last_calls[-1]
    if month is None:
        last = "every month of the run still allows it"
    elif month < head.start:
        last = f"it is too late from the start: in more than {100 - odds} of 100, what is owed is more than can be paid"
    else:
        last = f"the last month to stop and pay all that is owed is {month}"
    turns = ""
    if mover is not None and mover.kind == "judgement":
        name = " ".join((mover.name.replace("_", " "), *mover.labels))
        turns = f" It turns on {name} (judgement): {percent(mover.share)} of its spread."
    return f"When is it too late to stop? {never.capitalize()}; at odds of {odds} of 100, {last}.{turns}"


def _what_decides(outlook: Outlook) -> str:
    cells = [cell for row in outlook.grid.back_of_100 for cell in row]
    return (
        f"What decides it: from {_count(min(cells))} to {_count(max(cells))} of 100, by how hard labs compete on price"
        f" and how much they spend. {tell_judged_part(outlook.movers.judgement)}"
    )


def _count(of_100: float) -> str:
    return f"{of_100:.0f}"
