"""What `stop` says: until when, what the right is worth, by which rule, and what makes it late."""

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.decide.stopping.last_calls import ALL, AS_IT_IS, LAST_CALL, LastCalls
from sixteenth.decide.stopping.plain_rule import Condition, InWords, PlainRule
from sixteenth.decide.stopping.right_to_stop import RightToStop
from sixteenth.decide.worth.going_on import STOP
from sixteenth.questions.figures import with_error
from sixteenth.questions.stop.tables import month_or_word

ODDS = 67  # of 100: those of the first sentence
ERRORS = 2.0  # within which a number is not told from nothing
HELD = {"growth": "share", "cash_months": "months", "months_stopped": "months", "lead": "number", "owed": "share"}
PLAIN = {("lead", 0.0): "is_behind", ("months_stopped", 1.0): "progress_has_stopped"}


def findings(found: RightToStop, about: dict[str, Figure]) -> tuple[Finding, ...]:
    """Return the sentences: the first answers the question, and all have their numbers beside their errors."""
    return (
        *((Finding("stopped", {}),) if found.is_stopped else ()),
        _first(found, about),
        _worth(found, about),
        *_most_stops(found, about),
        *_rule(found.in_words, about),
        *_late(found),
    )


def _first(found: RightToStop, about: dict[str, Figure]) -> Finding:
    """Say until when the lab can stop, and whether the right to is worth anything."""
    right, calls = found.option.right, found.calls[0]
    month = dict(calls.months)[ODDS]
    parts = {
        **about,
        "odds": Figure(ODDS, "of_100"),
        **with_error("never", calls.never, "of_100"),
        **with_error("right", right, "change_of_money"),
    }
    rests_on = (LAST_CALL, STOP)
    is_worth = "worth" if right.value > ERRORS * right.error else "not_told"
    if month is None:
        return Finding(f"never_late_{is_worth}", parts, rests_on)
    if month < found.start:
        return Finding(f"late_{is_worth}", parts, rests_on)
    return Finding(f"until_{is_worth}", {**parts, "month": Figure(month, "month")}, rests_on)


def _worth(found: RightToStop, about: dict[str, Figure]) -> Finding:
    """Say what the lab is worth by each plan, and how often the rule stops."""
    option = found.option
    parts = {
        **about,
        **with_error("goes_on", option.goes_on, "money", "change_of_money_error"),
        **with_error("today", option.stops_today, "money", "change_of_money_error"),
        **with_error("rule", option.by_rule, "money", "change_of_money_error"),
        "stops": Figure(option.stops_of_100, "of_100"),
    }
    return Finding("plans", parts, ("payouts", "owners_share", "cash"))


def _most_stops(found: RightToStop, about: dict[str, Figure]) -> tuple[Finding, ...]:
    """Name the model after which the rule stops in most futures, and what it gains there."""
    most = max(found.option.after, key=lambda each: each.stops_of_100)
    if not most.stops_of_100:
        return ()
    parts = {
        **about,
        "model": Figure(most.model, "count"),
        "stops": Figure(most.stops_of_100, "of_100", most.stops_error),
        "stops_error": Figure(most.stops_error, "of_100_error"),
        **with_error("gained", most.gained, "change_of_money"),
    }
    return (Finding("most_stops", parts, (STOP,)),)


def _rule(found: InWords, about: dict[str, Figure]) -> tuple[Finding, ...]:
    """Say the best rule in words, and what it is worth on futures that it was not chosen on."""
    right = with_error("right", found.option.right, "change_of_money")
    if found.rule is None:
        return (Finding("no_rule", {**about, **right}, (STOP,)),)
    stops = Figure(found.option.stops_of_100, "of_100")
    parts: dict[str, Figure | Word | tuple[Finding, ...]] = {**about, **right, "stops": stops}
    parts["conditions"] = (_conditions(found.rule),)
    if found.option.right.value <= ERRORS * found.option.right.error:
        return (Finding("rule_not_told", parts, (STOP,)),)
    return (Finding("rule" if found.is_same_in_halves else "rule_unsure", parts, (STOP,)),)


def _conditions(rule: PlainRule) -> Finding:
    told = [_condition(each) for each in rule]
    return told[0] if len(told) == 1 else Finding("both", {"first": (told[0],), "second": (told[1],)})


def _condition(condition: Condition) -> Finding:
    """Say a condition as people would: months are whole, and a lead below nothing is being behind."""
    side = "below" if condition.is_below else "above"
    at = {"months_stopped": condition.at + 0.5, "lead": -condition.at}.get(condition.state, condition.at)
    if (condition.state, at) in PLAIN:
        return Finding(PLAIN[condition.state, at], {})
    return Finding(f"{condition.state}_{side}", {"at": Figure(at, HELD[condition.state])})


def _late(found: RightToStop) -> tuple[Finding, ...]:
    """Say what single circumstance makes it late most, as far as one is told from nothing, and what all do together."""
    calls = found.calls
    single = [each for each in calls if each.circumstance not in {AS_IT_IS, ALL}]
    clear = [each for each in single if abs(each.more.value) > ERRORS * each.more.error]
    if not single:
        return ()
    if not clear:
        return (Finding("nothing_makes_it_late", {}, (LAST_CALL,)),)
    most = max(clear, key=lambda each: abs(each.more.value))
    parts: dict[str, Figure | Word | tuple[Finding, ...]] = {
        "circumstance": Word(most.circumstance),
        "odds": Figure(ODDS, "of_100"),
        **with_error("before", calls[0].never, "of_100"),
        **with_error("never", most.never, "of_100"),
        **with_error("more", most.more, "change_of_100"),
        "month": _month(most, found.start),
    }
    told = Finding("makes_it_late", parts, (LAST_CALL,))
    together = next((each for each in calls if each.circumstance == ALL), None)
    if together is None:
        return (told,)
    more = {
        **with_error("never", together.never, "of_100"),
        **with_error("more", together.more, "change_of_100"),
    }
    return (told, Finding("all_together", more, (LAST_CALL,)))


def _month(calls: LastCalls, start: str) -> Figure | Word:
    month = month_or_word(dict(calls.months)[ODDS], start)
    return month if isinstance(month, Word) else Figure(month, "month")
