"""A made-up answer of every part, whose numbers can be recognised."""

from typing import Any

from sixteenth.decide.stopping.last_calls import ALL, AS_IT_IS, LastCalls
from sixteenth.decide.stopping.option import AfterModel, Option
from sixteenth.decide.stopping.plain_rule import Condition, InWords, PlainRule
from sixteenth.decide.stopping.right_to_stop import RightToStop
from sixteenth.measures.estimate import Estimate

BILLION = 1e9
NOTHING = Estimate(0.0, 0.0)
GROWTH = Condition("growth", is_below=True, at=0.4)
STOPPED = Condition("months_stopped", is_below=False, at=0.5)


def dollars(billions: float, error: float = 1.0) -> Estimate:
    return Estimate(billions * BILLION, error * BILLION)


def option(right: float = 12.0, stops: float = 25.0) -> Option:
    nowhere = Estimate(float("nan"), float("nan"))
    after = (
        AfterModel(3, 100.0, 0.0, 0.0, nowhere, dollars(48)),
        AfterModel(4, 99.0, stops, 1.5, dollars(47, 8), dollars(66)),
    )
    return Option(
        futures=2000,
        goes_on=dollars(114),
        stops_today=dollars(48),
        by_rule=dollars(114 + right),
        right=dollars(right),
        is_going_on_better=True,
        stops_of_100=stops,
        after=after,
    )


def calls(name: str, month: str | None, more: Estimate = NOTHING) -> LastCalls:
    months = ((33, None), (50, month), (67, month), (90, month))
    return LastCalls(name, months, (Estimate(3.0, 1.0),) * 4, Estimate(28.0 + more.value, 1.0), more)


def answered(*, right: float = 12.0, month: str | None = "2028-12", **given: Any) -> RightToStop:
    """Return an answer; `rule` and `is_same` say what is said in words, `moves` by how much one thing moves."""
    rule: PlainRule | None = given.get("rule", (GROWTH, STOPPED))
    more = Estimate(given.get("moves", 46.0), 1.1)
    told = (calls(AS_IT_IS, month), calls("no_take_or_pay", None, more), calls(ALL, None, Estimate(56.0, 1.1)))
    return RightToStop(
        lab="OpenAI",
        option=option(right, given.get("stops", 25.0)),
        in_words=InWords(rule, option(given.get("in_words", 3.0)), given.get("is_same", True)),
        calls=told[: given.get("circumstances", 3)],
        start="2026-07",
        is_stopped=given.get("is_stopped", False),
    )
