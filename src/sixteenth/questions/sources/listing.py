"""The origin of every value that a scenario's world reads, entry by entry, and what part of a spread each one moves."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sixteenth.measures.spread import Movers
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.changes import names_read
from sixteenth.scenarios.files.schema import Entry, ValueCard
from sixteenth.scenarios.files.written_amounts import write_amount
from sixteenth.scenarios.knowledge import JUDGEMENT, correlations_read, holds_for_others, labels_of_their_own
from sixteenth.scenarios.layers.pairs import write_pair


@dataclass(frozen=True)
class Origin:
    """One value with where it comes from."""

    name: str
    meaning: str | None  # None of a rank correlation
    value: str
    unit: str
    kind: str
    source: str
    facts: tuple[str, ...]
    place: str
    is_uncertain: bool = False
    share: float | None = None  # of the spread of the answer; None where it has none, or the value no doubt
    is_clear: bool = False  # whether that stands out from chance


@dataclass(frozen=True)
class Listing:
    """All values of a scenario that its world reads."""

    scenario: str
    origins: tuple[Origin, ...]
    kinds: Mapping[str, int]

    @property
    def judgement_share(self) -> float:
        """Return the share of inputs that rest on judgement."""
        return self.kinds.get(JUDGEMENT, 0) / max(len(self.origins), 1)

    @property
    def certain_judgements(self) -> int:
        """Count the values that are judgement and given as one number: their doubt is in no spread."""
        return sum(origin.kind == JUDGEMENT and not origin.is_uncertain for origin in self.origins)


def list_sources(scenario: Scenario) -> Listing:
    """List the origin of every value that the scenario's world reads, entry by entry."""
    used = names_read(scenario)
    origins = tuple(
        origin
        for name, placed in sorted(scenario.values.items())
        if name in used
        for origin in _origins(scenario, name, placed.card, str(placed.where))
    )
    origins += tuple(_correlations(scenario))
    return Listing(scenario.name, origins, Counter(origin.kind for origin in origins))


def _origins(scenario: Scenario, name: str, card: ValueCard, place: str) -> Iterator[Origin]:
    own = labels_of_their_own(card)
    meaning = scenario.world.declared[name].meaning
    if holds_for_others(scenario, name, card):
        told = write_amount(card, own)
        shared = [entry for label, entry in card.by.items() if label not in own and isinstance(entry, Entry)]
        yield Origin(
            name,
            meaning,
            told,
            card.unit or "",
            card.kind or "",
            card.source or "",
            card.facts,
            place,
            is_uncertain=any(each.distribution for each in (card, *shared)),
        )
    for label, entry in own.items():
        title, kind, unit = f"{name}/{label}", entry.kind or card.kind or "", entry.unit or card.unit or ""
        amount, source = write_amount(entry), entry.source or ""
        is_uncertain = entry.distribution is not None
        yield Origin(title, meaning, amount, unit, kind, source, (), place, is_uncertain)


def _correlations(scenario: Scenario) -> Iterator[Origin]:
    """List the rank correlations between values that are read."""
    for pair, placed in correlations_read(scenario).items():
        card = placed.card
        told = (f"{card.rank:g}", "", card.kind, card.source, (), str(placed.where))
        yield Origin(write_pair(*pair), None, *told)


def weigh(listing: Listing, movers: Movers) -> Listing:
    """Put beside each uncertain value its share of the spread of an answer, the strongest first."""
    known = {origin.name for origin in listing.origins}
    shares: dict[str, float] = {}
    clear: set[str] = set()
    for mover in movers.inputs:
        own = "/".join((mover.name, *mover.labels))
        name = own if own in known else mover.name
        shares[name] = shares.get(name, 0.0) + mover.share
        clear |= {name} if mover.is_clear else set()
    weighed = [
        replace(origin, share=shares.get(origin.name), is_clear=origin.name in clear) for origin in listing.origins
    ]
    ordered = sorted(weighed, key=lambda each: (each.share is not None, each.is_clear, each.share or 0.0), reverse=True)
    return replace(listing, origins=tuple(ordered))
