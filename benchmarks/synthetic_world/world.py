"""A hundred equations made by rule: eleven subjects of one pattern, and a market in which labs launch models.

It means nothing; its sizes are those for which the engine's goals were set: 97 equations, 31 stocks, 104 uncertain
numbers, 19 shocks a month, 4 labs, 3 segments, 16 models a lab, 120 months and 20 monthly outputs.
"""

from collections.abc import Callable, Iterator, Mapping
from inspect import Parameter, Signature
from types import FunctionType
from typing import Any

from sixteenth.arrays import exp, log, log1p, maximum, minimum, sum_over, where
from sixteenth.engine.compose import World
from sixteenth.engine.declared import Declared, Distribution, OutputSet, Settings, ShockShape
from sixteenth.engine.equation import Kind, read_equations
from sixteenth.errors import Place, refuse
from sixteenth.units import USD, Axis, Flag, Lab, Months, Number, USDPerMonth, Vintage


class Segment(Axis):
    """A part of the market."""


Annotation = Any
Law = FunctionType
LABELS: Mapping[str, tuple[str, ...]] = {
    "segment": ("people", "firms", "states"),
    "vintage": tuple(f"model {number}" for number in range(1, 17)),
    "lab": ("one", "two", "three", "four"),
}
SUBJECTS = tuple(f"subject_{letter}" for letter in "abcdefghijk")
LAST = len(LABELS["vintage"]) - 1
LAB, SEGMENT, RING, BOTH = Number[Lab], Number[Segment], Number[Lab, Vintage], Number[Lab, Segment]
OUTPUTS = (
    *(f"{subject}_level" for subject in SUBJECTS[:6]),
    *(f"{subject}_average" for subject in SUBJECTS[:6]),
    *("revenue", "revenue_industry", "profit", "cash", "market", "largest_share", "lab_strength", "launched"),
)


def synthetic_world() -> World:
    """Compose the equations, and declare what they read and none computes."""
    laws = [law for number, subject in enumerate(SUBJECTS) for law in _subject(subject, SUBJECTS[number - 1])]
    found, faults = read_equations([*laws, *_market()])
    refuse(faults)
    equations = {equation.name: equation for equation in found}
    kinds = {name: kind for equation in found for name, kind in equation.inputs.items()}
    here, free = Place("benchmarks/synthetic_world/world.py"), (-1e30, 1e30)
    shocks = _shocks()
    declared = {
        name: Declared(name, "", kind, free, here, shocks.get(name))
        for name, kind in kinds.items()
        if name not in equations and kind != Kind(Months)
    }
    return World(equations, declared, {"standard": OutputSet(OUTPUTS), "headline": OutputSet(OUTPUTS[-8:-5])})


def synthetic_settings(world: World, months: int = 120) -> Settings:
    """Value everything: what a subject or the market is uncertain about, and openings that are certain."""
    values: dict[str, dict[tuple[str, ...], Distribution]] = {}
    for name, card in world.declared.items():
        if not card.shock:
            low, high = _RANGES.get(name.rpartition("_")[2] if name.startswith("subject") else name, (0.0, 0.0))
            certain = low == high
            values[name] = {(): Distribution("point", (low,)) if certain else Distribution("uniform", (low, high))}
    return Settings(LABELS, values, "2026-01", months)


def _equation(name: str, law: Callable[..., Any], output: Annotation, **inputs: Annotation) -> Law:
    """Give a law the name and the annotations of an equation."""
    equation = FunctionType(law.__code__, globals(), name)
    equation.__annotations__ = {**inputs, "return": output}
    parameters = [Parameter(each, Parameter.POSITIONAL_OR_KEYWORD) for each in inputs]
    vars(equation)["__signature__"] = Signature(parameters)
    return equation


def _subject(own: str, other: str) -> Iterator[Law]:
    """Make seven equations with two stocks: a level that grows, tires and follows another subject's average."""
    yield _equation(
        f"{own}_growth",
        lambda pace, crowding, level: pace * exp(-crowding * level),
        LAB,
        **{f"{own}_pace": LAB, f"{own}_crowding": Number, f"{own}_level": LAB},
    )
    yield _equation(
        f"{own}_news",
        lambda spread, surprise: exp(spread * surprise),
        Number,
        **{f"{own}_spread": Number, f"{own}_surprise": Number},
    )
    yield _equation(
        f"{own}_effort",
        lambda growth, memory, pull, average, level: growth * (1 + 0.1 * memory) + pull * maximum(average - level, 0),
        LAB,
        **{f"{own}_growth": LAB, f"{own}_memory": LAB, f"{own}_pull": Number},
        **{f"{other}_average": Number, f"{own}_level": LAB},
    )
    yield _equation(
        f"{own}_step",
        lambda effort, news: log1p(effort * news),
        LAB,
        **{f"{own}_effort": LAB, f"{own}_news": Number},
    )
    yield _equation(
        f"next_{own}_level",
        lambda level, step: level + step,
        LAB,
        **{f"{own}_level": LAB, f"{own}_step": LAB},
    )
    yield _equation(
        f"next_{own}_memory",
        lambda memory, step, crowding: memory + crowding * (step - memory),
        LAB,
        **{f"{own}_memory": LAB, f"{own}_step": LAB, f"{own}_crowding": Number},
    )
    yield _equation(f"{own}_average", lambda level: sum_over(level, Lab) / 4, Number, **{f"{own}_level": LAB})


def _market() -> list[Law]:
    """Make the ten equations with ten stocks that use the ring of models."""
    a, b = SUBJECTS[:2]
    return [
        _equation("launches", lambda luck, odds: luck < odds, Flag[Lab], launch_shock=LAB, launch_odds=Number),
        _equation(
            "is_new",
            lambda order, launched, launches: launches & (order > launched - 0.5) & (order < launched + 0.5),
            Flag[Lab, Vintage],
            order=Number[Vintage],
            launched=LAB,
            launches=Flag[Lab],
        ),
        _equation(
            "next_launched",
            lambda launched, launches: where(launched < LAST, launched + launches, 0 + launches),
            LAB,
            launched=LAB,
            launches=Flag[Lab],
        ),
        _equation(
            "next_strength",
            lambda strength, new, level, quality, kept: where(new, exp(quality * level), strength) * kept,
            RING,
            strength=RING,
            is_new=Flag[Lab, Vintage],
            **{f"{a}_level": LAB},
            quality_pull=Number,
            retention=Number,
        ),
        _equation("lab_strength", lambda strength: sum_over(strength, Vintage) + 1e-6, LAB, next_strength=RING),
        _equation(
            "next_log_price",
            lambda price, decline, surprise: price - decline + 0.01 * surprise,
            LAB,
            log_price=LAB,
            price_decline=LAB,
            price_surprise=Number,
        ),
        _equation(
            "pull",
            lambda sensitivity, strength, price, brand: exp(sensitivity * log(strength) - 0.1 * price + brand),
            BOTH,
            sensitivity=SEGMENT,
            lab_strength=LAB,
            log_price=LAB,
            brand=BOTH,
        ),
        _equation(
            "next_share",
            lambda share, pull, switching: share + switching * (pull / (1 + sum_over(pull, Lab)) - share),
            BOTH,
            share=BOTH,
            pull=BOTH,
            switching=SEGMENT,
        ),
        _equation(
            "next_market",
            lambda market, growth, limit, surprise: market * (1 + growth * (1 - market / limit) + 0.01 * surprise),
            SEGMENT,
            market=SEGMENT,
            market_growth=SEGMENT,
            market_limit=SEGMENT,
            market_surprise=SEGMENT,
        ),
        _equation("next_brand", lambda brand, share: brand + 0.01 * (share - brand), BOTH, brand=BOTH, share=BOTH),
        *_money(b),
    ]


def _money(subject: str) -> list[Law]:
    """Make the rest of the market: what each model and each lab earns."""
    return [
        _equation(
            "revenue",
            lambda market, share, unit: unit * sum_over(market * share, Segment),
            USDPerMonth[Lab],
            market=SEGMENT,
            share=BOTH,
            money=USDPerMonth,
        ),
        _equation("revenue_industry", lambda revenue: sum_over(revenue, Lab), USDPerMonth, revenue=USDPerMonth[Lab]),
        _equation("largest_share", lambda share: sum_over(share * share, Lab), SEGMENT, share=BOTH),
        _equation(
            "model_revenue",
            lambda revenue, total, strength: revenue / total * strength,
            USDPerMonth[Lab, Vintage],
            revenue=USDPerMonth[Lab],
            lab_strength=LAB,
            next_strength=RING,
        ),
        _equation(
            "next_cost_share",
            lambda cost, new, decline: where(new, 0.55, cost) * decline,
            RING,
            cost_share=RING,
            is_new=Flag[Lab, Vintage],
            cost_retention=Number,
        ),
        _equation(
            "margin",
            lambda revenue, cost: sum_over(revenue * (1 - cost), Vintage),
            USDPerMonth[Lab],
            model_revenue=USDPerMonth[Lab, Vintage],
            cost_share=RING,
        ),
        _equation(
            "profit",
            lambda margin, revenue, part, level: margin - revenue * minimum(part * (1 + 0.01 * level), 0.9),
            USDPerMonth[Lab],
            margin=USDPerMonth[Lab],
            revenue=USDPerMonth[Lab],
            research_share=LAB,
            **{f"{subject}_level": LAB},
        ),
        _equation(
            "next_model_earned",
            lambda earned, revenue, month: earned + revenue * month,
            USD[Lab, Vintage],
            model_earned=USD[Lab, Vintage],
            model_revenue=USDPerMonth[Lab, Vintage],
            month=Months,
        ),
        _equation(
            "next_cash",
            lambda cash, profit, month: cash + profit * month,
            USD[Lab],
            cash=USD[Lab],
            profit=USDPerMonth[Lab],
            month=Months,
        ),
        _equation("ends_broke", lambda cash, floor: cash < floor, Flag[Lab], cash=USD[Lab], cash_floor=USD),
    ]


def _shocks() -> Mapping[str, ShockShape]:
    """Name the shocks: one for each subject, a luck for each lab, three for the market and one for prices."""
    surprises: dict[str, ShockShape] = {f"{subject}_surprise": "normal" for subject in SUBJECTS}
    return surprises | {"launch_shock": "uniform", "market_surprise": "normal", "price_surprise": "normal"}


_RANGES: Mapping[str, tuple[float, float]] = {
    "pace": (0.02, 0.05),
    "crowding": (0.1, 0.3),
    "pull": (0.01, 0.03),
    "spread": (0.1, 0.3),
    "launch_odds": (0.1, 0.2),
    "quality_pull": (0.4, 0.8),
    "retention": (0.9, 0.95),
    "cost_retention": (0.95, 0.98),
    "price_decline": (0.02, 0.04),
    "sensitivity": (0.7, 0.9),
    "switching": (0.1, 0.2),
    "market_growth": (0.03, 0.05),
    "market_limit": (30.0, 90.0),
    "research_share": (0.2, 0.4),
    "market": (0.5, 1.5),
    "share": (0.1, 0.1),
    "money": (1e9, 1e9),
    "cash": (5e9, 5e9),
    "cash_floor": (-2e10, -2e10),
}
