"""What moves an answer, in a table: the strongest inputs, and each kind of knowledge."""

from rich.table import Table

from sixteenth.answers.numbers import small_percent
from sixteenth.decide.spread import MONTHLY_LUCK, Mover, Movers
from sixteenth.interfaces.parts_of_spread import points, shown_share, tell_part
from sixteenth.interfaces.tables import make_table

SHOWN_MOVERS = 8
NONE_IS_CLEAR = "no input stands out from chance"
WITH_OTHERS = "with others"
BAR = 20  # characters for the whole spread


def movers_table(movers: Movers, what: str) -> Table:
    """Draw a bar for each of the strongest inputs, and for each kind of knowledge."""
    clear = [mover for mover in movers.inputs if mover.is_clear][:SHOWN_MOVERS]
    more = [WITH_OTHERS] if movers.interplay > 0 else []
    columns = ["known how", "direction", "of the spread", *more, ""]
    table = make_table(f"What moves the {what}, by rank", "input", columns)
    for column in (table.columns[1], table.columns[2], table.columns[-1]):
        column.justify = "left"  # words; and bars begin on one line
    for mover in clear:
        name = " ".join((mover.name.replace("_", " "), *mover.labels))
        together = [f"{small_percent(shown_share(mover.with_others))}" if mover.with_others > mover.share else ""]
        table.add_row(name, mover.kind, _direction(mover), _share(mover), *together[: len(more)], _bar(mover.share))
    empty = [""] * len(more)
    if not clear:
        table.add_row(NONE_IS_CLEAR, "", "", "", *empty, "")
    table.add_section()
    for kind, part in movers.by_kind:
        name = kind if kind == MONTHLY_LUCK else f"all that is {kind}"
        table.add_row(name, "", "", tell_part(part), *empty, _bar(part.share) if part.is_known else "")
    table.caption = f"{_interplay(movers)}Rival theories, ranked beside these inputs: sixteenth theories."
    table.caption_justify = "left"
    return table


def _direction(mover: Mover) -> str:
    """Say whether more is better; neither, where less than half of a share is straight."""
    if mover.is_bent and mover.correlation**2 < mover.share / 2:
        return "neither: it bends"
    return "more is better" if mover.correlation > 0 else "more is worse"


def _share(mover: Mover) -> str:
    error = f" (s.e. {points(mover.standard_error)})" if mover.standard_error > 0 else ""
    return f"{small_percent(mover.share)}{error}"


def _interplay(movers: Movers) -> str:
    if movers.interplay <= 0:
        return ""
    return (
        f"{WITH_OTHERS.capitalize()}: at least so much moves with it, pairs of leading inputs included"
        f" ({small_percent(movers.interplay)} in all, of what is told as interplay). "
    )


def _bar(share: float) -> str:
    return "#" * round(BAR * shown_share(share))
