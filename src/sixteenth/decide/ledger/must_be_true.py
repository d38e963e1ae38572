"""What must be true for the loss to be an investment: the serving margin at which the next model just pays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sixteenth.decide.ledger.books import keep_books
from sixteenth.engine.compose import World
from sixteenth.engine.evaluate import evaluate
from sixteenth.engine.history import Result
from sixteenth.scenarios.assemble import Scenario


@dataclass(frozen=True)
class BreakEvenTable:
    """Least serving margins, by growth of cost from model to model (rows) and odds of a stop (columns)."""

    kept_share: float
    cost_growth: tuple[float, ...]
    stop_probability: tuple[float, ...]
    margins: tuple[tuple[float, ...], ...]


def break_even_table(
    world: World,
    *,
    required_return: float,
    revenue_multiple: float,
    kept_share: float,
    cost_growth: Sequence[float] = (10.0, 4.0, 2.4),
    stop_probability: Sequence[float] = (0.0, 0.12, 0.25),
) -> BreakEvenTable:
    """Ask the world's own `break_even_margin` over a grid; a margin above 1 cannot be had.

    It is infinite where a model costs no more than the part of its revenue that the one before would have kept: then it
    adds nothing that a margin could be had on.

    Raises:
        OutsideDomain: when a number lies outside the bounds of its card.

    """
    grid = evaluate(
        world,
        "break_even_margin",
        {
            "required_return": required_return,
            "revenue_multiple": revenue_multiple,
            "kept_share": kept_share,
            "cost_growth": [[growth] for growth in cost_growth],
            "stop_probability_before_sale": [list(stop_probability)],
        },
    )
    adds = [growth > kept_share for growth in cost_growth]
    margins = tuple(
        tuple(float(margin) if any_added else float("inf") for margin in row)
        for row, any_added in zip(grid, adds, strict=True)
    )
    return BreakEvenTable(kept_share, tuple(cost_growth), tuple(stop_probability), margins)


@dataclass(frozen=True)
class StopOdds:
    """The odds that progress has not stopped, from the odds within a window."""

    stop_probability: float
    window: float  # months
    running: tuple[tuple[float, float], ...]  # months ahead, odds that it still runs


def odds_still_running(world: World, stop_probability: float, window: float, ahead: Sequence[float]) -> StopOdds:
    """Ask the world's own hazard of a stop how likely progress is to run that far."""
    inputs = {"stop_probability": stop_probability, "stop_probability_window": window, "months_ahead": list(ahead)}
    running = evaluate(world, "probability_running_after", inputs)
    return StopOdds(stop_probability, window, tuple(zip(map(float, ahead), map(float, running), strict=True)))


@dataclass(frozen=True)
class MarginCase:
    """One lab's books by year at a serving margin, in USD."""

    serving_margin: float
    years: tuple[int, ...]
    profits: tuple[float, ...]
    total: float
    payback_multiples: tuple[float, ...]  # of each model that was developed


def margin_cases(
    scenario: Scenario, run: Callable[[Scenario], Result], margins: Sequence[float], lab: str
) -> tuple[MarginCase, ...]:
    """Run a scenario again at other serving margins, everything else as it is."""
    cases = []
    for margin in margins:
        books = keep_books(run(scenario.with_(serving_margin=margin)))
        company = next(each for each in books.companies if each.lab == lab)
        multiples = tuple(model.payback_multiple for model in books.models if model.lab == lab)
        cases.append(MarginCase(margin, company.years, company.lines["operating_profit"], company.total, multiples))
    return tuple(cases)
