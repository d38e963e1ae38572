"""How amounts of what is wanted, and numbers of what is decided, are told."""

from collections.abc import Sequence
from dataclasses import dataclass

from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.decide.choosing.aims import Aim
from sixteenth.decide.choosing.asked import Limit
from sixteenth.decide.choosing.decisions import DECISIONS
from sixteenth.decide.choosing.search import Point
from sixteenth.measures.estimate import Estimate

NEVER = 1000.0  # a last model beyond all that there may be
TIMES = ("training_spend", "margin")  # told as a multiple; other numbers that are not whole are shares


@dataclass(frozen=True)
class Way:
    """How an amount is told: itself, a change of it and its error, as quantities; its unit in a sentence, as a word."""

    amount: str
    change: str
    error: str
    unit: str
    scale: float = 1.0

    def of(self, name: str, estimate: Estimate, *, is_change: bool) -> dict[str, Figure]:
        """Return an amount and its standard error as two parts of a sentence."""
        value, error = self.scale * estimate.value, self.scale * estimate.error
        quantity = self.change if is_change else self.amount
        return {name: Figure(value, quantity, error), f"{name}_error": Figure(error, self.error)}


WAYS = {
    "USD": Way("money", "change_of_money", "change_of_money_error", "in_money"),
    "Share": Way("of_100_tenth", "change_of_100", "change_of_100_error", "in_futures", 100.0),
    "LifeMonths": Way("million_life_years", "million_life_years", "million_life_years_error", "in_life_years", 1 / 12),
}
WELFARE = Way("more_points", "more_points", "more_points_error", "in_points")


def way_of(aim: Aim) -> Way:
    """Return how an aim is told."""
    return WELFARE if aim.name.startswith("welfare") else WAYS[aim.unit]


def aim_word(aim: Aim) -> Word | Figure:
    """Return what an aim is called: a word, or the name of one with a year or a view in it as it was asked for."""
    return Figure(aim.name, "name") if aim.name.startswith(("revenue", "welfare")) else Word(f"aim_{aim.name}")


def decision_word(name: str) -> Word:
    """Return what a decision is called."""
    return Word(f"decision_{name}")


def belief_word(name: str) -> Word:
    """Return what a belief says."""
    return Word(f"belief_{name}")


def is_number(decision: str) -> bool:
    """Say whether a decision is a number, and not a yes or no."""
    return not (DECISIONS[decision].is_whole and DECISIONS[decision].high == 1)


def quantity_of(decision: str) -> str:
    """Return the quantity of a decision's numbers."""
    if not is_number(decision):
        return "text"
    if DECISIONS[decision].is_whole:
        return "count"
    return "times" if decision in TIMES else "precise_share"


def raw_in_table(decision: str, number: float) -> float | Word:
    """Return a number of a decision for a column of its own: itself, or the word for what is no number."""
    told = number_told(decision, number)
    return told if isinstance(told, Word) else number


def number_told(decision: str, number: float) -> Figure | Word:
    """Return a number of a decision: yes or no, a count, a multiple or a share."""
    if not is_number(decision):
        return Word("yes" if number else "no")
    if DECISIONS[decision].is_whole:
        return Word("never") if number >= NEVER else Figure(round(number), "count")
    return Figure(number, quantity_of(decision))


def number_in_table(decision: str, number: float) -> Figure | Word:
    """Return a number of a decision as a narrow column has it: a multiple without what it is."""
    return Figure(number, "times_as_much") if decision in TIMES else number_told(decision, number)


def choice_told(names: Sequence[str], point: Point, own: Point) -> tuple[Finding, ...]:
    """Return what is chosen, decision by decision, beside what it is today."""
    return Listed(
        Finding(
            "decision",
            {"decision": decision_word(name), "to": number_told(name, number), "from": number_told(name, before)},
        )
        for name, number, before in zip(names, point, own, strict=True)
    )


def limits_told(limits: Sequence[Limit], found: Sequence[Estimate]) -> tuple[Finding, ...]:
    """Return what each limit is about, as it comes out and as it is asked for."""
    return Listed(
        Finding(
            f"{'at_most' if limit.is_most else 'at_least'}{'_of_100' if way is WAYS['Share'] else ''}",
            {
                "what": aim_word(limit.aim),
                **way.of("found", each, is_change=False),
                "limit": Figure(way.scale * limit.amount, way.amount),
                "unit": Word(way.unit),
            },
        )
        for limit, each in zip(limits, found, strict=True)
        for way in (way_of(limit.aim),)
    )
