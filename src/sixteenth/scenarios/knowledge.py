"""How the values that a scenario's world reads are known: measured, estimated, judged, or assumed by the scenario."""

from collections import Counter
from collections.abc import Iterator

from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.changes import names_read
from sixteenth.scenarios.schema import Entry, ValueCard

JUDGEMENT = "judgement"


def kinds_of_values(scenario: Scenario) -> Counter[str]:
    """Count values by how they are known; a label with a source of its own counts as a value of its own."""
    used = names_read(scenario)
    return Counter(kind for name, placed in scenario.values.items() if name in used for kind in _kinds(placed.card))


def judged_share(scenario: Scenario) -> float:
    """Return the share of a scenario's values that rest on judgement."""
    kinds = kinds_of_values(scenario)
    return kinds[JUDGEMENT] / max(kinds.total(), 1)


def _kinds(card: ValueCard) -> Iterator[str]:
    own = [entry for entry in card.by.values() if isinstance(entry, Entry) and entry.source]
    if len(own) < len(card.by) or not card.by:
        yield card.kind or ""
    yield from (entry.kind or card.kind or "" for entry in own)
