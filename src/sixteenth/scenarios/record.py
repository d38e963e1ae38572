"""What a scenario assumes, parents included, as one JSON text that makes it again: for recipes and hashes.

The text is the same however the files behind it were written: entries are sorted, but for axes, whose order is that of
every array, and what says nothing is left out. Each card remembers its own text, so that a scenario that differs in one
card is written in a fraction of a millisecond.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any

from sixteenth.errors import Place, Refused, UnreadableFile, refuse
from sixteenth.said import message_of, said
from sixteenth.scenarios.files.positions import Document
from sixteenth.scenarios.files.renamed import under_present_names
from sixteenth.scenarios.files.schema import CodeCard, ScenarioFile
from sixteenth.scenarios.files.validate import validate
from sixteenth.scenarios.layers.pairs import plain_cards
from sixteenth.scenarios.layers.read import Assumptions, Placed

Code = Mapping[str, Sequence[str]]


def write_record(assumptions: Assumptions, code: Code | None = None) -> str:
    """Write a scenario as one text without a parent; `code` stands in place of the paths of its own equations."""
    parts: dict[str, Any] = {
        **assumptions.facts,
        "subjects": {name: on if isinstance(on, bool) else list(on) for name, on in assumptions.subjects.items()},
        "theory": dict(assumptions.theory),
        **_posterior(assumptions, is_hashed=code is not None),
        "correlations": plain_cards(assumptions.correlations),
        "code": {part: list(each) for part, each in (code or paths_of_code(assumptions)).items() if each},
    }
    written = {name: json.dumps(part, sort_keys=True) for name, part in parts.items() if part not in ({}, None)}
    axes = {axis: list(labels) for axis, labels in assumptions.axes.items()}
    written |= {"axes": json.dumps(axes)} if axes else {}
    cards = _cards(assumptions.values)
    written |= {"values": f"{{{cards}}}"} if cards else {}
    events = [placed.text for placed in assumptions.events]
    written |= {"event": f"[{', '.join(events)}]"} if events else {}
    return f"{{{', '.join(f'{json.dumps(name)}: {written[name]}' for name in sorted(written))}}}"


_last: tuple[object, str] = (None, "")  # a scenario's record and hash are written one after the other


def _cards(values: Mapping[str, Placed]) -> str:
    """Return the texts of all cards, by name; of the cards that were written last they are not joined again."""
    global _last  # noqa: PLW0603 - a pair that is read and written at once
    of, text = _last
    if of is not values:
        text = ", ".join(f"{_quoted(name)}: {placed.text}" for name, placed in sorted(values.items()))
        _last = values, text
    return text


_quoted = lru_cache(maxsize=1 << 12)(json.dumps)


def _posterior(assumptions: Assumptions, *, is_hashed: bool) -> dict[str, Any]:
    """Return the fit as it makes the scenario again; its hash says what it holds, wherever its file lies."""
    if assumptions.posterior is None:
        return {}
    leave = {"file"} if is_hashed else None
    return {"posterior": assumptions.posterior.recorded.model_dump(exclude_defaults=True, exclude=leave)}


def hash_record(assumptions: Assumptions, code: Code) -> str:
    """Return a hash of everything that a scenario assumes; of its own code, what the files say, wherever they lie."""
    return sha256(write_record(assumptions, code).encode()).hexdigest()


def paths_of_code(assumptions: Assumptions) -> Code:
    """Return the files of a scenario's own code, by what they hold, the lowest parent's first."""
    return {
        part: [str((folder / entry).resolve()) for folder, card in assumptions.code for entry in getattr(card, part)]
        for part in CodeCard.model_fields
    }


def read_record(name: str, text: str) -> ScenarioFile:
    """Read what `write_record` wrote.

    Raises:
        Refused: when the text is no scenario, with every fault of it.

    """
    what, where = said("the recipe of '{name}'", name=name), Place(name)
    cure = said("load a result that `sixteenth run --out` wrote")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        got = said("{kind}: {message}", kind=type(error).__name__, message=message_of(error))
        raise Refused([UnreadableFile(what, where, got, said("a scenario as JSON"), cure)]) from error
    if not isinstance(data, dict):
        refuse([UnreadableFile(what, where, type(data).__name__, said("a scenario as JSON"), cure)])
    found = validate(under_present_names(Document(what, data)), ScenarioFile)
    refuse(found.faults)
    return found.model or ScenarioFile()
