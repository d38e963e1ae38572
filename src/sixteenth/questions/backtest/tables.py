"""Tables of a trial: scores of every form, what bands held, where what came lay, one-shot tests, earlier versions."""

import math
from collections.abc import Mapping
from typing import Any

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Column, Table
from sixteenth.evidence.facts_read.record import VersionRecord
from sixteenth.evidence.scored.backtest import BANDS
from sixteenth.evidence.scored.trial_summary import BINS
from sixteenth.questions.backtest.record import Record
from sixteenth.questions.figures import columns_of

BILLION = 1e9
SHARES = ("half", "four_fifths", "nine_tenths")  # of the bands whose coverage is shown


def tables(record: Record, called: Mapping[str, Word]) -> list[Table]:
    """Put down what sentences rest on."""
    leading = {"form": called[record.leading]}
    return [
        _scores(record, called),
        _to_ruler(record, called),
        _bands(record, leading),
        _calibration(record, leading),
        _one_shots(record),
        *map(_version, record.earlier),
    ]


def _scores(record: Record, called: Mapping[str, Word]) -> Table:
    """Put the mean score of each form by months ahead, and up to twelve months."""
    columns = (
        Column("form", "text"),
        *(Column(f"{first}-{last}", "score", is_label=True) for first, last in BANDS),
        Column("crps", "score"),
        Column("things", "count"),
    )
    rows = []
    for form in record.forms:
        found = record.of(form, "all")
        if found is not None:
            bands = (score for _, score, _ in found.by_band)
            rows.append((called[form], *bands, found.mean, found.ratio.distinct))
    return Table("scores", columns, tuple(rows))


def _to_ruler(record: Record, called: Mapping[str, Word]) -> Table:
    """Put the ratio of each form to the better ruler, with its interval: on all days, and on those of either kind."""
    keys = ("ratio", "low", "high", "six_days", "held_out")
    rows = []
    for form in record.forms:
        found = record.of(form, "all")
        if found is not None:
            parts = (record.of(form, "chosen"), record.of(form, "held_out"))
            others = (None if part is None else part.ratio.value for part in parts)
            rows.append((called[form], found.ratio.value, found.ratio.low, found.ratio.high, *others))
    return Table("to_ruler", (Column("form", "text"), *(Column(key, "score_ratio") for key in keys)), tuple(rows))


def _bands(record: Record, title: Mapping[str, Figure | Word]) -> Table:
    """Put what bands of the form that is judged held, each with its interval, by lab."""
    found = record.of(record.leading, "all")
    rows = []
    for lab in dict.fromkeys(each.lab for each in found.coverage) if found else ():
        own = [each for each in found.coverage if each.lab == lab] if found else []
        held = (number for each in own for number in (each.held, each.low, each.high))
        rows.append((Word("all_labs") if lab == "all" else lab, *held))
    of_each = (column for share in SHARES for column in (share, "from", "to"))
    return Table(
        "bands", (Column("lab", "text"), *(Column(key, "share_of_100") for key in of_each)), tuple(rows), title
    )


def _calibration(record: Record, title: Mapping[str, Figure | Word]) -> Table:
    found = record.of(record.leading, "all")
    columns = (Column("from", "share"), Column("to", "share"), Column("came", "share_of_100"))
    rows = tuple((at / BINS, (at + 1) / BINS, share) for at, share in enumerate(found.pit if found else ()))
    return Table("calibration", columns, rows, title)


def _one_shots(record: Record) -> Table:
    quantities = {
        "lab": "text",
        "reports": "count",
        "inside": "count",
        "crps": "score",
        "growth_continued": "score",
        "beside": "score",
    }
    rows = tuple(
        (each.lab, each.reports, each.inside, each.crps if math.isfinite(each.crps) else None, each.rival, each.beside)
        for each in record.one_shots
    )
    return Table("one_shots", columns_of(quantities), rows)


def _version(version: VersionRecord) -> Table:
    """Put what a version said of each report beside what came, and the mean scores below."""
    quantities = {
        "lab": "text",
        "date": "date",
        "reported": "sales_a_year",
        "least": "sales_a_year",
        "middle": "sales_a_year",
        "most": "sales_a_year",
        "crps": "score",
        "growth_continued": "score",
        "random_walk": "score",
    }
    rows: list[tuple[Any, ...]] = []
    for row in version.rows:
        said = (value * BILLION for value in row.said)
        scores = (row.crps, row.growth_continued, row.random_walk)
        rows.append((row.lab, row.fact.date, (row.fact.value or 0.0) * BILLION, *said, *scores))
    means = (version.mean(name) for name in ("crps", "growth_continued", "random_walk"))
    rows.append((Word("mean"), None, None, None, None, None, *means))
    columns = columns_of(quantities)
    return Table("version", columns, tuple(rows), {"version": Figure(version.version, "text")})
