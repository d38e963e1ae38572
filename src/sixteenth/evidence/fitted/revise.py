"""Learning in the open: which new fact moves which belief, by how much, and with what arithmetic.

The draws that a scenario was fitted with are kept, so that new facts weigh them again in seconds. What one fact did is
the difference between a fit to all facts and one to all but it: nothing is left to the order in which they are read.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.evidence.facts_read.facts_file import read_facts_file
from sixteenth.evidence.facts_read.read_facts import DATA_CUT, Fact, known_on, read_facts
from sixteenth.evidence.fitted.calibrate import Fit, Prior, fit_to
from sixteenth.evidence.fitted.weights import Weights, mean_and_variance
from sixteenth.evidence.observed.discrepancy import LabReports, prior_gaps
from sixteenth.evidence.observed.observe import Unused, observe
from sixteenth.said import said

FEW = 400  # effective draws under which it is said
SHOWN = 4  # beliefs that a fact moved most


About = Literal["sales", "growth", "input"]  # of what a belief is: a lab's log sales, its growth, or an input


@dataclass(frozen=True)
class Changed:
    """Facts now, against those before: what came, what went, and which tell otherwise of the same thing."""

    before: tuple[Fact, ...]
    after: tuple[Fact, ...]
    added: tuple[Fact, ...]
    removed: tuple[Fact, ...]
    contradicted: tuple[tuple[Fact, Fact], ...]  # a new one and one that it contradicts
    unused: tuple[Unused, ...]  # of what was added

    @property
    def until(self) -> datetime.date:
        """Return the day by which all of it was known."""
        return max([DATA_CUT, *(known_on(fact) for fact in self.added)])


@dataclass(frozen=True)
class Move:
    """By how much one fact moved one belief: its mean with all facts less that without this one."""

    about: About
    name: str  # of a lab, or of an input as a file of joint draws names it
    without: float
    now: float
    spreads: float  # the same, in standard deviations of the belief without it


@dataclass(frozen=True)
class Taught:
    """What one fact taught."""

    fact: Fact
    surprise: float  # log density of the report given all others
    moves: tuple[Move, ...]
    effective: float


@dataclass(frozen=True)
class Arithmetic:
    """One fact as a sum: what was believed of what it saw, what it told, and what is believed now; logs of bn USD."""

    fact: Fact
    prior: tuple[float, float]  # mean and standard deviation
    told: tuple[float, float]  # the report less its bias, and its error
    posterior: tuple[float, float]

    @property
    def by_hand(self) -> tuple[float, float]:
        """Return what two normal distributions would give: means weighed by one over their variances."""
        weights = [1 / spread**2 for _, spread in (self.prior, self.told)]
        mean = (self.prior[0] * weights[0] + self.told[0] * weights[1]) / sum(weights)
        return mean, sum(weights) ** -0.5


@dataclass(frozen=True)
class Revision:
    """All that new facts did."""

    changed: Changed
    before: Fit
    after: Fit
    taught: tuple[Taught, ...]

    @property
    def moves(self) -> tuple[Move, ...]:
        """Return what all new facts together did to each belief, the most first."""
        return moves_between(self.before, self.after)


def read_changes(file: Path, earlier: Path | None = None) -> Changed:
    """Read new facts, and say how they differ from what was known: the package's, or an earlier file as well.

    Raises:
        Refused: with every cell that cannot be read, and every fact that was published in the future.

    """
    own, old = read_facts_file(file).all, read_facts_file(earlier).all if earlier else ()
    before = {fact.exact_key: fact for fact in (*read_facts(), *old)}
    names = {fact.exact_key.partition("/")[2] for fact in before.values()}
    now = {fact.exact_key.partition("/")[2] for fact in own}
    added = tuple(fact for fact in own if fact.exact_key.partition("/")[2] not in names)
    gone = {fact.exact_key.partition("/")[2] for fact in old} - now
    removed = tuple(fact for fact in before.values() if fact.exact_key.partition("/")[2] in gone)
    kept = tuple(fact for fact in before.values() if fact not in removed)
    same = [(new, fact) for new in added for fact in kept if _is_of_the_same(new, fact)]
    unused = observe(added).unused
    return Changed(tuple(before.values()), (*kept, *added), added, removed, tuple(same), unused)


def _is_of_the_same(one: Fact, other: Fact) -> bool:
    return (one.series, one.entity, one.date) == (other.series, other.entity, other.date) and one.text != other.text


def revise(prior: Prior, changed: Changed) -> Revision:
    """Weigh draws by all facts, by those before, and by all but each new one.

    Raises:
        Refused: when none of what changed is a report that the draws can see.

    """
    until = changed.until
    before, after = fit_to(prior, DATA_CUT, changed.before), fit_to(prior, until, changed.after)
    used = {fact.exact_key for fact in after.facts}
    new = [fact for fact in changed.added if fact.exact_key in used]
    if not new and not {fact.exact_key for fact in changed.removed} & {fact.exact_key for fact in before.facts}:
        where, cure = (
            Place(said("the new facts")),
            said("add reports of a lab's revenue (series, unit and dates as in ../facts)"),
        )
        got = said("{count} new facts, none a report that the draws can see", count=len(changed.added))
        refuse([WrongOption(said("the facts"), where, got, said("one at least"), cure)])
    taught = []
    for fact in new:
        without = fit_to(prior, until, [each for each in changed.after if each is not fact])
        surprise = log_mean(after) - log_mean(without)
        moves = moves_between(without, after)[:SHOWN]
        taught.append(Taught(fact, surprise, moves, after.weights.effective))
    return Revision(changed, before, after, tuple(taught))


def log_mean(fit: Fit) -> float:
    """Return the log of the mean likelihood of all reports of a fit over the prior."""
    logs = fit.log_likelihood
    return float(logs.max() + np.log(np.exp(logs - logs.max()).mean()))


def moves_between(before: Fit, after: Fit) -> tuple[Move, ...]:
    """Return how each belief differs between two fits of the same draws, what moved most first."""
    found = [
        _move(about, name, one, other, before.weights, after.weights)
        for about, name, one, other in _beliefs(before, after)
    ]
    return tuple(sorted(found, key=lambda each: -abs(each.spreads)))


def _beliefs(before: Fit, after: Fit) -> Iterator[tuple[About, str, Any, Any]]:
    for lab, each in after.endings.items():
        was = before.endings.get(lab)
        yield "sales", lab, was.sales if was else each.sales_before, each.sales
        yield "growth", lab, was.growth if was else each.growth_before, each.growth
    for own in after.prior.inputs:
        yield "input", own.title, own.scale, own.scale


def _move(about: About, name: str, one: Any, other: Any, before: Weights, after: Weights) -> Move:
    mean, variance = mean_and_variance(one, before.weights)
    now, _ = mean_and_variance(other, after.weights)
    return Move(about, name, mean, now, (now - mean) / max(variance, np.finfo(float).tiny) ** 0.5)


def arithmetic_of(prior: Prior, changed: Changed, key: str) -> Arithmetic:
    """Show one new fact as a sum: belief without it, report, belief with it.

    Raises:
        Refused: when no new report has this key.

    """
    after = fit_to(prior, changed.until, changed.after)
    own = [(reports, each) for reports in after.reports for each in reports.observations]
    added = {fact.exact_key for fact in changed.added}
    found = next((pair for pair in own if key in (pair[1].fact.key, pair[1].fact.exact_key)), None)
    if found is None or found[1].fact.exact_key not in added:
        where, cure = Place(said("the command line")), said("use one of {names}", names=", ".join(sorted(added)))
        refuse([WrongOption("--fact", where, f"'{key}'", said("the key of a new report"), cure)])
        raise AssertionError
    reports, seen = found
    without = fit_to(prior, changed.until, [each for each in changed.after if each is not seen.fact])
    alone = LabReports(reports.lab, (seen,), reports.start, reports.months)
    sides = []
    for fit in (without, after):
        gaps = fit.gaps.get(reports.lab)
        if gaps is None:
            gaps = prior_gaps(reports.months, prior.wandering, prior.luck(reports.lab)[1:])
        truth = alone.seen_in(prior.log_rates(reports.lab) + gaps[:-1])[0]
        mean, variance = mean_and_variance(truth, fit.weights.weights)
        sides.append((mean, variance**0.5))
    return Arithmetic(seen.fact, sides[0], (seen.log_value - seen.bias, seen.spread), sides[1])
