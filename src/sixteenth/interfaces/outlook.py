"""The three answers in words, and what stands beside them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sixteenth
from sixteenth.answers.numbers import percent, signed_billions
from sixteenth.decide.first_question import answers_with, ask_first_question, can_ask
from sixteenth.decide.going_on import GoingOn
from sixteenth.decide.grid import Grid, what_decides
from sixteenth.decide.headline import WORTH, Headline, Part, Unfinished, make_headlines
from sixteenth.decide.model_lines import ModelLine, model_lines
from sixteenth.decide.spread import Mover, Movers, inputs_of, what_moves
from sixteenth.decide.world_share import WorldShare, world_shares
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import Place, UnknownLabel, nearest, refuse
from sixteenth.interfaces.going_on_tables import (
    billions_told,
    mean_told,
    named_verdict,
    share_after_run,
    what_decides_sentence,
)
from sixteenth.interfaces.left_out import tell_left_out
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
    going_on: tuple[GoingOn, ...] = ()  # of every lab, where labs can stop

    @property
    def going_on_of_focus(self) -> GoingOn | None:
        """Return what going on is worth to the lab in focus; none where its world knows no stop."""
        return next((each for each in self.going_on if each.lab == self.lab), None)

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
    at, is_asked = labs.index(focus), can_ask(scenario.world)
    fewer: dict[str, Any] = {**options, "draws": GRID_DRAWS}
    run: Callable[[Scenario], Result] = lambda other: sixteenth.run(other, **fewer)  # noqa: E731
    asked, moved = None, result.closing[WORTH[unfinished]][at]
    if is_asked:
        keeping = answers_with(options)
        run = lambda other: keeping(other, GRID_DRAWS)  # noqa: E731
        asked = ask_first_question(scenario, result, keeping, focus, result.draws)
        moved = asked.gained
    (grid,) = what_decides(scenario, run, [focus], unfinished, with_stops=is_asked)
    inputs = inputs_of(job, result.draws)
    calls = what_moves(job, scenario, result.closing["months_to_last_call"][at], inputs).inputs
    return Outlook(
        lab=focus,
        unfinished=unfinished,
        headlines=make_headlines(result, unfinished),
        grid=grid,
        movers=what_moves(job, scenario, moved, inputs),
        models=model_lines(result, at),
        last_call=next((mover for mover in calls[:1] if mover.is_clear and mover.share >= STRONG), None),
        world_shares=world_shares(result),
        left_out=tell_left_out(scenario),
        going_on=asked.labs if asked else (),
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
    """Write the three answers for the lab in focus; how often money is back comes second where going on is valued."""
    found, rest = outlook.going_on_of_focus, (_too_late(outlook), what_decides_sentence(outlook.grid, outlook.movers))
    if found is None:
        verdict = f"{outlook.focus.lab}: {VERDICTS[outlook.focus.verdict]}"
        first = f"Is the loss an investment or a hole? {verdict}. {_money_back(outlook)}"
        return (first, _money_back_if_it_stops(outlook.focus), *rest)
    return (_investment(found), f"Money back, counted second: {_money_back(outlook)}", _if_it_stops(found), *rest)


def _investment(found: GoingOn) -> str:
    value = found.going_concern
    share = share_after_run(value)
    later = "" if share == "-" else f" {share} of that comes after {found.horizon}."
    return (
        f"Is the loss an investment or a hole? {found.lab}: {named_verdict(value)}. Going on is worth"
        f" {billions_told(value.mean)} to its owners against stopping now on the same luck ({mean_told(found)}), and"
        f" more than nothing in"
        f" {_count(value.positive_of_100)} of 100.{later}"
    )


def _money_back(outlook: Outlook) -> str:
    head = outlook.focus
    low, middle, high = head.worth
    rule = "with what is then for sale run off" if outlook.unfinished == "run_off" else "nothing sold after that"
    return (
        f"{_count(head.back_of_100)} of 100 futures have all money back by {head.horizon}, {rule}. It is worth"
        f" {signed_billions(middle)}bn USD today (median; 5 to 95 of 100: {signed_billions(low)} to"
        f" {signed_billions(high)}); {_count(head.ruined_of_100)} of 100 end in ruin{_catastrophe(head)}."
    )


def _catastrophe(head: Headline) -> str:
    if not head.catastrophe_of_100:
        return ""
    return (
        f", and {_count(head.catastrophe_of_100)} in a catastrophe for all (judgement), which counts as not back; of"
        f" 100 others {_count(head.back_of_100_spared)} have it back"
    )


def _if_it_stops(found: GoingOn) -> str:
    told = [
        f"where it {part.name} ({_count(100 * part.futures / found.futures)} of 100 futures), going on is worth"
        f" {billions_told(part.value.mean)} on average, and more than nothing in"
        f" {_count(part.value.positive_of_100)} of 100"
        for part in found.by_stop
    ]
    return f"What if progress stops? {_as_sentence('; '.join(told))}"


def _as_sentence(told: str) -> str:
    return f"{told[:1].upper()}{told[1:]}."


def _money_back_if_it_stops(head: Headline) -> str:
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


def _count(of_100: float) -> str:
    return f"{of_100:.0f}"
