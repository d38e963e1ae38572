"""The tables beside the three answers: all labs, what decides, what moves."""

from collections.abc import Sequence

import numpy as np
from rich.table import Table
from rich.text import Text

from sixteenth.decide.grid import Grid
from sixteenth.decide.headline import Headline
from sixteenth.decide.model_lines import ModelLine
from sixteenth.decide.spread import MONTHLY_LUCK, Movers
from sixteenth.interfaces.numbers import billions, percent, signed_billions, times
from sixteenth.interfaces.outlook import Outlook
from sixteenth.interfaces.tables import BAD, make_table

SHOWN_MOVERS = 8
MOST_MODELS = 10
BAR = 20  # characters for the whole spread


def outlook_tables(outlook: Outlook) -> list[Table]:
    """Return the tables that stand beside the answers."""
    models = [_models(outlook.lab, outlook.models)] if outlook.models else []
    return [_labs(outlook.headlines), *models, _stops(outlook.focus), _grid(outlook.grid), _movers(outlook.movers)]


def _labs(headlines: Sequence[Headline]) -> Table:
    table = make_table(
        "Every lab: money back and ruined of 100 futures; worth today; medians",
        "lab",
        ["back", "ruined", "worth, bn USD", "5 %", "95 %", "hole, bn", "owners a year", "keep"],
    )
    for head in headlines:
        table.add_row(
            head.lab,
            f"{head.back_of_100:.0f}",
            f"{head.ruined_of_100:.0f}",
            *map(_worth, (head.worth[1], head.worth[0], head.worth[2])),
            signed_billions(head.deepest_hole[1], decimals=0),
            percent(head.owners_return[1]) if np.isfinite(head.owners_return[1]) else "parent",
            percent(head.owners_share[1]),
        )
    return table


def _worth(usd: float) -> Text:
    return Text(signed_billions(usd, decimals=0), style=BAD if usd < 0 else "")


def _models(lab: str, models: Sequence[ModelLine]) -> Table:
    """Put each model as its own company: the first ones, and the last, which have not had their time."""
    columns = ["futures", "cost, bn", "payback", "5 %", "95 %", "paid back, of 100", "after"]
    table = make_table(f"{lab}: each model as its own company", "model", columns)
    shown = models if len(models) <= MOST_MODELS else (*models[: MOST_MODELS - 1], models[-1])
    for line in shown:
        low, middle, high = (times(multiple) for multiple in line.payback)
        months = line.months_to_payback
        after = "not yet" if months is None else "" if np.isnan(months) else f"{months:.0f} months"
        cells = (billions(line.development), middle, low, high, f"{line.paid_back_of_100:.0f}", after)
        table.add_row(line.model, f"{line.futures:,}", *cells)
    return table


def _stops(head: Headline) -> Table:
    columns = ["futures", "money back, of 100", "deepest hole, bn USD"]
    table = make_table(f"{head.lab}, by what progress does", "progress", columns)
    for part in head.by_stop:
        told = (f"{part.back_of_100:.0f}", signed_billions(part.deepest_hole)) if part.futures else ("none", "none")
        table.add_row(part.name, f"{part.futures:,}", *told)
    return table


def _grid(grid: Grid) -> Table:
    table = make_table(f"{grid.lab}: money back of 100, by what decides it", "price competition", grid.columns)
    for row, cells in zip(grid.rows, grid.back_of_100, strict=True):
        table.add_row(row, *(Text(f"{cell:.0f}", style=BAD if cell < 50 else "") for cell in cells))  # noqa: PLR2004
    return table


def _movers(movers: Movers) -> Table:
    """Draw a bar for each of the strongest inputs, and for each kind of knowledge."""
    table = make_table("What moves the worth, by rank", "input", ["known how", "direction", "share of the spread", ""])
    for mover in movers.inputs[:SHOWN_MOVERS]:
        name = " ".join((mover.name.replace("_", " "), *mover.labels))
        direction = "more is better" if mover.correlation > 0 else "more is worse"
        table.add_row(name, mover.kind, direction, percent(mover.share), _bar(mover.share))
    table.add_section()
    for kind, share in movers.by_kind:
        name = kind if kind == MONTHLY_LUCK else f"all that is {kind}"
        table.add_row(name, "", "", percent(share), _bar(share))
    return table


def _bar(share: float) -> str:
    return "#" * round(BAR * share)
