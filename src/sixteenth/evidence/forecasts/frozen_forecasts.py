"""Forecasts as they were made on a day, frozen in a file of the package with its hash, to be scored by what comes.

A file is written once, by the version that it is named for, and never changed: `frozen/hashes.toml` holds the SHA-256
of each, and reading one that differs is refused.
"""

import datetime
import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sixteenth.engine.history import Result
from sixteenth.errors import Place, UnreadableFile, refuse
from sixteenth.evidence.forecasts.dated_forecast import DatedForecast, forecast_of, read_forecast
from sixteenth.evidence.forecasts.quantity import drawn, quantities, why_outside
from sixteenth.said import said

FOLDER, HASHES = "frozen", "hashes.toml"
QUARTER_ENDS = tuple(
    datetime.date(year, month, day)
    for year, month, day in (
        *((2026, 9, 30), (2026, 12, 31), (2027, 3, 31), (2027, 6, 30)),
        *((2027, 9, 30), (2027, 12, 31), (2028, 3, 31), (2028, 6, 30)),
    )
)
TOLD = ("Anthropic", "OpenAI", "xAI", "DeepSeek", "Mistral")  # labs whose valuations are reported
TARGETS: Mapping[str, tuple[str, ...]] = {
    "run_rate": ("Anthropic", "OpenAI", "Google DeepMind", "Meta", "xAI", "DeepSeek", "Mistral"),
    "quarter_revenue": ("Anthropic", "OpenAI"),
    "valuation": TOLD,
    "frontier": ("",),
}


@dataclass(frozen=True)
class Frozen:
    """The forecasts of a version: the day they were made, what was known, and how they were computed."""

    version: str
    made: datetime.date
    known_until: datetime.date
    recipe: Mapping[str, Any]
    forecasts: tuple[DatedForecast, ...]
    sha256: str

    def find(self, quantity: str, lab: str, date: datetime.date) -> DatedForecast | None:
        """Return the forecast of a quantity of a lab at a date; none where it was not forecast."""
        wanted = (quantity, lab, date)
        return next((each for each in self.forecasts if (each.quantity, each.lab, each.date) == wanted), None)


def forecasts_of(result: Result) -> Iterator[DatedForecast]:
    """Forecast every quantity of every lab at the ends of eight quarters, as far as a run has them."""
    for name, labs in TARGETS.items():
        quantity = quantities()[name]
        for lab in labs:
            for date in QUARTER_ENDS:
                if not why_outside(quantity, result, lab, date):
                    draws = result.only_finite(drawn(quantity, result, lab, date))
                    yield forecast_of(name, lab, date, quantity.unit, draws)


def write_frozen(
    version: str,
    made: datetime.date,
    known_until: datetime.date,
    recipe: Mapping[str, Any],
    forecasts: Sequence[DatedForecast],
) -> bytes:
    """Return the bytes of a file of forecasts; the same forecasts give the same bytes."""
    data = {"version": version, "made": str(made), "known_until": str(known_until), "recipe": dict(recipe)}
    lines = ",\n".join(json.dumps(each.as_data(), ensure_ascii=False) for each in forecasts)
    head = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)[:-2]
    return f'{head},\n "forecasts": [\n{lines}\n]}}\n'.encode()


@cache
def frozen_versions() -> tuple[str, ...]:
    """Return the versions whose forecasts travel with the package, the earliest first."""
    return tuple(sorted(_hashes()))


@cache
def read_frozen(version: str) -> Frozen:
    """Read the forecasts of a version.

    Raises:
        Refused: when the file is not as it was when it was frozen.

    """
    data = (files("sixteenth.evidence") / FOLDER / f"{version}.json").read_bytes()
    found, wanted = hashlib.sha256(data).hexdigest(), _hashes()[version]
    if found != wanted:
        where = Place(said("{file}/{version}.json", file=FOLDER, version=version))
        cure = said("take the file of the release: what was forecast is never changed")
        refuse(
            [
                UnreadableFile(
                    said("forecasts that are not what was frozen"),
                    where,
                    said("hash {found}", found=found),
                    wanted,
                    cure,
                )
            ]
        )
    told = json.loads(data)
    made, until = (datetime.date.fromisoformat(told[name]) for name in ("made", "known_until"))
    return Frozen(told["version"], made, until, told["recipe"], tuple(map(read_forecast, told["forecasts"])), found)


@cache
def _hashes() -> Mapping[str, str]:
    return tomllib.loads((files("sixteenth.evidence") / FOLDER / HASHES).read_text(encoding="utf-8"))
