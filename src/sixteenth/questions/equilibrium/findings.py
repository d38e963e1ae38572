"""What is told of labs that answer one another: whether a race to the top holds, where they rest, and why."""

from collections.abc import Iterable, Mapping, Sequence

from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.decide.choosing.decisions import DECISIONS
from sixteenth.decide.equilibrium.answering import Answering, At, Top
from sixteenth.decide.equilibrium.around import Curve
from sixteenth.decide.equilibrium.drivers import Driver
from sixteenth.decide.equilibrium.game import Profile, Strategy
from sixteenth.decide.equilibrium.labs import levels_of
from sixteenth.decide.equilibrium.measures import EFFORT
from sixteenth.decide.equilibrium.outcome import Leaving, Outcome
from sixteenth.decide.equilibrium.table import Asked
from sixteenth.decide.equilibrium.under import Under
from sixteenth.questions.figures import with_error

Part = Figure | Word | tuple[Finding, ...]
NUMBERS: Mapping[str, str] = {  # how the number of each decision is told
    "training_spend": "times",
    "margin": "times",
    "safety_effort": "small_share",
    "match_offers": "whole",
}
TRAINING = "training_spend"
RISK = ("probability_without_catastrophe", "catastrophe_hazard")


def findings(asked: Asked, found: Answering, end: str) -> tuple[Finding, ...]:
    """Tell what was found, the answer first."""
    return (
        *((Finding("stopped" if found.is_fresh else "stopped_early", {}),) if found.is_stopped else ()),
        *(_top(asked, found.top) if found.top else ()),
        *_equilibria(asked, found),
        *(part for each in found.equilibria[:1] for part in _brings(asked, found, each, end)),
        *_better(asked, found),
        *(_curves(asked, found) if found.curves else ()),
        *_drivers(found.drivers),
        *(part for each in found.under for part in _under(asked, each, found.equilibria[0].rest.profile)),
    )


def strategy_told(asked: Asked, strategy: Strategy) -> Listed:
    """Return what a lab decides, as parts of a sentence."""
    pairs = zip(asked.decisions, strategy, strict=True)
    return Listed(_decided(name, number) for name, number in pairs)


def _decided(name: str, number: float) -> Finding:
    if DECISIONS[name].is_whole:
        return Finding(f"with_{name}_{'yes' if number else 'no'}", {})
    return Finding(f"with_{name}", {"number": Figure(number, NUMBERS[name])})


def profile_told(asked: Asked, profile: Profile) -> tuple[Finding, ...]:
    """Return what each lab decides; in one where all decide the same."""
    if len(set(profile)) == 1:
        return (Finding("all_of_them", {"strategy": strategy_told(asked, profile[0])}),)
    pairs = zip(asked.players, profile, strict=True)
    return tuple(
        Finding("one_of_them", {"lab": _text(lab), "strategy": strategy_told(asked, own)}) for lab, own in pairs
    )


def _top(asked: Asked, top: Top) -> tuple[Finding, ...]:
    parts: dict[str, Part] = {"labs": _names(asked.players), "effort": Figure(top.effort, "small_share")}
    key, leaving = _who_leaves(top.leaving)
    name, at = "nearest" if key == "holds" else "leavers", asked.decisions.index(EFFORT)
    return (Finding(f"top_{key}", {**parts, name: tuple(_by_effort(each, at) for each in leaving)}, (EFFORT,)),)


def _who_leaves(leaving: Sequence[Leaving]) -> tuple[str, Sequence[Leaving]]:
    """Say whether anybody leaves, and who: beyond two standard errors, or one; else all, with what they would lose."""
    clear, possible = [each for each in leaving if each.is_clear], [each for each in leaving if each.is_possible]
    if clear:
        return "fails", clear
    return ("unsure", possible) if possible else ("holds", leaving)


def _by_effort(leaving: Leaving, at: int = 0) -> Finding:
    parts = {"lab": _text(leaving.lab), **with_error("gain", leaving.gain, "change_of_money")}
    return Finding("by_effort", {**parts, "number": Figure(leaving.strategy[at], "small_share")})


def _equilibria(asked: Asked, found: Answering) -> tuple[Finding, ...]:
    starts = Figure(found.found.starts, "count")
    if not found.equilibria:
        counts = {
            "cycles": Figure(len(found.found.cycles), "count"),
            "unfinished": Figure(len(found.found.unfinished), "count"),
        }
        return (Finding("no_equilibrium", {"starts": starts, **counts}),)
    each = [profile_told(asked, one.rest.profile) for one in found.equilibria]
    if len(each) == 1:
        return (Finding("one_equilibrium", {"starts": starts, "profile": each[0]}),)
    several = tuple(
        Finding("of_several", {"number": Figure(number, "count"), "profile": profile})
        for number, profile in enumerate(each, start=1)
    )
    return (
        Finding("several_equilibria", {"starts": starts, "count": Figure(len(each), "count"), "profiles": several}),
    )


def _brings(asked: Asked, found: Answering, at: At, end: str) -> tuple[Finding, ...]:
    own, before = at.outcome, found.as_it_is
    worth = tuple(
        Finding("lab_gains", {"lab": _text(each.lab), **with_error("gain", each.more_worth, "change_of_money")})
        for each in own.labs
        if each.strategy is not None
    )
    risk = {
        "end": Figure(end, "month"),
        **with_error("catastrophe", own.catastrophe, "small_share"),
        **with_error("before", before.catastrophe, "small_share"),
        **_points(own),
    }
    lives = with_error("lives", own.more_life_years, "million_life_years")
    return (
        *_at_the_ends(asked, at),
        Finding("brings_risk", {**risk, **lives}, RISK),
        Finding("brings_worth", {"labs": worth}, ("owners_worth",)),
        *(_leaves(asked, own) if found.is_fresh else ()),
    )


def _at_the_ends(asked: Asked, at: At) -> tuple[Finding, ...]:
    """Say which decisions rest at an end of the range that was tried."""
    ends = {name: (choice.levels[0], choice.levels[-1]) for name in asked.decisions for choice in (levels_of(name, 2),)}
    there = [
        name
        for place, name in enumerate(asked.decisions)
        if any(own[place] in ends[name] for own in at.rest.profile) and not DECISIONS[name].is_whole
    ]
    words = Listed(Finding("decided", {"decision": Word(name)}) for name in there)
    return (Finding("at_the_ends", {"decisions": words}),) if there else ()


def _leaves(asked: Asked, own: Outcome) -> tuple[Finding, ...]:
    if not own.leaving:
        return ()
    key, leaving = _who_leaves(own.leaving)
    name = "nearest" if key == "holds" else "leavers"
    return (Finding(f"fresh_{key}", {name: tuple(_leaver(asked, each) for each in leaving)}),)


def _leaver(asked: Asked, leaving: Leaving) -> Finding:
    parts = {"lab": _text(leaving.lab), **with_error("gain", leaving.gain, "change_of_money")}
    return Finding("leaver", {**parts, "strategy": strategy_told(asked, leaving.strategy)})


def _better(asked: Asked, found: Answering) -> tuple[Finding, ...]:
    if not found.equilibria or found.is_stopped:
        return ()
    if found.better is None:
        return (Finding("none_better", {}),)
    gains = tuple(
        Finding("lab_gains", {"lab": _text(each.lab), **with_error("gain", each.more_worth, "change_of_money")})
        for each in found.better.labs
        if each.strategy is not None
    )
    parts: dict[str, Part] = {"profile": profile_told(asked, found.better.profile), "labs": gains}
    return (Finding("better", {**parts, **_points(found.better)}),)


def _curves(asked: Asked, found: Answering) -> tuple[Finding, ...]:
    each = tuple(_curve(asked, found.curves_of, curve) for curve in found.curves)
    return (Finding("curves", {"decision": Word(found.curves_of), "labs": each}),)


def _curve(asked: Asked, decision: str, curve: Curve) -> Finding:
    first, last = curve.answers[0], curve.answers[-1]
    return Finding(
        "curve",
        {
            "lab": _text(asked.players[curve.player]),
            "first": Figure(first.best, NUMBERS[decision]),
            "last": Figure(last.best, NUMBERS[decision]),
            "slope": Figure(curve.slope, "hundredths"),
            "kind": Word(curve.kind),
            **with_error("more", curve.more_worth, "change_of_money"),
        },
    )


def _drivers(drivers: Sequence[Driver]) -> tuple[Finding, ...]:
    """Say, for each decision, what a step in it brings and without which mechanism it would bring least."""
    found: list[Finding] = []
    for decision in dict.fromkeys(each.decision for each in drivers):
        own = [each for each in drivers if each.decision == decision]
        if decision == TRAINING:
            found.append(Finding("training_step", {"labs": tuple(map(_training_lab, own))}, ("research_ratio",)))
        left = {name: sum(each.without[name].value for each in own) for name in own[0].without}
        most = min(left, key=left.__getitem__, default=None)
        if most is not None and left[most] < sum(each.gain.value for each in own):
            labs = tuple(_driven_lab(each, most) for each in own)
            found.append(Finding("driven", {"decision": Word(decision), "mechanism": Word(most), "labs": labs}))
    return tuple(found)


def _training_lab(each: Driver) -> Finding:
    spent, gain = (
        with_error("training", each.training, "change_of_money"),
        with_error("gain", each.gain, "change_of_money"),
    )
    return Finding("training_lab", {"lab": _text(each.lab), **spent, **gain})


def _driven_lab(each: Driver, without: str) -> Finding:
    left, gain = (
        with_error("without", each.without[without], "change_of_money"),
        with_error("gain", each.gain, "change_of_money"),
    )
    return Finding("driven_lab", {"lab": _text(each.lab), **left, **gain})


def _under(asked: Asked, under: Under, without: Profile) -> tuple[Finding, ...]:
    """Say where labs rest under a measure; and if it cannot move them, for more than they do was not tried."""
    own = under.outcome
    parts: dict[str, Part] = {
        "measure": Word(f"under_{under.measure}"),
        "profile": profile_told(asked, own.profile),
        **with_error("catastrophe", own.catastrophe, "small_share"),
        **_points(own),
    }
    is_at_rest = under.ending == "rest"
    key = "under_unsettled" if not is_at_rest else "under_the_same" if own.profile == without else "under"
    no_room = (Finding("no_room", {}),) if is_at_rest and own.profile == without and _is_at_the_top(asked, own) else ()
    treaty = (_treaty(asked, under),) if under.measure == "treaty" else ()
    return Finding(key, parts, RISK), *no_room, *treaty


def _is_at_the_top(asked: Asked, own: Outcome) -> bool:
    """Say whether every lab puts in the highest effort that was tried."""
    if EFFORT not in asked.decisions:
        return False
    at, highest = asked.decisions.index(EFFORT), levels_of(EFFORT, 2).levels[-1]
    return all(strategy[at] >= highest for strategy in own.profile)


def _treaty(asked: Asked, under: Under) -> Finding:
    """Say who would break a treaty: beyond two standard errors, perhaps, or nobody."""
    floor: dict[str, Part] = {"floor": Figure(asked.floor, "small_share")}
    if not under.breakers:
        return Finding("binds_nobody", floor)
    key, leaving = _who_leaves(under.breakers)
    told = tuple(map(_by_effort, leaving))
    if key == "holds":
        return Finding("nobody_breaks", {**floor, "labs": _names([each.lab for each in leaving]), "nearest": told})
    return Finding("breakers" if key == "fails" else "perhaps_breakers", {**floor, "labs": told})


def _points(own: Outcome) -> Mapping[str, Figure]:
    return with_error("points", own.more_catastrophe, "change_of_points")


def _names(labs: Iterable[str]) -> Listed:
    return Listed(Finding("name", {"lab": _text(lab)}) for lab in labs)


def _text(lab: str) -> Figure:
    return Figure(lab, "text")
