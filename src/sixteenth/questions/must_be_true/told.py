"""What must be true, as findings: whether it holds, what would make it hold or break it, and what lies beside it."""

from collections.abc import Mapping, Sequence
from math import exp
from statistics import NormalDist

from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.decide.conditions.break_even import BreakEven
from sixteenth.decide.conditions.condition import Clause
from sixteenth.decide.conditions.inputs import Input
from sixteenth.decide.conditions.must_hold import Belief, Choice, Joint, MustHold, Shared
from sixteenth.decide.worth.market_implied import MarketImplied
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.figures import amount, with_error
from sixteenth.questions.must_be_true.plans import Plan

About = Mapping[str, Figure]
Parts = dict[str, Figure | Word | tuple[Finding, ...]]
COUNT, COUNT_ERROR = "of_100_tenth", "of_100_error"
IN_THE_MIDDLE = 0.5  # standard deviations: a joint change nearer than that is hardly one
NAMED = 4  # inputs that a sentence names
SEEN = 2.0  # standard errors
A_YEAR = 12
NORMAL = NormalDist()


def findings(found: MustHold, plans: Sequence[Plan], about: About) -> tuple[Finding, ...]:
    """Tell the answer: first whether it holds, then each way in which it would, and what is published beside it."""
    return (
        *((Finding("stopped", {}),) if found.is_stopped else ()),
        _now(found, about),
        *_singles(found, about),
        *_choices(found, about),
        *_joint(found, about),
        *_shared(found, about),
        *(_plan(each, about) for each in plans),
    )


def held_or_sold(found: MustHold, implied: MarketImplied) -> Finding:
    """Say in how many futures a price is met by cash, and in how many by revenue that a market would pay for."""
    parts: Parts = {
        "lab": Figure(implied.lab, "text"),
        "year": Figure(implied.year, "year"),
        **with_error("met", found.met, COUNT, COUNT_ERROR),
        **with_error("reached", Estimate(implied.reached_of_100, implied.reached_error), COUNT, COUNT_ERROR),
    }
    return Finding("held_or_sold", parts)


def condition_told(found: MustHold) -> tuple[Finding, ...]:
    """Return the condition as it was read, clause by clause."""
    return Listed(_clause(each) for each in found.asked.clauses)


def _clause(clause: Clause) -> Finding:
    """Tell one clause as it was understood, so that who asks sees what was read."""
    date = Figure(clause.when, "own_name")
    key = clause.kind if clause.kind in ("worth", "price", "price_then") else f"{clause.kind}_by"
    if clause.kind in ("money_back", "ruined", "catastrophe"):
        key = f"{'not_' if clause.is_not else ''}{clause.kind}{'_by' if clause.when else ''}"
        return Finding(key, {"lab": Figure(clause.lab, "text"), "date": date})
    if clause.kind in ("level", "lowest"):
        key = f"lowest{'_until' if clause.when else ''}" if clause.kind == "lowest" else "level"
    parts: Parts = {
        "lab": Figure(clause.lab, "text"),
        "date": date,
        "name": Figure(" ".join((clause.name, *(clause.labels or {}).values())), "name"),
        "side": Word("above" if clause.is_above else "below"),
        "bound": part_of_unit(clause.bound, clause.unit) if clause.bound else Figure(0.0, "whole"),
        "yearly_return": Figure(clause.yearly_return, "share_as_given"),
    }
    return Finding(key, parts, (clause.name,) if clause.name else ())


def part_of_unit(value: float, unit: str) -> Figure | tuple[Finding, ...]:
    """Return an amount in a unit of the world as a part of a sentence; money with its unit."""
    if unit == "USDPerMonth":
        return (Finding("a_year", {"amount": Figure(A_YEAR * value, "money_told")}),)
    if unit == "PerMonth":
        return (Finding("a_month", {"share": Figure(value, "precise_share")}),)
    return Figure(value, "money_told") if unit == "USD" else amount(value, unit)


def entry_of_unit(value: float, unit: str) -> Figure | Finding:
    """Return an amount in a unit of the world as an entry of a table."""
    part = part_of_unit(value, unit)
    return part if isinstance(part, Figure) else part[0]


def mean_parts(found: MustHold, name: str, mean: Estimate) -> Parts:
    """Return a mean as parts of a sentence: of 100 futures for a count, else in the unit of what is asked for."""
    if not found.asked.is_mean:
        return {**with_error(name, mean, COUNT, COUNT_ERROR)}
    own = in_own_unit(found, mean)
    unit = found.asked.clauses[0].unit
    return {name: part_of_unit(own.value, unit), f"{name}_error": part_of_unit(own.error, unit)}


def in_own_unit(found: MustHold, mean: Estimate) -> Estimate:
    """Return a mean of what lies above a bound as a mean of the amount itself; a count as it is."""
    clause = found.asked.clauses[0]
    if not found.asked.is_mean:
        return mean
    return Estimate(clause.bound + (mean.value if clause.is_above else -mean.value), mean.error)


def _key(found: MustHold, key: str) -> str:
    return f"{key}_on_average" if found.asked.is_mean else key


def _now(found: MustHold, about: About) -> Finding:
    """Say first whether it holds as things are."""
    parts: Parts = {**about, "condition": condition_told(found), "least": Figure(found.asked.least, "number")}
    parts |= mean_parts(found, "now", found.now)
    parts |= {"met": Figure(found.met.value, COUNT), "met_error": Figure(found.met.error, COUNT_ERROR)}
    if _is_impossible(found) and found.joint:
        tried = (found.joint.fresh, *(each.best for each in _alone(found)))
        parts |= mean_parts(found, "best", max(tried, key=lambda each: each.value))
        return Finding(_key(found, "impossible"), parts, tuple(_names(found)))
    is_near = abs(found.now.value - found.asked.least) <= SEEN * found.now.error
    key = "holds" if found.holds else "does_not_hold"
    return Finding(_key(found, f"{key}_barely" if is_near else key), parts, tuple(_names(found)))


def _is_impossible(found: MustHold) -> bool:
    """Say whether no belief, no decision and no joint change that was tried brings about what is asked."""
    if found.holds or found.joint is None or found.joint.change.is_enough:
        return False
    return all(each.at is None for each in _alone(found))


def _alone(found: MustHold) -> tuple[BreakEven, ...]:
    """Return what each belief and each decision does alone."""
    return (*(each.found for each in found.beliefs), *(each.found for each in found.choices))


def _names(found: MustHold) -> list[str]:
    return [each.name for each in found.asked.clauses if each.name]


def _singles(found: MustHold, about: About) -> tuple[Finding, ...]:
    """Say which single beliefs are enough, or break it; of none, which comes nearest."""
    if not found.beliefs:
        return ()
    solved = sorted(
        (each for each in found.beliefs if each.found.at is not None), key=lambda each: abs(each.found.at or 0.0)
    )
    lab = str(about["lab"].value)
    parts: Parts = {**about, "tried": Figure(len(found.beliefs), "count"), "count": Figure(len(solved), "count")}
    rests_on = tuple(each.input.name for each in (solved or found.beliefs)[:NAMED])
    if solved:
        parts["inputs"] = tuple(_single(each, lab) for each in solved[:NAMED])
        return (Finding("singles_break" if found.holds else "singles", parts, rests_on),)
    if found.holds:
        return (Finding("no_single_breaks", parts, rests_on),)
    best = max(found.beliefs, key=lambda each: each.found.best.value)
    if best.found.best.value <= found.now.value:
        return (Finding("no_single_helps", parts),)
    parts |= _at(best.input, best.found.best_at, lab) | mean_parts(found, "best", best.found.best)
    return (Finding(_key(found, "no_single"), parts, (best.input.name,)),)


def _single(belief: Belief, lab: str) -> Finding:
    """Tell one break-even: its value, where that lies in what it may be, and its error."""
    at, error = belief.found.at or 0.0, belief.found.error or 0.0
    parts = {
        **_at(belief.input, at, lab),
        "side": Word(belief.found.side),
        "now": part_of_unit(belief.input.value(0.0, lab), belief.input.unit),
        "score_error": Figure(error, "hundredths_error"),
    }
    return Finding("single", parts)


def _at(which: Input, score: float, lab: str) -> Parts:
    """Return an input held at a score: its name, its value, the score, and how many of 100 lie below."""
    return {
        "input": Figure(which.title, "input"),
        "value": part_of_unit(which.value(score, lab), which.unit),
        "score": Figure(score, "spreads"),
        "below": Figure(100 * NORMAL.cdf(score), COUNT),
    }


def _choices(found: MustHold, about: About) -> tuple[Finding, ...]:
    """Say what the lab itself can do about it, alone."""
    if not found.choices:
        return ()
    solved = [each for each in found.choices if each.found.at is not None]
    rests_on = tuple(each.name for each in (solved or found.choices))
    if solved:
        parts: Parts = {**about, "choices": tuple(_choice(each) for each in solved)}
        return (Finding("choices_break" if found.holds else "choices", parts),)
    if found.holds:
        return (Finding("no_choice_breaks", dict(about), rests_on),)
    best = max(found.choices, key=lambda each: each.found.best.value)
    if best.found.best.value <= found.now.value:
        return (Finding("no_choice_helps", dict(about), rests_on),)
    parts = {**about, "choice": Word(best.name), "number": choice_number(best, best.found.best_at)}
    return (Finding(_key(found, "no_choice"), {**parts, **mean_parts(found, "best", best.found.best)}),)


def _choice(choice: Choice) -> Finding:
    at = choice.found.at or 0.0
    parts: Parts = {
        "choice": Word(choice.name),
        "side": Word(choice.found.side),
        "number": choice_number(choice, at),
        "rest": Figure(choice.rest, choice_number(choice, at).quantity),
    }
    return Finding("choice", parts)


def choice_number(choice: Choice, at: float) -> Figure:
    """Return the number of a decision at a position: a share as one, all else as so many times what it was."""
    return Figure(exp(at), "precise_share" if choice.name == "safety_effort" else "fine_multiple")


def _joint(found: MustHold, about: About) -> tuple[Finding, ...]:
    """Say the cheapest joint change, how far out such a world is and what it brings in fresh futures."""
    joint = found.joint
    if joint is None:
        return ()
    parts: Parts = {
        **about,
        "changes": _changes(joint, about),
        "names": Listed(Finding("named", {"input": Figure(each.title, "input")}) for each in joint.inputs),
        "count": Figure(len(joint.inputs), "count"),
        "distance": Figure(joint.change.distance, "hundredths"),
        "one_in": Figure(joint.change.one_in, "counted"),
        "least": Figure(found.asked.least, "number"),
        **mean_parts(found, "fresh", joint.fresh),
    }
    told = Finding(_key(found, _joint_key(found, joint)), parts, tuple(each.name for each in joint.inputs))
    return (told, *(() if found.is_confirmed else (Finding("unconfirmed", dict(about)),)), *_tilt(found, joint, about))


def _joint_key(found: MustHold, joint: Joint) -> str:
    if not joint.change.is_enough:
        return "joint_breaks_none" if found.holds else "joint_none"
    if joint.change.distance < IN_THE_MIDDLE:
        return "joint_breaks_middle" if found.holds else "joint_middle"
    return "joint_breaks" if found.holds else "joint"


def _changes(joint: Joint, about: About) -> tuple[Finding, ...]:
    """Name the inputs that are farthest out, and how many more there are."""
    farthest = sorted(joint.inputs, key=lambda each: -abs(joint.change.scores[each.title]))
    rest = len(farthest) - NAMED
    more = (Finding("more", {"count": Figure(rest, "count")}),) if rest > 0 else ()
    return (*(_change(joint, each, about) for each in farthest[:NAMED]), *more)


def _tilt(found: MustHold, joint: Joint, about: About) -> tuple[Finding, ...]:
    """Say the smallest move of beliefs that does it without anything being known."""
    tilt, fresh = joint.tilt, joint.tilt_fresh
    if tilt is None or fresh is None:
        return ()
    farthest = sorted(tilt.moves, key=lambda title: -abs(tilt.moves[title]))
    own = {each.input.title: each.input for each in found.beliefs}
    rest = len(farthest) - NAMED
    moves = tuple(_moved(own[title], tilt.moves[title], about) for title in farthest[:NAMED])
    parts: Parts = {
        **about,
        "moves": (*moves, *((Finding("more", {"count": Figure(rest, "count")}),) if rest > 0 else ())),
        "distance": Figure(tilt.distance, "hundredths"),
        "one_in": Figure(tilt.one_in, "tenths"),
        **mean_parts(found, "fresh", fresh),
    }
    key = _key(found, "tilt_breaks" if found.holds else "tilt")
    return (Finding(key, parts, tuple(own[title].name for title in farthest)),)


def _moved(which: Input, move: float, about: About) -> Finding:
    lab = str(about["lab"].value)
    parts: Parts = {
        "input": Figure(which.title, "input"),
        "move": Figure(move, "spreads"),
        "now": part_of_unit(which.value(0.0, lab), which.unit),
        "then": part_of_unit(which.value(move, lab), which.unit),
    }
    return Finding("moved", parts)


def _change(joint: Joint, which: Input, about: About) -> Finding:
    lab = str(about["lab"].value)
    parts = _at(which, joint.change.scores[which.title], lab)
    return Finding("change", {**parts, "now": part_of_unit(which.value(0.0, lab), which.unit)})


def _shared(found: MustHold, about: About) -> tuple[Finding, ...]:
    """Say what the futures that have it share, by the inputs that clearly lie elsewhere in them."""
    clear = [each for each in found.shared if abs(each.score.value) > SEEN * each.score.error][:NAMED]
    parts: Parts = {**about, "met": Figure(found.met.value, COUNT), "met_error": Figure(found.met.error, COUNT_ERROR)}
    if not found.shared:
        return (Finding("too_few_to_share", parts),) if 0 < found.met.value < 50 else ()  # noqa: PLR2004 - half of 100
    if not clear:
        return (Finding("nothing_shared", parts),)
    parts["inputs"] = tuple(_shared_input(each) for each in clear)
    return (Finding("shared", parts, tuple(each.input.name for each in clear)),)


def _shared_input(shared: Shared) -> Finding:
    parts: Parts = {
        "input": Figure(shared.input.title, "input"),
        "within": part_of_unit(shared.within, shared.input.unit),
        "of_all": part_of_unit(shared.of_all, shared.input.unit),
    }
    return Finding("shared_input", parts)


def _plan(plan: Plan, about: About) -> Finding:
    """Put a published plan beside the runs."""
    parts: Parts = {
        **about,
        "year": Figure(plan.year, "year"),
        "planned": Figure(plan.planned, "money_told"),
        "source": Figure(plan.fact.source, "text"),
        "published": Figure(plan.fact.published or plan.fact.date, "date"),
        "median": Figure(plan.before.median, "money_told"),
        **with_error("reached", plan.before.reached, COUNT, COUNT_ERROR),
    }
    if plan.after is None:
        return Finding("plan", parts, ("company_revenue",))
    parts |= {
        "median_then": Figure(plan.after.median, "money_told"),
        **with_error("reached_then", plan.after.reached, COUNT, COUNT_ERROR),
    }
    return Finding("plan_and_change", parts, ("company_revenue",))
