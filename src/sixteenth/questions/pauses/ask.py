"""A pause by one lab, by one country, by all: odds, who is ahead, shares, worth and lives, on the same futures."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.over_futures import refuse_missing
from sixteenth.decide.pauses import BEGINS, KEPT, MONTHS, NEEDED, Estimate, Pause, Who, compare_pauses
from sixteenth.errors import Place, UnknownLabel, WrongOption, nearest, refuse
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share

LEVELS = {  # what a table puts beside its change: its quantity, and that of the change
    "odds": ("small_share", "change_of_points"),
    "lead": ("doublings", "more_doublings"),
    "lag": ("doublings", "more_doublings"),
}
CHANGES = {
    "share": "change_of_points",
    "abroad": "change_of_points",
    "worth": "change_of_money",
    "lives": "change_of_lives",
}


class PausesOptions(Options):
    """Which lab pauses alone, when and for how long, and how many futures each pause has."""

    lab: str | None = None  # the first
    draws: Annotated[int, Field(ge=1, le=100_000)] = 400
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7
    begins: Annotated[int, Field(ge=0, le=1200)] = BEGINS  # months after the start
    length: Annotated[int, Field(ge=1, le=1200)] = MONTHS  # months


def answer(scenario: Scenario, options: PausesOptions, runs: Session) -> Answer:
    """Run a scenario without a pause and with each, and put them beside each other.

    Raises:
        Refused: when the scenario has no labs, no countries or no odds, the lab is none, or the run ends before.

    """
    where = Place("the pauses")
    refuse_missing(scenario.world, NEEDED, "the pauses")
    labs = scenario.settings.labels["lab"]
    lab = options.lab or labs[0]
    if lab not in labs:
        cure = nearest(lab, labs, "name one of them")
        refuse([UnknownLabel("the lab", where, f"'{lab}'", ", ".join(labs), cure)])
    ends, months = options.begins + options.length, scenario.settings.months
    if ends > months:
        got, cure = f"a pause that ends after {ends} months", "begin it earlier, or shorten it"
        refuse([WrongOption("the pause", where, got, f"one that ends within the {months} of the run", cure)])
    given = {"draws": options.draws, "seed": options.seed}
    runs.expect(2 + len(scenario.settings.labels["country"]) + 1)
    run = lambda each: runs.run(each, KEPT, **given)  # noqa: E731
    none, *pauses = compare_pauses(scenario, lab, run, begins=options.begins, months=options.length)
    share = Figure(judged_share(scenario), "share")
    base = {"lab": Figure(lab, "text"), "months": Figure(options.length, "count")}
    return Answer(
        question="pauses",
        scenario=scenario.name,
        recipe=runs.recipe_of(scenario, KEPT, **given),
        findings=(_none(none, lab), *(_finding(each, base) for each in pauses), _order(pauses)),
        tables=(_levels((none, *pauses), base), _changes(pauses, {**base, "draws": Figure(options.draws, "count")})),
        notes=(Finding("judgement", {"share": share, "scenario": Figure(scenario.name, "text")}),),
        judgement=share,
    )


def _none(none: Pause, lab: str) -> Finding:
    return Finding(
        "none",
        {
            "lab": Figure(lab, "text"),
            "odds": Figure(none.odds, "small_share"),
            "lead": Figure(none.lead, "doublings"),
            "lag": Figure(none.lag, "doublings"),
        },
        rests_on=("probability_without_catastrophe", "lab_horizon"),
    )


def _finding(pause: Pause, base: dict[str, Figure]) -> Finding:
    """Say of a pause what it does to the odds, to who is ahead, and to the lab in focus."""
    figures = {
        "odds": _figure(pause.odds_change, "change_of_points"),
        "lead": Figure(pause.lead, "doublings"),
        "lag": Figure(pause.lag, "doublings"),
        **{key: _figure(getattr(pause, f"{key}_change"), quantity) for key, quantity in CHANGES.items()},
    }
    return Finding("pause", {"who": _who(pause.who), **base, **figures}, rests_on=("is_paused", "catastrophe_hazard"))


def _order(pauses: Sequence[Pause]) -> Finding:
    """Say what part of the effect of a pause by all each of the others has."""
    *some, everybody = pauses
    whole = everybody.odds_change.value
    if not whole:
        return Finding("no_order", {})
    parts = tuple(
        Finding("part", {"who": _who(each.who), "part": Figure(each.odds_change.value / whole, "share")})
        for each in some
    )
    return Finding("order", {"parts": parts})


def _figure(estimate: Estimate, quantity: str) -> Figure:
    return Figure(estimate.value, quantity, estimate.error)


def _who(who: Who) -> Figure | Word:
    if len(who.countries) > 1:
        return Word("all")
    return Figure(next(iter((*who.labs, *who.countries))), "text") if who.labs or who.countries else Word("nobody")


def _levels(pauses: Sequence[Pause], base: dict[str, Figure]) -> Table:
    """Put odds, and who is ahead as the pause ends, beside their changes and errors."""
    columns = [Column("who", "text")]
    for key, (level, change) in LEVELS.items():
        columns += [
            Column(key, level),
            Column(f"{key}_change", change),
            Column(f"{key}_error", f"{change}_error"),
        ]
    rows = []
    for each in pauses:
        row: list[object] = [_who(each.who)]
        for key in LEVELS:
            changed: Estimate = getattr(each, f"{key}_change")
            row += [getattr(each, key), changed.value, changed.error]
        rows.append(_shown(row))
    return Table("levels", tuple(columns), tuple(rows), base)


def _changes(pauses: Sequence[Pause], base: dict[str, Figure]) -> Table:
    columns = [Column("who", "text")]
    for key, change in CHANGES.items():
        columns += [Column(f"{key}_change", change), Column(f"{key}_error", f"{change}_error")]
    rows = []
    for each in pauses:
        changed: list[Estimate] = [getattr(each, f"{key}_change") for key in CHANGES]
        rows.append(_shown([_who(each.who), *(part for one in changed for part in (one.value, one.error))]))
    return Table("changes", tuple(columns), tuple(rows), base)


def _shown(row: list[object]) -> tuple[object, ...]:
    """Return a row whose first entry is a name or a word."""
    first = row[0].value if isinstance(row[0], Figure) else row[0]
    return first, *row[1:]


QUESTION = Question("central", PausesOptions, answer)
