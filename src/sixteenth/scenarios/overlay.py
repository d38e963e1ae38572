"""A scenario on top of its parents: entries replace entries of the same name, labels join those of the card below."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sixteenth.errors import Place
from sixteenth.scenarios.positions import Document, Key
from sixteenth.scenarios.schema import EventCard, ScenarioFile, ValueCard

FACTS = ("title", "claim", "start", "months", "draws", "arithmetic")
_AMOUNT = ("value", "p10", "p90", "low", "high", "choices")


@dataclass(frozen=True)
class Layer:
    """One scenario file as read."""

    path: Path
    document: Document
    model: ScenarioFile
    spoilt: tuple[Key, ...] = ()


@dataclass
class Merged:
    """All layers as one, each entry with its place."""

    facts: dict[str, Any] = field(default_factory=dict)
    axes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    subjects: dict[str, bool | tuple[str, ...]] = field(default_factory=dict)
    theory: dict[str, str] = field(default_factory=dict)
    values: dict[str, tuple[ValueCard, Place]] = field(default_factory=dict)
    events: list[tuple[EventCard, Place]] = field(default_factory=list)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)


def overlay(stack: Sequence[Layer]) -> Merged:
    """Merge layers, the first on top."""
    merged = Merged()
    for layer in reversed(stack):
        model, document = layer.model, layer.document
        for name in FACTS:
            if getattr(model, name) is not None:
                merged.facts[name] = getattr(model, name)
                merged.places["facts", name] = document.place((name,))
        merged.axes |= {axis: tuple(labels) for axis, labels in model.axes.items()}
        merged.subjects |= {name: on if isinstance(on, bool) else tuple(on) for name, on in model.subjects.items()}
        merged.theory |= model.theory
        for section in ("axes", "subjects", "theory", "values"):
            merged.places |= {(section, name): document.place((section, name)) for name in getattr(model, section)}
        if model.code is not None:
            merged.places["code", ""] = document.place(("code",))
        for name, card in model.values.items():
            below = merged.values.get(name)
            merged.values[name] = (join_cards(card, below[0] if below else None), document.place(("values", name)))
        merged.events += [(card, document.place(("event", i))) for i, card in enumerate(model.event)]
    return merged


def join_cards(card: ValueCard, below: ValueCard | None) -> ValueCard:
    """Put a card on top of another: one that gives amounts by label only changes those labels."""
    names_labels_only = card.by and all(getattr(card, name) is None for name in _AMOUNT)
    if below is None or not names_labels_only:
        return card
    kept = {name: value for name, value in card.model_dump(exclude_defaults=True).items() if name != "by"}
    return below.model_copy(update={**kept, "by": {**below.by, **card.by}})
