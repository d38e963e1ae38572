"""A made-up answer of every part, whose numbers can be recognised."""

from dataclasses import replace
from typing import Any

from sixteenth.decide.conditions.break_even import BreakEven
from sixteenth.decide.conditions.condition import Asked, Clause
from sixteenth.decide.conditions.inputs import Input
from sixteenth.decide.conditions.must_hold import Belief, Choice, Joint, MustHold, Shared
from sixteenth.decide.conditions.nearest import NearestChange
from sixteenth.decide.conditions.tilt import Tilt
from sixteenth.engine.declared import Distribution
from sixteenth.engine.draws.draw import Row
from sixteenth.measures.estimate import Estimate

RUN: Any = None  # nothing that is told here reads a run
COUNT = Asked((Clause("money_back", "OpenAI", last=77, when="2032"),), 0.67)
MEAN = Asked((Clause("worth", "OpenAI", "worth", bound=852e9),), None)
ABOUT = {"lab": "OpenAI", "draws": 2000, "others": 400}


def which(name: str, unit: str = "Number", mean: float = 1.0) -> Input:
    return Input(name, (), unit, (Row(name, (), Distribution("normal", (mean, 0.2)), (-9, 9)),), (0,), 1)


PRICE, CASH, RATE = which("price_sensitivity"), which("money_to_be_had", "USDPerMonth", 2.0), which("rate", "PerMonth")


def belief(of: Input, side: Any = "at_most", at: float | None = -1.5, best: float = 37.2) -> Belief:
    error = None if at is None else 0.31
    return Belief(of, BreakEven(of.title, side, at, error, Estimate(best, 2.4), -3.0), -14.0)


def choice(side: Any = "never", at: float | None = None) -> Choice:
    return Choice("training_spend", 1.0, BreakEven("training_spend", side, at, None, Estimate(22.2, 2.1), -1.3863))


def joint(distance: float = 2.5, *, is_enough: bool = True, tilt: Tilt | None = None) -> Joint:
    change = NearestChange({PRICE.title: -1.7, RATE.title: 1.1}, distance, Estimate(67.1, 1.0), is_enough)
    return Joint((PRICE, RATE), change, Estimate(66.4, 1.1), RUN, tilt, Estimate(66.0, 1.2) if tilt else None)


TILT = Tilt({PRICE.title: -0.6, CASH.title: 0.3}, 0.84, Estimate(67.0, 1.0), 900.0)


def found(asked: Asked = COUNT, now: float = 6.3, **more: Any) -> MustHold:
    made = MustHold(
        *(asked, Estimate(now, 0.5), 2000, RUN),
        shared=(Shared(PRICE, Estimate(-0.93, 0.07), 0.77, 1.0),),
        met=Estimate(6.3, 0.5),
        beliefs=(belief(PRICE), belief(CASH, "never", None, 12.0), belief(RATE, "never", None, 11.0)),
        choices=(choice(),),
        joint=joint(),
    )
    return replace(made, **more)
