"""What money earns: present value and internal rate of return of monthly cash flows."""

from typing import Any

import numpy as np
import numpy.typing as npt

HIGHEST = 1e6  # a yearly return of a hundred million per cent is as good as any
LOWEST = -0.999


def present_value(cash_flows: npt.ArrayLike, yearly_rate: float) -> float:
    """Return the value today of monthly cash flows [months], the first of them a month's end away from nothing.

    The first flow is not discounted; the rate is a year's, compounded monthly.
    """
    flows = np.asarray(cash_flows, np.float64)
    return float(flows @ (1 + yearly_rate) ** (-np.arange(len(flows)) / 12))


def internal_rate_of_return(cash_flows: npt.ArrayLike) -> float | None:
    """Return the yearly rate at which monthly cash flows are worth nothing; None where no rate does that.

    Flows that change sign more than once can have several rates: the one nearest zero is returned.
    """
    from scipy.optimize import brentq  # noqa: PLC0415 - a tenth of a second that only returns need

    grid = np.array([LOWEST, -0.9, -0.5, -0.2, -0.1, 0.0, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 100.0, 1e4, HIGHEST])
    flows = np.trim_zeros(np.asarray(cash_flows, np.float64), "f")  # waiting before the first flow changes no rate
    values = np.array([present_value(flows, rate) for rate in grid])
    scale = float(np.abs(flows).sum())
    if scale == 0.0:
        return None
    values[np.abs(values) < 1e-12 * scale] = 0.0
    if (values == 0).any():
        exact = grid[values == 0]
        return float(exact[np.abs(exact).argmin()])
    brackets = [i for i in range(len(grid) - 1) if values[i] * values[i + 1] < 0]
    if not brackets:
        return None
    nearest = min(brackets, key=lambda i: abs(grid[i] + grid[i + 1]))
    root: Any = brentq(lambda rate: present_value(flows, rate), grid[nearest], grid[nearest + 1], xtol=1e-12)
    return float(root)
