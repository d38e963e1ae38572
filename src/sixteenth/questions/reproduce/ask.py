"""Published models and numbers beside ours: what comes out, what does not, and what differs for a known reason."""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.engine.job import installed_version
from sixteenth.questions.figures import columns_of
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.reproductions.published import Publication, read_publication
from sixteenth.reproductions.reproduce import Row, Skipped, choose, try_all

FOLDER = "SIXTEENTH_DATA"  # the variable of the environment that names the folder of public data
HERE = "data"
PACKAGES = ("sixteenth", "numpy", "scipy")
MISSES = ("miss", "miss_of_share")  # keys of what should have come out and did not
COLUMNS = {
    "id": "text",
    "what": "text",
    "published": "digits",
    "ours": "digits",
    "error": "first_digit",
    "difference": "difference",
    "tolerance": "figure",
    "closeness": "text",
    "ok": "text",
    "source": "count",
}


class ReproduceOptions(Options):
    """Which publication, and where public data lies that is not ours to pass on."""

    name: str | None = None
    data: str | None = None


def answer(scenario: None, options: ReproduceOptions, runs: Session) -> Answer:  # noqa: ARG001 - as every question
    """Reproduce a publication, or all.

    Raises:
        Refused: when there is none of that name.

    """
    folder = Path(options.data or os.environ.get(FOLDER, HERE))
    chosen = choose(options.name)
    rows, skipped = try_all(chosen, folder, runs.progress)
    return Answer(
        question="reproduce",
        scenario="",
        recipe={
            "publications": [each.name for each in chosen],
            "folder": str(folder),
            "versions": {name: installed_version(name) for name in PACKAGES},
        },
        findings=tuple(findings(rows, skipped)),
        tables=tuple(tables(rows)),
    )


def findings(rows: Sequence[Row], skipped: Sequence[Skipped]) -> Iterable[Finding]:
    """Say how many numbers come out, which do not, what was left out, and what differs for a reason that is known."""
    yield from _counts(rows) if rows else ()
    yield from (_miss(row) for row in rows if row.is_miss)
    yield from map(_skipped, skipped)
    known = (row for row in rows if not row.is_ok and not row.is_miss)
    yield from (_known(id_, list(own)) for id_, own in groupby(known, key=lambda row: row.id))


def tables(rows: Sequence[Row]) -> Iterable[Table]:
    """Return all numbers, misses marked, by publication where there are several; and whose numbers they are."""
    publications = [read_publication(name) for name in dict.fromkeys(row.publication for row in rows)]
    if not rows:
        return
    one = publications[0] if len(publications) == 1 else None
    named = () if one else (Column("publication", "text"),)
    columns = (*named, *columns_of(COLUMNS))
    cited = dict.fromkeys(map(_source, rows))
    numbers = {source: number for number, source in enumerate(cited, start=1)}
    cells = tuple((*(() if one else (row.publication,)), *_cells(row), numbers[_source(row)]) for row in rows)
    yield Table("numbers_of_one", columns, cells, _titled(one)) if one else Table("numbers", columns, cells)
    if one is None:
        titles = tuple((each.name, each.title) for each in publications)
        yield Table("publications", (Column("publication", "text"), Column("title", "text")), titles)
    told = tuple((number, *source) for source, number in numbers.items())
    yield Table("sources", (Column("source", "count"), Column("says", "text"), Column("status", "text")), told)


def _source(row: Row) -> tuple[str, str]:
    return row.source, row.status


def _titled(publication: Publication) -> dict[str, Figure | Word]:
    return {"name": Figure(publication.name, "text"), "title": Figure(publication.title, "text")}


def _cells(row: Row) -> tuple[Any, ...]:
    ok = "comes_out" if row.is_ok else "does_not" if row.is_miss else "known"
    closeness = Word("relative" if row.closeness == "relative" else "absolute")
    numbers = (row.published, row.ours, row.standard_error, row.difference, row.tolerance)
    return row.id, row.what, *numbers, closeness, Word(ok)


def _counts(rows: Sequence[Row]) -> Iterable[Finding]:
    counted = Counter("ok" if row.is_ok else "miss" if row.is_miss else "known" for row in rows)
    publications = len({row.publication for row in rows})
    results = len({(row.publication, row.id) for row in rows})
    yield Finding(
        "counts" if publications > 1 else "counts_of_one",
        {
            "numbers": Figure(len(rows), "count"),
            "results": Figure(results, "count"),
            "publications": Figure(publications, "count"),
            "ok": Figure(counted["ok"], "count"),
        },
    )
    for name, key in (("known", "differ"), ("miss", "do_not")):
        if counted[name]:
            yield Finding(key, {"count": Figure(counted[name], "count")})


def _miss(row: Row) -> Finding:
    is_share = row.closeness == "relative"
    return Finding(
        "miss_of_share" if is_share else "miss",
        {
            "id": Figure(row.id, "text"),
            **_beside(row),
            "difference": Figure(row.difference, "off_by"),
            "tolerance": Figure(row.tolerance, "share_as_given" if is_share else "figure"),
        },
    )


def _beside(row: Row) -> dict[str, Figure | Word]:
    ours = Figure(row.ours, "digits", row.standard_error)
    return {"what": Figure(row.what, "text"), "published": Figure(row.published, "digits"), "ours": ours}


def _skipped(each: Skipped) -> Finding:
    return Finding(
        "skipped" if len(each.cases) > 1 else "skipped_one",
        {
            "publication": Figure(each.publication, "text"),
            "count": Figure(len(each.cases), "count"),
            "needs": Figure(each.needs, "text"),
            "folder": Figure(each.looked_in, "text"),
            "where": Figure(each.where, "text"),
        },
    )


def _known(id_: str, rows: Sequence[Row]) -> Finding:
    numbers = tuple(Finding("number", _beside(row)) for row in rows)
    why = Figure(" ".join(rows[0].known_difference.split()), "text")
    return Finding("known_difference", {"id": Figure(id_, "text"), "numbers": numbers, "why": why})


def comes_out(found: Answer) -> bool:
    """Say whether all that should have come out did."""
    return not any(each.key in MISSES for each in found.findings)


QUESTION = Question(None, ReproduceOptions, answer, first=("name",), holds=comes_out)
