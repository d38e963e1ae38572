"""Scenario files, found, read and put on top of their parents, with the place of every entry kept."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from sixteenth.engine.declared import Declared
from sixteenth.engine.equation import axis_name
from sixteenth.errors import CircularParents, Fault, Place, UnknownScenario, nearest
from sixteenth.said import said
from sixteenth.scenarios.files.own_paths import inside_paths
from sixteenth.scenarios.files.positions import Document, Key, read_document
from sixteenth.scenarios.files.renamed import under_present_names
from sixteenth.scenarios.files.schema import CodeCard, EventCard, ScenarioFile, ValueCard
from sixteenth.scenarios.files.validate import Validated, validate
from sixteenth.scenarios.layers.contracts import unknown_labs, values_of_contracts, wrong_contracts
from sixteenth.scenarios.layers.overlay import Layer, Merged, overlay
from sixteenth.scenarios.layers.pairs import Pair, PlacedCorrelation, wrong_pairs
from sixteenth.scenarios.layers.placed_posterior import Line, PlacedPosterior

MOST_PARENTS = 50  # that stand above each other


MOST_CHECKED = 64  # files
_checked: dict[int, tuple[Document, Validated[ScenarioFile]]] = {}


@dataclass(frozen=True)
class Placed:
    """A value card with the place it was written, and those of the entries inside it."""

    card: ValueCard
    where: Place
    inside: Mapping[Key, Place] = field(default_factory=dict)
    moves: Mapping[str, Line | None] = field(default_factory=dict[str, "Line | None"])  # of a fitted value, by label

    @cached_property
    def text(self) -> str:
        """Return the card as JSON, entries sorted, without what says nothing; infinity stays itself."""
        return json.dumps(self.card.model_dump(exclude_defaults=True), sort_keys=True)

    def at(self, *key: str | int) -> Place:
        """Return the place of an entry of the card, or of the nearest entry that holds it."""
        while key and key not in self.inside:
            key = key[:-1]
        return self.inside.get(key, self.where)


@dataclass(frozen=True)
class PlacedEvent(Placed):
    """An event, placed likewise."""

    card: EventCard


@dataclass(frozen=True)
class Assumptions:
    """A scenario with its parents put under it: what it assumes, and where each assumption is written."""

    name: str
    file: str
    facts: Mapping[str, Any]  # title, claim, start, months, draws, arithmetic
    axes: Mapping[str, tuple[str, ...]]
    subjects: Mapping[str, bool | tuple[str, ...]]
    theory: Mapping[str, str]
    values: Mapping[str, Placed]
    events: tuple[PlacedEvent, ...] = ()
    correlations: Mapping[Pair, PlacedCorrelation] = field(default_factory=dict[Pair, PlacedCorrelation])
    posterior: PlacedPosterior | None = None
    code: tuple[tuple[Path, CodeCard], ...] = ()
    places: Mapping[Key, Place] = field(default_factory=dict)
    own: frozenset[str] = frozenset()  # the values it changes, against a parent or by hand
    spoilt: frozenset[Key] = frozenset()  # tables and entries with a fault already told: nothing follows from them
    parents: tuple[str, ...] = ()
    is_whole: bool = True  # every parent was found and read
    layers: tuple[Layer, ...] = ()  # the files, where a child has other labels: until the axes of names are known

    def place(self, *key: str | int) -> Place:
        """Return where an entry is written, or the nearest entry that holds it."""
        while key and key not in self.places:
            key = key[:-1]
        return self.places.get(key, Place(self.file))

    def is_spoilt(self, *key: str) -> bool:
        """Say whether an entry, or the table around it, has a fault already told."""
        return any(key[:length] in self.spoilt for length in range(1, len(key) + 1))


def library() -> dict[str, Path]:
    """Return the scenarios that travel with the package, by name."""
    folder = Path(str(files("sixteenth") / "scenarios" / "library"))
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def find_scenario(name: str, beside: Path | None = None) -> tuple[Path | None, list[Fault]]:
    """Return the file of a scenario: a path, relative to `beside` where given, or a name of the library."""
    path = (beside / name) if beside else Path(name)
    if path.suffix == ".toml" and os.path.isfile(path):  # noqa: PTH113 - of a path too long or with a NUL, it says no
        return path, []
    known = library()
    if name in known:
        return known[name], []
    folder = path.parent if os.path.isdir(path.parent) else None  # noqa: PTH112 - as above
    near = [*known, *(str(Path(name).parent / each.name) for each in (folder.glob("*.toml") if folder else ()))]
    got = said("no such file")
    if name and os.path.exists(path):  # noqa: PTH110 - as above
        got = said("a folder") if os.path.isdir(path) else said("a file of another kind")  # noqa: PTH112 - as above
    cure = nearest(name, near, said("give a path that ends in .toml, or one of {names}", names=", ".join(known)))
    return None, [UnknownScenario(f"'{name}'", Place(name or "."), got, said("a .toml file or a library name"), cure)]


def read_assumptions(name: str) -> tuple[Assumptions | None, list[Fault]]:
    """Read a scenario and its parents; entries that cannot be read are told, and the rest is kept."""
    path, faults = find_scenario(name)
    layers: list[Layer] = []
    seen: list[Path] = []
    is_whole = False
    while path is not None:
        if len(seen) == MOST_PARENTS:
            where, cure = layers[-1].document.place(("parent",)), said("write what they say together in fewer files")
            faults.append(
                CircularParents(
                    f"'{name}'",
                    where,
                    said("over {most_parents} parents", most_parents=MOST_PARENTS),
                    said("fewer"),
                    cure,
                )
            )
            break
        if path.resolve() in seen:
            circle = " > ".join(each.stem for each in (*seen, path))
            where = layers[-1].document.place(("parent",))
            faults.append(
                CircularParents(
                    circle, where, said("a circle"), said("a parent without one"), said("remove one parent")
                )
            )
            break
        seen.append(path.resolve())
        document, read = _read_file(path)
        faults += [*document.faults, *read.faults]
        if read.model is None or document.faults:
            break
        layer = _inside_its_folder(Layer(path, document, read.model, read.spoilt), faults)
        faults += wrong_pairs(layer.model, document)
        faults += wrong_contracts(document, layer.model, layer.spoilt_in("contract"))
        layers.append(layer)
        is_whole = layer.model.parent is None
        path, missing = _parent(layer.model, document, path)
        faults += missing
    if not layers:
        return None, faults
    found = replace(assume(Path(name).stem, layers), is_whole=is_whole)
    top = layers[0]
    faults += unknown_labs(top.document, top.model, top.spoilt_in("contract"), found.axes.get("lab", ()))
    return found, faults


def _read_file(path: Path) -> tuple[Document, Validated[ScenarioFile]]:
    """Read one file; what it holds is checked once, as a parent may be that of many."""
    written = read_document(path)
    document = under_present_names(written)
    if id(written) not in _checked:
        if len(_checked) >= MOST_CHECKED:
            _checked.clear()
        _checked[id(written)] = written, validate(document, ScenarioFile)  # as long as it is held, no other has its id
    return document, _checked[id(written)][1]


def _inside_its_folder(layer: Layer, faults: list[Fault]) -> Layer:
    """Leave out of a layer what its files would bring from elsewhere; each such path is told."""
    if layer.model.code is None:
        return layer
    paths = inside_paths(layer.model.code, layer.path.parent, layer.document)
    faults += paths.faults
    model = layer.model.model_copy(update={"code": paths.card})
    return replace(layer, model=model, spoilt=(*layer.spoilt, *paths.spoilt))


def assume(name: str, layers: Iterable[Layer]) -> Assumptions:
    """Put the layers on top of each other, the first on top."""
    stack = list(layers)
    merged, here = overlay(stack), Place(str(stack[0].path))
    inside = _places_of_values(merged.places)
    return Assumptions(
        name=name,
        file=str(stack[0].path),
        facts=merged.facts,
        axes=merged.axes,
        subjects=merged.subjects,
        theory=merged.theory,
        values={name: _placed(card, inside.get(name, {}), here) for name, card in merged.values.items()},
        events=_placed_events(merged, here),
        correlations=merged.correlations,
        posterior=merged.posterior,
        code=tuple((layer.path.parent, layer.model.code) for layer in reversed(stack) if layer.model.code),
        places=merged.places,
        own=_own_values(stack),
        spoilt=frozenset(key[:2] for layer in stack for key in layer.spoilt),
        parents=tuple(layer.path.stem for layer in stack[1:]),
        layers=tuple(stack) if _has_other_labels(stack) else (),
    )


def _own_values(stack: Sequence[Layer]) -> frozenset[str]:
    """Return the names of values that the file on top changes, itself or by its contracts."""
    top, *below = stack
    contracts, _ = values_of_contracts(top.model, top.document, top.spoilt_in("contract"))
    return frozenset({*top.model.values, *contracts} if below else ())


def _has_other_labels(stack: Sequence[Layer]) -> bool:
    """Say whether any file may have other labels than those below it."""
    return any(layer.model.axes for layer in stack[:-1]) or any(layer.model.like for layer in stack)


def with_labels(assumptions: Assumptions, declared: Iterable[Declared]) -> tuple[Assumptions, list[Fault]]:
    """Put files with other labels than their parents' on top of those again, now that the axes of names are known."""
    if not assumptions.layers:
        return assumptions, []
    axes_of = {card.name: frozenset(axis_name(axis) for axis in card.kind.axes) for card in declared}
    merged = overlay(assumptions.layers, axes_of)
    inside, here = _places_of_values(merged.places), Place(assumptions.file)
    settled = replace(
        assumptions,
        axes=merged.axes,
        values={name: _placed(card, inside.get(name, {}), here) for name, card in merged.values.items()},
        events=_placed_events(merged, here),
        places=merged.places,
        spoilt=assumptions.spoilt | {("axes", axis) for axis in merged.unsure},
        layers=(),
    )
    return settled, merged.faults


def _placed_events(merged: Merged, otherwise: Place) -> tuple[PlacedEvent, ...]:
    return tuple(PlacedEvent(card, min(own.values(), default=otherwise), own) for card, own in merged.events)


def _places_of_values(places: Mapping[Key, Place]) -> dict[str, dict[Key, Place]]:
    """Sort the places of entries by the value that they belong to, each below its name."""
    found: dict[str, dict[Key, Place]] = {}
    for key, where in places.items():
        if key[0] == "values" and len(key) > 1:
            found.setdefault(str(key[1]), {})[key[2:]] = where
    return found


def _placed(card: ValueCard, inside: Mapping[Key, Place], otherwise: Place) -> Placed:
    return Placed(card, inside.get((), min(inside.values(), default=otherwise)), inside)


def _parent(model: ScenarioFile, document: Document, path: Path) -> tuple[Path | None, list[Fault]]:
    if model.parent is None:
        return None, []
    found, faults = find_scenario(model.parent, path.parent)
    return found, [replace(fault, where=document.place(("parent",))) for fault in faults]
