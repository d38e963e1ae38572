"""A scenario to start from, written so that it passes `sixteenth check` as it stands."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sixteenth
from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.wording import Words, words_in
from sixteenth.errors import Fault, Place, Refused, WrongOption, clean, refuse
from sixteenth.measures.middle import number_of
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import ValueCard
from sixteenth.scenarios.files.written_toml import lines_of, quoted
from sixteenth.scenarios.layers.read import Assumptions, library, read_assumptions

GOOD_FIRST_LEVERS = ("serving_margin", "discount_rate")
PACKAGE = "sixteenth.faces.init"


@dataclass(frozen=True)
class First:
    """The value that a starter begins with: its name, and its entries as TOML."""

    name: str
    text: str


def write_starter(path: Path, parent: str, language: str = "en") -> None:
    """Write a starting point for a scenario of one's own, its comments in a language.

    Raises:
        Refused: when the file exists or cannot be written, or the parent cannot be read.

    """
    refuse(_unfit(path))
    assumptions, faults = read_assumptions(parent)
    if assumptions is None or (assumptions.code and faults):
        raise Refused(faults)
    words = words_in(PACKAGE, language)
    first = _without_code(assumptions) if assumptions.code else first_value(sixteenth.read(parent), words)
    filled = {
        "title": quoted(_title(path) or words.words["title"]),
        "parent": quoted(_seen_from(path, parent)),
        "value": first.text,
        "name": first.name,
        "start": assumptions.facts.get("start", "2026-01"),
    }
    text = words.sentence(Finding("starter", {name: Figure(each, "text") for name, each in filled.items()}))
    _write_new(path, text.encode())


def told_of(path: Path, language: str = "en") -> str:
    """Say what was written, and what comes next."""
    return words_in(PACKAGE, language).sentence(Finding("written", {"path": Figure(clean(str(path)), "text")}))


def _unfit(path: Path) -> list[Fault]:
    """Find names under which a scenario could not be written, or not be read again."""
    if os.path.lexists(path):
        cure = said("choose another name, or remove the file")
        return [WrongOption(f"'{path}'", Place(str(path)), said("a file that exists"), said("a new file"), cure)]
    if path.suffix != ".toml":
        cure = said("write {name}.toml", name=path.name or "my_scenario")
        return [
            WrongOption(f"'{path}'", Place(str(path)), said("another ending"), said("a name that ends in .toml"), cure)
        ]
    return []


def _title(path: Path) -> str:
    """Make a title of a file's name; nothing of one without letters that can be shown."""
    letters = "".join(each if clean(each) == each else " " for each in path.stem.replace("_", " "))
    return letters.strip().capitalize()


def _seen_from(path: Path, parent: str) -> str:
    """Return a parent as the new file names it.

    Raises:
        Refused: when its path has characters that a scenario may not hold.

    """
    if parent in library():
        return parent
    try:
        seen = os.path.relpath(os.path.realpath(parent), os.path.realpath(path.parent))
    except ValueError:  # on another drive
        seen = os.path.realpath(parent)
    seen = seen.replace(os.sep, "/")
    if clean(seen) != seen:
        cure = said("rename the file or the folder it is in")
        refuse(
            [
                WrongOption(
                    f"'{parent}'", Place(parent), said("control characters in its path"), said("a plain path"), cure
                )
            ]
        )
    return seen


def _without_code(assumptions: Assumptions) -> First:
    """Begin with a comment: which values its equations read is known only once the parent's code may run."""
    names = sorted(assumptions.values)
    if not names:
        return First("...", '# [values.name]\n# value = 1.0\n# unit = "..."')
    lines = f"[values.{names[0]}]\n{lines_of(_entries(assumptions.values[names[0]].card))}"
    return First(names[0], "\n".join(f"# {line}" for line in lines.splitlines()))


def first_value(read: Scenario, words: Words) -> First:
    """Begin with a value that equations read: a plain number where there is one, else as the parent has it."""
    names = sorted((read.world.names_read - {*read.world.stocks}) & read.settings.values.keys() & read.values.keys())
    if not names:
        return _without_code(read.assumptions)
    single = [name for name in names if set(read.settings.values[name]) == {()}]
    plain = [name for name in single if read.settings.values[name][()].shape == "point"]
    preferred = [name for name in GOOD_FIRST_LEVERS if name in plain]
    name = [*preferred, *plain, *single, *names][0]
    declared = read.world.declared[name]
    if name not in plain:
        return First(
            name, f"[values.{name}]  # {clean(declared.meaning)}\n{lines_of(_entries(read.values[name].card))}"
        )
    number, unit = number_of(read, name), declared.kind.unit.__name__
    about = f"value = {float(number)!r}\nunit = {quoted(unit)}  # {clean(declared.meaning)}"
    kinds, source = words.words["kinds"], quoted(words.words["source"])
    return First(name, f'[values.{name}]\n{about}\nkind = "scenario"  # {kinds}\nsource = {source}')


def _entries(card: ValueCard) -> dict[str, Any]:
    entries: dict[str, Any] = card.model_dump(exclude_defaults=True, exclude_none=True)
    return entries


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet, whole or not at all.

    Raises:
        Refused: when it cannot be written.

    """
    is_ours = False
    try:
        with path.open("xb") as file:
            is_ours = True
            file.write(data)
    except (OSError, ValueError) as error:
        if is_ours:
            path.unlink(missing_ok=True)
        got = (getattr(error, "strerror", None) or str(error)).lower()
        cure = said("name a file in a folder that exists and that you may write to")
        raise Refused(
            [WrongOption(f"'{path}'", Place(str(path)), got, said("a file that can be written"), cure)]
        ) from error
