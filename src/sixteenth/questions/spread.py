"""What part of a spread something moves: as figures and entries of tables, or that too few futures tell it."""

from collections.abc import Iterable, Mapping

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Column, Table
from sixteenth.measures.spread import MONTHLY_LUCK, Mover, Movers, PartOfSpread

SHARE, ERROR = "part_of_spread", "share_of_spread_error"
TOO_FEW = Word("too_few")
KINDS: Mapping[str, Word] = {
    "measured": Word("measured"),
    "estimated": Word("estimated"),
    "judgement": Word("judgement"),
    "scenario": Word("scenario"),
    MONTHLY_LUCK: Word("luck"),
}
UP, DOWN, BENT = Word("more_is_better"), Word("more_is_worse"), Word("it_bends")
HALF = 0.5


def kind_word(kind: str) -> Word:
    """Return how something is known, as a word; what does not say is the scenario's."""
    return KINDS.get(kind, KINDS["scenario"])


def share_figure(part: PartOfSpread) -> Figure:
    """Return a share of a spread with its standard error."""
    return Figure(part.share, SHARE, part.standard_error)


def error_figure(part: PartOfSpread) -> Figure:
    """Return that standard error as a part of its own, for a sentence that tells it."""
    return Figure(part.standard_error, ERROR)


def share_cells(part: PartOfSpread) -> tuple[float | Word, float | None]:
    """Return a share and its error as two entries of a row, or that there were too few futures."""
    return (part.share, part.standard_error) if part.is_known else (TOO_FEW, None)


def mover_name(mover: Mover) -> str:
    """Return how an input is called: its name, and the labels that share its luck."""
    return " ".join((mover.name, *mover.labels))


def movers_table(movers: Movers, most: int) -> Table:
    """List the strongest inputs that stand out from chance, with what moves with each and its partners."""
    clear = [mover for mover in movers.inputs if mover.is_clear][:most]
    columns = (
        *(Column("input", "input"), Column("known_how", "text"), Column("direction", "text")),
        *(Column("share", SHARE), Column("error", ERROR), Column("with_others", SHARE)),
    )
    rows = tuple(
        (
            *(mover_name(mover), kind_word(mover.kind), direction(mover), mover.share, mover.standard_error),
            mover.with_others if mover.with_others > mover.share else None,
        )
        for mover in clear
    )
    return Table("movers", columns, rows)


def kinds_table(parts: Iterable[tuple[str, PartOfSpread]]) -> Table:
    """Put what moves with each kind of knowledge beside its error."""
    columns = (Column("kind", "text"), Column("share", SHARE), Column("error", ERROR))
    return Table("kinds", columns, tuple((kind_word(kind), *share_cells(part)) for kind, part in parts))


def direction(mover: Mover) -> Word:
    """Say whether more is better; neither, where less than half of a share is straight."""
    if mover.is_bent and mover.correlation**2 < HALF * mover.share:
        return BENT
    return UP if mover.correlation > 0 else DOWN
