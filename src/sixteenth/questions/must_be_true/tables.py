"""The tables of a condition: what each way brings, the nearest world, break-evens, what is shared, and plans."""

from collections.abc import Mapping, Sequence
from statistics import NormalDist
from typing import Any

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Table
from sixteenth.decide.conditions.must_hold import Belief, Choice, MustHold
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.figures import columns_of
from sixteenth.questions.must_be_true.plans import Plan
from sixteenth.questions.must_be_true.told import choice_number, condition_told, entry_of_unit, in_own_unit

NORMAL = NormalDist()
WAYS = {"way": "text", "brings": "of_100_tenth", "brings_error": "of_100_error"}
BELIEFS = {
    "input": "input",
    "middle": "text",
    "side": "text",
    "value": "text",
    "score": "spreads",
    "score_error": "hundredths_error",
    "below": "of_100_tenth",
    "best": "of_100_tenth",
    "best_error": "of_100_error",
}
CHOICES = {
    "choice": "text",
    "now": "text",
    "side": "text",
    "value": "text",
    "best": "of_100_tenth",
    "best_error": "of_100_error",
}
JOINT = {"input": "input", "middle": "text", "value": "text", "score": "spreads", "below": "of_100_tenth"}
TILT = {"input": "input", "middle": "text", "then": "text", "move": "spreads"}
SHARED = {"input": "input", "of_all": "text", "within": "text", "shift": "spreads", "shift_error": "hundredths_error"}
PLANS = {
    "year": "year",
    "planned": "money",
    "median": "money",
    "reached": "of_100_tenth",
    "reached_error": "of_100_error",
    "median_then": "money",
    "reached_then": "of_100_tenth",
    "reached_then_error": "of_100_error",
    "source": "text",
}
ON_AVERAGE = {"brings": "mean", "brings_error": "mean_error", "best": "best_mean", "best_error": "best_mean_error"}
NOTHING = (None, None)


def tables(found: MustHold, plans: Sequence[Plan], about: Mapping[str, Figure]) -> tuple[Table, ...]:
    """Return the ways first, then the nearest world, break-evens of beliefs and choices, what is shared, and plans."""
    title: dict[str, Any] = {**about, "condition": condition_told(found)}
    lab = str(about["lab"].value)
    rows: Mapping[str, tuple[Mapping[str, str], tuple[Any, ...]]] = {
        "ways": (WAYS, _ways(found)),
        "joint": (JOINT, _joint(found, lab)),
        "tilt": (TILT, _tilt(found, lab)),
        "beliefs": (BELIEFS, tuple(_belief(found, each, lab) for each in found.beliefs)),
        "choices": (CHOICES, tuple(_choice(found, each) for each in found.choices)),
        "shared": (SHARED, _shared(found)),
        "plans": (PLANS, tuple(_plan(each) for each in plans)),
    }
    return tuple(
        Table(_key(found, key), columns_of(_own(found, columns)), own, title)
        for key, (columns, own) in rows.items()
        if own
    )


def _key(found: MustHold, key: str) -> str:
    return f"{key}_on_average" if found.asked.is_mean and key in ("ways", "beliefs", "choices") else key


def _own(found: MustHold, columns: Mapping[str, str]) -> Mapping[str, str]:
    """Return columns with what a way brings in the unit of a mean, where one is asked for."""
    if not found.asked.is_mean:
        return columns
    is_money = found.asked.clauses[0].unit == "USD"
    quantity, money = ("money_by_size", "_money") if is_money else ("any_size", "")
    names = {key: f"{name}{money if key in ('brings', 'best') else ''}" for key, name in ON_AVERAGE.items()}
    return {names.get(key, key): quantity if key in names else each for key, each in columns.items()}


def _ways(found: MustHold) -> tuple[tuple[Any, ...], ...]:
    """Return what is asked for, what comes as things are, and the best that each way was seen to bring."""
    asked = in_own_unit(found, Estimate(found.asked.least, float("nan")))
    rows: list[tuple[Word, float, float | None]] = [
        (Word("asked"), asked.value, None),
        (Word("as_it_is"), *_pair(found, found.now)),
    ]
    if found.choices and not found.holds:
        rows.append((Word("best_choice"), *_pair(found, max(found.choices, key=_best).found.best)))
    if found.beliefs and not found.holds:
        rows.append((Word("best_belief"), *_pair(found, max(found.beliefs, key=_best).found.best)))
    if found.joint:
        rows.append((Word("together"), *_pair(found, found.joint.fresh)))
    return tuple(rows)


def _best(way: Belief | Choice) -> float:
    return way.found.best.value


def _pair(found: MustHold, mean: Estimate) -> tuple[float, float]:
    own = in_own_unit(found, mean)
    return own.value, own.error


def _belief(found: MustHold, belief: Belief, lab: str) -> tuple[Any, ...]:
    own, at = belief.input, belief.found.at
    solved = (
        (entry_of_unit(own.value(at, lab), own.unit), at, belief.found.error, 100 * NORMAL.cdf(at))
        if at is not None
        else (None, *NOTHING, None)
    )
    return (
        *(own.title, entry_of_unit(own.value(0.0, lab), own.unit), Word(belief.found.side)),
        *(*solved, *_pair(found, belief.found.best)),
    )


def _choice(found: MustHold, choice: Choice) -> tuple[Any, ...]:
    at = choice.found.at
    rest = Figure(choice.rest, choice_number(choice, 0.0).quantity)
    value = None if at is None else choice_number(choice, at)
    return (Word(choice.name), rest, Word(choice.found.side), value, *_pair(found, choice.found.best))


def _joint(found: MustHold, lab: str) -> tuple[tuple[Any, ...], ...]:
    if found.joint is None:
        return ()
    scores = found.joint.change.scores
    return tuple(
        (
            *(each.title, entry_of_unit(each.value(0.0, lab), each.unit)),
            *(entry_of_unit(each.value(scores[each.title], lab), each.unit), scores[each.title]),
            100 * NORMAL.cdf(scores[each.title]),
        )
        for each in found.joint.inputs
    )


def _tilt(found: MustHold, lab: str) -> tuple[tuple[Any, ...], ...]:
    tilt = found.joint.tilt if found.joint else None
    if tilt is None:
        return ()
    own = {each.input.title: each.input for each in found.beliefs}
    return tuple(
        (
            *(title, entry_of_unit(own[title].value(0.0, lab), own[title].unit)),
            *(entry_of_unit(own[title].value(move, lab), own[title].unit), move),
        )
        for title, move in tilt.moves.items()
    )


def _shared(found: MustHold) -> tuple[tuple[Any, ...], ...]:
    return tuple(
        (
            *(each.input.title, entry_of_unit(each.of_all, each.input.unit)),
            *(entry_of_unit(each.within, each.input.unit), each.score.value, each.score.error),
        )
        for each in found.shared
    )


def _plan(plan: Plan) -> tuple[Any, ...]:
    before, after = plan.before, plan.after
    then = (None, *NOTHING) if after is None else (after.median, after.reached.value, after.reached.error)
    return (
        *(plan.year, plan.planned, before.median, before.reached.value, before.reached.error),
        *(*then, plan.fact.source),
    )
