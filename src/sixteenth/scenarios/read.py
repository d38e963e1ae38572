"""Scenario files, found, read and put on top of their parents, with the place of every entry kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from sixteenth.errors import CircularParents, Fault, Place, UnknownScenario, nearest
from sixteenth.scenarios.overlay import Layer, overlay
from sixteenth.scenarios.positions import Document, read_document
from sixteenth.scenarios.schema import CodeCard, EventCard, ScenarioFile, ValueCard
from sixteenth.scenarios.validate import validate


@dataclass(frozen=True)
class Placed:
    """A value card with the place it was written."""

    card: ValueCard
    where: Place


@dataclass(frozen=True)
class PlacedEvent:
    """An event with the place it was written."""

    card: EventCard
    where: Place


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
    code: tuple[tuple[Path, CodeCard], ...] = ()
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    own: frozenset[str] = frozenset()  # the values written in the scenario itself, not in a parent
    spoilt: frozenset[str] = frozenset()  # values with a fault already told
    parents: tuple[str, ...] = ()

    def place(self, section: str, name: str) -> Place:
        """Return where an entry of a section is written."""
        return self.places.get((section, name), Place(self.file))


def library() -> dict[str, Path]:
    """Return the scenarios that travel with the package, by name."""
    folder = Path(str(files("sixteenth") / "scenarios" / "library"))
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def find_scenario(name: str, beside: Path | None = None) -> tuple[Path | None, list[Fault]]:
    """Return the file of a scenario: a path, relative to `beside` where given, or a name of the library."""
    path = (beside / name) if beside else Path(name)
    if path.suffix == ".toml" and path.is_file():
        return path, []
    known = library()
    if name in known:
        return known[name], []
    cure = nearest(name, known, f"give a path that ends in .toml, or one of {', '.join(known)}")
    return None, [UnknownScenario(f"'{name}'", Place(name), "no such file", "a .toml file or a library name", cure)]


def read_assumptions(name: str) -> tuple[Assumptions | None, list[Fault]]:
    """Read a scenario and its parents; entries that cannot be read are told, and the rest is kept."""
    path, faults = find_scenario(name)
    layers: list[Layer] = []
    seen: list[Path] = []
    while path is not None:
        if path.resolve() in seen:
            circle = " > ".join(each.stem for each in (*seen, path))
            where = layers[-1].document.place(("parent",))
            faults.append(CircularParents(circle, where, "a circle", "a parent without one", "remove one parent"))
            break
        seen.append(path.resolve())
        document = read_document(path)
        found = validate(document, ScenarioFile)
        faults += [*document.faults, *found.faults]
        if found.model is None or document.faults:
            break
        layers.append(Layer(path, document, found.model, found.spoilt))
        path, missing = _parent(found.model, document, path)
        faults += missing
    if not layers:
        return None, faults
    return assume(Path(name).stem, layers), faults


def assume(name: str, layers: Iterable[Layer]) -> Assumptions:
    """Put the layers on top of each other, the first on top."""
    stack = list(layers)
    merged = overlay(stack)
    return Assumptions(
        name=name,
        file=str(stack[0].path),
        facts=merged.facts,
        axes=merged.axes,
        subjects=merged.subjects,
        theory=merged.theory,
        values={key: Placed(card, where) for key, (card, where) in merged.values.items()},
        events=tuple(PlacedEvent(card, where) for card, where in merged.events),
        code=tuple((layer.path.parent, layer.model.code) for layer in reversed(stack) if layer.model.code),
        places=merged.places,
        own=frozenset(stack[0].model.values),
        spoilt=frozenset(str(key[1]) for layer in stack for key in layer.spoilt if key[:1] == ("values",) and key[1:]),
        parents=tuple(layer.path.stem for layer in stack[1:]),
    )


def _parent(model: ScenarioFile, document: Document, path: Path) -> tuple[Path | None, list[Fault]]:
    if model.parent is None:
        return None, []
    found, faults = find_scenario(model.parent, path.parent)
    where = document.place(("parent",))
    return found, [UnknownScenario(f.what, where, f.got, f.expected, f.cure) for f in faults]
