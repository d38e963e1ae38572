"""What one asks of many futures at once, worked out where they are made: whether money is back, and who is ruined."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from sixteenth.decide.worth.headline import can_answer, in_catastrophe, is_ruined, money_back
from sixteenth.engine.history import Result

LAB = ("lab",)


def measured(result: Result) -> Mapping[str, tuple[tuple[str, ...], Any]]:
    """Return, by name, the axes and the numbers [*axes, draws] of what is asked; nothing where it was not kept."""
    if not can_answer(result) or "lab" not in result.labels:
        return {}
    labs = range(len(result.labels["lab"]))
    return {
        "money_back": (LAB, np.array([money_back(result, lab, "run_off") for lab in labs])),
        "money_back_spent": (LAB, np.array([money_back(result, lab, "spent") for lab in labs])),
        "is_ruined": (LAB, np.array([is_ruined(result, lab) for lab in labs])),
        "in_catastrophe": ((), in_catastrophe(result)),
    }
