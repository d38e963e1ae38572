"""Months and days as people and programs for tables write them: 2026-03, 2026-03-31, 2026/3/31, or Excel's count."""

import datetime
import re
from dataclasses import dataclass

_ISO = re.compile(r"([12][0-9]{3})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_CHINESE = re.compile(r"([12][0-9]{3})\s*年\s*([0-9]{1,2})\s*月(?:\s*([0-9]{1,2})\s*日)?")
_NAMED = re.compile(r"([A-Za-z]{3,9})\.?[ -]([12][0-9]{3})")
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december", "sept"),
)
EXCEL_BEGINS = datetime.date(1899, 12, 30)  # day 0 of its count, for every day since March 1900
SERIALS = range(36_526, 73_051)  # from 2000 to 2099: what is less or more is no day of accounts


@dataclass(frozen=True)
class When:
    """A month, and the day in it where one is named."""

    month: str
    day: datetime.date | None = None

    @property
    def first_day(self) -> datetime.date:
        """Return the day that it names, or the first of its month."""
        return self.day or datetime.date.fromisoformat(f"{self.month}-01")


def when(text: str) -> When | None:
    """Return the month or day that a text names; None where it names none, or one that may be read in two ways."""
    written = text.strip()
    for pattern, groups in ((_ISO, (1, 3, 4)), (_CHINESE, (1, 2, 3))):
        found = pattern.fullmatch(written)
        if found is not None:
            year, month, day = (found.group(group) for group in groups)
            return _when(int(year), int(month), int(day) if day else None)
    named, serial = _NAMED.fullmatch(written), _SERIAL.fullmatch(written)
    if named is not None:
        name = named.group(1).lower()
        if name not in (*_MONTHS, *_NAMES):
            return None
        return _when(int(named.group(2)), _MONTHS.index(name[: len("jan")]) + 1, None)
    if serial is not None and int(serial.group(1)) in SERIALS:
        day = EXCEL_BEGINS + datetime.timedelta(days=int(serial.group(1)))
        return When(f"{day:%Y-%m}", day)
    return None


def _when(year: int, month: int, day: int | None) -> When | None:
    try:
        date = datetime.date(year, month, day or 1)
    except ValueError:
        return None
    return When(f"{year}-{month:02d}", date if day else None)
