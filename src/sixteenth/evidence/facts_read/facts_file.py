"""Read a file of facts that someone brings: what is wrong is refused all at once, what is unusual is told by line.

Nothing is dropped in silence. Reports that contradict each other are both kept, for their scatter is the error of
observation; the same report twice counts once; what could be known only after the data cut stands apart; an amount in
another scale of its series' unit is converted; facts of the package's file that a changed copy of it lacks are named.
"""

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from sixteenth.errors import Place, Refused, UnreadableFile, WrongCell, WrongUnit, nearest
from sixteenth.evidence.facts_read.fact_units import SHARES, factor_to, family_of, known_units, units_of_series
from sixteenth.evidence.facts_read.read_facts import DATA_CUT, FACT_COLUMNS, Fact, fact_of, known_on, read_facts
from sixteenth.evidence.facts_read.tables import LARGEST, Row, as_number, rows_in
from sixteenth.evidence.facts_read.written_text import two_readings, with_decimal_point, written_text
from sixteenth.said import joined, said
from sixteenth.slips import closest
from sixteenth.texts import Unreadable, read_bytes

BASES = ("reported", "estimated", "projected", "claimed")
NUMBERS = ("value", "low", "high")
NEEDED = ("series", "entity", "unit", "source_title")
IS_A_COPY = 0.5  # of a package's file: so many of its rows make another file a copy of it
NEIGHBOUR = 400  # days: how far in time the next fact may be that tells another's scale
SLIP = 3.0  # times: so near to the next fact in time comes what was written in the wrong scale, once put right
Kind = Literal[
    "written",
    "unread column",
    "new series",
    "converted",
    "another currency",
    "twice",
    "contradiction",
    "before its date",
    "missing",
]


@dataclass(frozen=True)
class Notice:
    """Something about a file that is no fault and that its owner should see, with the line of it."""

    kind: Kind
    what: str
    where: Place

    def __str__(self) -> str:
        """Write it as a line."""
        return f"{self.where}: {self.what}"


@dataclass(frozen=True)
class FactsFile:
    """The facts of a file, by line: those known by the data cut, those that came later, and what is to be told."""

    file: str
    digest: str  # SHA-256 of its bytes
    facts: tuple[Fact, ...]
    later: tuple[Fact, ...]  # than the cut: for scores, and no part of what the world was made from
    missing: tuple[Fact, ...]  # facts of the package's file of which this is a copy, that are not in it
    notices: tuple[Notice, ...]

    @property
    def all(self) -> tuple[Fact, ...]:
        """Return every fact, by line."""
        return tuple(sorted((*self.facts, *self.later), key=lambda fact: fact.line))

    @property
    def new(self) -> tuple[Fact, ...]:
        """Return the facts that the package has not: another value or another source counts as new."""
        known = {_report(fact) for fact in read_facts()}
        return tuple(fact for fact in self.all if _report(fact) not in known)


def read_facts_file(path: str | Path, today: datetime.date | None = None) -> FactsFile:
    """Read a file with the columns of the package's facts.

    Raises:
        Refused: with every column that is missing, cell that cannot be read, unit that is unknown or of another kind
            than its series, amount a thousand times off, and date of publishing that is still to come.

    """
    file = str(path)
    try:
        data = read_bytes(Path(path), LARGEST)
    except Unreadable as problem:
        where = Place(file, problem.line)
        fault = UnreadableFile(f"'{Path(file).name}'", where, problem.got, said("a table in UTF-8"), problem.cure)
        raise Refused([fault]) from problem
    written = written_text(data, file)
    notices = [Notice("written", f"{each}; it was read so", Place(file, 1)) for each in written.told]
    found: list[Fact] = []
    rows: list[Row] = []
    with rows_in(written.text, file, FACT_COLUMNS, written.delimiter, written.faults) as given:
        rows += given
        notices += _unread_columns(rows, file)
        rows = _with_points(rows, written.delimiter, notices)
        for row in rows:
            fact = fact_of(row, Path(file).name)
            _check_cells(row, fact, today or datetime.date.today())  # noqa: DTZ011 - a day of the reader's calendar
            found.append(_in_its_unit(row, fact, notices))
            notices += _still_to_come(fact, row.where, today or datetime.date.today())  # noqa: DTZ011 - as above
        _check_scales(found, rows)
        kept = _count_once(found, file, notices)
    notices += _contradictions(kept, file)
    missing, about = _missing(kept, file)
    known = tuple(fact for fact in kept if known_on(fact) <= DATA_CUT)
    later = tuple(fact for fact in kept if known_on(fact) > DATA_CUT)
    told = tuple(sorted([*notices, *about], key=lambda notice: notice.where.line))
    return FactsFile(file, hashlib.sha256(data).hexdigest(), known, later, missing, told)


def _report(fact: Fact) -> tuple[object, ...]:
    """Return what makes two rows the same report: what, of whom, when, how much, and who says so."""
    return (fact.series, fact.entity, fact.date, fact.value, fact.unit, fact.source)


def _about(fact: Fact) -> tuple[object, ...]:
    return (fact.series, fact.entity, fact.date)


def _unread_columns(rows: Sequence[Row], file: str) -> Iterator[Notice]:
    for name in rows[0].cells if rows else ():
        if name not in FACT_COLUMNS:
            yield Notice("unread column", f"the column '{name}' is not read", Place(file, 1))


def _with_points(rows: Sequence[Row], delimiter: str, notices: list[Notice]) -> list[Row]:
    """Write decimal commas as points where they cannot mean anything else, and refuse what has two readings."""
    changed = []
    commas = any(with_decimal_point(row.cells[name], delimiter) for row in rows for name in NUMBERS)
    for row in rows:
        cells = dict(row.cells)
        for name in NUMBERS:
            text, point = cells[name], with_decimal_point(cells[name], delimiter)
            readings = two_readings(text, commas=commas)
            if point is not None:
                notices.append(Notice("written", f"'{name}' is written '{text}'; it was read as {point}", row.where))
                cells[name] = point
            elif readings and as_number(text) is not None:
                row.faults.append(_doubtful(row, name, readings))
        changed.append(replace(row, cells=cells))
    return changed


def _doubtful(row: Row, name: str, readings: Sequence[str]) -> WrongCell:
    expected = said("{first} or {last}, told apart", first=readings[0], last=readings[1])
    return WrongCell(f"'{name}'", row.where, f"'{row.cells[name]}'", expected, said("write it without a separator"))


def _check_cells(row: Row, fact: Fact, today: datetime.date) -> None:
    """Tell what is empty, out of order, unknown or still to come in the cells of a row."""
    for name in NEEDED:
        if not row.cells[name].strip():
            row.faults.append(
                WrongCell(f"'{name}'", row.where, said("an empty cell"), said("a few words"), said("fill it in"))
            )
    if fact.basis not in BASES:
        cure = nearest(fact.basis, BASES, said("write how it is known"))
        row.faults.append(
            WrongCell("'basis'", row.where, f"'{fact.basis}'", said("one of {names}", names=", ".join(BASES)), cure)
        )
    row.number("value")
    value, low, high = fact.value, fact.low, fact.high
    if value is not None and not (value if low is None else low) <= value <= (value if high is None else high):
        cure = said("write the least as low and the most as high, in the unit of the value")
        row.faults.append(
            WrongCell(
                said("'low' and 'high'"),
                row.where,
                said("{low} and {high}", low=low, high=high),
                said("{value} between them", value=value),
                cure,
            )
        )
    if fact.published is not None and fact.published > today:
        expected, cure = said("a day until today, {today}", today=today), said("write the day on which it was told")
        row.faults.append(WrongCell("'published'", row.where, str(fact.published), expected, cure))
    if row.cells["unit"].strip() and fact.unit not in known_units():
        cure = nearest(
            fact.unit, known_units(), said("write one of the units of the package's facts: sixteenth sources")
        )
        row.faults.append(
            WrongUnit(f"'{fact.series}'", row.where, f"'{fact.unit}'", said("a unit that is known"), cure)
        )


def _still_to_come(fact: Fact, where: Place, today: datetime.date) -> Iterator[Notice]:
    if fact.published is None and fact.date > today and fact.basis != "projected":
        yield Notice("before its date", "its date is still to come, and it is not projected", where)


def _in_its_unit(row: Row, fact: Fact, notices: list[Notice]) -> Fact:
    """Return a fact in a unit of its series: converted where only the scale differs; another kind is a fault."""
    usual = units_of_series().get(fact.series, ())
    if not usual:
        near = closest(fact.series, units_of_series())
        more = f"; did you mean '{near}'?" if near else ""
        notices.append(Notice("new series", f"the package has no series '{fact.series}'{more}", row.where))
    if fact.published and fact.published < fact.date and fact.basis != "projected":
        told = f"told on {fact.published}, before its date {fact.date}, and not projected"
        notices.append(Notice("before its date", told, row.where))
    if not usual or fact.unit in usual or fact.unit not in known_units():
        return fact
    found = factor_to(fact.unit, usual)
    if found is not None and fact.value is not None:
        unit, factor = found
        value, low, high = (None if each is None else each * factor for each in (fact.value, fact.low, fact.high))
        told = f"{fact.text} {fact.unit} of {fact.series} is {value:.12g} {unit}, in which its series is told"
        notices.append(Notice("converted", told, row.where))
        return replace(fact, value=value, low=low, high=high, text=f"{value:.12g}", unit=unit)
    if family_of(fact.unit).is_money and any(family_of(each).is_money for each in usual):
        told = f"{fact.series} is told in {', '.join(usual)}; {fact.unit} was left as it is"
        notices.append(Notice("another currency", told, row.where))
        return fact
    cure = said("write it in {usual}, or name another series", usual=usual[0])
    row.faults.append(WrongUnit(f"'{fact.series}'", row.where, fact.unit, joined(" or ", usual), cure))
    return fact


def _check_scales(facts: Sequence[Fact], rows: Sequence[Row]) -> None:
    """Tell amounts that are a thousand times what the same series says of the same entity about then, or one of it."""
    known, here = _by_kin(read_facts()), _by_kin(facts)
    for fact, row in zip(facts, rows, strict=True):
        kin = _kin(fact)
        times = _off_by(fact, known.get(kin) or here[kin])
        if times:
            got = f"{fact.text} {fact.unit}"
            expected = said("about {value:.3g}, by the next fact in time", value=(fact.value or 0.0) / times)
            cure = said("write the unit in which the number is told")
            row.faults.append(
                WrongUnit(
                    said("'{series}' of {entity}", series=fact.series, entity=fact.entity),
                    row.where,
                    got,
                    expected,
                    cure,
                )
            )


def _kin(fact: Fact) -> tuple[str, str, str]:
    return (fact.series, fact.entity, family_of(fact.unit).name)


def _by_kin(facts: Iterable[Fact]) -> Mapping[tuple[str, str, str], list[Fact]]:
    found: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in facts:
        found.setdefault(_kin(fact), []).append(fact)
    return found


def _off_by(fact: Fact, others: Iterable[Fact]) -> float:
    """Return how many times a fact is off in scale, or nothing: near the next fact in time only once that is mended."""

    def days(other: Fact) -> int:
        return abs((other.date - fact.date).days)

    near = [each for each in others if each is not fact and days(each) <= NEIGHBOUR and (each.value or 0.0) > 0]
    if not near or not fact.value or fact.value <= 0 or family_of(fact.unit).name == fact.unit:
        return 0.0
    next_to = min(near, key=days)
    ratio = fact.value * family_of(fact.unit).scale / ((next_to.value or 1.0) * family_of(next_to.unit).scale)
    slips = (100.0, 0.01) if fact.unit == SHARES else (1e3, 1e6, 1e-3, 1e-6)
    return next((slip for slip in slips if 1 / SLIP <= ratio / slip <= SLIP), 0.0)


def _count_once(facts: Sequence[Fact], file: str, notices: list[Notice]) -> list[Fact]:
    """Return each report once; told where it stands again."""
    first: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        before = first.setdefault(_report(fact), fact)
        if before is not fact:
            told = f"{fact.exact_key} stands on line {before.line} too, from the same source; it counts once"
            notices.append(Notice("twice", told, Place(file, fact.line)))
    return list(first.values())


def _contradictions(facts: Sequence[Fact], file: str) -> Iterator[Notice]:
    """Find reports of one thing that differ: within the file, and between it and the package."""
    own: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        own.setdefault(_about(fact), []).append(fact)
    theirs = _by_thing(read_facts())
    for fact in facts:
        before = [each for each in own[_about(fact)] if each.line < fact.line and _differ(each, fact)]
        known = [each for each in theirs.get(_about(fact), ()) if _differ(each, fact)]
        others = [f"{each.text} on line {each.line}" for each in before]
        if _report(fact) not in {_report(each) for each in theirs.get(_about(fact), ())}:
            others += [f"{each.text} in the package ({each.file}:{each.line}, {each.source})" for each in known]
        if others:
            told = f"{fact.key} is {fact.text} {fact.unit} here, and {'; '.join(others)}; both are kept"
            yield Notice("contradiction", told, Place(file, fact.line))


def _differ(one: Fact, other: Fact) -> bool:
    """Say whether two reports of one thing differ; amounts in two currencies are not compared."""
    return one.unit == other.unit and one.value != other.value


def _by_thing(facts: Iterable[Fact]) -> Mapping[tuple[object, ...], list[Fact]]:
    found: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        found.setdefault(_about(fact), []).append(fact)
    return found


def _missing(facts: Sequence[Fact], file: str) -> tuple[tuple[Fact, ...], list[Notice]]:
    """Find the facts of the package that a changed copy of one of its files lacks."""
    here, by_file = {_report(fact) for fact in facts}, dict[str, list[Fact]]()
    for fact in read_facts():
        by_file.setdefault(fact.file, []).append(fact)
    gone: list[Fact] = []
    for name, theirs in by_file.items():
        lacking = [fact for fact in theirs if _report(fact) not in here]
        if name == Path(file).name or len(theirs) - len(lacking) >= IS_A_COPY * len(theirs):
            gone += lacking
    about = [
        Notice("missing", f"{fact.exact_key}, line {fact.line} of the package's {fact.file}, is not here", Place(file))
        for fact in gone
    ]
    return tuple(gone), about
