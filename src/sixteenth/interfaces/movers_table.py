"""What moves an answer, in a table: the strongest inputs, and each kind of knowledge."""

from rich.table import Table

from sixteenth.answers.numbers import small_percent
from sixteenth.decide.spread import MONTHLY_LUCK, Movers
from sixteenth.interfaces.parts_of_spread import shown_share, tell_part
from sixteenth.interfaces.tables import make_table

SHOWN_MOVERS = 8
NONE_IS_CLEAR = "no input stands out from chance"
BAR = 20  # characters for the whole spread


def movers_table(movers: Movers, what: str) -> Table:
    """Draw a bar for each of the strongest inputs, and for each kind of knowledge."""
    table = make_table(f"What moves the {what}, by rank", "input", ["known how", "direction", "of the spread", ""])
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
