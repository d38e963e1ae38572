"""Claims of one's own, in a TOML file: what is said, how it is counted, one's own odds, and what became of it.

```toml
scenario = "central"

[[claim]]
id = "W01"
text = "OpenAI is ruined before 2030"
variable = "ruined"              # an output or an ending of the world, or money_back
labels = { lab = "OpenAI" }
test = "by"                      # at, by, reached, year, passes, lag, ratio or end
date = "2029-12"
probability = 0.15               # one's own
resolution = true                # once it is known; then also:
resolved_on = "2028-03-02"
source = "who says so, where"
```

This file is read for its form; `check_claims` holds each claim against the world of its scenario.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sixteenth.errors import Fault, Place, UnknownEntry, WrongEntry, nearest
from sixteenth.evidence.claims.claims import Test
from sixteenth.said import said
from sixteenth.scenarios.files.forms import shown
from sixteenth.scenarios.files.positions import Document, read_document

CLAIM = "claim"  # the table of each, [[claim]]
TESTS: tuple[Test, ...] = ("at", "by", "reached", "year", "passes", "lag", "ratio", "end")
DEFAULT = "central"
LONGEST_ID = 40


@dataclass(frozen=True)
class OwnClaim:
    """One claim as it was written; amounts are not yet in the unit of what they are about."""

    id: str
    text: str
    variable: str
    test: Test
    date: str = ""
    scenario: str = DEFAULT
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    other: Mapping[str, str] = field(default_factory=dict[str, str])  # whom it passes, or who is ahead
    other_variable: str = ""  # that is ahead
    first: str = ""
    at_least: str | float | None = None
    at_most: str | float | None = None
    part: float = 1.0
    probability: float | None = None
    resolution: bool | None = None
    resolved_on: datetime.date | None = None
    source: str = ""
    line: int = 0


@dataclass(frozen=True)
class OwnClaims:
    """The claims of a file whose form is right, and the faults of the others."""

    document: Document
    claims: tuple[OwnClaim, ...]
    faults: tuple[Fault, ...]

    def place(self, claim: OwnClaim, entry: str = "") -> Place:
        """Return where an entry of a claim is written, or the claim itself."""
        at = self.document.data[CLAIM].index(next(t for t in self.document.data[CLAIM] if t.get("id") == claim.id))
        return self.document.place((CLAIM, at, entry) if entry else (CLAIM, at))


@dataclass(frozen=True)
class Form:
    """What an entry must be: a test, and the same in words and as an example."""

    fits: Callable[[Any], bool]
    expected: str
    example: str


def is_claims_file(name: str) -> bool:
    """Say whether a name is that of a TOML file that holds claims, and not a scenario."""
    path = Path(name)
    if path.suffix != ".toml" or not path.is_file():
        return False
    data = read_document(path).data
    return CLAIM in data and not isinstance(data[CLAIM], str)  # a scenario's `claim` is a sentence


def read_own_claims(path: Path) -> OwnClaims:
    """Read a file of claims; the faults of its form are kept, so that they can be told with those of its content."""
    document = read_document(path)
    if document.faults:
        return OwnClaims(document, (), document.faults)
    faults = list(_unknown(document.data, (CLAIM, "scenario"), document, ()))
    scenario = document.data.get("scenario", DEFAULT)
    if not isinstance(scenario, str):
        faults.append(_wrong("scenario", document.place(("scenario",)), scenario, _FORMS["scenario"]))
    tables = document.data.get(CLAIM, [])
    if not isinstance(tables, list) or not tables or not all(isinstance(each, Mapping) for each in tables):
        where = document.place((CLAIM,))
        faults.append(
            WrongEntry("'claim'", where, shown(tables), said("tables, one a claim"), said("write [[claim]] above each"))
        )
        return OwnClaims(document, (), tuple(faults))
    good: list[OwnClaim] = []
    for number, table in enumerate(tables):
        wrong = list(_wrong_in(table, document, number))
        wrong += _twice(table, tables[:number], document, number)
        faults += wrong
        fitting = {name: value for name, value in table.items() if name in _FORMS and _FORMS[name].fits(value)}
        if {"id", "text", "variable", "test"} <= fitting.keys():  # the rest can be held against the world
            good.append(_claim(fitting, str(scenario), document.place((CLAIM, number)).line))
    return OwnClaims(document, tuple(good), tuple(faults))


def _claim(table: Mapping[str, Any], scenario: str, line: int) -> OwnClaim:
    """Return a claim of entries that fit."""
    given: dict[str, Any] = {"scenario": scenario, **table, "line": line}
    if "resolved_on" in given:
        given["resolved_on"] = _day(given["resolved_on"])
    return OwnClaim(**given)


def _wrong_in(table: Mapping[str, Any], document: Document, number: int) -> Iterator[Fault]:
    """Find entries of a claim that are unknown, missing, of another form, or that do not go together."""
    above = (CLAIM, number)
    yield from _unknown(table, _FORMS, document, above)
    needed = ["id", "text", "variable", "test", *([] if table.get("test") == "end" else ["date"])]
    needed += ["first"] if table.get("test") == "reached" else []
    needed += ["resolved_on", "source"] if "resolution" in table else []
    for name in needed:
        if name not in table:
            form = _FORMS[name]
            yield WrongEntry(
                f"'{name}'",
                document.place(above),
                said("nothing"),
                form.expected,
                said("add {example}", example=form.example),
            )
    for name, value in table.items():
        if name in _FORMS and not _FORMS[name].fits(value):
            yield _wrong(name, document.place((*above, name)), value, _FORMS[name])
    yield from _at_odds(table, document, number)


def _at_odds(table: Mapping[str, Any], document: Document, number: int) -> Iterator[Fault]:
    """Find entries that do not go together, by the test of a claim."""
    test, amounts = table.get("test"), [name for name in ("at_least", "at_most") if name in table]
    where = document.place((CLAIM, number, "test"))
    if test == "passes" and "other" not in table:
        yield WrongEntry(
            "'other'", where, said("nothing"), said("whom it passes"), said('add other = { lab = "OpenAI" }')
        )
    if test == "lag" and not ({"other", "other_variable"} & set(table)):
        yield WrongEntry(
            "'other'",
            where,
            said("nothing"),
            said("who is ahead"),
            said('add other = { lab = "OpenAI" }, or other_variable'),
        )
    if test in _EXAMPLES and not amounts:
        example = _EXAMPLES[test]
        yield WrongEntry(
            "'at_most'",
            where,
            said("nothing"),
            said("an amount"),
            said("add at_most = {example}, or at_least", example=example),
        )
    late = [name for name in ("resolved_on", "source") if name in table and "resolution" not in table]
    for name in late:
        place = document.place((CLAIM, number, name))
        yield WrongEntry(
            f"'{name}'", place, said("no resolution"), said("one beside it"), said("add resolution = true, or false")
        )


def _twice(
    table: Mapping[str, Any], above: list[Mapping[str, Any]], document: Document, number: int
) -> Iterator[Fault]:
    if "id" in table and table["id"] in [each.get("id") for each in above]:
        where = document.place((CLAIM, number, "id"))
        yield WrongEntry(
            "'id'", where, shown(table["id"]), said("one that no claim above has"), said("give each claim its own id")
        )


def _unknown(table: Mapping[str, Any], known: Any, document: Document, above: tuple[str | int, ...]) -> Iterator[Fault]:
    for name in table:
        if name not in known:
            cure = nearest(name, known, said("remove it; there are {names}", names=", ".join(known)))
            yield UnknownEntry(
                f"'{name}'", document.place((*above, name)), f"'{name}'", said("an entry of a claim"), cure
            )


def _wrong(name: str, where: Place, value: object, form: Form) -> Fault:
    return WrongEntry(
        f"'{name}'", where, shown(value), form.expected, said("write it as in {example}", example=form.example)
    )


def _day(value: Any) -> datetime.date:
    return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)


def _is_day(value: Any) -> bool:
    try:
        day = _day(value)
    except (TypeError, ValueError):
        return False
    return not isinstance(day, datetime.datetime) and day <= datetime.date.today()  # noqa: DTZ011 - a day of the reader


def _is_month(value: Any) -> bool:
    try:
        return (
            isinstance(value, str) and len(value) == len("2026-07") and bool(datetime.date.fromisoformat(f"{value}-01"))
        )
    except ValueError:
        return False


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value  # noqa: PLR0124 - of nan


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def _is_labels(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value) and all(map(_is_line, value.values()))


_EXAMPLES = {
    "lag": said('"6 months"'),
    "year": said('"10 billion USD/year"'),
    "ratio": "0.5",
}  # amounts that these tests need
_AMOUNT = Form(
    lambda value: _is_number(value) or _is_line(value),
    said("an amount with its unit"),
    'at_least = "100 billion USD/year"',
)
_LABELS = Form(_is_labels, said("a table of labels by axis"), 'labels = { lab = "OpenAI" }')
_MONTH = Form(_is_month, said("a month in quotes"), 'date = "2027-12"')
_FORMS: Mapping[str, Form] = {
    "id": Form(
        lambda v: _is_line(v) and len(v) <= LONGEST_ID,
        said("a name of at most {longest_id} letters", longest_id=LONGEST_ID),
        'id = "W01"',
    ),
    "text": Form(_is_line, said("one line of text in quotes"), 'text = "OpenAI is ruined before 2030"'),
    "variable": Form(_is_line, said("an output or an ending of the world, in quotes"), 'variable = "company_revenue"'),
    "test": Form(lambda value: value in TESTS, said("one of {names}", names=", ".join(TESTS)), 'test = "by"'),
    "date": _MONTH,
    "scenario": Form(_is_line, said("a scenario of the library or a path, in quotes"), 'scenario = "central"'),
    "labels": _LABELS,
    "other": _LABELS,
    "other_variable": Form(_is_line, said("an output of the world, in quotes"), 'other_variable = "market_frontier"'),
    "first": _MONTH,
    "at_least": _AMOUNT,
    "at_most": _AMOUNT,
    "part": Form(lambda value: _is_number(value) and value > 0, said("a number above 0"), "part = 0.2"),
    "probability": Form(
        lambda value: _is_number(value) and 0 <= value <= 1, said("a number from 0 to 1"), "probability = 0.3"
    ),
    "resolution": Form(lambda value: isinstance(value, bool), said("true or false"), "resolution = true"),
    "resolved_on": Form(_is_day, said("a day until today"), 'resolved_on = "2026-10-01"'),
    "source": Form(_is_line, said("who says so, and where"), 'source = "a title and its address"'),
}
