"""The tables beside the three answers: all labs, what decides, what moves."""

from collections.abc import Sequence

import numpy as np
from rich.table import Table
from rich.text import Text

from sixteenth.answers.numbers import billions, percent, signed_billions, small_percent, times
from sixteenth.decide.grid import Grid
from sixteenth.decide.headline import Headline
from sixteenth.decide.model_lines import ModelLine
from sixteenth.decide.spread import MONTHLY_LUCK, Movers
from sixteenth.decide.world_share import WorldShare
from sixteenth.interfaces.outlook import Outlook
from sixteenth.interfaces.parts_of_spread import shown_share, tell_part
from sixteenth.interfaces.tables import BAD, make_table

SHOWN_MOVERS = 8
MOST_MODELS = 10
HALF = 50  # of 100
NONE_IS_CLEAR = "no input stands out from chance"
BAR = 20  # characters for the whole spread


def outlook_tables(outlook: Outlook) -> list[Table]:
    """Return the tables that stand beside the answers."""
    models = [_models(outlook.lab, outlook.models)] if outlook.models else []
    shares = [_world_shares(outlook.world_shares)] if outlook.world_shares else []
    return [
        _labs(outlook.headlines),
        *models,
        _stops(outlook.focus),
        *shares,
        _grid(outlook.grid),
        _movers(outlook.movers),
    ]


def _labs(headlines: Sequence[Headline]) -> Table:
    table = make_table(
        "Every lab: money back and ruined of 100 futures; worth and hole, bn USD; medians",
        "lab",
        ["back", "ruined", "worth", "5 %", "95 %", "hole", "owners a year", "keep"],
    )
    table.columns[0].no_wrap = True
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
    """Put each model as its own company: the first ones that have had some time to sell."""
    columns = ["of 100 futures", "cost, bn USD", "payback", "5 %", "95 %", "paid back, of 100", "after"]
    table = make_table(f"{lab}: each model as its own company", "model", columns)
    told = [line for line in models if line.sold_of_100 > HALF and not line.is_last]
    shown = told[:MOST_MODELS]
    for line in shown:
        low, middle, high = (times(multiple) for multiple in line.payback)
        months = line.months_to_payback
        after = "not yet" if months is None else "" if np.isnan(months) else f"{months:.0f} months"
        cells = (billions(line.development), middle, low, high, f"{line.paid_back_of_100:.0f}", after)
        table.add_row(line.model, f"{line.of_100:.0f}", *cells)
    left = len(models) - len(shown)
    if left:
        table.caption = f"{left} later models are left out; the last have sold little or nothing by the end."
        table.caption_justify = "left"
    return table


def _stops(head: Headline) -> Table:
    columns = ["of 100 futures", "money back, of 100", "deepest hole, bn USD"]
    table = make_table(f"{head.lab}, by what progress does", "progress", columns)
    table.columns[0].no_wrap = True
    for part in head.by_stop:
        told = (f"{part.back_of_100:.0f}", signed_billions(part.deepest_hole)) if part.futures else ("none", "none")
        table.add_row(part.name, f"{100 * part.futures / head.futures:.0f}", *told)
    return table


def _world_shares(shares: Sequence[WorldShare]) -> Table:
    """Put what is spent on AI beside what the world produces."""
    table = make_table("Spending on AI, of world output", "when", ["5 %", "median", "95 %"])
    for each in shares:
        table.add_row(each.when, *(percent(share, 1) for share in each.share))
    return table


def _grid(grid: Grid) -> Table:
    title = f"{grid.lab}: money back of 100, by what decides it (the first {grid.draws} futures)"
    table = make_table(title, "price competition", grid.columns)
    for row, cells in zip(grid.rows, grid.back_of_100, strict=True):
        table.add_row(row, *(Text(f"{cell:.0f}", style=BAD if cell < 50 else "") for cell in cells))  # noqa: PLR2004
    return table


def _movers(movers: Movers) -> Table:
    """Draw a bar for each of the strongest inputs, and for each kind of knowledge."""
    table = make_table("What moves the worth, by rank", "input", ["known how", "direction", "of the spread", ""])
    for column in (table.columns[1], table.columns[2], table.columns[-1]):
        column.justify = "left"  # words; and bars begin on one line
    clear = [mover for mover in movers.inputs if mover.is_clear][:SHOWN_MOVERS]
    for mover in clear:
        name = " ".join((mover.name.replace("_", " "), *mover.labels))
        direction = "more is better" if mover.correlation > 0 else "more is worse"
        table.add_row(name, mover.kind, direction, small_percent(mover.share), _bar(mover.share))
    if not clear:
        table.add_row(NONE_IS_CLEAR, "", "", "", "")
    table.add_section()
    for kind, part in movers.by_kind:
        name = kind if kind == MONTHLY_LUCK else f"all that is {kind}"
        table.add_row(name, "", "", tell_part(part), _bar(part.share) if part.is_known else "")
    table.caption = "Rival theories, ranked beside these inputs: sixteenth theories."
    table.caption_justify = "left"
    return table


def _bar(share: float) -> str:
    return "#" * round(BAR * shown_share(share))
