"""Read a plan: CSV or a workbook, by month, quarter or year, one row a line of the plan with its cases side by side.

Nothing is dropped in silence: a row is read, or it is a fault, and all faults are told at once with their lines.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from sixteenth.errors import Fault, Place, Refused, UnreadableFile, WrongEntry, refuse
from sixteenth.evidence.facts_read.tables import LARGEST, Row, rows_in
from sixteenth.evidence.own_books.examples import examples
from sixteenth.evidence.own_books.table_text import Notice, text_of, with_own_names
from sixteenth.evidence.own_books.written_amounts import mark_of, written
from sixteenth.evidence.own_plan.periods import Period, by_month
from sixteenth.evidence.own_plan.plan import (
    BY_MONTH,
    CASES,
    CONTRACT,
    HEADS,
    OPENING,
    RATE,
    REVENUE,
    TEXTS,
    Case,
    Plan,
    Planned,
    PlannedContract,
)
from sixteenth.evidence.own_plan.row import COLUMNS, NEEDED, PACKAGE, PlanReader, PlanRow
from sixteenth.said import said
from sixteenth.texts import Unreadable, read_bytes

USD = "USD"
YEAR = 12
STEEPEST = 10.0  # times by which a line may grow or shrink from one month to the next
SEVERAL = 4  # months that are named one by one


def read_plan(path: str | Path) -> Plan:
    """Read what a company plans, from a table or a workbook, or an example by its name where no file has it.

    Raises:
        Refused: with every column that is missing, cell that cannot be read, month that stands there twice or not at
            all, case out of order, currency without a rate, and jump that no plan means.

    """
    file, published = str(path), examples(PACKAGE)
    try:
        is_example = file in published and not Path(path).exists()
        data = published[file].read_bytes() if is_example else read_bytes(Path(path), LARGEST)
    except Unreadable as problem:
        where, expected = Place(file, problem.line), said("a table: CSV, or an Excel workbook")
        fault = UnreadableFile(f"'{Path(file).name}'", where, problem.got, expected, problem.cure)
        raise Refused([fault]) from problem
    text, delimiter, faults, notices = text_of(data, file, None)
    rows: list[Row] = []
    found: list[PlanRow] = []
    with rows_in(with_own_names(text, delimiter, COLUMNS, PACKAGE), file, NEEDED, delimiter, faults) as given:
        rows += given
        mark = mark_of(written(row.cells.get(case, "")) for row in rows for case in CASES)
        reader = PlanReader(mark)
        found += [each for row in rows if (each := reader.row(row)) is not None]
        own = rows[0].faults if rows else []
        own += _twice(found, file)
        own += _without_rates(found, file)
    notices += [Notice("comma", "")] if mark == "comma" else []
    notices += [Notice("unread_column", name) for name in rows[0].cells if name and name not in COLUMNS] if rows else []
    return _plan(found, file, hashlib.sha256(data).hexdigest(), notices)


def _plan(found: Sequence[PlanRow], file: str, digest: str, notices: Sequence[Notice]) -> Plan:
    """Put rows together.

    Raises:
        Refused: with every line that has gaps, jumps, or cases out of order.

    """
    rates = _rates(found)
    faults: list[Fault] = []
    lines: dict[str, Planned] = {}
    for name in BY_MONTH:
        own = sorted((row for row in found if row.of == name), key=lambda row: _period(row).first)
        wrong = [*_gaps(name, own, file), *_cases_missing(name, own, file), *_out_of_order(name, own, file)]
        faults += wrong
        if own and not wrong:
            lines[name] = _planned(name, own, rates)
            faults += _jumps(name, lines[name], own, file)
    if not any(row.of == REVENUE for row in found):
        expected, cure = said("a row of revenue for each month"), said("sixteenth init plan.csv shows how")
        faults.append(WrongEntry(said("a plan without revenue"), Place(file), said("none"), expected, cure))
    refuse(faults)
    texts = {row.of: row.name for row in found if row.of in TEXTS}
    others = [row.currency for row in found if row.currency and row.currency != USD and row.of != RATE]
    return Plan(
        file=file,
        digest=digest,
        company=texts.get("company", Path(file).stem),
        like=texts.get("like"),
        instead=texts.get("instead"),
        currency=next(iter(others), USD),
        lines=lines,
        opening={row.of: float(row.amounts["base"]) * rates[row.currency] for row in found if row.of in OPENING},
        contracts=tuple(_contract(row, rates) for row in found if row.of == CONTRACT),
        notices=tuple(notices),
    )


def _period(row: PlanRow) -> Period:
    """Return the period of a row that must name one."""
    return row.when or Period(0, 1)


def _rates(found: Iterable[PlanRow]) -> Mapping[str, float]:
    """Return what one unit of each currency is worth in USD."""
    return {USD: 1.0} | {row.currency: float(row.amounts["base"]) for row in found if row.of == RATE}


def _planned(name: str, rows: Sequence[PlanRow], rates: Mapping[str, float]) -> Planned:
    periods = [_period(row) for row in rows]
    worth = [1.0 if name == HEADS else rates[row.currency] for row in rows]
    given: list[Case] = [case for case in CASES if case in rows[0].amounts]
    cases: dict[Case, Any] = {
        case: by_month(
            periods,
            [float(row.amounts[case]) * rate for row, rate in zip(rows, worth, strict=True)],
            is_flow=name != HEADS,
        )
        for case in given
    }
    if "bear" in cases:  # months of a quarter or a year lie on a line of their own in each case
        cases["bear"] = np.minimum(cases["bear"], cases["base"])
        cases["bull"] = np.maximum(cases["bull"], cases["base"])
    return Planned(periods[0].month, cases)


def _contract(row: PlanRow, rates: Mapping[str, float]) -> PlannedContract:
    signed, delivered = _period(row), row.delivered or _period(row)
    return PlannedContract(
        counterparty=row.name,
        signed=signed.text,
        lead=delivered.first - signed.first,
        tenor=row.tenor,
        yearly=float(row.amounts["base"]) * rates[row.currency],
        firm=row.firm,
    )


def _twice(rows: Iterable[PlanRow], file: str) -> Iterator[Fault]:
    """Find rows that say the same thing twice: a month of a line, an opening amount, a name, a contract."""
    first: dict[object, PlanRow] = {}
    for row in rows:
        key = (row.of, row.name if row.of == CONTRACT else row.currency if row.of == RATE else "")
        months = _months_of(row) if row.of in BY_MONTH else (0,)
        for month in months:
            before = first.setdefault((*key, month), row)
            if before is not row:
                what, got = said("a row that stands there twice"), said("the same as on line {line}", line=before.line)
                expected, cure = said("each line of a plan once a month"), said("remove one of them")
                yield WrongEntry(what, Place(file, row.line), got, expected, cure)
                break


def _months_of(row: PlanRow) -> range:
    own = _period(row)
    return range(own.first, own.first + own.months)


def _gaps(name: str, rows: Sequence[PlanRow], file: str) -> Iterator[Fault]:
    """Find months between the first and the last of a line that no row has."""
    there = {month for row in rows for month in _months_of(row)}
    lacking = sorted(set(range(min(there), max(there) + 1)) - there) if there else []
    if lacking:
        named = ", ".join(Period(month, 1).text for month in lacking[:SEVERAL])
        more = said(" and {count} more", count=len(lacking) - SEVERAL) if len(lacking) > SEVERAL else ""
        what = said("months of '{line}' that are not there", line=name)
        expected = said("a row for each month, quarter or year from the first to the last")
        after = max((row for row in rows if _period(row).first < lacking[0]), key=lambda row: _period(row).first)
        got = said("nothing for {months}{more}", months=named, more=more)
        yield WrongEntry(what, Place(file, after.line), got, expected, said("add them after this line"))


def _cases_missing(name: str, rows: Sequence[PlanRow], file: str) -> Iterator[Fault]:
    """Find rows that lack a case which others of their line have, or have bear without bull."""
    whole = {case for row in rows for case in row.amounts}
    whole |= {"bear", "bull"} if len(whole) > 1 else set()
    for row in rows:
        lacking = [case for case in CASES if case in whole and case not in row.amounts]
        if lacking:
            what, cure = said("a row of '{line}' without all cases", line=name), said("fill them in, or leave both out")
            got = said("nothing for {names}", names=", ".join(lacking))
            expected = said("bear and bull in each row of a line, or in none")
            yield WrongEntry(what, Place(file, row.line), got, expected, cure)


def _out_of_order(name: str, rows: Sequence[PlanRow], file: str) -> Iterator[Fault]:
    """Find revenue whose bear case is above its base case, or its bull case below."""
    for row in rows if name == REVENUE else ():
        given = [row.amounts[case] for case in CASES if case in row.amounts]
        if given != sorted(given):
            got = ", ".join(f"{each:,}" for each in given)
            what, expected = said("cases of revenue out of order"), said("bear, base and bull from low to high")
            yield WrongEntry(what, Place(file, row.line), got, expected, said("put them in order"))


def _jumps(name: str, line: Planned, rows: Sequence[PlanRow], file: str) -> Iterator[Fault]:
    """Find months of revenue without any, and jumps of a line that are slips of a digit or a unit."""
    amounts = line.cases["bear"] if name == REVENUE and line.has_range else line.base
    empty = np.flatnonzero(amounts <= 0) if name == REVENUE else np.array([], int)
    if len(empty):
        what, got = said("revenue of nothing"), said("0 in {month}", month=str(line.first + int(empty[0])))
        expected, cure = said("revenue above 0 in each month"), said("write what is sold, however little")
        yield WrongEntry(what, _where(rows, line.first + int(empty[0]), file), got, expected, cure)
        return
    for case, own in line.cases.items():
        with np.errstate(divide="ignore", invalid="ignore"):
            ratios = own[1:] / own[:-1]
        both = (own[1:] > 0) & (own[:-1] > 0)
        steep = np.flatnonzero(both & ((ratios > STEEPEST) | (ratios < 1 / STEEPEST)))
        if len(steep):
            at = int(steep[0])
            before, month = (str(line.first + at + each) for each in (0, 1))
            got = said(
                "{times:.3g} times as much in {month} as in {before}", times=ratios[at], month=month, before=before
            )
            expected = said("at most {steepest:.0f} times more or less in a month", steepest=STEEPEST)
            what = said("a jump of '{line}', {case} case", line=name, case=case)
            where, cure = _where(rows, line.first + at + 1, file), said("check its digits and its unit")
            yield WrongEntry(what, where, got, expected, cure)


def _where(rows: Sequence[PlanRow], month: np.datetime64, file: str) -> Place:
    number = next(
        (row.line for row in rows if _period(row).month <= month < _period(row).month + _period(row).months), 1
    )
    return Place(file, number)


def _without_rates(rows: Sequence[PlanRow], file: str) -> Iterator[Fault]:
    """Find currencies whose worth in USD nobody says, each once."""
    known = {USD} | {row.currency for row in rows if row.of == RATE}
    first = {row.currency: row for row in reversed(rows) if row.currency and row.currency not in known}
    for currency, row in first.items():
        expected = said("USD, or a row of line rate in {currency}", currency=currency)
        cure = said("add a row: line rate, base what one {currency} is worth in USD", currency=currency)
        yield WrongEntry(said("an amount without a rate"), Place(file, row.line), currency, expected, cure)
