"""A pause by one lab, by one country, by all: odds, who is ahead, shares, worth and lives, on the same futures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.society.pauses import BEGINS, KEPT, MONTHS, NEEDED, Pause, Who, compare_pauses
from sixteenth.errors import Place, UnknownLabel, WrongOption, nearest, refuse
from sixteenth.measures.estimate import Estimate
from sixteenth.measures.over_futures import refuse_missing
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share


@dataclass(frozen=True)
class Shown:
    """What a pause changes: its columns, the quantity of the change, and that of its level where this is shown too."""

    name: str
    change: str
    error: str
    quantity: str
    level: str | None = None


LEVELS = (
    Shown("odds", "odds_change", "odds_error", "change_of_points", "small_share"),
    Shown("lead", "lead_change", "lead_error", "more_doublings", "doublings"),
    Shown("lag", "lag_change", "lag_error", "more_doublings", "doublings"),
)
CHANGES = (
    Shown("share", "share_change", "share_error", "change_of_points"),
    Shown("abroad", "abroad_change", "abroad_error", "change_of_points"),
    Shown("worth", "worth_change", "worth_error", "change_of_money"),
    Shown("lives", "lives_change", "lives_error", "change_of_lives"),
)


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
    where = Place(said("the pauses"))
    refuse_missing(scenario.world, NEEDED, said("the pauses"))
    labs = scenario.settings.labels["lab"]
    lab = options.lab or labs[0]
    if lab not in labs:
        cure = nearest(lab, labs, said("name one of them"))
        refuse([UnknownLabel(said("the lab"), where, f"'{lab}'", ", ".join(labs), cure)])
    ends, months = options.begins + options.length, scenario.settings.months
    if ends > months:
        got, cure = said("a pause that ends after {ends} months", ends=ends), said("begin it earlier, or shorten it")
        refuse(
            [
                WrongOption(
                    said("the pause"),
                    where,
                    got,
                    said("one that ends within the {months} of the run", months=months),
                    cure,
                )
            ]
        )
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
    figures: dict[str, Figure | Word] = {
        "odds": _figure(pause.odds_change, "change_of_points"),
        "lead": Figure(abs(pause.lead), "doublings"),
        "side": Word("ahead" if pause.lead >= 0 else "behind"),
        "lag": Figure(pause.lag, "doublings"),
        **{each.name: _figure(getattr(pause, each.change), each.quantity) for each in CHANGES},
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
    return Table("levels", *_columns_and_rows(pauses, LEVELS), base)


def _changes(pauses: Sequence[Pause], base: dict[str, Figure]) -> Table:
    return Table("changes", *_columns_and_rows(pauses, CHANGES), base)


def _columns_and_rows(
    pauses: Sequence[Pause], shown: Sequence[Shown]
) -> tuple[tuple[Column, ...], tuple[tuple[object, ...], ...]]:
    columns = [Column("who", "text")]
    for each in shown:
        columns += [Column(each.name, each.level)] if each.level else []
        columns += [Column(each.change, each.quantity), Column(each.error, f"{each.quantity}_error")]
    rows: list[tuple[object, ...]] = []
    for pause in pauses:
        who = _who(pause.who)
        row: list[object] = [who.value if isinstance(who, Figure) else who]
        for each in shown:
            changed: Estimate = getattr(pause, each.change)
            row += [getattr(pause, each.name)] if each.level else []
            row += [changed.value, changed.error]
        rows.append(tuple(row))
    return tuple(columns), tuple(rows)


QUESTION = Question("central", PausesOptions, answer)
