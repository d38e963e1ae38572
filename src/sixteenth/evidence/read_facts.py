"""Read the facts and claims that travel with the package: one CSV a subject, every row with its source.

A fact is asked for by its key, `<file>/<series>/<entity>/<date>`, such as `revenue/run_rate_revenue/OpenAI/2024-12-31`.
Where reports conflict, each stands as a row of its own, and its value is added to the key to say which is meant. A
claim's key is `claims/<id>`.
"""

import csv
import datetime
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

CLAIMS = "claims.csv"
NEAREST_SHOWN = 3


class MalformedFactError(ValueError):
    """A row of facts that cannot be read."""


class UnknownFactError(ValueError):
    """A key that no fact or claim has."""


class AmbiguousFactError(ValueError):
    """A key that several facts have, because reports conflict."""


@dataclass(frozen=True)
class Fact:
    """One number somebody reported, estimated, projected or claimed, and where we read it.

    `date` is what the number refers to, `published` when it was told (None where its page carries no date). `text` is
    the value as the source gives it, `value` the same as a number, or None where it is not one.
    """

    series: str
    entity: str
    date: datetime.date
    value: float | None
    text: str
    unit: str
    low: float | None
    high: float | None
    basis: str
    source: str
    url: str
    published: datetime.date | None
    note: str
    file: str
    line: int

    @property
    def key(self) -> str:
        """The name by which `find_fact` finds it, unless reports conflict."""
        return f"{self.file.removesuffix('.csv')}/{self.series}/{self.entity}/{self.date.isoformat()}"

    @property
    def exact_key(self) -> str:
        """The name that tells it from conflicting reports: the key and the value."""
        return f"{self.key}/{self.text}"


@dataclass(frozen=True)
class Claim:
    """Something somebody said would be so by a date, and what became of it: true, false, number or open."""

    id: str
    speaker: str
    date_made: datetime.date
    claim: str
    variable: str
    target: str
    resolve_by: datetime.date
    resolution: str
    resolution_source: str
    resolution_note: str
    source: str
    url: str
    file: str
    line: int

    @property
    def key(self) -> str:
        """The name by which `find_claim` finds it."""
        return f"claims/{self.id}"


@dataclass(frozen=True)
class Source:
    """Where facts were read: the title as cited, its addresses, and how many facts come from it."""

    title: str
    urls: tuple[str, ...]
    facts: int


@cache
def read_facts() -> tuple[Fact, ...]:
    """Read every fact, by file and line.

    Raises:
        MalformedFactError: naming the file and line of a row with a wrong date or number.

    """
    return tuple(
        _read_fact(row, file.name, line)
        for file in _fact_files()
        if file.name != CLAIMS
        for line, row in _read_rows(file)
    )


@cache
def read_claims() -> tuple[Claim, ...]:
    """Read every claim, by line.

    Raises:
        MalformedFactError: naming the file and line of a row with a wrong date.

    """
    return tuple(_read_claim(row, line) for line, row in _read_rows(_facts_folder() / CLAIMS))


def find_fact(key: str) -> Fact:
    """Return the one fact with this key or exact key.

    Raises:
        UnknownFactError: with the nearest keys.
        AmbiguousFactError: with the exact keys of the conflicting reports.

    """
    found = _facts_by_key().get(key)
    if found is None:
        raise UnknownFactError(_tell_nearest(key, (fact.key for fact in read_facts())))
    if len(found) > 1:
        choices = ", ".join(f"'{fact.exact_key}' ({fact.source})" for fact in found)
        message = f"{len(found)} reports conflict under '{key}'; ask for one of {choices}"
        raise AmbiguousFactError(message)
    return found[0]


def find_claim(key: str) -> Claim:
    """Return the claim with this key.

    Raises:
        UnknownFactError: with the nearest keys.

    """
    for claim in read_claims():
        if claim.key == key:
            return claim
    raise UnknownFactError(_tell_nearest(key, (claim.key for claim in read_claims())))


def find_evidence(key: str) -> Fact | Claim:
    """Return the fact or, where the key begins `claims/`, the claim that a scenario cites.

    Raises:
        UnknownFactError: with the nearest keys.
        AmbiguousFactError: with the exact keys of the conflicting reports.

    """
    return find_claim(key) if key.startswith("claims/") else find_fact(key)


def bibliography() -> tuple[Source, ...]:
    """Return every source that a fact cites, by title."""
    cited: dict[str, list[Fact]] = {}
    for fact in read_facts():
        cited.setdefault(fact.source, []).append(fact)
    return tuple(
        Source(title, tuple(sorted({fact.url for fact in facts})), len(facts)) for title, facts in sorted(cited.items())
    )


def facts_hash() -> str:
    """Return the SHA-256 of all fact files, names and bytes, which a result records to say what was known."""
    digest = hashlib.sha256()
    for file in _fact_files():
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _facts_folder() -> Traversable:
    return files("sixteenth.evidence") / "facts"


def _fact_files() -> list[Traversable]:
    found = [file for file in _facts_folder().iterdir() if file.name.endswith(".csv")]
    return sorted(found, key=lambda file: file.name)


def _read_rows(file: Traversable) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Walk the rows with the line on which each begins: a quoted note may run over several."""
    reader = csv.DictReader(io.StringIO(file.read_bytes().decode(), newline=""))
    line = 2
    for row in reader:
        yield line, row
        line = reader.line_num + 1


def _read_fact(row: Mapping[str, str], file: str, line: int) -> Fact:
    return Fact(
        series=row["series"],
        entity=row["entity"],
        date=_read_date(row["date"], file, line),
        value=_number_or_none(row["value"]),
        text=row["value"],
        unit=row["unit"],
        low=_read_bound(row["low"], file, line),
        high=_read_bound(row["high"], file, line),
        basis=row["basis"],
        source=row["source_title"],
        url=row["source_url"],
        published=_read_date(row["published"], file, line) if row["published"] else None,
        note=row["note"],
        file=file,
        line=line,
    )


def _read_claim(row: Mapping[str, str], line: int) -> Claim:
    return Claim(
        id=row["id"],
        speaker=row["speaker"],
        date_made=_read_date(row["date_made"], CLAIMS, line),
        claim=row["claim"],
        variable=row["variable"],
        target=row["target_value_or_threshold"],
        resolve_by=_read_date(row["resolve_by"], CLAIMS, line),
        resolution=row["resolution"],
        resolution_source=row["resolution_source"],
        resolution_note=row["resolution_note"],
        source=row["source_title"],
        url=row["source_url"],
        file=CLAIMS,
        line=line,
    )


def _read_date(text: str, file: str, line: int) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as fault:
        message = f"{file}:{line}: got the date '{text}', expected one such as 2026-03-31"
        raise MalformedFactError(message) from fault


def _read_bound(text: str, file: str, line: int) -> float | None:
    bound = _number_or_none(text)
    if text and bound is None:
        message = f"{file}:{line}: got the bound '{text}', expected a number or nothing"
        raise MalformedFactError(message)
    return bound


def _number_or_none(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


@cache
def _facts_by_key() -> Mapping[str, Sequence[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in read_facts():
        found.setdefault(fact.key, []).append(fact)
        found.setdefault(fact.exact_key, []).append(fact)
    return found


def _tell_nearest(key: str, known: Iterable[str]) -> str:
    nearest = get_close_matches(key, dict.fromkeys(known), n=NEAREST_SHOWN, cutoff=0)
    return f"nothing we know is called '{key}'; the nearest are " + ", ".join(f"'{name}'" for name in nearest)
