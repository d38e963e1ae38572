"""What `optimise` says: what to choose and what that brings, why, how sure it is, and under what it loses."""

from collections.abc import Iterator

from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.decide.choosing.optimum import EDGE, Optimum, Under
from sixteenth.decide.choosing.reasons import Reasons
from sixteenth.decide.choosing.trials import Wanted
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.figures import with_error
from sixteenth.questions.optimise.told import (
    Way,
    aim_word,
    belief_word,
    choice_told,
    decision_word,
    limits_told,
    number_told,
    way_of,
)

RESTS_ON = ("payouts", "owners_share", "research_compute", "company_revenue")
AT_AN_END = 0.01  # of a range
Parts = dict[str, Figure | Word | tuple[Finding, ...]]


def findings(found: Optimum, wanted: Wanted) -> tuple[Finding, ...]:
    """Return the sentences: the first answers the question, and all have their numbers beside their errors."""
    is_moved = found.best is not found.own and found.is_feasible
    return (
        *(_stopped(found) if found.is_stopped else ()),
        _first(found, wanted),
        *(_reasons(found.reasons) if found.reasons and is_moved else ()),
        *(_at_ends(found, wanted) if is_moved else ()),
        *(_curse(found, wanted) if is_moved and found.is_fresh else ()),
        *(_beliefs(found, way_of(wanted.aim)) if is_moved else ()),
    )


def _stopped(found: Optimum) -> Iterator[Finding]:
    """Say what a stop on request left out: the run on fresh futures, or only what comes after it."""
    yield Finding("stopped_late" if found.is_fresh else "stopped", {"visited": Figure(found.visited, "count")})


def _first(found: Optimum, wanted: Wanted) -> Finding:
    """Say what to choose and what it brings; or that nothing is better, or that no choice keeps the limits."""
    way, best, own = way_of(wanted.aim), found.best, found.own
    parts: Parts = {
        "lab": Figure(wanted.lab, "text"),
        "aim": aim_word(wanted.aim),
        "choice": choice_told(wanted.names, best.point, own.point),
        "unit": Word(way.unit),
        **way.of("gain", best.gain, is_change=True),
        **way.of("own", own.aim, is_change=False),
        **way.of("best", best.aim, is_change=False),
        "limits": limits_told(wanted.limits, best.limits),
        "visited": Figure(found.visited, "count"),
    }
    if not found.is_feasible:
        return Finding("infeasible", parts, RESTS_ON)
    ending = "_within" if wanted.limits else ""
    if best is own:
        return Finding(f"as_it_is{ending}", parts, RESTS_ON)
    if not own.is_within:
        return Finding("only_within", {**parts, "before": limits_told(wanted.limits, own.limits)}, RESTS_ON)
    return Finding(f"{'best' if found.is_clear else 'no_better'}{ending}", parts, RESTS_ON)


def _reasons(reasons: Reasons) -> Iterator[Finding]:
    """Say what the gain is made of; parts that are not told from nothing are named as such."""
    names = ("within_run", "after_run", "catastrophes", "ruin")
    listed = Listed(
        Finding(f"from_{name}", with_error("part", getattr(reasons, name), "change_of_money")) for name in names
    )
    yield Finding("reasons", {**with_error("gain", reasons.gain, "change_of_money"), "parts": listed}, RESTS_ON)
    parts = {
        **with_error("spent", reasons.spent, "change_of_money"),
        **with_error("sold", reasons.sold, "change_of_money"),
    }
    yield Finding("books", parts, ("company_development", "company_revenue"))


def _at_ends(found: Optimum, wanted: Wanted) -> Iterator[Finding]:
    """Name the decisions that lie at an end of the range in which they were looked for: more may be better still."""
    numbers = zip(wanted.ranges, wanted.box, found.best.point, strict=True)
    ends = [
        (each.decision, number)
        for each, side, number in numbers
        if not AT_AN_END < side.part_of(number) < 1 - AT_AN_END and not (each.is_whole and each.high - each.low == 1)
    ]
    if ends:
        named = Listed(
            Finding("end", {"decision": decision_word(name), "number": number_told(name, number)})
            for name, number in ends
        )
        yield Finding("at_ends", {"ends": named})


def _curse(found: Optimum, wanted: Wanted) -> Iterator[Finding]:
    """Say what the search promised, and what is left of it on futures that it has not seen."""
    way = way_of(wanted.aim)
    promised = Estimate(found.best.searched, 0.0)
    parts: Parts = {
        "promised": Figure(way.scale * promised.value, way.change),
        **way.of("gain", found.best.gain, is_change=True),
        "unit": Word(way.unit),
    }
    yield Finding("curse", parts)


def _beliefs(found: Optimum, way: Way) -> Iterator[Finding]:
    """Say under which belief most is regretted, and under which the choice gains nothing that could be told."""
    if not found.under:
        return
    worst = max(found.under, key=lambda each: each.regret.value)
    parts: Parts = {
        "belief": belief_word(worst.belief),
        "unit": Word(way.unit),
        "beliefs": Figure(len(found.under), "count"),
        **way.of("regret", worst.regret, is_change=False),
        **way.of("gain", worst.gain, is_change=True),
        **way.of("own", worst.own_regret, is_change=False),
    }
    if worst.regret.value > EDGE * worst.regret.error:
        yield Finding("regret", parts)
    else:
        yield Finding("no_regret", parts)
    lost = [each for each in found.under if _gains_nothing(each)]
    if lost:
        named = Listed(
            Finding(
                "under",
                {
                    "belief": belief_word(each.belief),
                    "unit": Word(way.unit),
                    **way.of("gain", each.gain, is_change=True),
                },
            )
            for each in lost
        )
        yield Finding("gains_nothing", {"beliefs": named})
    broken = [each for each in found.under if not each.is_within]
    if broken and found.is_feasible:
        named = Listed(Finding("belief", {"belief": belief_word(each.belief)}) for each in broken)
        yield Finding("beyond_limits", {"beliefs": named})


def _gains_nothing(each: Under) -> bool:
    return not each.gain.value > EDGE * each.gain.error
