"""Whether the next models of the lab in focus pay back, three ways, and what each adds for its owners."""

import math
from collections.abc import Iterable
from typing import Any

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Table
from sixteenth.decide.worth.paybacks import NetValue, Paybacks
from sixteenth.measures.arrivals import error_of_100
from sixteenth.questions.figures import columns_of

RESTS_ON = ("development_cost", "gross_profit", "owners_worth")
WAYS = ("gross", "contribution", "causal")


def findings(found: Paybacks) -> Iterable[Finding]:
    """Say what the next model brings back for each dollar, and what the next ones are worth together."""
    lab = Figure(found.lab, "text")
    for each in found.models[:1]:
        ways = {way: getattr(each, way) for way in WAYS}
        if all(map(math.isfinite, ways.values())):
            told = {way: Figure(value, "dollars_and_cents") for way, value in ways.items()}
            yield Finding("next_model", {"lab": lab, "model": Figure(each.model, "text"), **told}, RESTS_ON)
    in_all = sum(each.net.mean for each in found.models)
    yield Finding(
        "models_add",
        {
            "models": Figure(len(found.models), "count"),
            "in_all": Figure(in_all, "money"),
            "later": Figure(found.later.mean, "money", found.later.standard_error),
        },
        RESTS_ON,
    )


def table(found: Paybacks) -> Table:
    """Put each model three ways, with what it adds; then all later ones, and the value of going on."""
    quantities = {
        "model": "text",
        "developed": "of_100",
        "cost": "money",
        **dict.fromkeys(WAYS, "multiple_fine"),
        "net": "money_signed",
        "error": "money",
        "positive": "of_100",
        "positive_error": "of_100_error",
    }
    blank = (None,) * 5
    rows: list[tuple[Any, ...]] = [
        (
            *(each.model, each.developed_of_100, each.development, each.gross, each.contribution, each.causal),
            *_net(each.net, found.futures),
        )
        for each in found.models
    ]
    rows += [
        (Word("later_ones"), *blank, *_net(found.later, found.futures)),
        (Word("going_on"), *blank, *_net(found.in_all, found.futures)),
    ]
    columns = columns_of(quantities)
    title = {"lab": Figure(found.lab, "text"), "futures": Figure(found.futures, "count")}
    return Table("models", columns, tuple(rows), title)


def _net(value: NetValue, futures: int) -> tuple[float, ...]:
    return value.mean, value.standard_error, value.positive_of_100, error_of_100(value.positive_of_100, futures)
