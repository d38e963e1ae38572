"""The tables of `policies`: all of them in the end, the dates of each by subject, and some numbers year by year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Span, Table
from sixteenth.decide.society.policies import WORTH_OF_ALL, Change, Policies
from sixteenth.questions.figures import columns_of

PARTS = ("risk", "race", "jobs", "lives", "money", "concentration")


@dataclass(frozen=True)
class Written:
    """By which quantities a number is written: its level, and what a policy changes it by."""

    level: str
    change: str


SHARE = Written("small_share", "more_points_fine")
MONEY = Written("money_significant", "change_of_money")
WRITTEN: Mapping[str, Written] = {
    "catastrophe_probability": SHARE,
    "catastrophe_in_the_year": SHARE,
    "frontier": Written("doublings", "more_doublings"),
    "lead": Written("doublings", "more_doublings"),
    "effort": SHARE,
    "jobs_displaced": SHARE,
    "entry_level_office_employment": SHARE,
    "unemployment": SHARE,
    "wage": SHARE,
    "added_output": SHARE,
    "lives_saved_in_all": Written("many", "more_many"),
    "life_years": Written("many", "more_many"),
    "revenue_of_all": MONEY,
    "revenue": MONEY,
    "worth": MONEY,
    WORTH_OF_ALL: MONEY,
    "largest_share": SHARE,
    "concentration": Written("score", "more_concentration"),
}
COUNTED_FROM_ONE = ("wage",)  # a multiple, told as a share more
ENDS = {
    "policy": "name",
    "risk": "more_points",
    "risk_error": "more_points_error",
    "lives": "more_million_life_years",
    "lives_error": "million_life_years_error",
    "jobs": "more_points_fine",
    "jobs_error": "points_fine_error",
    "worth": "worth",
    "worth_error": "money",
    "share": "more_points",
    "share_error": "more_points_error",
}
IN_THE_END = ("catastrophe_probability", "life_years", "jobs_displaced", WORTH_OF_ALL, "largest_share")
DATED = {
    **dict.fromkeys(("policy", "number", "lab", "month", "phase", "first", "under", "interval", "told"), "text"),
    "policy": "name",
    "month": "month",
}
BY_YEAR = {  # a number, and the quantities of its change and of the error of that
    "risk_by_year": ("catastrophe_probability", "more_points_fine", "points_fine_error"),
    "lives_by_year": ("life_years", "more_million_life_years", "million_life_years_error"),
    "jobs_by_year": ("jobs_displaced", "more_points_fine", "points_fine_error"),
}


def tables_of(found: Policies) -> tuple[Table, ...]:
    """Return the page of policies: in the end, by date behind the part of each subject, and by year."""
    about = {"first": Figure(found.first, "text"), "draws": Figure(found.futures, "count")}
    last = {"month": Figure(max(each.month for each in found.dated), "month")}
    return (
        Table("ends", columns_of(ENDS), tuple(_ends(found)), {**about, **last}),
        *(_dated(found, part, about) for part in PARTS),
        *(_by_year(found, key, about) for key in BY_YEAR),
    )


def _ends(found: Policies) -> Iterator[tuple[Any, ...]]:
    """Yield what each policy changes by the end of the run, with standard errors."""
    for policy in found.names:
        end = found.at_the_end(policy)
        beside = [end[name].difference for name in IN_THE_END]
        yield policy, *(entry for each in beside for entry in (each.difference, each.standard_error))


def _dated(found: Policies, part: str, about: Mapping[str, Figure]) -> Table:
    """Put the numbers of a part by policy, number and date, those of all labs before those of each."""
    own = sorted((each for each in found.dated if each.part == part), key=lambda each: _place(found, each))
    columns = {name: kind for name, kind in DATED.items() if name != "lab" or part == "money"}
    rows = ({"lab": _whose(each), **_row(each)} for each in own)
    return Table(part, columns_of(columns), tuple(tuple(row[name] for name in columns) for row in rows), about, part)


def _row(change: Change) -> dict[str, Any]:
    """Return what a table says of a change, by column."""
    how, one, beside = WRITTEN[change.number], float(change.number in COUNTED_FROM_ONE), change.difference
    return {
        "policy": change.policy,
        "number": Word(change.number),
        "month": change.month,
        "phase": Word(change.phase),
        "first": Figure(beside.before - one, how.level),
        "under": Figure(beside.after - one, how.level),
        "interval": Span(change.low, change.high, how.change, beside.difference),
        "told": Word(_told(change)),
    }


def _place(found: Policies, change: Change) -> tuple[int, int, str, str]:
    return found.names.index(change.policy), [*WRITTEN].index(change.number), change.lab, change.month


def _whose(change: Change) -> Any:
    return change.lab or Word("all")


def _told(change: Change) -> str:
    if not change.difference.difference and not change.difference.standard_error:
        return "the_same"
    return "clear" if change.is_told else "not_told"


def _by_year(found: Policies, key: str, about: Mapping[str, Figure]) -> Table:
    """Put the change of one number under each policy, with its error: at the end of each year, and of the run."""
    name, change, of_error = BY_YEAR[key]
    numbers = {"change": change, "error": of_error}
    rows = tuple(
        (each.policy, each.month, Word(each.phase), each.difference.difference, each.difference.standard_error)
        for each in found.yearly
        if each.number == name and not each.lab
    )
    return Table(key, columns_of({"policy": "name", "month": "month", "phase": "text", **numbers}), rows, about, "full")
