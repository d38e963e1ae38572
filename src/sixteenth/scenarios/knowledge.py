"""How the values that a scenario's world reads are known: measured, estimated, judged, or assumed by the scenario."""

from collections import Counter
from collections.abc import Iterator

from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.changes import names_read
from sixteenth.scenarios.files.schema import Entry, ValueCard
from sixteenth.scenarios.layers.pairs import Pair, PlacedCorrelation

JUDGEMENT = "judgement"


def kinds_of_values(scenario: Scenario) -> Counter[str]:
    """Count values by how they are known, a label with a source of its own apart, and rank correlations."""
    used = names_read(scenario)
    cards = ((name, placed.card) for name, placed in scenario.values.items() if name in used)
    of_values = Counter(kind for name, card in cards for kind in _kinds(scenario, name, card))
    return of_values + Counter(placed.card.kind for placed in correlations_read(scenario).values())


def correlations_read(scenario: Scenario) -> dict[Pair, PlacedCorrelation]:
    """Return the rank correlations between values that decide something; one of zero says nothing."""
    used = names_read(scenario)
    return {
        pair: placed
        for pair, placed in sorted(scenario.assumptions.correlations.items())
        if placed.card.rank and all(side.partition("/")[0] in used for side in pair)
    }


def judged_share(scenario: Scenario) -> float:
    """Return the share of a scenario's values that rest on judgement."""
    kinds = kinds_of_values(scenario)
    return kinds[JUDGEMENT] / max(kinds.total(), 1)


def judged_names(scenario: Scenario) -> frozenset[str]:
    """Return the names of values that a scenario's world reads and that are judgement, wholly or for some label."""
    used = names_read(scenario)
    return frozenset(
        name
        for name, placed in scenario.values.items()
        if name in used and JUDGEMENT in _kinds(scenario, name, placed.card)
    )


def labels_of_their_own(card: ValueCard) -> dict[str, Entry]:
    """Return the entries of a value, by label, that say themselves where they come from."""
    return {label: entry for label, entry in card.by.items() if isinstance(entry, Entry) and entry.source}


def holds_for_others(scenario: Scenario, name: str, card: ValueCard) -> bool:
    """Say whether any label, or all, rest on what a value says as a whole."""
    own = labels_of_their_own(card)
    return any("/".join(labels) not in own for labels in scenario.settings.values.get(name, {(): None}))


def _kinds(scenario: Scenario, name: str, card: ValueCard) -> Iterator[str]:
    if holds_for_others(scenario, name, card):
        yield card.kind or ""
    yield from (entry.kind or card.kind or "" for entry in labels_of_their_own(card).values())
