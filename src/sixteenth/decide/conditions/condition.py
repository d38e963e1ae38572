"""What is asked of a lab: clauses that each future meets or not, or a mean, read off a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from sixteenth.decide.worth.going_on import outputs_of_going_on, paid_to_owners, worth_as_concern
from sixteenth.decide.worth.headline import month_of_catastrophe
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.equation import axis_name
from sixteenth.engine.history import Result
from sixteenth.measures.estimate import Estimate, mean_of_numbers
from sixteenth.measures.over_futures import kept_of

Kind = Literal["money_back", "ruined", "catastrophe", "worth", "price", "price_then", "level", "lowest"]
ENDINGS = ("money_back", "ruined", "catastrophe")  # clauses without an amount
BACK, REVENUE, LAB = "wind_down_value", "company_revenue", "lab"
PAID = ("payouts", "owners_share", "cash_flow_for_owners", "has_parent")
OF_A_SALE = ("valuation", "is_alive", *PAID)
A_YEAR = 12


@dataclass(frozen=True)
class Clause:
    """One thing that each future meets or not, about one lab.

    What the kinds are: `money_back` at the end of a month, `ruined` and `catastrophe` by then; `worth`, what the lab is
    worth to today's owners as a going concern, in money of the start; `price` the same at a return that a buyer asks,
    and `price_then` what a buyer who sells at the end of a month would pay today at that return; `level` a variable of
    the world in some months, flows added up; `lowest` the least that it ever is until then.
    """

    kind: Kind
    lab: str
    name: str = ""  # of the variable
    labels: Mapping[str, str] | None = None  # by axis, its entry
    first: int = 0  # month of the run
    last: int = 0  # the last month that counts
    bound: float = 0.0
    is_above: bool = True  # it must be at least, or above, its bound; else at most, or below
    is_not: bool = False
    is_flow: bool = False  # a rate a month, of which so much is had in the months
    unit: str = "USD"  # of the bound
    yearly_return: float = 0.0
    when: str = ""  # as it was written; nothing for the end of the run

    def needs(self, world: World) -> OutputSet:
        """Return the outputs that it is read from."""
        if self.kind in ("worth", "price"):
            return outputs_of_going_on(world)
        names = {"money_back": (BACK,), "price_then": OF_A_SALE, "level": (self.name,), "lowest": (self.name,)}
        own = names.get(self.kind, ())
        return kept_of(world, OutputSet(own, own))

    def spare(self, result: Result) -> Any:
        """Return by how much each future is above the bound, or below it where that is asked [draws].

        Of an ending it is one half where it is met, and minus one half where it is not.
        """
        if self.kind in ENDINGS:
            return self._ended(result) - 1 / 2
        value = self._amount(result)
        return value - self.bound if self.is_above else self.bound - value

    def met(self, result: Result) -> Any:
        """Say for each future whether it is met [draws]; one that stopped being a number meets nothing."""
        return (self.spare(result) >= 0) & result.finite

    def ease(self, result: Result) -> Any:
        """Return a number that ranks futures by how easily they meet it, also among those that do [draws]."""
        if self.kind not in ENDINGS:
            return self.spare(result)
        if self.kind == "money_back":
            found = _at_the_end_of(result, BACK, self._place(result, BACK), self.last)
        else:
            month = _month_of_ruin(result, self.lab) if self.kind == "ruined" else month_of_catastrophe(result)
            found = -np.asarray(month, np.float64)
        return -found if self.is_not else found

    def _ended(self, result: Result) -> Any:
        if self.kind == "catastrophe":
            found = month_of_catastrophe(result) <= self.last
        elif self.kind == "ruined":
            found = _month_of_ruin(result, self.lab) <= self.last
        else:
            found = self._money_back(result)
        return (found != self.is_not).astype(np.float64)

    def _money_back(self, result: Result) -> Any:
        back = _at_the_end_of(result, BACK, self._place(result, BACK), self.last) >= 0
        stands = (_month_of_ruin(result, self.lab) > self.last) & (month_of_catastrophe(result) > self.last)
        return back & stands

    def _amount(self, result: Result) -> Any:
        if self.kind == "worth":
            return worth_as_concern(result, result.labels[LAB].index(self.lab)).total
        if self.kind == "price":
            return worth_at_return(result, self.lab, self.yearly_return)
        if self.kind == "price_then":
            return worth_sold(result, self.lab, self.yearly_return, self.last)
        place = self._place(result, self.name)
        months = np.asarray(result.monthly[self.name][(slice(self.first, self.last + 1), *place)], np.float64)
        if self.kind == "lowest":
            closing = _at_the_end_of(result, self.name, place, self.last)
            return np.minimum(months.min(axis=0), closing)
        return months.sum(axis=0) if self.is_flow else _at_the_end_of(result, self.name, place, self.last)

    def _place(self, result: Result, name: str) -> tuple[int, ...]:
        wanted = {LAB: self.lab, **(self.labels or {})}
        return tuple(result.labels[axis].index(wanted[axis]) for axis in result.variables[name].axes)


@dataclass(frozen=True)
class Asked:
    """What must be true: all clauses, in at least a part of futures; or the mean of the one there is."""

    clauses: tuple[Clause, ...]
    probability: float | None  # none of a mean

    @property
    def is_mean(self) -> bool:
        """Say whether a mean over futures is asked for, and no count of them."""
        return self.probability is None

    @property
    def least(self) -> float:
        """Return the least that the mean of `numbers` must be."""
        return 0.0 if self.probability is None else 100 * self.probability

    def mean(self, result: Result) -> Estimate:
        """Return the mean of the numbers of a run, over futures that stayed numbers."""
        return mean_of_numbers(self.numbers(result))

    def needs(self, world: World) -> OutputSet:
        """Return the outputs of a world that it is read from, and revenue, to be put beside plans."""
        return kept_of(world, *(each.needs(world) for each in self.clauses), OutputSet((REVENUE,)))

    def numbers(self, result: Result) -> Any:
        """Return one number a future [draws] whose mean must be at least so much.

        Of a count it is 100 where all clauses are met; of a mean, what a future is above the bound, and not a number
        in one that stopped being one.
        """
        if self.is_mean:
            return np.where(result.finite, self.clauses[0].spare(result), np.nan)
        return 100.0 * self.met(result)

    def ease(self, result: Result) -> Any:
        """Return a number that ranks futures by how easily they meet the clause that the fewest meet [draws]."""
        return min(self.clauses, key=lambda each: each.met(result).sum()).ease(result)

    def met(self, result: Result) -> Any:
        """Say for each future whether all clauses are met [draws]."""
        return np.logical_and.reduce([each.met(result) for each in self.clauses])


def worth_at_return(result: Result, lab: str, yearly_return: float) -> Any:
    """Return what a lab is worth to who asks a return of it and holds it as a going concern [draws], USD of the start.

    It is what owners are paid on the way, and what is theirs when the run ends, each taken back at that return; what
    the business after the run is worth then is told by the world's own rates.
    """
    at = result.labels[LAB].index(lab)
    own, paid = worth_as_concern(result, at), paid_to_owners(result, at)
    discount = np.asarray(result.closing["discount_factor"], np.float64)
    is_spared = np.arange(len(paid))[:, None] < month_of_catastrophe(result)
    at_the_end = (own.total - own.received) / discount / grown(yearly_return, len(paid))
    return at_the_end + (paid * is_spared / _grown_by_month(yearly_return, len(paid))).sum(axis=0)


def worth_sold(result: Result, lab: str, yearly_return: float, last: int) -> Any:
    """Return what a lab is worth to who asks a return, and sells at its valuation as a month ends [draws], USD.

    Payouts until then count. A lab that is no longer there, or whose world is not, brings nothing.
    """
    place = (result.labels[LAB].index(lab),)
    valuation, share, alive = (
        _at_the_end_of(result, name, place, last) for name in ("valuation", "owners_share", "is_alive")
    )
    there = (alive > 0) & (month_of_catastrophe(result) > last)
    is_spared = np.arange(last + 1)[:, None] < month_of_catastrophe(result)
    paid = (paid_to_owners(result, place[0])[: last + 1] * is_spared / _grown_by_month(yearly_return, last + 1)).sum(
        axis=0
    )
    return np.where(there, valuation * share, 0) / grown(yearly_return, last + 1) + paid


def grown(yearly_return: float, months: int) -> float:
    """Return what a return makes of a dollar in some months."""
    return float((1 + yearly_return) ** (months / A_YEAR))


def _grown_by_month(yearly_return: float, months: int) -> Any:
    return (1 + yearly_return) ** (np.arange(months)[:, None] / A_YEAR)


def _month_of_ruin(result: Result, lab: str) -> Any:
    """Return the month in which each future ends for a lab; the number of months where it does not."""
    at = result.labels[LAB].index(lab)
    own = [months[at] for name, months in result.ended.items() if result.variables[name].axes == (LAB,)]
    return np.minimum.reduce(own)


def _at_the_end_of(result: Result, name: str, place: tuple[int, ...], last: int) -> Any:
    """Return a variable as a month ends [draws]: a balance as the next one opens; else what it is in that month."""
    is_balance = name in result.closing
    if is_balance and last + 1 >= len(result.months):
        return np.asarray(result.closing[name][place], np.float64)
    return np.asarray(result.monthly[name][(min(last + is_balance, len(result.months) - 1), *place)], np.float64)


def entry_axes(world: World, name: str) -> tuple[str, ...]:
    """Return the axes of a variable of a world, those of all labs included."""
    return tuple(axis_name(axis) for axis in world.kinds[name].axes)
