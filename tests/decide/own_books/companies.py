"""Companies whose truth is known: a lab of a run writes its flows to a file of accounts, as a bookkeeper would."""

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from sixteenth.engine.history import Result

OF_MODELS = ("revenue", "gross_profit", "development_cost")
SHARED = {"free_users_cost": "serving", "partners_share": "serving", "support": "overhead"}
NEEDED = (*OF_MODELS, *SHARED)
A_CENT = 0.005


def rows_of(result: Result, lab: int, draw: int) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield what a lab's models sold, cost to serve and cost to make, and what serving cost beside them."""
    months = [str(month)[: len("2026-07")] for month in result.months]
    revenue, gross, cost = (np.asarray(result.monthly[name][:, lab, :, draw], np.float64) for name in OF_MODELS)
    for at, model in enumerate(result.labels["vintage"]):
        for kind, flow in (("revenue", revenue), ("serving", revenue - gross), ("training compute", cost)):
            yield from _rows(months, model, kind, flow[:, at])
    for name, kind in SHARED.items():
        yield from _rows(months, "", kind, np.asarray(result.monthly[name][:, lab, draw], np.float64))


def _rows(months, model, kind, flow) -> Iterator[tuple[str, str, str, str, str]]:
    for month, amount in zip(months, flow, strict=True):
        if abs(amount) >= A_CENT:
            yield month, model, kind, f"{amount:.2f}", "USD"


def write_company(path: Path, result: Result, lab: int, draw: int) -> Path:
    """Write a lab's flows of one future to a file of accounts."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("month", "model", "kind", "amount", "currency"))
        writer.writerows(rows_of(result, lab, draw))
    return path
