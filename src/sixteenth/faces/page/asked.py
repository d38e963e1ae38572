"""What a request asks: a state out of its address or body, files that came with it, and how it wants to be told."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from sixteenth.answers.finding import Finding
from sixteenth.errors import Refused
from sixteenth.faces.link.packing import pairs_of
from sixteenth.faces.link.reading import Notices, read_link, read_pairs
from sixteenth.faces.link.state import Library, State, link_of
from sixteenth.faces.page.faults import wrong_request
from sixteenth.said import said

WITH, WIDTH, TABLE, WITHOUT = "with", "width", "table", "without"  # keys that are the request's own
QUESTION = "question"  # the same as `q`, where the address names no question itself
OWN_KEYS = (WITH, WIDTH, TABLE, WITHOUT, QUESTION, "_")
PLAN, LEDGER, STATE, OPTIONS = "plan", "ledger", "state", "options"  # of a body
MOST_BESIDE = 7  # states that one is compared with
WIDTHS = (240, 1600, 720)  # pixels of a chart: least, most, usual
MARKED = 12  # letters of the hash of a file in a link


@dataclass(frozen=True)
class Asked:
    """A state that is asked about, with what the link could not say."""

    state: State
    notices: Notices = ()
    beside: tuple[State, ...] = ()  # states that it is compared with
    width: int = WIDTHS[2]  # pixels of its charts
    table: str = ""  # the one that is exported
    without: tuple[str, ...] = ()  # what may be left out of the answer: "data", its tables; "html", theirs
    files: Mapping[str, str] = field(default_factory=dict[str, str])  # texts that came with it, by what they are

    @property
    def key(self) -> str:
        """Return what decides the answer: two that are asked alike have one."""
        states = (replace(each, language="en", version=None) for each in (*self.beside, self.state))
        files = (f"{name}:{mark_of(text)}" for name, text in sorted(self.files.items()))
        return "\n".join([*map(link_of, states), *files])

    def noting(self, *notices: Finding) -> "Asked":
        """Return this with more notices."""
        return replace(self, notices=(*self.notices, *notices))


def mark_of(text: str) -> str:
    """Return how a link names a file that is not in it: the first letters of its hash."""
    return sha256(text.encode()).hexdigest()[:MARKED]


def read_asked(query: str, library: Library, question: str | None = None) -> Asked:
    """Read what an address asks.

    Raises:
        Refused: when it cannot be read, with every fault.

    """
    pairs = pairs_of(f"?{query}")
    named = [text for key, text in pairs if key == QUESTION and text]
    state, notices = read_pairs(pairs, library, question or "".join(named[-1:]) or None, also=OWN_KEYS)
    return _with_own_keys(Asked(state, notices), pairs, library)


def read_body(body: bytes, library: Library, question: str) -> Asked:
    """Read what a body of JSON asks: `{"state": link or keys, "options": {...}, "plan": text, "ledger": text}`.

    Raises:
        Refused: when it cannot be read, with every fault.

    """
    given = _json(body)
    linked, options = given.get(STATE, ""), given.get(OPTIONS) or {}
    pairs = pairs_of(linked) if isinstance(linked, str) else list(_pairs(linked, STATE))
    pairs = [*pairs, *_pairs(options, OPTIONS)]
    files = {name: given[name] for name in (PLAN, LEDGER) if given.get(name) is not None}
    wrong = [name for name, text in files.items() if not isinstance(text, str) or not text.strip()]
    unknown = sorted(given.keys() - {STATE, OPTIONS, PLAN, LEDGER})
    faults = [_wrong(f"'{name}'", said("no text"), said("the text of a file")) for name in wrong]
    faults += [
        _wrong(f"'{name}'", said("a key that is not known"), f"{STATE}, {OPTIONS}, {PLAN}, {LEDGER}")
        for name in unknown
    ]
    if faults:
        raise Refused(faults)
    state, notices = read_pairs(pairs, library, question, also=OWN_KEYS)
    if PLAN in files:
        state = replace(state, plan=mark_of(files[PLAN]))
    return replace(_with_own_keys(Asked(state, notices), pairs, library), files=files)


def _json(body: bytes) -> dict[str, Any]:
    try:
        given = json.loads(body or b"{}")
        json.dumps(given, ensure_ascii=False).encode()  # half a letter, written as an escape, is none
    except (ValueError, RecursionError) as error:
        raise Refused([_wrong(said("the body"), said("a text that is no JSON"), said("an object of JSON"))]) from error
    if not isinstance(given, dict):
        raise Refused([_wrong(said("the body"), type(given).__name__, said("an object of JSON"))])
    return given


def _pairs(given: Any, name: str) -> Iterable[tuple[str, str]]:
    if not isinstance(given, dict):
        raise Refused([_wrong(f"'{name}'", type(given).__name__, said("an object of JSON"))])
    for key, value in given.items():
        for each in value if isinstance(value, list) else [value]:
            if each is not None:
                yield key, json.dumps(each) if isinstance(each, bool) else str(each)


def _with_own_keys(asked: Asked, pairs: Iterable[tuple[str, str]], library: Library) -> Asked:
    """Take the keys that are the request's own: what it is compared with, and how it is shown."""
    own: dict[str, list[str]] = {}
    for key, text in pairs:
        own.setdefault(key, []).append(text)
    beside: list[State] = []
    notices = list(asked.notices)
    for link in own.get(WITH, [])[:MOST_BESIDE]:
        state, more = read_link(link, library)
        beside.append(replace(state, question=asked.state.question, options={}))
        notices.extend(more)
    return replace(
        asked,
        notices=tuple(notices),
        beside=tuple(beside),
        width=_width(own.get(WIDTH, [""])[-1]),
        table=own.get(TABLE, [""])[-1],
        without=tuple(own.get(WITHOUT, [""])[-1].split()),
    )


def _width(text: str) -> int:
    least, most, usual = WIDTHS
    return min(max(int(text), least), most) if text.isascii() and text.isdecimal() and len(text) < least else usual


def _wrong(what: str, got: str, expected: str) -> Any:
    return wrong_request(what, got, expected, said("see /docs"))
