"""A price as a condition: that a lab is worth it to a buyer who asks a return, held for good or for some years."""

import numpy as np

from sixteenth.decide.conditions.condition import Asked, Clause, Kind
from sixteenth.decide.conditions.sentence import HERE
from sixteenth.errors import Fault, OutsideTheRun, Place, WrongOption, refuse
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.amount_text import Misread, read_amount_text
from sixteenth.scenarios.layers.contracts import month_counted

LEAST_PRICE = 1e6  # USD: who writes less has left out the billions
LEAST_RETURN, MOST_RETURN = -0.9, 10.0  # a year


def price_condition(
    scenario: Scenario, lab: str, price: str, yearly_return: str | None = None, year: int | None = None
) -> Asked:
    """Return the condition that a lab is worth its price on average, in money of the start.

    With a return, payments and what is left are taken back at that return; else at the world's own rates. With a year,
    who buys sells as it ends, at the valuation of the day; else the lab is held, and lasts beyond the run.

    Raises:
        Refused: with every amount that cannot be read, a year that does not end in the run, or one without a return.

    """
    faults: list[Fault] = []
    bound = _amount("--valuation", price, "USD", faults)
    asked = 0.0 if yearly_return is None else _amount("--return", yearly_return, "Share", faults)
    if not faults and bound < LEAST_PRICE:
        got = said("{paid:g} USD", paid=bound)
        billions = price if bound >= 1 else "852"
        faults.append(
            _wrong("--valuation", got, said("the price of a whole lab"), said("write {price}bn", price=billions))
        )
    if not LEAST_RETURN <= asked <= MOST_RETURN:
        got = said("'{text}', which is {asked:.0%}", text=f"{yearly_return}", asked=asked)
        expected = said("a return a year, up to {most:.0%}", most=MOST_RETURN)
        faults.append(_wrong("--return", got, expected, said("write 0.15, or 15 %")))
    if year is not None and yearly_return is None:
        faults.append(_wrong("--year", f"{year}", said("a return beside it"), said("add --return 0.15")))
    last = scenario.settings.months - 1 if year is None else _last_month(scenario, year, faults)
    refuse(faults)
    kind: Kind = "worth" if yearly_return is None else "price" if year is None else "price_then"
    when = "" if year is None else f"{year}"
    return Asked((Clause(kind, lab, last=last, bound=bound, yearly_return=asked, when=when),), None)


def _last_month(scenario: Scenario, year: int, faults: list[Fault]) -> int:
    """Return the last month of a year, counted from the start of the run."""
    start = np.datetime64(scenario.settings.start, "M")
    last = month_counted(f"{year}-12") - month_counted(str(start))
    if not 0 <= last < scenario.settings.months:
        end = start + scenario.settings.months - 1
        expected = said("a year that ends from {start} to {last}", start=start, last=end)
        faults.append(OutsideTheRun("'--year'", Place(HERE), f"{year}", expected, said("name a year of the run")))
        return 0
    return last


def _amount(option: str, text: str, unit: str, faults: list[Fault]) -> float:
    read = read_amount_text(text, unit)
    if isinstance(read, Misread):
        faults.append(_wrong(option, read.got, read.expected, read.cure))
        return 0.0
    return read


def _wrong(option: str, got: str, expected: str, cure: str) -> WrongOption:
    return WrongOption(f"'{option}'", Place(HERE), got, expected, cure)
