"""Pairs of values that move together, as a scenario file writes them: `"price ~ rent/Ben"`, with a rank correlation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sixteenth.errors import Fault, Place, WrongCorrelation, WrongEntry
from sixteenth.said import said
from sixteenth.scenarios.files.positions import Document
from sixteenth.scenarios.files.schema import TOGETHER, CorrelationCard, ScenarioFile

Pair = tuple[str, str]  # both sides as written, in order of the alphabet: a pair is the same either way round
SIDES = 2


@dataclass(frozen=True)
class PlacedCorrelation:
    """A rank correlation with the place it was written."""

    card: CorrelationCard
    where: Place
    is_own: bool = True  # of the file itself, whose slips are told; what a parent says may have nothing left to join


def pair_of(text: str) -> Pair | None:
    """Return the two sides of a pair, or nothing where there are not two; a label may have the sign in it."""
    for sign in (f" {TOGETHER} ", TOGETHER):
        sides = sorted(side.strip() for side in text.split(sign))
        if len(sides) == SIDES and all(sides):
            return sides[0], sides[1]
    return None


def write_pair(one: str, other: str) -> str:
    """Write a pair as a file does."""
    return f"{one} {TOGETHER} {other}"


def correlations_of(model: ScenarioFile, document: Document, *, is_own: bool) -> dict[Pair, PlacedCorrelation]:
    """Return the correlations of one file; what is no pair is left out, as told by `wrong_pairs`."""
    found: dict[Pair, PlacedCorrelation] = {}
    for text, card in model.correlations.items():
        pair = pair_of(text)
        if pair is not None:
            found.setdefault(pair, PlacedCorrelation(card, document.place(("correlations", text)), is_own))
    return found


def wrong_pairs(model: ScenarioFile, document: Document) -> Iterator[Fault]:
    """Find keys that are no pair, and pairs that one file tells twice."""
    first: dict[Pair, str] = {}
    for text in model.correlations:
        pair, where = pair_of(text), document.place(("correlations", text))
        if pair is None:
            cure = said('write both names in quotes, such as "price {together} rent/Ben"', together=TOGETHER)
            want = said("two names with {together} between them", together=TOGETHER)
            yield WrongEntry(f"'correlations.{text}'", where, f"'{text}'", want, cure)
            continue
        before = first.setdefault(pair, text)
        if before != text:
            line = document.place(("correlations", before)).line
            got = said("a second one, beside that of line {line}", line=line)
            yield WrongCorrelation(f"'{text}'", where, got, said("each pair once"), said("remove one of the two"))


def plain_cards(correlations: Mapping[Pair, PlacedCorrelation]) -> dict[str, dict[str, object]]:
    """Return correlations as plain data that makes them again, without what says nothing."""
    ordered = sorted(correlations.items())
    return {write_pair(*pair): placed.card.model_dump(exclude_defaults=True) for pair, placed in ordered}
