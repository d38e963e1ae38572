"""The value of going on in tables: of every lab, by what progress does, and by what decides it; and its words."""

import math
from collections.abc import Mapping, Sequence

from rich.table import Table
from rich.text import Text

from sixteenth.answers.numbers import percent, signed_billions
from sixteenth.decide.going_on import EDGE, GoingOn, Value
from sixteenth.decide.grid import Grid
from sixteenth.decide.spread import Movers
from sixteenth.interfaces.parts_of_spread import tell_judged_part
from sixteenth.interfaces.tables import BAD, make_table

WHOLE = 10e9  # USD: from here on money is told in whole billions
ON_THE_EDGE = ", on the edge"
NAMES: Mapping[str, str] = {"investment": "an investment", "hole": "a hole"}


def labs_table(labs: Sequence[GoingOn], lab: str) -> Table:
    """Put every lab's verdict beside its mean, its error and its count; the lab in focus may have more futures."""
    focus, few = next(each for each in labs if each.lab == lab), min(each.futures for each in labs)
    counted = f"{focus.futures:,}" if few == focus.futures else f"{focus.futures:,} for {lab}, {few:,} for others"
    title = (
        "Value of going on against stopping now, bn USD of the start; counts above 0 are of 100 futures"
        f" ({counted}); later: the share that comes after the run"
    )
    columns = ["verdict", "mean", "s.e.", "> 0", "later", "wound down", "> 0"]
    table = make_table(title, "lab", columns)
    table.columns[0].no_wrap = True
    table.columns[1].justify = "left"
    for each in labs:
        value, run_off = each.going_concern, each.run_off
        table.add_row(
            each.lab,
            _named(value),
            _worth(value.mean),
            error_told(value.standard_error),
            f"{value.positive_of_100:.0f}",
            share_after_run(value),
            _worth(run_off.mean),
            f"{run_off.positive_of_100:.0f}",
        )
    return table


def by_stop_table(found: GoingOn, money_back: Mapping[str, float] | None = None) -> Table:
    """Put the value of going on by what progress does; and of 100 futures, those with the money back, if given."""
    columns = ["of 100", "mean, bn USD", "s.e.", "> 0", "verdict"] + ["money back"] * (money_back is not None)
    table = make_table(
        f"{found.lab}: value of going on, by what progress does; counts are of 100 futures", "progress", columns
    )
    table.columns[0].no_wrap = True
    table.columns[5].justify = "left"
    for part in found.by_stop:
        value = part.value
        back = [] if money_back is None else [f"{money_back[part.name]:.0f}"]
        told = (_worth(value.mean), error_told(value.standard_error), f"{value.positive_of_100:.0f}", _named(value))
        table.add_row(part.name, f"{100 * part.futures / found.futures:.0f}", *told, *back)
    return table


def grid_table(grid: Grid) -> Table:
    """Put the mean value of going on, and the count above nothing, by price competition and spending."""
    title = (
        f"{grid.lab}: value of going on, bn USD, and of 100 futures those above 0, by what decides it (the first"
        f" {grid.draws} futures)"
    )
    table = make_table(title, "price competition", grid.columns)
    for row, values in zip(grid.rows, grid.going_on, strict=True):
        cells = (f"{signed_billions(each.mean, decimals=0)} ({each.positive_of_100:.0f})" for each in values)
        styles = (BAD if each.verdict == "hole" else "" for each in values)
        table.add_row(row, *map(Text, cells, styles))
    return table


def going_on_sentence(found: GoingOn) -> str:
    """Say what going on is for a lab: the verdict, the mean with its error, and the count."""
    value = found.going_concern
    edge = " It is on the edge: two standard errors would change the verdict." if value.is_on_the_edge else ""
    return (
        f"For {found.lab} going on is {named_verdict(value, edge=False)}: against stopping now it is worth"
        f" {billions_told(value.mean)} ({mean_told(found)}), and more than nothing in {value.positive_of_100:.0f} of"
        f" 100.{edge}"
    )


def mean_told(found: GoingOn) -> str:
    """Say of how many futures a mean is, and how sure it is where there are enough of them."""
    error = found.going_concern.standard_error
    sure = f", standard error {billions_told(error)}" if math.isfinite(error) else ""
    return f"mean of {found.futures:,} future{'s' if found.futures > 1 else ''}{sure}"


def what_decides_sentence(grid: Grid, movers: Movers) -> str:
    """Say between what the answer moves over the grid, and what part of its spread is judgement."""
    judged = tell_judged_part(movers.judgement)
    by_what = "by how hard labs compete on price and how much they spend"
    values = [value for row in grid.going_on for value in row]
    if not values:
        cells = [cell for row in grid.back_of_100 for cell in row]
        return f"What decides it: from {min(cells):.0f} to {max(cells):.0f} of 100, {by_what}. {judged}"
    least, most = (end(value.mean for value in values) for end in (min, max))
    fewest, many = (end(value.positive_of_100 for value in values) for end in (min, max))
    return (
        f"What decides it: going on is worth from {billions_told(least)} to {billions_told(most)}, and more than"
        f" nothing in {fewest:.0f} to {many:.0f} of 100 futures, {by_what}. {judged}"
    )


def named_verdict(value: Value, *, edge: bool = True) -> str:
    """Write a verdict as the end of a sentence: an investment, on the edge."""
    name = NAMES.get(value.verdict, value.verdict)
    return f"{name}{ON_THE_EDGE}" if edge and value.is_on_the_edge else name


def share_after_run(value: Value) -> str:
    """Write which part of a value comes after the run; a dash where the value is not told from nothing."""
    is_clear = value.mean > EDGE * value.standard_error
    return percent(value.terminal_share) if is_clear and math.isfinite(value.terminal_share) else "-"


def error_told(usd: float) -> str:
    """Write money that has no sign in billions of USD, from 10 on in whole ones; a dash where it is no number."""
    return billions_shown(usd).lstrip("+") if math.isfinite(usd) else "-"


def billions_shown(usd: float) -> str:
    """Write money with its sign in billions of USD: in whole ones from 10 on."""
    return signed_billions(usd, decimals=0 if abs(usd) >= WHOLE else None)


def billions_told(usd: float) -> str:
    """Write money as it stands in a sentence: 1,262bn USD."""
    return f"{billions_shown(usd).lstrip('+')}bn USD"


def _named(value: Value) -> str:
    return f"{value.verdict}{ON_THE_EDGE if value.is_on_the_edge else ''}"


def _worth(usd: float) -> Text:
    return Text(billions_shown(usd), style=BAD if usd < 0 else "")
