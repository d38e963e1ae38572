"""Bass's diffusion: who adopts by itself, and who adopts because others have.

The pace of adoption is the world's own (`market/demand.py`); the closed form of its path is checked against it.
"""

import math

import numpy as np
from scipy.integrate import solve_ivp

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import require_domain
from sixteenth.reproductions.worlds import central_world
from sixteenth.said import said

RELATIVE_ERROR, ABSOLUTE_ERROR = 1e-10, 1e-12


def share_adopted(years: float, innovation: float, imitation: float) -> float:
    """Return the share that has adopted after so many years, in closed form.

    Args:
        years: since nobody had adopted.
        innovation: share of the others who adopt in a year by themselves (p).
        imitation: what the adoption of all others would add to that (q).

    Raises:
        OutsideDomain: where nobody is the first, or a number is below 0.

    """
    _check(innovation, imitation, years)
    fading = math.exp(-(innovation + imitation) * years)
    return (1 - fading) / (1 + imitation / innovation * fading)


def share_adopted_by_steps(years: float, innovation: float, imitation: float) -> float:
    """Follow the world's own pace of adoption for so many years, as finely as a solver likes.

    Raises:
        OutsideDomain: as in closed form.

    """
    _check(innovation, imitation, years)
    inputs = {"innovation": [innovation / 12], "imitation": [imitation / 12]}

    def pace(_: float, adopted: np.ndarray) -> np.ndarray:
        return np.asarray(evaluate(central_world(), "adoption_speed", {**inputs, "adoption": adopted}))

    path = solve_ivp(pace, (0.0, 12 * years), [0.0], rtol=RELATIVE_ERROR, atol=ABSOLUTE_ERROR)
    return float(path.y[0, -1])


def years_to_peak(innovation: float, imitation: float) -> float:
    """Return when most adopt in a year: at once where imitation is weaker than innovation.

    Raises:
        OutsideDomain: as for the share.

    """
    _check(innovation, imitation)
    return max(math.log(max(imitation, 1e-300) / innovation) / (innovation + imitation), 0.0)


def adopters_at_peak(customers: float, innovation: float, imitation: float) -> float:
    """Return how many of so many customers adopt in a year when most do.

    Raises:
        OutsideDomain: as for the share.

    """
    _check(innovation, imitation)
    if imitation <= innovation:
        return customers * innovation
    return customers * (innovation + imitation) ** 2 / (4 * imitation)


def _check(innovation: float, imitation: float, years: float = 0.0) -> None:
    broken = {
        said(
            "an innovation of {innovation:g}: it must be above 0, or nobody is the first", innovation=innovation
        ): not innovation > 0,
        said("an imitation of {imitation:g}: it must not be below 0", imitation=imitation): not imitation >= 0,
        said("{years:g} years: they must not be below 0", years=years): not years >= 0,
    }
    require_domain(broken)


def reproduce(innovation: float, imitation: float, customers: float, years: float) -> dict[str, float]:
    """Return the peak, and the share that has adopted some years on, in closed form and by the world's own pace."""
    return {
        "years to the peak": years_to_peak(innovation, imitation),
        "adopters a year at the peak": adopters_at_peak(customers, innovation, imitation),
        "share adopted": share_adopted(years, innovation, imitation),
        "share adopted, by the world's pace": share_adopted_by_steps(years, innovation, imitation),
    }
