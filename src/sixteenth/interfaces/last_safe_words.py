"""The last month in which a lab can still stop, in plain words."""

from sixteenth.answers.numbers import percent
from sixteenth.decide.last_safe import ODDS, LastSafe
from sixteenth.interfaces.parts_of_spread import points, shown_share


def last_safe_sentences(found: LastSafe) -> tuple[str, ...]:
    """Say until when the lab can stop, which inputs decide it, and how much of that is judgement."""
    never = (
        f"Until when can {found.lab} stop and still pay all that it owes? In {found.never_too_late_of_100:.0f} of 100"
        f" futures to the end of the run ({found.horizon}); in {found.too_late_from_the_start_of_100:.0f} of 100 it is"
        " too late from the start."
    )
    return (f"{never} {_by_odds(found)}", *_decides(found))


def _by_odds(found: LastSafe) -> str:
    named = {_month(found, month) for _, month in found.months}
    if len(named) == 1:
        return f"At odds of {ODDS[0]} to {ODDS[-1]} of 100 the last safe month is {named.pop()}."
    told = [f"at odds of {odds} of 100 {_month(found, month)}" for odds, month in found.months]
    return f"The last safe month is, {'; '.join(told)}."


def _month(found: LastSafe, month: str | None) -> str:
    if month is None:
        return "beyond the run"
    return "already past at the start" if month < found.start else month


def _decides(found: LastSafe) -> tuple[str, ...]:
    """Say what decides it; nothing does where it is the same month in all futures."""
    if not found.movers:
        return ("No single input stands out from chance in what decides it.",)
    named = ", ".join(
        f"{' '.join((mover.name.replace('_', ' '), *mover.labels))} ({mover.kind}; rank correlation"
        f" {mover.correlation:+.2f})"
        for mover in found.movers
    )
    part = found.judgement
    judged = (
        f"{percent(shown_share(part.share))} of the spread of that month moves with inputs that are judgement"
        f" (standard error {points(part.standard_error)} points)."
        if part.is_known
        else "There are too few futures to tell how much of its spread is judgement."
    )
    return (f"What decides the last safe month: {named}. A minus brings it earlier. {judged}",)
