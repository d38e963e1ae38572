"""What earlier versions of this model said and what came, kept as it was; and every look at the days held back."""

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sixteenth.evidence.facts_read.read_facts import Fact, find_fact

DATA = "record.toml"
MOST_LOOKS = 3


@dataclass(frozen=True)
class RecordRow:
    """One report: what a version said of it (5, 50, 95 %), its score and those of two rivals, CRPS in logs."""

    lab: str
    fact: Fact
    said: tuple[float, float, float]  # bn USD a year
    crps: float
    growth_continued: float
    random_walk: float


@dataclass(frozen=True)
class VersionRecord:
    """The record of one version."""

    version: str
    cut: datetime.date
    known_until: datetime.date
    source: str
    others: str  # what else came of it
    rows: tuple[RecordRow, ...]

    def mean(self, of: str) -> float:
        """Return the mean of a score: crps, growth_continued or random_walk."""
        return sum(float(getattr(row, of)) for row in self.rows) / len(self.rows)


@dataclass(frozen=True)
class Look:
    """One time that forms were scored on the days held back."""

    date: datetime.date
    forms: tuple[str, ...]
    why: str
    found: str


@cache
def earlier_versions() -> tuple[VersionRecord, ...]:
    """Return the records of earlier versions, the oldest first."""
    return tuple(
        VersionRecord(
            version=each["version"],
            cut=each["cut"],
            known_until=each["known_until"],
            source=each["source"],
            others=each["others"],
            rows=tuple(
                RecordRow(
                    lab=row["lab"],
                    fact=find_fact(row["fact"]),
                    said=(row["said"][0], row["said"][1], row["said"][2]),
                    crps=row["crps"],
                    growth_continued=row["growth_continued"],
                    random_walk=row["random_walk"],
                )
                for row in each["row"]
            ),
        )
        for each in _data()["version"]
    )


@cache
def looks() -> tuple[Look, ...]:
    """Return every look at the days held back, the oldest first."""
    return tuple(Look(each["date"], tuple(each["forms"]), each["why"], each["found"]) for each in _data()["look"])


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files("sixteenth.evidence") / DATA).read_text(encoding="utf-8"))
