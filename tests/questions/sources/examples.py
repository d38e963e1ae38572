"""Listings of small scenarios, and movers whose shares are known."""

from sixteenth.measures.spread import MONTHLY_LUCK, Mover, Movers, PartOfSpread
from sixteenth.questions.sources.listing import Listing, list_sources
from sixteenth.scenarios.assemble import read_scenario
from tests.interfaces.command_line import LEMONADE


def listing_of(name: str) -> Listing:
    """List the values of a scenario."""
    return list_sources(read_scenario(name, allow_code=True))


def movers_of(error: float = 0.02, **shares: float) -> Movers:
    """Make movers whose share is given by name, all of the kind that the lemonade scenario has for them."""
    kinds = {origin.name: origin.kind for origin in listing_of(LEMONADE).origins}
    inputs = tuple(Mover(name, (), kinds[name], 0.1, share, is_clear=share > 0.05) for name, share in shares.items())
    by_kind: dict[str, float] = {}
    for mover in inputs:
        by_kind[mover.kind] = by_kind.get(mover.kind, 0.0) + mover.share
    parts = {**by_kind, MONTHLY_LUCK: 1 - sum(by_kind.values())}
    return Movers(inputs, tuple((kind, PartOfSpread(share, error)) for kind, share in parts.items()))
