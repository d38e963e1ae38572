"""Where the rows and months of a ledger stand, so that formulas on any sheet can name them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sixteenth.faces.workbook.formulas import Cells
from sixteenth.faces.workbook.ledger_data import DRIVER, LedgerData, LineData
from sixteenth.faces.workbook.names import cell_name, letters

INPUTS, LEDGER, DRIVERS, PYTHON = "Inputs", "Ledger", "Drivers", "Python"
ANNUAL, PAYBACK, DRAWS, ANSWERS, CHECKS, SOURCES = "Annual", "Payback", "Draws", "Answers", "Checks", "Sources"
FIRST_MONTH, HEAD, FIRST_ROW = (
    4,
    4,
    5,
)  # column of the first month; row of months, counted from 0, and of the first line
YEARS = 3  # the row of calendar years
THIS_MONTH = "\N{SECTION SIGN}"  # stands for the letters of a column, until a formula is written for a month


@dataclass(frozen=True)
class Places:
    """The rows of a ledger on its sheets."""

    ledger: LedgerData

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Return the row of each line, counted from 0: drivers on their sheet, all others on that of the ledger."""
        found = dict[str, int]()
        for own in self.sheets:
            section, row = "", FIRST_ROW - 1
            for line in own:
                row += 1 if line.section == section else 2
                section = line.section
                found[line.key] = row
        return found

    @cached_property
    def sheets(self) -> tuple[Sequence[LineData], Sequence[LineData]]:
        """Return the lines of the drivers' sheet, and those of the ledger's."""
        drivers = tuple(line for line in self.ledger.lines if line.role == DRIVER)
        return drivers, tuple(line for line in self.ledger.lines if line.role != DRIVER)

    @cached_property
    def inputs(self) -> Mapping[str, str]:
        """Return the name of the cell of each input."""
        return {each.key: cell_name(each.key) for each in self.ledger.inputs}

    @cached_property
    def _labels(self) -> Mapping[str, tuple[LineData, ...]]:
        found = dict[str, list[LineData]]()
        for line in self.ledger.lines:
            found.setdefault(line.name, []).append(line)
        return {name: tuple(lines) for name, lines in found.items()}

    def cell(self, key: str, column: str) -> str:
        """Return the cell of a line in a column, as formulas on the ledger's sheet name it."""
        prefix = f"{DRIVERS}!" if self.ledger.by_key[key].role == DRIVER else ""
        return f"{prefix}{column}{self.rows[key] + 1}"

    def column(self, month: int) -> str:
        """Return the letters of a month's column."""
        return letters(FIRST_MONTH + month)

    def across(self, key: str, sheet: str = "") -> str:
        """Return all months of a line, as formulas on any sheet name them."""
        row, last = self.rows[key] + 1, len(self.ledger.months) - 1
        sheet = sheet or (DRIVERS if self.ledger.by_key[key].role == DRIVER else LEDGER)
        return f"{sheet}!${self.column(0)}${row}:${self.column(last)}${row}"

    def heads(self, row: int) -> str:
        """Return all months of a row over the ledger: of months, or of calendar years."""
        last = len(self.ledger.months) - 1
        return f"{LEDGER}!${self.column(0)}${row + 1}:${self.column(last)}${row + 1}"

    def last(self, key: str) -> str:
        """Return the last month of a line, as formulas on any sheet name it."""
        return f"{LEDGER}!${self.column(len(self.ledger.months) - 1)}${self.rows[key] + 1}"

    def first(self, key: str) -> str:
        """Return the first month of a line, as formulas on any sheet name it."""
        return f"{LEDGER}!${self.column(0)}${self.rows[key] + 1}"

    @cached_property
    def cells(self) -> Cells:
        """Return how formulas name cells; the column of their own month is written `THIS_MONTH`."""

        def cell(name: str, label: str | None) -> str:
            if name in self.inputs:
                return self.inputs[name]
            return self.cell(name if label is None else f"{name}[{label!r}]", THIS_MONTH)

        def all_of(name: str) -> str:
            own = self._labels[name]
            first, last = self.cell(own[0].key, THIS_MONTH), self.cell(own[-1].key, THIS_MONTH)
            return f"{first}:{last.rpartition('!')[2]}"

        return Cells(cell, all_of)
