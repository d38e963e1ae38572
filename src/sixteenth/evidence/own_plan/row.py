"""One row of a plan, cell by cell: what cannot be read is a fault of its own."""

from dataclasses import dataclass, replace
from decimal import Decimal

from sixteenth.errors import nearest
from sixteenth.evidence.facts_read.tables import Row
from sixteenth.evidence.own_books.entry import LARGEST, UNIT, UNITS, meant
from sixteenth.evidence.own_books.row import currency_in, tell, unit_in
from sixteenth.evidence.own_books.written_amounts import written
from sixteenth.evidence.own_plan.periods import Period, period
from sixteenth.evidence.own_plan.plan import BY_MONTH, CASES, CONTRACT, HEADS, LINES, RATE, TEXTS, WITHOUT_CURRENCY
from sixteenth.said import said

PACKAGE = "sixteenth.evidence.own_plan"
NEEDED = ("month", "line", "base", "currency")
NAME, FROM, TENOR, FIRM = "name", "from", "tenor", "firm"
OTHERS = ("bear", "bull", UNIT, NAME, FROM, TENOR, FIRM, "note", "source")
COLUMNS = (*NEEDED, *OTHERS)
MONEY_BY_CASE = ("bear", "bull")
LONGEST = 240  # months of a contract
LONGEST_NAME = 60  # letters that a column of an answer has room for


@dataclass(frozen=True)
class PlanRow:
    """One row of a plan, with its unit: amounts by case, in its own currency."""

    line: int
    of: str
    when: Period | None
    amounts: dict[str, Decimal]
    currency: str
    name: str = ""
    delivered: Period | None = None
    tenor: int = 0
    firm: float | None = None


class PlanReader:
    """Reads rows of a plan with one mark before decimals."""

    def __init__(self, mark: str | None) -> None:
        """Keep the mark by name; None where it is not known."""
        self.mark = mark

    def row(self, row: Row) -> PlanRow | None:
        """Return a row as it is meant; None, with its faults told, where some cell cannot be read."""
        before = len(row.faults)
        of = _line(row)
        if of is None:
            return None
        name = " ".join(row.cells.get(NAME, "").split())
        if of in TEXTS:
            if not name or "/" in name or len(name) > LONGEST_NAME or not name.isprintable():
                tell_missing(row, NAME, said("a name without /, of at most {longest} letters", longest=LONGEST_NAME))
            return None if len(row.faults) > before else PlanRow(row.where.line, of, None, {}, "", name)
        at = self._when(row, of)
        currency = "" if of in WITHOUT_CURRENCY else currency_in(row)
        unit = unit_in(row) if row.cells.get(UNIT, "").strip() or of not in (HEADS, RATE) else UNITS["one"]
        amounts = self._amounts(row, of, unit)
        found = PlanRow(row.where.line, of, at, amounts, currency, name)
        found = self._with_terms(row, found) if of == CONTRACT else found
        return None if len(row.faults) > before else found

    def _when(self, row: Row, of: str) -> Period | None:
        text = row.cells["month"]
        if not text.strip() and of not in (*BY_MONTH, CONTRACT):
            return None
        found = period(text)
        if found is None:
            examples = "2026-07, 2026-Q3, 2026"
            cure = said("write year and month, in this order") if text.strip() else said("fill it in")
            tell(row, "month", said("a month, a quarter or a year, such as {examples}", examples=examples), cure)
        return found

    def _amounts(self, row: Row, of: str, unit: Decimal) -> dict[str, Decimal]:
        found: dict[str, Decimal] = {}
        for case in CASES:
            if case == "base" or row.cells.get(case, "").strip():
                amount = self._amount(row, case)
                if amount is not None:
                    found[case] = amount * unit
                    self._check(row, case, of, found[case])
        return found

    def _check(self, row: Row, case: str, of: str, amount: Decimal) -> None:
        """Tell an amount below nothing, of more digits than plans have, or a rate of nothing."""
        if of == RATE and amount <= 0:
            tell(row, case, said("a rate above 0"), said("write what one unit of it is worth in USD"))
        elif amount < 0:
            tell(row, case, said("an amount of 0 or more"), said("write what is spent without a minus"))
        elif amount >= LARGEST:
            expected = said("less than {number:.0e}", number=LARGEST)
            tell(row, case, expected, said("check its digits, its unit and its rate"))

    def _amount(self, row: Row, column: str) -> Decimal | None:
        text = row.cells.get(column, "")
        found = written(text)
        amount = None if found is None else found.read(self.mark)
        if found is not None and amount is None and found.is_doubtful:
            expected = said("{first} or {last}, told apart", first=found.comma, last=found.point)
            tell(row, column, expected, said("write it without a mark before thousands"))
        elif amount is None:
            expected = said("an amount, such as {example}", example="1234.50")
            is_there = bool(text.strip())
            cure = said("write the number alone, in digits") if is_there else said("fill it in, or remove the row")
            tell(row, column, expected, cure)
        return amount

    def _with_terms(self, row: Row, found: PlanRow) -> PlanRow:
        """Return a contract with its terms."""
        signed = found.when
        if not row.cells.get(NAME, "").strip():
            tell_missing(row, NAME, said("whom it is with"))
        delivered = period(row.cells.get(FROM, ""))
        if delivered is None or (signed is not None and delivered.first < signed.first):
            tell_missing(row, FROM, said("the month of the first delivery, after signing"))
        tenor = self._number(row, TENOR)
        if tenor is None or not 1 <= tenor <= LONGEST or not tenor.is_integer():
            tell_missing(row, TENOR, said("months, 1 to {longest}", longest=LONGEST))
        firm = self._number(row, FIRM) if row.cells.get(FIRM, "").strip() else None
        if row.cells.get(FIRM, "").strip() and (firm is None or not 0 <= firm <= 1):
            tell_missing(row, FIRM, said("a share from 0 to 1, or a percentage"))
        return replace(found, delivered=delivered, tenor=int(tenor or 0), firm=firm)

    def _number(self, row: Row, column: str) -> float | None:
        text = row.cells.get(column, "").strip()
        found = written(text.removesuffix("%"))
        number = None if found is None else found.read(self.mark)
        return None if number is None else float(number) / (100 if text.endswith("%") else 1)


def tell_missing(row: Row, column: str, expected: str) -> None:
    """Tell a cell that is empty, of no meaning, or of a column that the file does not have."""
    if column in row.cells:
        is_there = row.cells[column].strip()
        tell(row, column, expected, said("put one in its place") if is_there else said("fill it in"))
    else:
        blank = Row({**row.cells, column: ""}, row.where, row.faults)
        tell(blank, column, expected, said("add a column {column}; commas stand between columns", column=column))


def _line(row: Row) -> str | None:
    text = row.cells["line"]
    found = meant("lines", text, PACKAGE)
    if found is None:
        otherwise = said("write which line of the plan it is")
        cure = nearest(text.strip(), LINES, otherwise) if text.strip() else said("fill it in")
        tell(row, "line", said("one of {names}", names=", ".join(LINES)), cure)
    return found
