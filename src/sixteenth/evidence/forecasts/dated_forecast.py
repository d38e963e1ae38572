"""A forecast with a date: a distribution as 201 quantiles, which can be kept in a file, read back and scored."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scoringrules import crps_ensemble

POINTS = 201
ODDS = (np.arange(POINTS) + 0.5) / POINTS  # the odds of less than each quantile
SHOWN = (0.05, 0.25, 0.5, 0.75, 0.95)
DIGITS = 5


@dataclass(frozen=True)
class DatedForecast:
    """What is expected of a quantity at a date: 201 quantiles, equally likely, in the unit of the quantity."""

    quantity: str
    lab: str  # nothing where it is no lab's
    date: datetime.date
    unit: str
    quantiles: tuple[float, ...]

    def quantile(self, odds: float) -> float:
        """Return the number below which the quantity lies at these odds, between quantiles along logarithms."""
        return float(np.exp(np.interp(odds, ODDS, np.log(self.quantiles))))

    def shown(self) -> tuple[float, ...]:
        """Return the numbers below which 5, 25, 50, 75 and 95 of 100 lie."""
        return tuple(self.quantile(odds) for odds in SHOWN)

    def percentile(self, value: float) -> float:
        """Return the odds of less than a number, between 0 and 1."""
        return float(np.interp(np.log(value), np.log(self.quantiles), ODDS, left=0.0, right=1.0))

    def crps(self, value: float) -> float:
        """Return the continuous ranked probability score in logarithms: 0 is best, .1 is an error of about a tenth."""
        found: Any = crps_ensemble(np.log(value), np.log(self.quantiles), estimator="qd")
        return float(found)

    def as_data(self) -> dict[str, Any]:
        """Return plain data for a file."""
        told = [float(f"{each:.{DIGITS}g}") for each in self.quantiles]
        return {
            "quantity": self.quantity,
            "lab": self.lab,
            "date": str(self.date),
            "unit": self.unit,
            "quantiles": told,
        }


def forecast_of(quantity: str, lab: str, date: datetime.date, unit: str, draws: Sequence[float] | Any) -> DatedForecast:
    """Return the forecast that equally likely draws make."""
    return DatedForecast(quantity, lab, date, unit, tuple(float(each) for each in np.quantile(draws, ODDS)))


def read_forecast(data: Mapping[str, Any]) -> DatedForecast:
    """Read a forecast from the data of a file."""
    date = datetime.date.fromisoformat(data["date"])
    return DatedForecast(data["quantity"], data["lab"], date, data["unit"], tuple(data["quantiles"]))
