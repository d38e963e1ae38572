"""Made-up runs of society: numbers that are known, over a few months and draws."""

from typing import Any

import numpy as np

from sixteenth.engine.history import Result, Variable

DRAWS = 101
LABELS = {"disease": ("A", "B"), "occupation": ("Clerks", "Cooks"), "curvature": ("1", "2", "3")}
AXES = {
    "cure_share": ("disease",),
    "cure_share_without": ("disease",),
    "reached_share": ("disease",),
    "lives_saved": ("disease",),
    "displaced_share": ("occupation",),
    "entry_level_employment": ("occupation",),
    "welfare_gain": ("curvature",),
    "acceptable_risk": ("curvature",),
    "welfare": ("curvature",),
    "welfare_if_safe": ("curvature",),
    "welfare_without": ("curvature",),
}
PLAIN = (
    "lives_saved_in_all",
    "life_months_gained",
    "deaths_avertible",
    "entry_level_where_most_exposed",
    "entry_level_office_employment",
    "unemployment",
    "wage",
    "added_output",
    "productivity_gain",
    "jobs_displaced",
    "research_speed",
    "probability_without_catastrophe",
    "probability_without_catastrophe_ahead",
    "price_of_models_work",
    "pay_replaced",
)


def made(months: int, **numbers: Any) -> Result:
    """Write a result: each number is a constant, or an array that broadcasts to months, axes and draws."""
    variables = {"not_finite": Variable((), "Flag")}
    monthly = {}
    for name in (*AXES, *PLAIN):
        axes = AXES.get(name, ())
        variables[name] = Variable(axes, "Number")
        shape = (months, *(len(LABELS[axis]) for axis in axes), DRAWS)
        monthly[name] = np.broadcast_to(np.asarray(numbers.get(name, 1.0), float), shape)
    ended = {"not_finite": np.full(DRAWS, months, np.int32)}
    return Result(
        monthly,
        {},
        ended,
        variables,
        LABELS,
        {"draws": DRAWS, "months": months, "start": "2026-04", "sampling": "counter"},
    )
