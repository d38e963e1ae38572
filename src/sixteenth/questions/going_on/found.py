"""What the runs of the question find, before it is told."""

from dataclasses import dataclass

from sixteenth.decide.worth.binding_constraint import BindingConstraint
from sixteenth.decide.worth.going_on import GoingOn
from sixteenth.decide.worth.grid import Grid
from sixteenth.decide.worth.last_safe import LastSafe
from sixteenth.decide.worth.market_implied import MarketImplied
from sixteenth.decide.worth.paybacks import Paybacks
from sixteenth.decide.worth.three_values import LabValues
from sixteenth.measures.spread import Movers


@dataclass(frozen=True)
class Standing:
    """What a lab is worth three ways, what its price needs, and what holds its research and its sales back."""

    values: LabValues
    implied: MarketImplied | None  # None where nobody asked for a price, and the usual year is not in the run
    worth_the_price_of_100: float  # futures in which it is worth that price, or its valuation, as a going concern
    constraints: tuple[BindingConstraint, BindingConstraint]


@dataclass(frozen=True)
class Found:
    """The value of going on for every lab, and for the one in focus its next models, its standing, what decides it."""

    lab: str
    labs: tuple[GoingOn, ...]
    paybacks: Paybacks | None  # None where the world keeps no books of models
    standing: Standing | None  # None where the world values no lab
    last_safe: LastSafe
    grid: Grid
    movers: Movers

    @property
    def focus(self) -> GoingOn:
        """Return the answer for the lab in focus."""
        return next(each for each in self.labs if each.lab == self.lab)
