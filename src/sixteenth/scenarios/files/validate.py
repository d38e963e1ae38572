"""Documents against their format: every entry that does not fit is one fault, and the rest is still checked."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from sixteenth.errors import Fault, Place, UnknownEntry, WrongEntry, nearest
from sixteenth.said import message_of, said
from sixteenth.scenarios.files.amounts_in_files import with_numbers
from sixteenth.scenarios.files.forms import form_of, shown
from sixteenth.scenarios.files.positions import Document, Key
from sixteenth.scenarios.files.schema import ScenarioFile
from sixteenth.slips import closest

Model = TypeVar("Model", bound=BaseModel)
EMPTY: Mapping[
    str, Mapping[str, Any]
] = {  # stand in for what does not fit in its list; whoever reads the list skips it
    "event": {"month": "1900-01"},
    "contract": {"lab": "?", "counterparty": "?", "signed": "2000-01", "size": 0, "kind": "scenario", "source": "None"},
}

OF_ANOTHER_KIND = ("float_type", "list_type", "model_type", "model_attributes_type")
COUNTED = (("axes",), ("values",))  # tables with more than their forms tell of, where there are too many


@dataclass(frozen=True)
class Validated(Generic[Model]):
    """What fits its format: the model without the entries that do not, their faults, and where they stood."""

    model: Model | None
    faults: tuple[Fault, ...]
    spoilt: tuple[Key, ...]


def validate(document: Document, model: type[Model], inside: Key = ()) -> Validated[Model]:
    """Check a document, or a table inside it, against a model.

    Entries that do not fit are taken out, each with a fault, until the rest fits; no model when nothing is left.
    """
    data: Any = document.data
    for key in inside:
        data = data[key]
    if not isinstance(data, Mapping):
        title = ".".join(map(str, inside))
        fault = wrong_entry(
            title,
            document.place(inside),
            data,
            (said("a table, [{title}]", title=title), said("[{title}] above its entries", title=title)),
        )
        return Validated(None, (fault,), ((),))
    data = copy.deepcopy(dict(data))
    data = with_numbers(data) if model is ScenarioFile else data
    faults: list[Fault] = []
    spoilt: dict[Key, None] = {}
    while True:
        try:
            return Validated(model.model_validate(data), tuple(faults), tuple(spoilt))
        except ValidationError as error:
            problems = _problems(data, error)
            new = {path: problem for path, problem in problems.items() if path not in spoilt}
            meant = {each for path in new if (each := _meant(model, path, new[path]["type"]))}
            told = {path: problem for path, problem in new.items() if problem["type"] != "missing" or path not in meant}
            faults += [_fault(document, (*inside, *path), problem, model) for path, problem in told.items()]
            spoilt |= dict.fromkeys((*new, *meant))
            removed = [_remove(data, _removable(path, problem["type"])) for path, problem in problems.items()]
            if not any(removed):
                return Validated(None, tuple(faults), tuple(spoilt))


def _problems(data: Any, error: ValidationError) -> dict[Key, Mapping[str, Any]]:
    """Return what does not fit, by path; of what may be a number, a list or a table, what is wrong in the one it is."""
    found = {_path(data, each["loc"], each["type"]): each for each in error.errors(include_url=False)}
    around = {path[:length] for path in found for length in range(len(path))}
    return {path: each for path, each in found.items() if path not in around or each["type"] not in OF_ANOTHER_KIND}


def _path(inside: Any, location: tuple[Any, ...], problem: str) -> Key:
    """Keep the part of pydantic's location that exists in the data: it adds the names of union members."""
    path: list[str | int] = []
    for part in location:
        is_entry = isinstance(inside, Mapping) and part in inside
        is_item = isinstance(inside, list) and isinstance(part, int) and part < len(inside)
        if is_entry or is_item:
            path.append(part)
            inside = inside[part]
        elif part == location[-1] and problem == "missing":
            path.append(part)
    return tuple(path)


def _meant(model: type[BaseModel], path: Key, problem: str) -> Key | None:
    """Return the entry that one of unknown name was probably meant to be: nothing can be said of that one either."""
    *table, entry = path or ("",)
    name = closest(str(entry), known_entries(model, path)) if problem == "extra_forbidden" else None
    return (*table, name) if name else None


def _removable(path: Key, problem: str) -> Key:
    """Return what to take out: the entry, its table where something is missing, its list where an item is wrong.

    Tables of a list go as a whole, see `_remove`.
    """
    if path and path[0] in EMPTY:
        return path[:2]
    if problem == "missing":
        return path[:-1]
    at = next((i for i, part in enumerate(path) if isinstance(part, int)), len(path))
    return path[:at]


def _remove(data: Any, path: Key) -> bool:
    """Take an entry out; say whether there was one. An event or contract leaves an empty one: others keep theirs."""
    if not path:
        return False
    *above, last = path
    table = str(above[0]) if len(above) == 1 else ""
    if table in EMPTY and isinstance(data[table], list):
        data[table][last] = dict(EMPTY[table])
        return True
    try:
        for part in above:
            data = data[part]
        del data[last]
    except (KeyError, IndexError, TypeError):  # it has gone with what held it
        return False
    return True


def _fault(document: Document, path: Key, problem: Mapping[str, Any], model: type[BaseModel]) -> Fault:
    title, where = ".".join(map(str, path)) or said("the file"), document.place(path)
    if problem["type"] == "extra_forbidden":
        known = known_entries(model, path)
        cure = nearest(
            str(path[-1]),
            known,
            said("remove it; there are {names}", names=", ".join(sorted(known))) if known else said("remove it"),
        )
        return UnknownEntry(f"'{title}'", where, f"'{path[-1]}'", said("an entry of the format"), cure)
    expected, example = form_of(path, is_card=not issubclass(model, ScenarioFile), own=getattr(model, "FORMS", None))
    if problem["type"] == "missing":
        return WrongEntry(f"'{title}'", where, said("nothing"), expected, said("add {example}", example=example))
    if problem["loc"][-1] == "[key]":
        return WrongEntry(
            f"'{title}'", where, f"'{path[-1]}'", said("a name of letters, digits and _"), said("rename it")
        )
    if problem["type"] == "too_long" and path[:1] in COUNTED:
        got, most = said("{count:,} entries", count=len(problem["input"])), problem["ctx"]["max_length"]
        cure = said("write fewer, or part the file into several")
        return WrongEntry(f"'{title}'", where, got, said("at most {most:,}", most=most), cure)
    own = message_of(problem["ctx"]["error"]) if problem["type"] == "value_error" else expected
    return wrong_entry(title, where, problem["input"], (own, example))


def wrong_entry(title: str, where: Place, got: object, form: tuple[str, str]) -> Fault:
    """Tell of an entry whose type or value does not fit the form that it should have, given with an example."""
    expected, example = form
    return WrongEntry(f"'{title}'", where, shown(got), expected, said("write it as in {example}", example=example))


def known_entries(model: type[BaseModel], path: Key) -> list[str]:
    """Return the names that the table around an entry may hold."""
    fields = model.model_fields
    for part in path[:-1]:
        inner = fields.get(str(part)) if isinstance(part, str) else None
        nested = _model_in(inner.annotation) if inner else None
        if nested is not None:
            fields = nested.model_fields
    return list(fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _model_in(argument)
        if found is not None:
            return found
    return None
