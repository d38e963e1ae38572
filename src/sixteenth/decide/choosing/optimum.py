"""What a lab should choose: the best numbers within limits, seen again on fresh futures, and what they rest on.

The search sees one set of futures and prefers what is lucky on them. Its best choices and the scenario's own are run
again on other and more futures: the best there is the answer, and what it loses on the way is told (the winner's
curse). Under each other belief the choice is put beside the best that is found under it: the difference is its regret.
"""

from dataclasses import dataclass, replace

import numpy as np

from sixteenth.decide.choosing.reasons import Reasons, reasons_of
from sixteenth.decide.choosing.search import Point, Score, Searched, improve, search
from sixteenth.decide.choosing.trials import Luck, Reading, Trials
from sixteenth.errors import Interrupted
from sixteenth.measures.estimate import Estimate

FINALISTS = 5
EDGE = 2.0  # standard errors within which two choices are not told apart
ALONG = 7  # numbers of a decision that are shown
UNDER_BELIEF = 10  # choices that are visited under each other belief, beside the finalists
WORTH = "worth"


@dataclass(frozen=True)
class Choice:
    """A choice of numbers on fresh futures; the aim in its unit."""

    point: Point
    aim: Estimate
    gain: Estimate  # against the scenario's own numbers, paired by future
    limits: tuple[Estimate, ...]  # of what each limit is about
    searched: float  # the gain that the search saw; not a number of what it did not visit
    score: Score

    @property
    def is_within(self) -> bool:
        """Say whether all limits are kept on these futures."""
        return not self.score.missed


@dataclass(frozen=True)
class Back:
    """What moving one decision back alone to where it was costs."""

    decision: str
    number: float
    own: float
    loss: Estimate


@dataclass(frozen=True)
class Along:
    """One decision at another number, the others as in the best choice."""

    decision: str
    number: float
    gain: Estimate  # against the scenario's own numbers
    is_best: bool


@dataclass(frozen=True)
class Under:
    """The choice under another belief; regret is what the best choice that was found there brings more."""

    belief: str
    gain: Estimate  # of the choice against the scenario's own numbers
    best: Point
    regret: Estimate
    own_regret: Estimate  # of the scenario's own numbers
    is_within: bool  # whether the choice keeps all limits there


@dataclass(frozen=True)
class Optimum:
    """What a lab should choose."""

    own: Choice
    best: Choice
    finalists: tuple[Choice, ...]  # without the scenario's own, the best on fresh futures first
    visited: int
    backs: tuple[Back, ...] = ()
    along: tuple[Along, ...] = ()
    reasons: Reasons | None = None
    under: tuple[Under, ...] = ()
    is_stopped: bool = False  # on request, before all of it was found
    is_fresh: bool = True  # the choices were run again; else their numbers are those that the search saw

    @property
    def is_feasible(self) -> bool:
        """Say whether the best keeps all limits."""
        return self.best.is_within

    @property
    def is_clear(self) -> bool:
        """Say whether the best is told from what the scenario has, where that keeps the limits as well."""
        return not self.own.is_within or self.best.gain.value > EDGE * self.best.gain.error


@dataclass(frozen=True)
class Effort:
    """How much is run."""

    seen: Luck  # futures of the search
    fresh: Luck  # on which finalists are seen again
    visits: int


def optimum(trials: Trials, effort: Effort) -> Optimum:
    """Find what a lab should choose.

    Raises:
        Refused: when a number is refused by the scenario.
        Interrupted: when stopped before anything was found; later, what was found by then is returned.

    """
    trials.reading(trials.own, effort.seen)
    box = trials.wanted.box
    seen = search(lambda point: trials.score(point, effort.seen), box, trials.own, effort.visits, effort.seen.seed)
    found = _finals(trials, effort, seen)
    steps = (_with_backs, _with_reasons, _with_along, _with_beliefs)
    try:
        for step in steps if not found.is_stopped else ():
            found = step(trials, effort, found)
    except Interrupted:
        return replace(found, is_stopped=True)
    return found


def _finals(trials: Trials, effort: Effort, seen: Searched) -> Optimum:
    """Run the best choices again on fresh futures; after a stop, tell what the search saw."""
    points = [each.point for each in seen.apart(trials.wanted.box, FINALISTS)]
    is_stopped = seen.is_stopped
    if not is_stopped:
        try:
            for point in (trials.own, *points):
                trials.reading(point, effort.fresh)
        except Interrupted:
            is_stopped = True
    luck = effort.seen if is_stopped else effort.fresh
    own = _choice(trials, effort, trials.own, luck)
    finalists = [_choice(trials, effort, point, luck) for point in points if point != trials.own]
    finalists.sort(key=lambda each: each.score.rank, reverse=True)
    best = max((own, *finalists), key=lambda each: each.score.rank)
    return Optimum(own, best, tuple(finalists), len(seen.tried), is_stopped=is_stopped, is_fresh=not is_stopped)


def _choice(trials: Trials, effort: Effort, point: Point, luck: Luck) -> Choice:
    read = trials.reading(point, luck)
    searched = trials.reading(point, effort.seen).more_than(trials.reading(trials.own, effort.seen))
    gain = _beside(read, trials.reading(trials.own, luck))
    return Choice(point, read.mean(), gain, read.of_limits(), searched.value, trials.score(point, luck))


def _beside(read: Reading, own: Reading) -> Estimate:
    return Estimate(0.0, 0.0) if read is own else read.more_than(own)


def _with_backs(trials: Trials, effort: Effort, found: Optimum) -> Optimum:
    """Move each decision that was changed back alone."""
    best, backs = trials.reading(found.best.point, effort.fresh), list[Back]()
    for at, name in enumerate(trials.wanted.names):
        own = trials.own[at]
        if found.best.point[at] != own:
            point = _changed(found.best.point, at, own)
            loss = best.more_than(trials.reading(point, effort.fresh))
            backs.append(Back(name, found.best.point[at], own, loss))
    return replace(found, backs=tuple(backs))


def _with_reasons(trials: Trials, effort: Effort, found: Optimum) -> Optimum:
    if trials.wanted.aim.name != WORTH or found.best.point == trials.own:
        return found
    chosen, own = (trials.result(point, effort.fresh) for point in (found.best.point, trials.own))
    return replace(found, reasons=reasons_of(chosen, own, trials.wanted.lab))


def _with_along(trials: Trials, effort: Effort, found: Optimum) -> Optimum:
    """Vary one decision at a time around the best, on the futures of the search."""
    own, along = trials.reading(trials.own, effort.seen), list[Along]()
    for at, side in enumerate(trials.wanted.box):
        best = found.best.point[at]
        numbers = sorted({best, *(side.at(float(part)) for part in np.linspace(0, 1, ALONG))})
        for number in numbers:
            read = trials.reading(_changed(found.best.point, at, number), effort.seen)
            along.append(Along(trials.wanted.names[at], number, _beside(read, own), number == best))
    return replace(found, along=tuple(along))


def _with_beliefs(trials: Trials, effort: Effort, found: Optimum) -> Optimum:
    """Put the choice beside the best that is found under each other belief, begun from the finalists."""
    under = list[Under]()
    try:
        for belief in trials.beliefs:
            under.append(_under(trials, effort, found, belief))
    except Interrupted:
        return replace(found, under=tuple(under), is_stopped=True)
    return replace(found, under=tuple(under))


def _under(trials: Trials, effort: Effort, found: Optimum, belief: str) -> Under:
    luck = effort.seen
    points = {trials.own, found.best.point, *(each.point for each in found.finalists)}
    start = max(sorted(points), key=lambda point: trials.score(point, luck, belief).rank)
    walked = improve(lambda point: trials.score(point, luck, belief), trials.wanted.box, start, UNDER_BELIEF)
    if walked.is_stopped:
        message = "stopped on request"
        raise Interrupted(message)
    points |= {each.point for each in walked.tried}
    best = max(sorted(points), key=lambda point: trials.score(point, luck, belief).rank)
    read, own, chosen = (trials.reading(point, luck, belief) for point in (best, trials.own, found.best.point))
    is_within = not trials.score(found.best.point, luck, belief).missed
    return Under(belief, _beside(chosen, own), best, _beside(read, chosen), _beside(read, own), is_within)


def _changed(point: Point, at: int, number: float) -> Point:
    return (*point[:at], number, *point[at + 1 :])
