"""A scenario on top of its parents: entries replace entries of the same name, labels join those of the card below."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sixteenth.errors import Fault, Place
from sixteenth.scenarios.files.positions import Document, Key
from sixteenth.scenarios.files.schema import Amount, Entry, EventCard, ScenarioFile, ValueCard
from sixteenth.scenarios.layers.contracts import AXIS, labels_of_contracts, numbers_of_places, values_of_contracts
from sixteenth.scenarios.layers.labels import AMOUNT, AxesOf, Relabelling, read_labels
from sixteenth.scenarios.layers.pairs import Pair, PlacedCorrelation, correlations_of
from sixteenth.scenarios.layers.placed_posterior import PlacedPosterior, under

FACTS = ("title", "claim", "start", "months", "draws", "arithmetic")
OF_THE_CARD = (("unit",), ("kind",), ("source",), ("date",), ("note",))
TABLES = ("axes", "subjects", "theory", "values", "code")
Places = dict[Key, Place]


@dataclass(frozen=True)
class Layer:
    """One scenario file as read."""

    path: Path
    document: Document
    model: ScenarioFile
    spoilt: tuple[Key, ...] = ()

    def spoilt_in(self, table: str) -> set[int]:
        """Return which tables of a list have a fault already told, by their number."""
        return {key[1] for key in self.spoilt if key[:1] == (table,) and len(key) > 1 and isinstance(key[1], int)}


@dataclass
class Merged:
    """All layers as one, each entry with its place."""

    facts: dict[str, Any] = field(default_factory=dict)
    axes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    subjects: dict[str, bool | tuple[str, ...]] = field(default_factory=dict)
    theory: dict[str, str] = field(default_factory=dict)
    values: dict[str, ValueCard] = field(default_factory=dict)
    events: list[tuple[EventCard, Places]] = field(default_factory=list)
    correlations: dict[Pair, PlacedCorrelation] = field(default_factory=dict[Pair, PlacedCorrelation])
    posterior: PlacedPosterior | None = None
    places: Places = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list[Fault])
    unsure: set[str] = field(default_factory=set[str])  # axes of which a label could not be understood


def overlay(stack: Sequence[Layer], axes_of: AxesOf | None = None) -> Merged:
    """Merge layers, the first on top.

    With the axes of names, labels that a layer leaves out, or adds like others, are left out of what lies below, or
    added to it.
    """
    merged = Merged()
    for layer in reversed(stack):
        model, document = layer.model, layer.document
        for name in FACTS:
            if getattr(model, name) is not None:
                merged.facts[name] = getattr(model, name)
                merged.places[name,] = document.place((name,))
        _relabel(merged, read_labels(model, document, merged.axes), axes_of)
        merged.subjects |= {name: on if isinstance(on, bool) else tuple(on) for name, on in model.subjects.items()}
        merged.theory |= model.theory
        for name, card in model.values.items():
            merged.values[name] = join_cards(card, merged.values.get(name))
        new = {("values", name) for name, card in model.values.items() if merged.values[name] is card}
        merged.places = {key: at for key, at in merged.places.items() if key[:2] not in new}  # of cards below them
        merged.places |= {
            key: Place(document.file, line)
            for key, line in document.lines.items()
            if key[0] in TABLES and not (key in merged.places and _is_of_below(key, new))
        }
        _add_contracts(merged, layer)
        merged.posterior = under(model, document.place(("posterior",)), layer.path.parent, merged.posterior)
        spoilt = layer.spoilt_in("event")
        places = _places_of_events(document)
        merged.correlations |= correlations_of(model, document, is_own=layer is stack[0])
        merged.events += [(card, places.get(i, {})) for i, card in enumerate(model.event) if i not in spoilt]
    if merged.axes.get(AXIS) and "start" in merged.facts:
        made = numbers_of_places(merged.axes.get("lab", ()), merged.axes[AXIS], merged.facts["start"])
        merged.values |= made
        merged.places |= {("values", name): merged.places["start",] for name in made}
    return merged


def _add_contracts(merged: Merged, layer: Layer) -> None:
    """Put the contracts of a layer on top of those below it: as values by contract."""
    spoilt = layer.spoilt_in("contract")
    contracts = [card for number, card in enumerate(layer.model.contract) if number not in spoilt]
    if not contracts:
        return
    merged.axes = {**merged.axes, AXIS: labels_of_contracts(contracts, merged.axes.get(AXIS, ()))}
    cards, places = values_of_contracts(layer.model, layer.document, spoilt)
    for name, card in cards.items():
        merged.values[name] = join_cards(card, merged.values.get(name))
    merged.places |= places


def _is_of_below(key: Key, whole: Container[Key]) -> bool:
    """Say whether an entry is one that a card which changes labels alone leaves to the card below it."""
    return key[0] == "values" and key[:2] not in whole and key[2:] in OF_THE_CARD


def _relabel(merged: Merged, labels: Relabelling, axes_of: AxesOf | None) -> None:
    """Give what has been merged so far the labels of the next layer."""
    merged.axes = labels.after
    merged.faults += labels.faults
    merged.unsure |= labels.unsure
    if axes_of is None or labels.changes_nothing:
        return
    values, events = merged.values, merged.events
    merged.values, merged.events = {}, []
    for name, card in values.items():
        if found := labels.relabel(card, axes_of.get(name, frozenset())):
            merged.values[name], places = found
            merged.places |= {("values", name, *key): where for key, where in places.items()}
    for event, own in events:
        if found_event := labels.relabel(event, axes_of.get(event.parameter or "", frozenset())):
            changed, places = found_event
            merged.events.append((changed, {**own, **places}))


def _places_of_events(document: Document) -> dict[int, Places]:
    """Return where the entries of each event stand, by their path inside it."""
    found: dict[int, Places] = {}
    for key, line in document.lines.items():
        if key[0] == "event" and len(key) > 1 and isinstance(key[1], int):
            found.setdefault(key[1], {})[key[2:]] = Place(document.file, line)
    return found


def join_cards(card: ValueCard, below: ValueCard | None) -> ValueCard:
    """Put a card on top of another: one that gives amounts by label changes those alone, with its unit and source."""
    names_labels_only = card.by and all(getattr(card, name) is None for name in AMOUNT)
    if below is None or not names_labels_only:
        return card
    own = {label: with_luck(own_entry(entry, card, below.unit), card) for label, entry in card.by.items()}
    is_left = any(label not in own for label in below.by) or any(getattr(below, name) is not None for name in AMOUNT)
    facts = dict.fromkeys((*(below.facts if is_left else ()), *card.facts))
    joined = below.model_copy(
        update={"unit": below.unit or card.unit, "by": {**below.by, **own}, "fact": list(facts) or None}
    )
    was_uncertain, is_uncertain = (any(map(is_distribution, (each, *each.by.values()))) for each in (below, joined))
    # No label has any luck left to share: what the card below says of it is no slip of one that gives numbers.
    return joined.model_copy(update={"shared": None}) if was_uncertain and not is_uncertain else joined


def with_luck(entry: Entry, card: ValueCard) -> Entry:
    """Return the amount for one label with the luck of its card: one piece for all, unless it says otherwise itself.

    A number beside distributions has no luck to share.
    """
    is_uncertain = entry.distribution is not None or not any(map(is_distribution, card.by.values()))
    return entry.model_copy(update={"shared": card.shared}) if entry.shared is None and is_uncertain else entry


def is_distribution(amount: float | Amount) -> bool:
    """Say whether an amount is uncertain."""
    return isinstance(amount, Amount) and amount.distribution is not None


def own_entry(amount: float | Entry, card: ValueCard, unit_below: str | None) -> Entry:
    """Return the amount for one label with its unit and how it is known; what it does not say itself its card says."""
    entry = amount if isinstance(amount, Entry) else Entry(value=amount)
    unit = entry.unit or card.unit
    kept = {"kind": entry.kind or card.kind, "source": entry.source or card.source}
    return entry.model_copy(update={**kept, "unit": unit if unit != unit_below else None})
