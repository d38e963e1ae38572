"""What a lab is worth three ways, which revenue its price needs, and what holds it back: one run of few futures.

It is that part of `going_on` which needs no second world, told by its words.
"""

from math import inf
from typing import Annotated, Any

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart, charts_of
from sixteenth.decide.worth.binding_constraint import binding_constraints
from sixteenth.decide.worth.market_implied import has_year, market_implied
from sixteenth.decide.worth.standing import NEEDED, StandingRun, run_standing
from sixteenth.decide.worth.three_values import three_values, values_of_futures
from sixteenth.measures.arrivals import of_100
from sixteenth.measures.over_futures import refuse_missing
from sixteenth.questions.going_on import standing
from sixteenth.questions.going_on.found import Standing
from sixteenth.questions.going_on.price import IMPLIED_YEAR, Price, read_price
from sixteenth.questions.labs import lab_of_owners
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

WORDS = "going_on"  # whose words tell it
FEW = 400  # futures
CHARTS = (Chart("worth_today", "dots", "values", "way", "median", low="low", high="high", zero=True),)


class ValuationOptions(Options):
    """Of which lab, what a buyer pays for it and asks, and in how many futures."""

    lab: str | None = None
    price: str | None = None
    margin: str | None = None
    return_: str | None = None
    year: Annotated[int, Field(ge=1, le=9999)] = IMPLIED_YEAR
    draws: Annotated[int, Field(ge=1, le=2**31)] = FEW
    seed: Annotated[int | None, Field(ge=0, lt=2**32)] = None


def answer(scenario: Scenario, options: ValuationOptions, runs: Session) -> Answer:
    """Run a scenario once, and say what the lab is worth beside its price.

    Raises:
        Refused: with every fault, before anything runs.

    """
    price = read_price(options.price, options.margin, options.return_, options.year)
    lab = lab_of_owners(scenario, options.lab)
    refuse_missing(scenario.world, NEEDED, said("the price of a lab"))
    given: dict[str, Any] = {"draws": options.draws, **({"seed": options.seed} if options.seed is not None else {})}
    runs.expect(1)
    run = run_standing(scenario, given, runs.run_job)
    found = _found(run, lab, price)
    today, _, held = standing.tables(found)
    tables = tuple(each.told_by(WORDS) for each in (today, held))
    return Answer(
        question="valuation",
        scenario=scenario.name,
        recipe=run.result.recipe,
        findings=tuple(each.told_by(WORDS) for each in standing.findings(found, -inf)),
        tables=tables,
        charts=tuple(each.told_by(WORDS) for each in charts_of(tables, *CHARTS)),
    )


def _found(run: StandingRun, lab: str, price: Price) -> Standing:
    """Read a run: three values, what the price needs, and in how many futures the lab is worth it."""
    result = run.result
    futures = values_of_futures(result, result.labels["lab"].index(lab))
    paid = futures.market[0] if price.price is None else price.price
    asked = (price.year, price.margin, price.yearly_return, price.price)
    is_told = price != Price() or has_year(result, price.year)
    return Standing(
        three_values(run.job, result, lab),
        market_implied(run.scenario, run.job, result, lab, *asked) if is_told else None,
        of_100((futures.going_concern[0] >= paid)[result.finite]),
        binding_constraints(run.job, result, lab),
    )


QUESTION = Question("central", ValuationOptions, answer)
