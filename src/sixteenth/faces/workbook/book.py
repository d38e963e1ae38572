"""A workbook while it is written: its sheets in order, its words and its look. Every text is written as a text."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from sixteenth.answers.wording import Words, words_in
from sixteenth.errors import clean
from sixteenth.faces.workbook.look import Look
from sixteenth.faces.workbook.names import sheet_name

PACKAGE = "sixteenth.faces.workbook"
LONGEST = 32_000  # letters that a cell can hold


def as_it_is(_sheet: Any, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG001, FBT001, FBT002
    """Return a formula without its equals sign."""
    return formula.removeprefix("=")


# A sheet that takes formulas as they are: the library looks for functions newer than 2010 in each, which takes most of
# the time. Where it no longer asks by this name, writing is only slower.
SHEET: Any = type("Sheet", (import_module("xlsxwriter.worksheet").Worksheet,), {"_prepare_formula": as_it_is})


@dataclass
class Book:
    """A workbook that is being written."""

    workbook: Any
    language: str
    look: Look = field(init=False)
    words: Words = field(init=False)
    names: list[str] = field(default_factory=list[str])

    def __post_init__(self) -> None:
        """Take up the words and the formats of the language."""
        self.look, self.words = Look(self.workbook, self.language), words_in(PACKAGE, self.language)

    def told(self, key: str, **parts: object) -> str:
        """Return a text of the workbook's own words."""
        return self.words.words[key].format_map(parts)

    def sheet(self, name: str, title: str, *, wide: bool = True) -> Any:
        """Add a sheet with a title, as it is printed and shown."""
        own = sheet_name(name, self.names)
        self.names.append(own)
        sheet = self.workbook.add_worksheet(own, SHEET)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer("&L&A&R&P / &N")
        if wide:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_row(0, 24)
        write_text(sheet, 0, 0, title, self.look.title)
        return sheet


def write_text(sheet: Any, row: int, column: int, text: str | None, form: Any = None) -> None:
    """Write a text as it is: never as a formula, a number or a link."""
    if text:
        sheet.write_string(row, column, clean(text)[:LONGEST], form)
    elif form is not None:
        sheet.write_blank(row, column, None, form)


def write_heads(sheet: Any, row: int, heads: Iterable[str], look: Look, numbers: Collection[int] = ()) -> None:
    """Write what stands over columns, at the right over those of numbers."""
    for column, head in enumerate(heads):
        write_text(sheet, row, column, head, look.number_head if column in numbers else look.head)
