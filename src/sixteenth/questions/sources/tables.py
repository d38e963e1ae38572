"""The tables of the bibliography: kinds of knowledge, fitted values, every value with its source, and cited facts."""

from collections.abc import Sequence
from typing import Any

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Column, Table
from sixteenth.measures.spread import MONTHLY_LUCK, Movers, PartOfSpread
from sixteenth.questions.evidence import evidence_table
from sixteenth.questions.sources.listing import Listing
from sixteenth.questions.spread import ERROR, SHARE, kind_word, share_cells
from sixteenth.scenarios.fitted_values import FittedValue

NOTHING = PartOfSpread(0.0, 0.0)


def kinds(listing: Listing, movers: Movers) -> Table:
    """Put the share of the values beside the share of the spread, by kind."""
    spread = dict(movers.by_kind)
    ordered = sorted(listing.kinds.items(), key=lambda each: -spread.get(each[0], NOTHING).share)
    rows: list[tuple[Any, ...]] = [
        (kind_word(kind), count, count / len(listing.origins), *share_cells(spread.get(kind, NOTHING)))
        for kind, count in ordered
    ]
    rows.append((kind_word(MONTHLY_LUCK), None, None, *share_cells(spread[MONTHLY_LUCK])))
    columns = (
        *(Column("kind", "text"), Column("count", "count"), Column("of_values", "share")),
        *(Column("of_spread", SHARE), Column("error", ERROR)),
    )
    return Table("kinds", columns, tuple(rows))


def fitted(found: Sequence[FittedValue]) -> Table:
    """Put what was believed of each fitted value before beside what is believed after."""
    columns = (
        *(Column("value", "text"), Column("unit", "text"), Column("before", "amount")),
        *(Column("before_low", "amount"), Column("before_high", "amount"), Column("after", "amount")),
        *(Column("after_low", "amount"), Column("after_high", "amount")),
    )
    rows = []
    for each in found:
        (low, middle, high), (after_low, after_middle, after_high) = each.prior, each.posterior
        rows.append((each.title, each.unit, middle, low, high, after_middle, after_low, after_high))
    return Table("fitted", columns, tuple(rows))


def values(listing: Listing, *, has_spread: bool) -> tuple[Table, Table, Table]:
    """List the values, where there is a headline the uncertain ones first; then each source once; then meanings."""
    numbers = {
        source: number for number, source in enumerate(dict.fromkeys(each.source for each in listing.origins), start=1)
    }
    of_spread = (Column("of_spread", SHARE), Column("noise", "text")) if has_spread else ()
    columns = (
        *(Column("value", "text"), Column("is", "text"), Column("unit", "text"), Column("kind", "text")),
        *(*of_spread, Column("source", "count")),
    )
    rows = tuple(
        (
            *(each.name, each.value, each.unit, kind_word(each.kind)),
            *((each.share, None if each.share is None or each.is_clear else Word("noise")) if has_spread else ()),
            numbers[each.source],
        )
        for each in listing.origins
    )
    title = {"scenario": Figure(listing.scenario, "text")}
    listed = Table("ranked" if has_spread else "listed", columns, rows, title)
    sources = Table(
        "sources",
        (Column("source", "count"), Column("says", "text")),
        tuple((number, source) for source, number in numbers.items()),
    )
    meanings = Table(
        "meanings",
        (Column("value", "text"), Column("meaning", "text"), Column("place", "text")),
        tuple((each.name, each.meaning or Word("rank_correlation"), each.place) for each in listing.origins),
    )
    return listed, sources, meanings


def facts(listing: Listing) -> tuple[Table, ...]:
    """Return which values cite which facts and claims, and what each of these says; nothing where none does."""
    cited = tuple((each.name, key) for each in listing.origins for key in each.facts)
    if not cited:
        return ()
    return (
        Table("cited", (Column("value", "text"), Column("fact", "text")), cited),
        evidence_table(key for _, key in cited),
    )
