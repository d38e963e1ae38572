"""Every scenario of the market, and those before it, moves what somebody cares about, in the direction it claims."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.worth.headline import money_back
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.scenarios.layers.read import library

DRAWS = 100
KEPT = OutputSet(
    monthly=(
        "company_revenue",
        "concentration",
        "lab_share",
        "market_frontier",
        "markup",
        "open_horizon",
        "open_share",
        "price_at_fixed_quality",
        "research_compute",
        "segment_spend",
        "share_of_world_output",
    ),
    closing=("wind_down_value", "present_value"),
)
IN_2028, IN_2031 = 23, 57
Measure = Callable[[Result], float]


@cache
def run(name: str) -> Result:
    scenario = sixteenth.read(name)
    world = replace(scenario.world, output_sets={"answers": KEPT})
    return sixteenth.run(scenario, world=world, draws=DRAWS, output_set="answers", back_end="numpy")


def back(lab: str) -> Measure:
    """Count the futures, of 100, in which a lab has its money back."""
    return lambda found: 100 * float(np.mean(money_back(found, found.labels["lab"].index(lab), "run_off")))


def worth(lab: str) -> Measure:
    """Return the median of what a lab's future is worth: where money is seldom back, the count says little."""
    return lambda found: float(np.median(found.closing["wind_down_value"][found.labels["lab"].index(lab)]))


def middle(variable: str, month: int, *labels: str) -> Measure:
    """Return the median of a variable in a month, for some labels of its axes in their order."""

    def measure(found: Result) -> float:
        data: Any = found[variable][month]
        for axis, label in zip(found.variables[variable].axes, labels, strict=False):
            data = data[found.labels[axis].index(label)]
        return float(np.median(data))

    return measure


# What it is called, how to measure it, and where it goes against central: at least so much more, or less.
ANSWERS: dict[str, list[tuple[Measure, float]]] = {
    # OpenAI has its money back in 6 futures of 100: its worth says more than the count.
    "progress_stops": [
        (middle("market_frontier", IN_2031), -1),
        (back("Anthropic"), 8),
        (worth("OpenAI"), 5e10),
    ],
    "year_late": [(middle("share_of_world_output", IN_2028), -0.0005)],
    "commodity": [(back("Anthropic"), -50), (middle("markup", IN_2031, "Anthropic", "enterprise"), -0.3)],
    "open_weights_win": [(middle("open_share", IN_2031, "enterprise"), 0.4), (back("Anthropic"), -40)],
    "plan_kept": [(worth("OpenAI"), -1e10)],
    # Serving those who pay nothing costs by need, 3bn USD a month of Google's: it gains consumers and loses money.
    "enterprise_only": [
        (middle("company_revenue", IN_2031, "OpenAI"), -4e9),
        (middle("lab_share", IN_2031, "OpenAI", "consumer"), -0.3),
        (middle("lab_share", IN_2031, "Google DeepMind", "consumer"), 0.3),
        (worth("Google DeepMind"), -1e10),
    ],
    "export_control": [
        (middle("research_compute", IN_2031, "DeepSeek"), -1e8 / 12),
        (middle("company_revenue", IN_2031, "DeepSeek"), -1e8 / 12),
        (middle("open_horizon", IN_2031), -0.2),
        (middle("open_share", IN_2031, "developer"), -0.01),
    ],
    "compute_crunch": [
        (middle("price_at_fixed_quality", IN_2028, "enterprise"), 0.0005),
        (middle("market_frontier", IN_2031), -0.5),
        (back("OpenAI"), 3),
    ],
    "price_war": [
        (middle("markup", IN_2028 - 6, "Anthropic", "enterprise"), -0.5),
        (worth("Anthropic"), -1e11),
    ],
    "customer_cut": [
        (middle("lab_share", 6, "Anthropic", "developer"), -0.03),
        (middle("lab_share", 6, "OpenAI", "developer"), 0.01),
        (middle("concentration", IN_2031, "developer"), -0.01),
    ],
    # DeepSeek's money is seldom back: in 8 futures of 100 without a licence, and 5 with it.
    "licence_for_all": [(worth("DeepSeek"), -1e9), (back("Mistral"), -4)],
}


def test_they_are_in_the_library():
    assert set(ANSWERS) <= set(library())


@pytest.mark.parametrize(("name", "number"), [(name, at) for name, each in ANSWERS.items() for at in range(len(each))])
def test_it_changes_what_it_claims(name, number):
    measure, least = ANSWERS[name][number]
    moved = measure(run(name)) - measure(run("central"))
    assert moved * np.sign(least) >= abs(least), f"{measure(run('central')):.5g} to {measure(run(name)):.5g}"
