"""How a workbook looks: one family of formats, and how numbers of each unit are written, in either language.

Inputs are blue on cream, formulas black on white, as finance expects; nothing is told by colour alone.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from sixteenth.answers.quantities import QUANTITIES

INK, FAINT, RULE, CREAM, INPUT, BAND, GOOD, WARN = (
    *("#1a1a1a", "#6b6b6b", "#bfbfbf", "#fff8e1", "#0000ff", "#eaf2f8", "#0072b2", "#a34700"),
)
BILLIONS: Mapping[str, str] = {  # money: three commas leave billions; two and a point two digits further left, yi
    "en": "#,##0.00,,,;-#,##0.00,,,;-",
    "zh": r"0\.00,,;-0\.00,,;-",
}
SIZES: Mapping[str, float] = {"en": 1e9, "zh": 1e8}  # of what an input of money is typed in
MONEY = ("USD", "USDPerMonth", "USD a month", "USD a year")
FORMATS: Mapping[str, str] = {
    "Share": "0.00%",
    "share": "0.0%",
    "PerMonth": "0.000%",
    "Flag": "0",
    "Multiple": "0.000",
    "times": "0.00",
    "Number": "0.000",
    "Months": "0.00",
    "months": "0.0",
    "whole": "0",
    "People": "#,##0",
    "people": "#,##0",
    "TokensPerMonth": "0.00E+00",
    "TokensPerPersonMonth": "#,##0",
    "USDPerToken": "0.00E+00",
    "USDPerPersonMonth": "#,##0",
    QUANTITIES["of_100"].unit: "0.0",
}
GENERAL = "General"
MONTHS: Mapping[str, str] = {"en": r"mmm\ yyyy", "zh": "yyyy-mm"}


def number_format(unit: str, language: str) -> str:
    """Return how numbers of a unit are written; of one that is not known, as a spreadsheet would."""
    return BILLIONS[language] if unit in MONEY else FORMATS.get(unit, GENERAL)


class Look:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Any, language: str) -> None:
        self.workbook, self.language = workbook, language
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def made(self, **properties: Any) -> Any:
        """Return a format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            own = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top", **properties}
            self._made[key] = self.workbook.add_format(own)
        return self._made[key]

    def number(self, unit: str, **more: Any) -> Any:
        """Return the format of numbers of a unit."""
        return self.made(num_format=number_format(unit, self.language), **more)

    @cached_property
    def title(self) -> Any:
        """Return the format of what stands over a sheet."""
        return self.made(bold=True, font_size=14)

    @cached_property
    def text(self) -> Any:
        """Return the format of texts, which break where a column ends."""
        return self.made(text_wrap=True)

    @cached_property
    def faint(self) -> Any:
        """Return the format of what stands beside."""
        return self.made(font_color=FAINT, text_wrap=True)

    @cached_property
    def label(self) -> Any:
        """Return the format of names of rows."""
        return self.made()

    @cached_property
    def head(self) -> Any:
        """Return the format of what stands over columns."""
        return self.made(bold=True, bottom=1, bottom_color=RULE, text_wrap=True, bg_color=BAND, valign="bottom")

    @cached_property
    def number_head(self) -> Any:
        """Return the format of what stands over columns of numbers."""
        own = {"bottom": 1, "bottom_color": RULE, "text_wrap": True, "bg_color": BAND, "valign": "bottom"}
        return self.made(bold=True, align="right", **own)

    @cached_property
    def section(self) -> Any:
        """Return the format of what stands over a part of the rows."""
        return self.made(bold=True, bg_color=BAND)

    @cached_property
    def month(self) -> Any:
        """Return the format of months over columns."""
        own = MONTHS[self.language]
        return self.made(bold=True, num_format=own, bottom=1, bottom_color=RULE, bg_color=BAND, align="right")

    @cached_property
    def date(self) -> Any:
        """Return the format of months in cells."""
        return self.made(num_format=MONTHS[self.language], align="right")

    def input(self, unit: str) -> Any:
        """Return the format of a number that may be changed."""
        own = GENERAL if unit in MONEY else number_format(unit, self.language)
        own = "#,##0.00####" if unit in MONEY else own
        return self.made(font_color=INPUT, bg_color=CREAM, border=1, border_color=RULE, num_format=own)
