"""Rooms into one collection: the functions, cards and outputs a scenario brings together, and what is wrong so far."""

import importlib
import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sixteenth.engine.declared import Declared, OutputSet
from sixteenth.engine.equation import Kind
from sixteenth.errors import (
    Fault,
    ForeignCode,
    Place,
    TwoProviders,
    UnknownSubject,
    UnknownTheory,
    UnreadableDeclaration,
    nearest,
)
from sixteenth.said import said
from sixteenth.scenarios.files.own_paths import is_inside, outside_path
from sixteenth.scenarios.files.positions import Document, read_document
from sixteenth.scenarios.files.schema import CodeCard, OutputCard, ParameterCard
from sixteenth.scenarios.files.validate import validate
from sixteenth.scenarios.layers.read import Assumptions
from sixteenth.scenarios.world.own_code import in_front
from sixteenth.scenarios.world.rooms import Contents, Functions, Room, contents_of, look_into, open_file
from sixteenth.slips import closest
from sixteenth.units import Axis

Function = Callable[..., Any]
ABSENT = "absent"  # the file of a subject that answers for it where it is off
On = bool | tuple[str, ...]  # a subject as a whole, or some of its files and topics


@dataclass
class Collected:
    """Everything found so far."""

    functions: list[Function] = field(default_factory=list)  # of the package
    overrides: list[Function] = field(default_factory=list)  # of the user
    rivals: dict[str, dict[str, Functions]] = field(default_factory=dict)  # topic -> file -> functions
    own_topics: set[str] = field(default_factory=set)  # the user's among them
    documents: list[Document] = field(default_factory=list)  # of parameters
    outputs: dict[str, OutputSet] = field(default_factory=dict)
    own_outputs: set[str] = field(default_factory=set)  # names that the user's outputs list
    output_places: dict[tuple[str, str, str], Place] = field(default_factory=dict)  # by set, part and name
    limits: list[tuple[Document, bool]] = field(default_factory=list)  # and whether the user's
    units: dict[str, type[Any]] = field(default_factory=dict)
    axes: dict[str, type[Axis]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)  # names whose card cannot be read, or that a lost choice provides
    chosen: dict[str, str] = field(default_factory=dict)  # topic -> file, misspelt ones as they were meant
    idle: set[str] = field(default_factory=set)  # topics of subjects that are off: nothing is to be chosen
    is_blind: bool = False  # rooms may be missing, so that nothing can be said of names that are

    code_folders: tuple[Path, ...] = ()  # in which the user's files lie, the last ones first

    def beside(self, folder: Path) -> tuple[Path, ...]:
        """Return where the files of a folder find their neighbours: in it, then in those of the files before them."""
        self.code_folders = in_front(folder, self.code_folders)
        return self.code_folders

    def take(self, contents: Contents) -> Functions:
        """Keep a file's names for units and axes, and its faults; hand on its functions."""
        self.units |= contents.units
        self.axes |= contents.axes
        self.faults += contents.faults
        return contents.functions


def collect(assumptions: Assumptions, world: Path, package: str, units: Any, *, allow_code: bool) -> Collected:
    """Open the rooms a scenario asks for: subjects of the package's world, and a user's own if that is allowed."""
    found = Collected()
    found.take(contents_of(units))
    subjects = sorted(each.name for each in world.iterdir() if (each / "parameters.toml").is_file())
    for subject, on in sorted(assumptions.subjects.items()):
        where, meant = assumptions.place("subjects", subject), subject
        if subject not in subjects:
            cure = nearest(subject, subjects, said("there are {names}", names=", ".join(subjects)))
            found.faults.append(
                UnknownSubject(f"'{subject}'", where, f"'{subject}'", said("a subject of the world"), cure)
            )
            meant = closest(subject, subjects) or ""  # checks go on as if it had been written so
            found.is_blind |= not meant
        if meant and (meant == subject or meant not in assumptions.subjects):
            _open_subject(world / meant, f"{package}.{meant}", on, assumptions, found)
    found.is_blind |= any(assumptions.is_spoilt(table) for table in ("subjects", "code")) or not assumptions.is_whole
    found.is_blind |= any(key[0] in ("subjects", "code") for key in assumptions.spoilt)
    for folder, code in assumptions.code:
        if allow_code:
            _open_code(folder, code, assumptions, found)
        else:
            files = ", ".join(code.equations) or said("its own files")
            cure = said("read those files, then run again with --allow-code")
            where = assumptions.place("code")
            found.is_blind = True
            found.faults.append(ForeignCode(files, where, said("code of your own"), said("permission to run it"), cure))
    return found


def _open_subject(folder: Path, package: str, on: On, assumptions: Assumptions, found: Collected) -> None:
    """Open a subject's files, or, where it is off, the one that tells the rest of the world what holds without it."""
    room = look_into(folder)
    absent = [path for path in room.files if path.stem == ABSENT]
    if not on:
        for path in absent:
            found.functions += found.take(open_file(path, package))
            found.idle |= set(getattr(importlib.import_module(package), "CHOICES", ()))
        found.idle |= set(room.topics) if absent else set()
        found.documents += [read_document(folder / "parameters.toml")] if absent else []
        return
    room = Room(tuple(path for path in room.files if path not in absent), room.topics)
    room = _only(room, folder.name, on, assumptions, found)
    for path in room.files:
        found.functions += found.take(open_file(path, package))
    _open_topics(room, package, found)
    found.documents.append(read_document(folder / "parameters.toml"))
    _read_outputs(folder / "outputs.toml", found, own=False)
    if (limits := folder / "limits.toml").is_file():
        found.limits.append((read_document(limits), False))


def choose(found: Collected, assumptions: Assumptions) -> None:
    """Add the functions of the chosen file of each topic; a misspelt choice is told and taken as it was meant."""
    found.rivals = {topic: rivals for topic, rivals in found.rivals.items() if topic not in found.idle}
    for topic, chosen in sorted(assumptions.theory.items()):
        if topic in found.idle:
            continue
        where, meant = assumptions.place("theory", topic), topic
        if topic not in found.rivals:
            cure = nearest(
                topic, found.rivals, said("there are {names}", names=", ".join(sorted(found.rivals)) or said("none"))
            )
            found.faults.append(UnknownTheory(f"'{topic}'", where, f"'{topic}'", said("a folder of rival files"), cure))
            meant = closest(topic, found.rivals.keys() - assumptions.theory.keys()) or ""
        rivals = found.rivals.get(meant, {})
        if rivals and chosen not in rivals:
            cure = nearest(chosen, rivals, said("there are {names}", names=", ".join(sorted(rivals))))
            found.faults.append(
                UnknownTheory(f"'{topic}'", where, f"'{chosen}'", said("the name of a rival file"), cure)
            )
        rule = closest(chosen, rivals)
        if rule is not None:
            found.chosen[meant] = rule
            (found.overrides if meant in found.own_topics else found.functions).extend(rivals[rule])
        elif rivals:
            found.broken |= _provided(rivals)
    for topic, rivals in found.rivals.items():
        if assumptions.is_spoilt("theory", topic):
            found.broken |= _provided(rivals)


def declare(found: Collected) -> list[Declared]:
    """Read the cards of all opened rooms."""
    declared: list[Declared] = []
    for document in found.documents:
        found.faults += document.faults
        for name in document.data:
            card = validate(document, ParameterCard, (name,))
            found.faults += card.faults
            read = _declare(name, card.model, document.place((name,)), found) if card.model and not card.faults else []
            found.broken |= set() if read else {name}
            declared += read
    return declared


def _declare(name: str, card: ParameterCard, where: Place, found: Collected) -> list[Declared]:
    faults = [
        UnreadableDeclaration(
            f"'{name}'",
            where,
            said("{what} '{given}'", what=what, given=given),
            said("the name of {what}", what=what),
            nearest(given, known, said("define it")),
        )
        for what, given, known in (
            (said("a unit"), card.unit, found.units),
            *((said("an axis"), axis, found.axes) for axis in card.axes),
        )
        if given not in known
    ]
    if card.bounds is None and card.shock is None:
        cure = said("add bounds = [low, high]; inf is a number")
        faults.append(
            UnreadableDeclaration(f"'{name}'", where, said("no bounds"), said("the least and the greatest value"), cure)
        )
    found.faults += faults
    if faults:
        return []
    kind = Kind(found.units[card.unit], tuple(found.axes[axis] for axis in card.axes))
    bounds = card.bounds or (float("-inf"), float("inf"))
    return [Declared(name, card.meaning, kind, bounds, where, card.shock)]


def _only(room: Room, subject: str, on: On, assumptions: Assumptions, found: Collected) -> Room:
    """Keep the files and topics that a scenario names, where it does not want all of a subject."""
    if isinstance(on, bool):
        return room
    known = {path.stem for path in room.files} | set(room.topics)
    for number, name in enumerate(on):
        if name not in known:
            cure = nearest(name, known, said("there are {names}", names=", ".join(sorted(known))))
            what, where = f"'{subject}/{name}'", assumptions.place("subjects", subject, number)
            found.faults.append(
                UnknownSubject(what, where, f"'{name}'", said("a file or topic of {subject}", subject=subject), cure)
            )
            found.is_blind |= closest(name, known) is None
    meant = {closest(name, known) for name in on}
    topics = {topic: rivals for topic, rivals in room.topics.items() if topic in meant}
    return Room(tuple(path for path in room.files if path.stem in meant), topics)


def _open_topics(room: Room, package: str | None, found: Collected, beside: Sequence[Path] = ()) -> None:
    for topic, rivals in room.topics.items():
        inside = f"{package}.{topic}" if package else None
        opened = {stem: found.take(open_file(path, inside, beside)) for stem, path in rivals.items()}
        if topic in found.rivals:
            first = next(iter(rivals.values()))
            cure = said("rename one of the two folders")
            found.faults.append(
                TwoProviders(
                    said("the topic '{topic}'", topic=topic), Place(str(first)), said("two folders"), said("one"), cure
                )
            )
        found.rivals[topic] = opened


def _open_code(folder: Path, code: CodeCard, assumptions: Assumptions, found: Collected) -> None:
    """Open a user's files; they import what lies beside them, and beside those that a parent brings."""
    for number, entry in enumerate(code.equations):
        path = folder / entry
        if not path.exists():
            found.faults += read_document(path).faults
            continue
        room = look_into(path)
        beside = found.beside(path.parent)
        strays = [file for file in room.all_files if not is_inside(file, path.parent)]
        if strays:
            where = assumptions.place("code", "equations", number)
            found.faults += [
                outside_path(entry, where, said("'{name}', a link to a file elsewhere", name=file.name))
                for file in strays
            ]
            found.is_blind = True
            continue
        for file in room.files:
            found.overrides += found.take(open_file(file, beside=beside))
        _open_topics(room, None, found, beside)
        found.own_topics |= set(room.topics)
    found.documents += [read_document(folder / entry) for entry in code.parameters]
    found.limits += [(read_document(folder / entry), True) for entry in code.limits]
    for entry in code.outputs:
        _read_outputs(folder / entry, found, own=True)


def _read_outputs(path: Path, found: Collected, *, own: bool) -> None:
    """Add a file's output sets to those of the other rooms."""
    if not own and not path.is_file():
        return
    document = read_document(path)
    found.faults += document.faults
    for key in document.data:
        card = validate(document, OutputCard, (key,))
        found.faults += card.faults
        if card.model is not None:
            before = found.outputs.get(key, OutputSet())
            monthly, closing, mean = map(tuple, (card.model.monthly, card.model.closing, card.model.mean))
            for part, names in (("monthly", monthly), ("closing", closing), ("mean", mean)):
                lines = {(key, part, name): document.place((key, part, i)) for i, name in enumerate(names)}
                found.output_places |= lines
            found.outputs[key] = OutputSet(
                (*before.monthly, *monthly), (*before.closing, *closing), (*before.mean, *mean)
            )
            found.own_outputs |= {*monthly, *closing, *mean} if own else set()


def _provided(rivals: Mapping[str, Functions]) -> set[str]:
    """Return the names that any of rival files provides."""
    return {name for functions in rivals.values() for name in names_of(functions)}


def read_by(functions: Iterable[Function]) -> set[str]:
    """Return the names that functions read, whatever else is wrong with them."""
    return {name for function in functions for name in inspect.signature(function).parameters}


def names_of(functions: Iterable[Function]) -> set[str]:
    """Return the names that functions provide."""
    return {function.__name__ for function in functions}


def unchosen(found: Collected) -> dict[str, str]:
    """Return the names that only rival files provide, of topics between which nothing chooses, with their topic."""
    return {
        name: topic
        for topic, rivals in found.rivals.items()
        if topic not in found.chosen
        for functions in rivals.values()
        for name in names_of(functions)
    }
