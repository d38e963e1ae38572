"""A condition as people write it: `money back by 2032 with probability 0.67`, read into clauses, every fault at once.

The grammar, in English or Chinese; clauses may be joined by `and`:

    [mean] CLAUSE [and CLAUSE ...] [with probability P]
    [not] money back | ruined | catastrophe [by DATE]
    worth above|below AMOUNT
    VARIABLE [of LABEL] in DATE above|below AMOUNT
    VARIABLE [of LABEL] never below AMOUNT [until DATE]

A date is a year or a month (2030, 2030-06). A flow in a year, such as revenue, is what is had in that year.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sixteenth.decide.conditions.condition import LAB, Asked, Clause, Kind, entry_axes
from sixteenth.errors import Fault, OutsideTheRun, Place, UnknownLabel, UnknownName, WrongOption, nearest, refuse
from sixteenth.said import joined, said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.amount_text import Misread, read_amount_text
from sixteenth.scenarios.layers.contracts import month_counted

HERE = said("what must be true")
EXAMPLE = "money back by 2032 with probability 0.67"
OWN_NAMES: Mapping[str, str] = {  # of people, for variables of the world
    "revenue": "company_revenue",
    "profit": "operating_profit",
    "价值": "worth",
    "收入": "company_revenue",
    "利润": "operating_profit",
    "现金": "cash",
    "估值": "valuation",
}
WORTH = "worth"
_ABOVE = ("above", "over", "at least", "more than", "高于", "超过", "至少", "不低于")
_BELOW = ("below", "under", "at most", "less than", "低于", "至多", "不超过")
_DATE = r"[12][0-9]{3}(?:-[0-9]{2})?"
_SIDE = "|".join((*_ABOVE, *_BELOW))
_PROBABILITY = re.compile(
    r"(.*?)[,\uff0c\s]*(?:with (?:a )?probability(?: of)?(?: at least)?|概率(?:至少|不低于|为)?)\s*"
    r"(-?[0-9.]+)\s*(%|of 100)?"
)
_MEAN = re.compile(r"(?:mean|average|expected|平均|均值)\s*(.*)")
_AND = re.compile(r"\s+and\s+|[;\uff1b]|且")
_ENDINGS: Mapping[Kind, re.Pattern[str]] = {
    "money_back": re.compile(rf"(not )?(?:the )?money (?:is )?back(?: by ({_DATE}))?"),
    "ruined": re.compile(rf"(not )?ruin(?:ed)?(?: by ({_DATE}))?"),
    "catastrophe": re.compile(rf"(not |no )?(?:a )?catastrophe(?: by ({_DATE}))?"),
}
_ENDINGS_IN_CHINESE: Mapping[Kind, re.Pattern[str]] = {
    "money_back": re.compile(rf"(?:({_DATE})\s*年?底?(?:之?前)?)?\s*(不|不能|未)?\s*能?(?:回本|收回资金)"),
    "ruined": re.compile(rf"(?:({_DATE})\s*年?底?(?:之?前)?)?\s*(不|未)?\s*破产"),
    "catastrophe": re.compile(rf"(?:({_DATE})\s*年?底?(?:之?前)?)?\s*(无|没有|不发生)?\s*灾难"),
}
_NEVER = re.compile(
    r"(?P<name>.+?)(?: of (?P<label>.+?))?\s*(?:never below|始终不低于|从不低于)\s*(?P<amount>.+?)"
    rf"(?: (?:until|by) (?P<at>{_DATE}))?"
)
_LEVEL = re.compile(
    rf"(?:(?P<before>{_DATE})\s*年?的?\s*)?(?P<name>.+?)(?: of (?P<label>.+?))?(?: (?:in|at|by) (?P<at>{_DATE}))?"
    rf"\s*(?: is )?\s*(?P<side>{_SIDE})\s*(?P<amount>.+?)(?: in (?P<behind>{_DATE}))?"
)
_CHINESE_SIZES: Mapping[str, str] = {"万亿": "e12", "亿": "e8", "万": "e4"}
_IN_CHINESE = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)\s*(万亿|亿|万)\s*(美元)?")


@dataclass(frozen=True)
class _Months:
    """Months of the run that a date names, or what is wrong with it."""

    first: int
    last: int


def read_condition(text: str, scenario: Scenario, lab: str) -> Asked:
    """Read what must be true of a lab, as people write it.

    Raises:
        Refused: with every fault: what cannot be read, unknown variables and labels, dates outside the run or missing,
            a probability that is none.

    """
    whole = " ".join(text.split())
    found = _PROBABILITY.fullmatch(whole)
    rest, mean = (found[1], None) if found else (whole, _MEAN.fullmatch(whole))
    rest = mean[1] if mean else rest
    faults: list[Fault] = []
    probability = _probability(found, faults) if found else None
    parts = [part.strip() for part in _AND.split(rest)]
    clauses = [each for part in parts if (each := _Reader(scenario, lab, faults).clause(part)) is not None]
    if not found and not mean and clauses:
        faults.append(_wrong(whole, said("a probability, or a mean"), said("end it with: with probability 0.67")))
    if mean and (len(parts) > 1 or any(each.kind in ("money_back", "ruined", "catastrophe") for each in clauses)):
        faults.append(_wrong(whole, said("the mean of one amount"), said("write it as: mean worth above 852bn")))
    refuse(faults)
    return Asked(tuple(clauses), probability)


def _probability(found: re.Match[str], faults: list[Fault]) -> float:
    try:
        number = float(found[2]) / (100 if found[3] else 1)
    except ValueError:
        number = float("nan")
    if not 0 < number <= 1:
        expected = said("a probability above 0, up to 1")
        faults.append(_wrong(f"{found[2]}{found[3] or ''}", expected, said("write 0.67, or 67 %")))
    return number


def _wrong(got: str, expected: str, cure: str) -> WrongOption:
    return WrongOption("'--that'", Place(HERE), f"'{got}'", expected, cure)


@dataclass
class _Reader:
    """Reads the clauses of a condition about a lab, and notes what is wrong with them."""

    scenario: Scenario
    lab: str
    faults: list[Fault]

    def clause(self, text: str) -> Clause | None:
        """Return a clause; none where it cannot be read."""
        for kind, pattern in _ENDINGS.items():
            if found := pattern.fullmatch(text.casefold()):
                return self._ending(kind, found[2], is_not=bool(found[1]))
        for kind, pattern in _ENDINGS_IN_CHINESE.items():
            if found := pattern.fullmatch(text):
                return self._ending(kind, found[1], is_not=bool(found[2]))
        if found := _NEVER.fullmatch(text):
            return self._amount("lowest", found.groupdict(), found["at"])
        if found := _LEVEL.fullmatch(text):
            return self._amount("level", found.groupdict(), found["before"] or found["at"] or found["behind"])
        forms = ("money back by 2032", "revenue in 2030 above 200bn", "cash never below 0", "worth above 500bn")
        told = joined(" or ", (f"'{form}'" for form in forms))
        self.faults.append(
            _wrong(text, said("a condition such as {forms}", forms=told), said("write: {example}", example=EXAMPLE))
        )
        return None

    def _ending(self, kind: Kind, date: str | None, *, is_not: bool) -> Clause:
        months = self._months(date, is_year_whole=False)
        return Clause(kind, self.lab, last=months.last, is_not=is_not, when=date or "")

    def _amount(self, kind: Kind, parts: Mapping[str, str | None], date: str | None) -> Clause | None:
        """Read a clause about an amount: worth, or a variable of the world."""
        written = (parts["name"] or "").strip().removesuffix(" is")
        name = OWN_NAMES.get(written.casefold(), written.replace(" ", "_"))
        is_above = parts.get("side") in (None, *_ABOVE)
        if name == WORTH and kind == "level" and date is None and parts["label"] is None:
            bound = self._number(parts["amount"] or "", "USD", 1)
            return Clause("worth", self.lab, name=name, bound=bound, is_above=is_above)
        if name == WORTH:
            got = f"{written} of {parts['label']}" if parts["label"] else f"{written} in {date}" if date else written
            expected = said("worth without a label or a date, for it is that of the lab today")
            self.faults.append(_wrong(got, expected, said("write: worth above 500bn")))
            return None
        if not self._is_known(name, written):
            return None
        labels = self._labels(name, parts["label"])
        unit = self.scenario.world.kinds[name].unit
        dimension: Mapping[str, int] = getattr(unit, "dimension", {})
        is_flow = kind == "level" and dimension.get("month") == -1
        if date is None and kind == "level":
            expected, cure = said("a year or a month"), said("write: {name} in 2030 above ...", name=written)
            self.faults.append(_wrong(written, expected, cure))
        months = self._months(date, is_year_whole=is_flow)
        count = months.last - months.first + 1 if is_flow else 1
        bound = self._number(parts["amount"] or "", unit.__name__, count)
        first = months.first if is_flow else 0
        own = unit.__name__.replace("PerMonth", "") or unit.__name__ if is_flow else unit.__name__
        return Clause(
            *(kind, self.lab, name, labels, first, months.last, bound, is_above),
            is_flow=is_flow,
            unit=own,
            when=date or "",
        )

    def _is_known(self, name: str, written: str) -> bool:
        world = self.scenario.world
        known = [each for each in (*world.equations, *world.stocks) if "vintage" not in entry_axes(world, each)]
        if name in known:
            return True
        cure = nearest(name, (*known, *OWN_NAMES, WORTH), said("name a variable of the world, such as revenue"))
        expected = said("a variable that a run keeps")
        self.faults.append(UnknownName(f"'{written}'", Place(HERE), f"'{written}'", expected, cure))
        return False

    def _labels(self, name: str, given: str | None) -> Mapping[str, str]:
        """Return the label on each axis of a variable beside that of labs."""
        axes = [axis for axis in entry_axes(self.scenario.world, name) if axis != LAB]
        own = given.split("/") if given else []
        labels = self.scenario.settings.labels
        for axis, label in zip(axes, own, strict=False):
            if label not in labels[axis]:
                cure = nearest(label, labels[axis], said("name one of them"))
                self.faults.append(UnknownLabel(f"'{name}'", Place(HERE), f"'{label}'", ", ".join(labels[axis]), cure))
        if len(own) != len(axes):
            expected = said("a label for each of: {axes}", axes=", ".join(axes) or LAB)
            cure = said("write: {name} of LABEL in 2030, and the lab by --lab", name=name)
            self.faults.append(UnknownLabel(f"'{name}'", Place(HERE), f"'{given or ''}'", expected, cure))
        return dict(zip(axes, own, strict=False))

    def _months(self, date: str | None, *, is_year_whole: bool) -> _Months:
        """Return the months that a date names; the whole run where none is."""
        months = self.scenario.settings.months
        if date is None:
            return _Months(0, months - 1)
        start = str(np.datetime64(self.scenario.settings.start, "M"))
        is_year = "-" not in date
        ends = (f"{date}-01", f"{date}-12") if is_year else (date, date)
        is_month = all(1 <= int(each[5:]) <= 12 for each in ends)  # noqa: PLR2004 - months of a year
        first, last = (month_counted(each) - month_counted(start) for each in ends) if is_month else (-1, -1)
        if not is_month or not 0 <= last < months or (is_year_whole and first < 0):
            end = np.datetime64(start, "M") + months - 1
            expected = said("a month from {start} to {last}, or a year that ends in it", start=start, last=end)
            cure = said("name a month or a year of the run")
            self.faults.append(OutsideTheRun(f"'{date}'", Place(HERE), date, expected, cure))
            return _Months(0, months - 1)
        return _Months(max(first, 0), last)

    def _number(self, text: str, unit: str, months: int) -> float:
        """Read an amount; of a flow what is had in some months, `200bn`, or a rate such as `10bn USD/year`."""
        whole = unit.replace("PerMonth", "")
        chinese = _IN_CHINESE.fullmatch(text)
        told = f"{chinese[1]}{_CHINESE_SIZES[chinese[2]]}{' USD' if chinese[3] else ''}" if chinese else text
        read = read_amount_text(told, whole or unit)
        if isinstance(read, Misread) and whole != unit:
            rate = read_amount_text(told, unit)
            read = read if isinstance(rate, Misread) else rate * months
        if isinstance(read, Misread):
            self.faults.append(_wrong(text, read.expected, read.cure))
            return 0.0
        return read
