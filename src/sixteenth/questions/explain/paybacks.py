"""Words of a lab's next model: what it brings back for each dollar of its development, three ways."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

import sixteenth
from sixteenth.answers.finding import Figure, Finding
from sixteenth.decide.ledger.books import A_DOLLAR
from sixteenth.decide.worth.first_question import FEW, answers_with
from sixteenth.decide.worth.going_on import stopping_after, worth_as_concern
from sixteenth.decide.worth.paybacks import OWN_SET, model_books, next_paybacks, world_of_paybacks
from sixteenth.engine.history import Result
from sixteenth.questions.explain.number import Asked, Number, Piece, in_it
from sixteenth.scenarios.assemble import Scenario

BACK: Mapping[str, str] = {  # by way, the name that opens what comes back
    "gross": "gross_profit",
    "contribution": "gross_profit",
    "causal": "next_owners_worth",
}
MEANS = "the_means"


def number_of(asked: Asked) -> Number:
    """Run the books of models, and the lab stopped just before and just after its next one."""
    scenario, lab, way = asked.scenario, asked.lab, asked.word.key
    few, keeping = min(asked.draws, FEW), answers_with(asked.given, asked.runs.run_job)
    run: Callable[[Scenario], Result] = lambda other: keeping(other, few)  # noqa: E731
    asked.runs.expect(4)
    goes_on = run(scenario)
    options = {**asked.given, "draws": few, "output_set": OWN_SET}
    books = asked.runs.run_job(sixteenth.prepare(scenario, **options, world=world_of_paybacks(scenario.world)))
    (model,) = next_paybacks(scenario, lab, run, goes_on, books, models=1).models
    at, number = goes_on.labels["lab"].index(lab), model.number
    own = model_books(books, at, number)
    after, before = (
        worth_as_concern(run(stopping_after(scenario, lab, last)), at).total for last in (number, number - 1)
    )
    cost = np.maximum(own.development, A_DOLLAR)
    back = {"gross": own.gross, "contribution": own.contribution, "causal": own.development + after - before}[way]
    said = {"gross": model.gross, "contribution": model.contribution, "causal": model.causal}[way]
    parts = {
        **asked.parts,
        "model": Figure(model.model, "text"),
        "back": Figure(said, "hundredths"),
        "futures": Figure(few, "count"),
    }
    told = Finding("payback", parts, ("development_cost", BACK[way]))
    return Number(
        books,
        back / cost,
        (told,),
        lambda draw: in_it(float(back[draw] / cost[draw]), "Multiple", MEANS),
        columns=("usd_of_the_start",),
        pieces=lambda draw: _pieces(way, draw, own.development, back, cost),
        month=-1 if way == "causal" else _best_month(books, at, number),
        labels={"vintage": model.model},
    )


def _best_month(books: Result, lab: int, number: int) -> Any:
    """Return for each future the month in which a model leaves most, discounted: at the end it may have gone."""
    gross = np.asarray(books.monthly["gross_profit"][:, lab, number - 1], np.float64)
    return np.argmax(gross * np.asarray(books.monthly["discount_factor"], np.float64), axis=0)


def _pieces(way: str, draw: int, development: Any, back: Any, cost: Any) -> tuple[Piece, ...]:
    return (
        Piece("cost_of_development", "development_cost", "USD", (float(development[draw]),)),
        Piece("comes_back", BACK[way], "USD", (float(back[draw]),)),
        Piece("for_each_dollar", BACK[way], "Multiple", (float(back[draw] / cost[draw]),)),
    )
