"""Read the facts and claims that travel with the package: one CSV a subject, every row with its source.

A fact is asked for by its key, `<file>/<series>/<entity>/<date>`, such as `revenue/run_rate_revenue/OpenAI/2024-12-31`.
Where reports conflict, each stands as a row of its own, and its value is added to the key to say which is meant. A
claim's key is `claims/<id>`.
"""

import datetime
import hashlib
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from sixteenth.errors import WrongCell
from sixteenth.evidence.facts_read.tables import Row, as_number, rows_of
from sixteenth.said import said

DATA_CUT = datetime.date(2026, 6, 30)  # nothing that was told later is a fact here
CLAIMS, CLAIM_HISTORY = "claims.csv", "claim_history.csv"
FACT_COLUMNS = (
    *("series", "entity", "date", "value", "unit", "low", "high", "basis"),
    *("source_title", "source_url", "published", "note"),
)
CLAIM_COLUMNS = (
    *("id", "speaker", "date_made", "claim", "variable", "target_value_or_threshold", "resolve_by"),
    *("resolution", "resolution_source", "resolution_note", "source_title", "source_url"),
)
UNTOLD = datetime.timedelta(days=60)  # after its date a fact whose page carries no date counts as known
NEAREST_SHOWN = 3
LONGEST_KEY = 200  # letters that are compared with the keys we know


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
        Refused: with every cell that holds a wrong date or bound, or was told after the data cut.

    """
    found: list[Fact] = []
    for file in _fact_files():
        if file.name not in (CLAIMS, CLAIM_HISTORY):
            with _rows(file, FACT_COLUMNS) as rows:
                found += [_read_own(row, file.name) for row in rows]
    return tuple(found)


def known_on(fact: Fact) -> datetime.date:
    """Return the day from which a fact could be known: when it was told, or sixty days after its date.

    What is dated before the cut of the data stands in them, so that it was known by then at the latest.
    """
    late = fact.date + UNTOLD
    return fact.published or (late if fact.date > DATA_CUT else min(late, DATA_CUT))


def facts_known_by(day: datetime.date) -> tuple[Fact, ...]:
    """Return the facts that could be known on a day, by file and line."""
    return tuple(fact for fact in read_facts() if known_on(fact) <= day)


@cache
def read_claims() -> tuple[Claim, ...]:
    """Read every claim, by line.

    Raises:
        Refused: with every cell that holds a wrong date.

    """
    with _rows(_facts_folder() / CLAIMS, CLAIM_COLUMNS) as rows:
        return tuple([_read_claim(row) for row in rows])


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
        message = said(
            "{count} reports conflict under '{key}'; ask for one of {choices}",
            count=len(found),
            key=key,
            choices=choices,
        )
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


@contextmanager
def _rows(file: Traversable, columns: Sequence[str]) -> Generator[Iterator[Row]]:
    """Give the rows of a file that travels with the package."""
    with rows_of(file.read_bytes(), file.name, columns) as rows:
        yield rows


def _read_own(row: Row, file: str) -> Fact:
    """Read a fact that travels with the package: none of them was told after the data cut."""
    fact = fact_of(row, file)
    if fact.published and fact.published > DATA_CUT:
        expected, cure = (
            said("a date until {data_cut}, the data cut", data_cut=DATA_CUT),
            said("keep it back: it scores the next version"),
        )
        row.faults.append(WrongCell("'published'", row.where, str(fact.published), expected, cure))
    return fact


def fact_of(row: Row, file: str) -> Fact:
    """Read one fact; what is wrong with its cells goes to the faults of the row."""
    return Fact(
        series=row.text("series"),
        entity=row.text("entity"),
        date=row.date("date"),
        value=as_number(row.text("value")),
        text=row.text("value"),
        unit=row.text("unit"),
        low=row.number_or_none("low"),
        high=row.number_or_none("high"),
        basis=row.text("basis"),
        source=row.text("source_title"),
        url=row.text("source_url"),
        published=row.date_or_none("published"),
        note=row.text("note"),
        file=file,
        line=row.where.line,
    )


def _read_claim(row: Row) -> Claim:
    return Claim(
        id=row.text("id"),
        speaker=row.text("speaker"),
        date_made=row.date("date_made"),
        claim=row.text("claim"),
        variable=row.text("variable"),
        target=row.text("target_value_or_threshold"),
        resolve_by=row.date("resolve_by"),
        resolution=row.text("resolution"),
        resolution_source=row.text("resolution_source"),
        resolution_note=row.text("resolution_note"),
        source=row.text("source_title"),
        url=row.text("source_url"),
        file=CLAIMS,
        line=row.where.line,
    )


@cache
def _facts_by_key() -> Mapping[str, Sequence[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in read_facts():
        found.setdefault(fact.key, []).append(fact)
        found.setdefault(fact.exact_key, []).append(fact)
    return found


def _tell_nearest(key: str, known: Iterable[str]) -> str:
    nearest = get_close_matches(key[:LONGEST_KEY], dict.fromkeys(known), n=NEAREST_SHOWN, cutoff=0)
    names = ", ".join(f"'{name}'" for name in nearest)
    return said("nothing we know is called '{key}'; the nearest are {names}", key=key, names=names)
