"""What is found of a pair of scenarios: what differs in the answer, in the assumptions, and which input did it."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.decide.attribution import Attribution, axes_apart
from sixteenth.decide.compare import Contrast
from sixteenth.decide.difference import Difference
from sixteenth.engine.history import Result
from sixteenth.questions.compare.naming import KINDS, named
from sixteenth.questions.figures import of_100
from sixteenth.scenarios.changes import Change

CLEAR = 2.0  # standard errors from which a difference is more than chance
MOST_EFFECTS = 3
GOING_ON, BACK = "going_on", "back_of_100"
OWNERS_WORTH = ("next_owners_worth",)
Parts = Mapping[str, Figure | Word | tuple[Finding, ...]]


def findings(contrast: Contrast) -> Iterable[Finding]:
    """Say what differs in the answer, and what did it."""
    if not contrast.changes:
        yield Finding("nothing_differs", _pair(contrast))
        return
    found = {each.name: each.difference for each in contrast.headline if each.difference is not None}
    if GOING_ON in found:
        yield _going_on(contrast, found[GOING_ON], found["gains_of_100"])
    yield _money_back(contrast, found[BACK], is_first=GOING_ON not in found)
    yield _worth(found["median_worth"])
    yield _inputs(contrast.changes)
    yield _shared_out(contrast)


def same_luck(result: Result) -> Finding:
    """Say of how many futures a comparison is made, and what its errors are."""
    recipe = result.recipe
    return Finding(
        "same_luck_of_one" if recipe["draws"] == 1 else "same_luck",
        {
            "futures": Figure(recipe["draws"], "count"),
            "seed": Figure(recipe["seed"], "text"),
            "months": Figure(recipe["months"], "months"),
            "start": Figure(str(recipe["start"])[:7], "month"),
        },
    )


def measure_told(attribution: Attribution) -> str:
    """Return the measure by which changes are told: what going on is worth, or how often money is back."""
    return GOING_ON if GOING_ON in attribution.effects[0].by_measure else BACK


def _pair(contrast: Contrast) -> dict[str, Figure | Word | tuple[Finding, ...]]:
    return {"other": Figure(contrast.other, "text"), "one": Figure(contrast.one, "text")}


def _going_on(contrast: Contrast, value: Difference, gains: Difference) -> Finding:
    parts: Parts = {
        **_pair(contrast),
        "lab": Figure(contrast.lab, "text"),
        "after": Figure(value.after, "money_told"),
        "before": Figure(value.before, "money_told"),
        "difference": Figure(value.difference, "money_told_signed", _error(value)),
        "sure": _sure(value, "money_told"),
        "gains_after": of_100(gains.after, contrast.futures),
        "gains_before": of_100(gains.before, contrast.futures),
    }
    return Finding("going_on", parts, OWNERS_WORTH)


def _money_back(contrast: Contrast, back: Difference, *, is_first: bool) -> Finding:
    parts: Parts = {
        **_pair(contrast),
        "lab": Figure(contrast.lab, "text"),
        "after": of_100(back.after, contrast.futures),
        "before": of_100(back.before, contrast.futures),
        "difference": Figure(back.difference, "more_tenths", _error(back)),
        "sure": _sure(back, "of_100_error"),
    }
    rests_on = ("next_wind_down_value", "ends_ruined", "ends_catastrophe")
    return Finding("money_back" if is_first else "money_back_too", parts, rests_on)


def _worth(worth: Difference) -> Finding:
    parts = {
        "after": Figure(worth.after, "money_told_signed"),
        "before": Figure(worth.before, "money_told_signed"),
        "difference": Figure(worth.difference, "money_told_signed", _error(worth)),
    }
    return Finding("worth", {**parts, "sure": _sure(worth, "money_told")}, ("next_wind_down_value",))


def _error(found: Difference) -> float | None:
    return found.standard_error if math.isfinite(found.standard_error) else None


def _sure(found: Difference, quantity: str) -> tuple[Finding, ...]:
    """Tell the standard error of a difference, and whether it may be chance."""
    if _error(found) is None:
        return (Finding("no_error", {}),)
    is_clear = abs(found.difference) > CLEAR * found.standard_error
    return (Finding("sure" if is_clear else "chance", {"error": Figure(found.standard_error, quantity)}),)


def _inputs(changes: Sequence[Change]) -> Finding:
    """Count what differs in the assumptions by kind."""
    counted = Counter(kind for kind, _ in dict.fromkeys((change.kind, change.name) for change in changes))
    told = tuple(
        Finding("one_of" if count == 1 else "many_of", {"count": Figure(count, "count"), "kind": _plural(kind, count)})
        for kind, count in counted.items()
    )
    return Finding("inputs", {"kinds": told})


def _plural(kind: str, count: int) -> Word:
    return KINDS[kind] if count == 1 else Word(f"many_{kind}")


def _shared_out(contrast: Contrast) -> Finding:
    attribution = contrast.attribution
    if attribution.refusal:
        axes = ", ".join(axes_apart(contrast.changes))
        return Finding(f"apart_in_{attribution.refusal}", {"axes": Figure(axes, "name")} if axes else {})
    if not attribution.effects:
        return Finding("no_number", {})
    by = measure_told(attribution)
    ordered = sorted(attribution.effects, key=lambda effect: -abs(effect.by_measure[by].difference))
    effects = tuple(
        Finding("effect", {"what": (named(effect).finding,), "difference": _told(effect.by_measure[by], by)})
        for effect in ordered[:MOST_EFFECTS]
    )
    if len(ordered) == 1:
        return Finding(f"one_change_of_{by}", {"effects": effects})
    left, error = (attribution.together or {})[by]
    together = Difference(0.0, left, left, error)
    more: tuple[Finding, ...] = ()
    if len(ordered) > MOST_EFFECTS:
        more = (Finding("strongest", {"count": Figure(len(ordered), "count")}),)
    sure = _sure(together, "money_told" if by == GOING_ON else "of_100_error")
    parts: Parts = {"effects": effects, "more": more, "left": _told(together, by), "sure": sure}
    return Finding(f"shared_out_of_{by}", parts)


def _told(found: Difference, by: str) -> Figure:
    return Figure(found.difference, "money_told_signed" if by == GOING_ON else "more_tenths", _error(found))
