"""The tables beside the three answers; the first is on the first screen, the others behind the names of their parts."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.ledger.model_lines import ModelLine
from sixteenth.decide.society.world_share import WorldShare
from sixteenth.decide.worth.going_on import GoingOn
from sixteenth.decide.worth.grid import Grid
from sixteenth.decide.worth.headline import Headline
from sixteenth.measures.spread import Movers
from sixteenth.questions.figures import columns_of, key_of
from sixteenth.questions.outlook.curves import curve_tables
from sixteenth.questions.outlook.findings import verdict_key
from sixteenth.questions.outlook.reading import Outlook
from sixteenth.questions.spread import SHARE, kinds_table, movers_table

PARTS = ("money", "progress", "models", "world", "decides", "moves")  # what is behind the first screen
MOST_MODELS = 10
SHOWN_MOVERS = 8
HALF = 50  # of 100


def tables_of(outlook: Outlook) -> tuple[Table, ...]:
    """Return the tables that stand beside the answers."""
    found, lab = outlook.going_on_of_focus, outlook.lab
    what = Word("worth" if found is None else "value_of_going_on")
    return (
        *([_labs(outlook.going_on, lab)] if found else []),
        _money_back(outlook.headlines, "money" if found else ""),
        _by_stop(found, outlook.focus) if found else _stops(outlook.focus),
        *(curve_tables(lab, outlook.curves, "money") if outlook.curves else ()),
        *([models_table(lab, outlook.models)] if outlook.models else []),
        *([_world_shares(outlook.world_shares)] if outlook.world_shares else []),
        *([_grid_of_going_on(outlook.grid)] if outlook.grid.going_on else []),
        _grid_of_money_back(outlook.grid),
        _movers(outlook.movers, what),
        _kinds(outlook.movers, what),
    )


def _labs(labs: Sequence[GoingOn], lab: str) -> Table:
    """Put every lab's verdict beside its mean, its error and its count; the lab in focus may have more futures."""
    focus, few = next(each for each in labs if each.lab == lab), min(each.futures for each in labs)
    columns = columns_of(
        {
            "lab": "text",
            "verdict": "text",
            "mean": "money_signed",
            "error": "money",
            "positive": "of_100",
            "later": "share",
            "wound_down": "money_signed",
        }
    )
    rows = tuple(
        (
            each.lab,
            verdict_key(each.going_concern),
            each.going_concern.mean,
            _or_none(each.going_concern.standard_error),
            each.going_concern.positive_of_100,
            each.going_concern.share_after_run,
            each.run_off.mean,
        )
        for each in labs
    )
    title = {"lab": Figure(lab, "text"), "futures": Figure(focus.futures, "count"), "few": Figure(few, "count")}
    below = (Finding("how_to_read_labs", {}),)
    return Table("labs" if few < focus.futures else "labs_alike", columns, rows, title, below=below)


def _money_back(headlines: Sequence[Headline], part: str) -> Table:
    columns = columns_of(
        {
            "lab": "text",
            "back": "of_100",
            "ruined": "of_100",
            "worth": "worth",
            "low": "worth",
            "high": "worth",
            "deficit": "worth",
            "owners_return": "share",
            "owners_share": "share",
        }
    )
    rows = tuple(
        (
            head.lab,
            head.back_of_100,
            head.ruined_of_100,
            *(head.worth[1], head.worth[0], head.worth[2]),
            head.deepest_hole[1],
            head.owners_return[1] if math.isfinite(head.owners_return[1]) else Word("parent"),
            head.owners_share[1],
        )
        for head in headlines
    )
    return Table("money_back", columns, rows, part=part)


def _by_stop(found: GoingOn, head: Headline) -> Table:
    """Put the value of going on by what progress does; and of 100 futures, those with the money back."""
    money_back: Mapping[str, float] = {part.name: part.back_of_100 for part in head.by_stop}
    columns = columns_of(
        {
            "progress": "text",
            "of": "of_100",
            "mean": "money_signed",
            "error": "money",
            "positive": "of_100",
            "verdict": "text",
            "back": "of_100",
        }
    )
    rows = tuple(
        (
            Word(key_of(part.name)),
            100 * part.futures / found.futures,
            part.value.mean,
            _or_none(part.value.standard_error),
            part.value.positive_of_100,
            verdict_key(part.value),
            money_back[part.name],
        )
        for part in found.by_stop
    )
    return Table("by_stop", columns, rows, {"lab": Figure(found.lab, "text")}, part="progress")


def _stops(head: Headline) -> Table:
    columns = columns_of({"progress": "text", "of": "of_100", "back": "of_100", "deficit": "worth"})
    rows = tuple(
        (
            Word(key_of(part.name)),
            100 * part.futures / head.futures,
            *((part.back_of_100, part.deepest_hole) if part.futures else (None, None)),
        )
        for part in head.by_stop
    )
    return Table("stops", columns, rows, {"lab": Figure(head.lab, "text")}, part="progress")


def models_table(lab: str, models: Sequence[ModelLine], part: str = "models") -> Table:
    """Put each model as its own company: the first ones that have had some time to sell."""
    columns = columns_of(
        {
            "model": "text",
            "of": "of_100",
            "cost": "billions",
            "payback": "times",
            "low": "times",
            "high": "times",
            "paid_back": "of_100",
            "after": "text",
        }
    )
    shown = [line for line in models if line.sold_of_100 > HALF and not line.is_last][:MOST_MODELS]
    rows = tuple(
        (
            line.model,
            line.of_100,
            line.development,
            *(line.payback[1], line.payback[0], line.payback[2]),
            line.paid_back_of_100,
            _months(line.months_to_payback),
        )
        for line in shown
    )
    left = len(models) - len(shown)
    below = (Finding("later_models", {"left": Figure(left, "count")}),) if left else ()
    return Table("models", columns, rows, {"lab": Figure(lab, "text")}, part=part, below=below)


def _months(months: float | None) -> Any:
    if months is None:
        return Word("not_yet")
    return None if math.isnan(months) else Figure(months, "months")


def _world_shares(shares: Sequence[WorldShare]) -> Table:
    """Put what is spent on AI beside what the world produces."""
    columns = columns_of({"when": "text", "low": "small_share", "middle": "small_share", "high": "small_share"})
    rows = tuple((Word(key_of(each.when)), *each.share) for each in shares)
    return Table("world_shares", columns, rows, part="world")


def _grid_of_going_on(grid: Grid) -> Table:
    """Put the mean value of going on, and the count above nothing, by price competition and spending."""
    columns = (
        Column("competition", "text"),
        *(
            Column(key, quantity)
            for name in grid.columns
            for key, quantity in ((key_of(name), "money_signed"), ("positive", "of_100"))
        ),
    )
    rows = tuple(
        (Word(key_of(row)), *(number for each in values for number in (each.mean, each.positive_of_100)))
        for row, values in zip(grid.rows, grid.going_on, strict=True)
    )
    return Table("grid_of_going_on", columns, rows, _title(grid), part="decides")


def _grid_of_money_back(grid: Grid) -> Table:
    columns = (Column("competition", "text"), *(Column(key_of(name), "of_100") for name in grid.columns))
    rows = tuple((Word(key_of(row)), *cells) for row, cells in zip(grid.rows, grid.back_of_100, strict=True))
    return Table("grid_of_money_back", columns, rows, _title(grid), part="decides")


def _title(grid: Grid) -> Mapping[str, Figure]:
    return {"lab": Figure(grid.lab, "text"), "draws": Figure(grid.draws, "count")}


def _movers(movers: Movers, what: Word) -> Table:
    """Put the strongest inputs by rank, with the part of the spread that moves with each."""
    is_any = any(mover.is_clear for mover in movers.inputs)
    none = () if is_any else (Finding("none_is_clear", {}),)
    interplay = {"interplay": Figure(movers.interplay, SHARE)}
    together = (Finding("with_others", interplay),) if movers.interplay > 0 else ()
    below = (*none, *together, Finding("theories", {}))
    return replace(movers_table(movers, SHOWN_MOVERS), title={"what": what}, part="moves", below=below)


def _kinds(movers: Movers, what: Word) -> Table:
    """Put the part of the spread that moves with each kind of knowledge."""
    return replace(kinds_table(movers.by_kind), title={"what": what}, part="moves")


def _or_none(error: float) -> float | None:
    return error if math.isfinite(error) else None
