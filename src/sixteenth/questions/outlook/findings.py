"""The three answers as findings, and what decides them."""

import math
from collections.abc import Sequence

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.decide.worth.going_on import GoingOn, PartGoingOn, Value
from sixteenth.decide.worth.grid import Grid
from sixteenth.decide.worth.headline import Headline, Part
from sixteenth.measures.spread import PartOfSpread
from sixteenth.questions.figures import key_of
from sixteenth.questions.outlook.reading import FirstScreen, Outlook
from sixteenth.questions.spread import error_figure, share_figure

WORTH = ("next_owners_worth",)  # what the value of going on opens by
Parts = dict[str, Figure | Word | tuple[Finding, ...]]


def findings_of(outlook: Outlook) -> tuple[Finding, ...]:
    """Return the answers for the lab in focus, what decides them, and how sure they are."""
    return (*first_screen(outlook), *_what_decides(outlook))


def first_screen(told: FirstScreen) -> tuple[Finding, ...]:
    """Return the three answers for a lab; how often money is back comes second where going on is valued."""
    found = told.going_on_of_focus
    if found is None:
        return (_verdict(told.focus), _money_back(told), _money_back_if_it_stops(told.focus), _too_late(told))
    return (_investment(found), _money_back(told), _if_it_stops(found), _too_late(told))


def verdict_key(value: Value) -> Word:
    """Return the word of a verdict, on the edge where two standard errors would change it."""
    key = key_of(value.verdict)
    return Word(f"{key}_on_the_edge" if value.is_on_the_edge else key)


def _investment(found: GoingOn) -> Finding:
    value, later = found.going_concern, found.going_concern.share_after_run
    is_sure = math.isfinite(value.standard_error)
    parts: Parts = {
        "lab": Figure(found.lab, "text"),
        "verdict": Word(f"as_{verdict_key(value).key}"),
        "value": Figure(value.mean, "money_told", value.standard_error if is_sure else None),
        "positive": Figure(value.positive_of_100, "of_100"),
    }
    sure = Finding("sure", {"error": Figure(value.standard_error, "money_told")}) if is_sure else Finding("unsure", {})
    ahead = {"share": Figure(later, "share"), "horizon": Figure(found.horizon, "month")}
    rest = (Finding("later", ahead),) if later is not None else ()
    return Finding("investment", {**parts, "sure": (sure,), "later": rest}, WORTH)


def _verdict(head: Headline) -> Finding:
    return Finding("verdict", {"lab": Figure(head.lab, "text"), "verdict": Word(f"as_{key_of(head.verdict)}")})


def _money_back(told: FirstScreen) -> Finding:
    head = told.focus
    parts: Parts = {
        "back": Figure(head.back_of_100, "of_100", head.standard_error),
        "horizon": Figure(head.horizon, "month"),
        "rule": Word(told.unfinished),
        "ruined": Figure(head.ruined_of_100, "of_100"),
        "catastrophe": (),
    }
    if head.catastrophe_of_100:
        parts["catastrophe"] = (Finding("in_a_catastrophe", {"of": Figure(head.catastrophe_of_100, "of_100")}),)
    return Finding("money_back", parts, ("next_wind_down_value", "ends_ruined", "ends_catastrophe"))


def _if_it_stops(found: GoingOn) -> Finding:
    first, *others = found.by_stop
    cases = (_case(found, first, is_first=True), *(_case(found, part) for part in others))
    return Finding("if_it_stops", {"cases": cases}, (*WORTH, "next_months_of_progress"))


def _case(found: GoingOn, part: PartGoingOn, *, is_first: bool = False) -> Finding:
    parts: Parts = {
        "when": Word(key_of(part.name)),
        "of": Figure(100 * part.futures / found.futures, "of_100"),
        "value": Figure(part.value.mean, "money_told", part.value.standard_error),
        "positive": Figure(part.value.positive_of_100, "of_100"),
    }
    return Finding("first_case" if is_first else "case", parts)


def _money_back_if_it_stops(head: Headline) -> Finding:
    cases = tuple(_case_of_money_back(part) for part in head.by_stop if part.futures)
    return Finding("money_back_if_it_stops", {"cases": cases}, ("next_wind_down_value",))


def _case_of_money_back(part: Part) -> Finding:
    parts: Parts = {
        "when": Word(key_of(part.name)),
        "back": Figure(part.back_of_100, "of_100"),
        "deficit": Figure(part.deepest_hole, "money_told_signed"),
    }
    return Finding("case_of_money_back", parts)


def _too_late(told: FirstScreen) -> Finding:
    head, mover = told.focus, told.last_call
    odds, month = head.last_calls[-1]
    of = {"odds": Figure(odds, "of_100")}
    if month is None:
        last = Finding("every_month", of)
    elif month < head.start:
        last = Finding("too_late_from_the_start", {"odds": Figure(100 - odds, "of_100")})
    else:
        last = Finding("last_month", {**of, "month": Figure(month, "month")})
    turns: tuple[Finding, ...] = ()
    if mover is not None and mover.kind == "judgement":
        name = " ".join((mover.name, *mover.labels))
        turns = (Finding("turns_on", {"input": Figure(name, "input"), "share": Figure(mover.share, "share")}),)
    never = Figure(head.never_too_late_of_100, "of_100")
    return Finding("too_late", {"never": never, "last": (last,), "turns": turns}, ("next_months_to_last_call",))


def _what_decides(outlook: Outlook) -> tuple[Finding, ...]:
    """Say between what the answer moves over the grid, and what part of its spread is judgement."""
    return (_over_the_grid(outlook.grid), judged(outlook.movers.judgement))


def _over_the_grid(grid: Grid) -> Finding:
    values = [value for row in grid.going_on for value in row]
    if not values:
        cells = [cell for row in grid.back_of_100 for cell in row]
        return Finding("money_back_decides", _ends(cells, "of_100", "fewest", "many"))
    means = _ends([value.mean for value in values], "money_told", "least", "most")
    counts = _ends([value.positive_of_100 for value in values], "of_100", "fewest", "many")
    return Finding("decides", {**means, **counts}, ("price_sensitivity", "research_ratio"))


def _ends(values: Sequence[float], quantity: str, low: str, high: str) -> Parts:
    return {low: Figure(min(values), quantity), high: Figure(max(values), quantity)}


def judged(part: PartOfSpread) -> Finding:
    """Say what part of a spread moves with inputs that are judgement."""
    if not part.is_known:
        return Finding("too_few_to_tell", {})
    return Finding("judged", {"share": share_figure(part), "error": error_figure(part)})
