"""What must be true for a condition to hold: break-evens, the cheapest joint change, and what futures share.

Inputs are chosen by what they move: first by how their scores go with the condition in the futures of one run, then by
runs in which each is held high and low. Decisions are held at numbers of their own and told apart: what can be chosen,
against what must be believed. All runs are of one program in the same futures; the joint change is counted once more
in fresh ones.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import numpy as np

from sixteenth.decide.choosing.decisions import DECISIONS, at_rest, decided
from sixteenth.decide.conditions.break_even import BreakEven, break_even
from sixteenth.decide.conditions.condition import Asked
from sixteenth.decide.conditions.inputs import Input, correlations_of, drawn_scores, held, ranks_of, uncertain_inputs
from sixteenth.decide.conditions.nearest import NearestChange, nearest_change, refined
from sixteenth.decide.conditions.target import Beside, Target
from sixteenth.decide.conditions.tilt import Tilt, smallest_tilt, weighed, weights_of
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import Interrupted
from sixteenth.measures.estimate import Estimate, mean_of
from sixteenth.scenarios.assemble import Scenario

TRIES = (-3.0, -1.5, 0.0, 1.5, 3.0)  # scores of a belief that are looked at first
AROUND = 1.5  # to either side, for what an input moves
CANDIDATES, SOLVED, JOINED, SHARED = 20, 12, 8, 8  # inputs at each step
DECIDED = ("training_spend", "margin", "safety_effort")
SEEN = 2.0  # standard errors
FEWEST = 8  # futures that meet a condition, below which nothing is said of what they share

Run = Callable[[Scenario, int, int], Result]  # a scenario, over so many futures, of the luck of the n-th seed


@dataclass(frozen=True)
class Belief:
    """Where one uncertain input must be for the condition to hold, in normal scores; else as in `BreakEven`."""

    input: Input
    found: BreakEven
    moves: float  # of the mean, from 1.5 scores below the middle to 1.5 above


@dataclass(frozen=True)
class Choice:
    """Where one decision of the lab must be for the condition to hold; positions are logarithms of its number."""

    name: str
    rest: float  # the number at which it rests
    found: BreakEven


@dataclass(frozen=True)
class Shared:
    """What futures that meet a condition have in common: where one input lies in them, against all futures."""

    input: Input
    score: Estimate  # mean of its normal scores in them; 0 of all
    within: float  # median of its values in them
    of_all: float


@dataclass(frozen=True)
class Joint:
    """The cheapest joint change, and what it brings in fresh futures."""

    inputs: tuple[Input, ...]
    change: NearestChange
    fresh: Estimate  # the mean of what is asked for, in futures that it was not sought in
    after: Result  # its run in these
    tilt: Tilt | None = None  # the smallest move of beliefs that does the same, their spread kept
    tilt_fresh: Estimate | None = None  # what that brings in these futures, nothing held


@dataclass(frozen=True)
class MustHold:
    """What must be true; means are of 100 futures for a count, of what is asked for less its bound for a mean."""

    asked: Asked
    now: Estimate
    futures: int
    before: Result  # the scenario as it is
    shared: tuple[Shared, ...] = ()
    met: Estimate = field(default_factory=lambda: Estimate(float("nan"), float("nan")))  # of 100 futures
    beliefs: tuple[Belief, ...] = ()
    choices: tuple[Choice, ...] = ()
    joint: Joint | None = None  # that makes it hold, or breaks it where it holds
    is_stopped: bool = False  # on request, before all of it was found

    @property
    def is_confirmed(self) -> bool:
        """Say whether fresh futures bear the joint change out, within two standard errors of both counts."""
        if self.joint is None or not self.joint.change.is_enough:
            return True
        spare = self.joint.fresh.value - self.asked.least
        error = float(np.hypot(self.joint.fresh.error, self.joint.change.reached.error))
        return (-spare if self.holds else spare) >= -SEEN * error

    @property
    def holds(self) -> bool:
        """Say whether it holds as things are."""
        return self.now.value >= self.asked.least


@dataclass(frozen=True)
class Setting:
    """What is asked of which scenario, and how it is run.

    `scenario` must be ready for the decisions of `DECIDED` that are named in `choices`.
    """

    scenario: Scenario
    job: Job  # of the scenario, with all futures
    asked: Asked
    lab: str
    run: Run
    draws: int
    others: int  # futures of each mix that is tried
    choices: tuple[str, ...] = DECIDED


def must_hold(setting: Setting) -> MustHold:
    """Find what must be true for a condition to hold.

    Raises:
        Interrupted: when stopped before the scenario itself has run; later, what was found by then is returned.

    """
    search = _Search(setting)
    try:
        search.with_beliefs()
        search.with_choices()
        search.with_joint_change()
    except Interrupted:
        return replace(search.found, is_stopped=True)
    return search.found


class _Search:
    """Runs of mixes of inputs and decisions, each made once, and what was found by them so far."""

    def __init__(self, setting: Setting) -> None:
        self._of = setting
        self._inputs = {each.title: each for each in uncertain_inputs(setting.job, setting.scenario)}
        result = setting.run(setting.scenario, setting.draws, 0)
        now, met = setting.asked.mean(result), setting.asked.met(result)
        self._beside = Beside(setting.asked.numbers(result)[: setting.others], now)
        self._target = Target(self._look, setting.asked.least, self._beside)
        self._scores = drawn_scores(setting.job, self._inputs.values(), setting.draws)
        self._ranked = self._by_correlation(result, met)
        self.found = MustHold(
            *(setting.asked, now, int(result.finite.sum()), result),
            shared=self._shared(met),
            met=mean_of(100.0 * met),
        )

    def with_beliefs(self) -> None:
        """Solve for the inputs that move the condition most, one by one."""
        moves = {title: self._moves(title) for title in self._ranked[:CANDIDATES]}
        strongest = sorted(moves, key=lambda title: -abs(moves[title]))[:SOLVED]
        for title in strongest:
            belief = Belief(self._inputs[title], break_even(self._target, title, 0.0, TRIES), moves[title])
            self.found = replace(self.found, beliefs=(*self.found.beliefs, belief))

    def with_choices(self) -> None:
        """Solve for what the lab itself may decide, one by one."""
        of = self._of
        for name in of.choices:
            rest = at_rest(of.scenario, name, of.lab)
            tries = _tries(DECISIONS[name].low, DECISIONS[name].high, rest)
            choice = Choice(name, rest, break_even(self._target, name, float(np.log(rest)), tries))
            self.found = replace(self.found, choices=(*self.found.choices, choice))

    def with_joint_change(self) -> None:
        """Find the nearest world in which the condition holds; or, where it does, in which it holds no more.

        It is sought in the futures of each mix that is tried, and then moved along its line until it just is enough in
        all of them.
        """
        of = self._of
        moving = [each.input for each in self.found.beliefs if each.moves]
        chosen = (moving or [each.input for each in self.found.beliefs])[:JOINED]
        if not chosen:
            return
        few, all_of = self._sought(of.others), self._sought(of.draws)
        titles, among = [each.title for each in chosen], correlations_of(of.job, chosen)
        side = -1.0 if self.found.holds else 1.0
        change = nearest_change(few, titles, among, side * np.array([self._ease[title] for title in titles]))
        if change.is_enough and not change.distance and all_of.spare(change.scores).value < 0:
            change = nearest_change(all_of, titles, among)  # the few futures were of the other side already
        own = tuple(each for each in chosen if each.title in change.scores)
        change = refined(all_of, change, correlations_of(of.job, own))
        after = of.run(held(of.scenario, own, change.scores), of.draws, 1)
        joint = Joint(own, change, of.asked.mean(after), after)
        self.found = replace(self.found, joint=joint)
        self.found = replace(self.found, joint=self._with_tilt(joint, chosen, among))

    def _with_tilt(self, joint: Joint, chosen: list[Input], among: Any) -> Joint:
        """Add the smallest move of what is believed of the same inputs, and count it in fresh futures."""
        of, side = self._of, -1.0 if self.found.holds else 1.0
        titles = [each.title for each in chosen]
        numbers = side * of.asked.numbers(self.found.before)
        scores = np.array([self._scores[title] for title in titles])
        tilt = smallest_tilt(titles, scores, numbers, side * of.asked.least, among)
        if tilt is None or not tilt.is_told:
            return joint
        fresh = of.asked.numbers(of.run(of.scenario, of.draws, 1))
        job = replace(of.job, options=replace(of.job.options, seed=of.job.options.seed + 1))
        drawn = drawn_scores(job, chosen, of.draws)
        weights = weights_of(tilt, titles, np.array([drawn[title] for title in titles]), among)
        kept = np.isfinite(fresh)
        again = weighed(weights[kept] / weights[kept].sum(), fresh[kept])
        return replace(joint, tilt=tilt, tilt_fresh=again)

    def _sought(self, draws: int) -> Target:
        """Return the condition over so many futures; its opposite where it holds."""
        side = -1.0 if self.found.holds else 1.0
        known = Beside(side * self._beside.few, Estimate(side * self._beside.all.value, self._beside.all.error))
        beside = known if draws == self._of.others else None
        return Target(lambda mix: side * self._look(mix, draws), side * self._of.asked.least, beside)

    def _look(self, mix: Mapping[str, float], draws: int | None = None) -> Any:
        """Return the numbers of a mix: scores of inputs by title, logarithms of decisions by name."""
        of = self._of
        numbers = {(name, of.lab): float(np.exp(mix[name])) for name in of.choices if name in mix}
        scores = {title: score for title, score in mix.items() if title in self._inputs}
        mixed = held(decided(of.scenario, numbers), [self._inputs[title] for title in scores], scores)
        return of.asked.numbers(of.run(mixed, draws or of.others, 0))

    def _moves(self, title: str) -> float:
        """Return what an input moves of the mean: held high, less held low."""
        high, low = (self._target.spare({title: side * AROUND}).value for side in (1, -1))
        return high - low if np.isfinite(high - low) else 0.0

    def _by_correlation(self, result: Result, met: Any) -> list[str]:
        """Return the titles of inputs by how their scores go with meeting the condition, and with how easily."""
        ease = _standard(ranks_of(self._of.asked.ease(result)))
        self._ease = {title: float(scores @ ease) for title, scores in self._scores.items()}
        outcomes = [_standard(met), ease]
        strength = {
            title: max(abs(float(scores @ each)) for each in outcomes) for title, scores in self._scores.items()
        }
        return sorted(strength, key=lambda title: -strength[title])

    def _shared(self, met: Any) -> tuple[Shared, ...]:
        """Return where inputs lie in the futures that meet the condition, those that lie farthest from all first."""
        if not FEWEST <= met.sum() < len(met):
            return ()
        scores = {title: mean_of(scores[met]) for title, scores in self._scores.items()}
        farthest = sorted(scores, key=lambda title: -abs(scores[title].value))[:SHARED]
        return tuple(
            Shared(
                self._inputs[title],
                scores[title],
                self._inputs[title].value(float(np.median(self._scores[title][met])), self._of.lab),
                self._inputs[title].value(0.0, self._of.lab),
            )
            for title in farthest
        )


def _tries(low: float, high: float, rest: float) -> tuple[float, ...]:
    """Return positions of a decision to look at first: its ends, where it rests, and between."""
    ends = sorted({*np.log([low, min(max(rest, low), high), high])})
    between = [(one + other) / 2 for one, other in pairwise(ends)]
    return tuple(float(each) for each in sorted({*ends, *between}))


def _standard(values: Any) -> Any:
    """Return numbers of mean 0 and of length 1; all 0 where they are the same."""
    own = np.asarray(values, np.float64) - np.mean(values)
    return own / max(float(np.linalg.norm(own)), np.finfo(np.float64).tiny)
