"""The two sets of books side by side: each model as its own company, and the company that owns them, year by year."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.history import Result
from sixteenth.measures.returns import internal_rate_of_return
from sixteenth.measures.years import by_year, calendar_years

COMPANY_LINES = ("company_revenue", "company_serving_cost", "company_development", "overhead", "operating_profit")
MONTHLY = (*COMPANY_LINES, "revenue", "model_cash_flow", "development_cost")
CLOSING = (
    "company_balance",
    "company_peak_cumulative_deficit",
    "development_to_date",
    "gross_profit_to_date",
    "model_peak_cumulative_deficit",
    "months_to_payback",
)
A_DOLLAR = 1.0


@dataclass(frozen=True)
class ModelBooks:
    """One model over its whole life, in USD."""

    lab: str
    model: str
    development: float
    revenue: float
    gross_profit: float
    net: float
    payback_multiple: float  # gross profit for each dollar of development
    revenue_multiple: float
    months_to_payback: int | None  # None: not within the run
    yearly_return: float | None  # None: no rate makes the flows worth nothing
    deepest_hole: float


@dataclass(frozen=True)
class CompanyBooks:
    """One lab by calendar year, in USD."""

    lab: str
    years: tuple[int, ...]
    lines: Mapping[str, tuple[float, ...]]
    total: float
    deepest_hole: float


@dataclass(frozen=True)
class Books:
    """Company and models of every lab in one future."""

    companies: tuple[CompanyBooks, ...]
    models: tuple[ModelBooks, ...]
    yearly_models: Mapping[tuple[str, str], tuple[float, ...]]  # (lab, model) -> cash flow by year


def has_books(result: Result) -> bool:
    """Say whether a result kept what the books need."""
    return all(name in result.monthly for name in MONTHLY) and all(name in result.closing for name in CLOSING)


def keep_books(result: Result, draw: int = 0) -> Books:
    """Write the books of one draw: the world's own balances, and its flows by calendar year."""
    years = calendar_years(result)
    monthly = {name: result.monthly[name][..., draw].astype(np.float64) for name in MONTHLY}
    closing = {name: result.closing[name][..., draw].astype(np.float64) for name in CLOSING}
    companies, models, yearly = [], [], {}
    for at, lab in enumerate(result.labels["lab"]):
        flows = {name: data[:, at] for name, data in monthly.items()}
        balances = {name: data[at] for name, data in closing.items()}
        companies.append(_company(lab, years, flows, balances))
        for slot, model in enumerate(result.labels["vintage"]):
            if balances["development_to_date"][slot] >= A_DOLLAR:
                models.append(_model(lab, model, slot, flows, balances))
                yearly[lab, model] = by_year(flows["model_cash_flow"][:, slot], years)
    return Books(tuple(companies), tuple(models), yearly)


def _company(lab: str, years: Any, flows: Mapping[str, Any], balances: Mapping[str, Any]) -> CompanyBooks:
    lines = {name: by_year(flows[name], years) for name in COMPANY_LINES}
    shown = tuple(int(year) for year in np.unique(years))
    return CompanyBooks(
        lab, shown, lines, float(balances["company_balance"]), float(balances["company_peak_cumulative_deficit"])
    )


def _model(lab: str, model: str, slot: int, flows: Mapping[str, Any], balances: Mapping[str, Any]) -> ModelBooks:
    own = {name: float(balances[name][slot]) for name in CLOSING if not name.startswith("company")}
    revenue, development = float(flows["revenue"][:, slot].sum()), own["development_to_date"]
    begun = int(np.flatnonzero(flows["development_cost"][:, slot])[0])
    net = own["gross_profit_to_date"] - development
    is_paid_back = net > -A_DOLLAR
    return ModelBooks(
        lab=lab,
        model=model,
        development=development,
        revenue=revenue,
        gross_profit=own["gross_profit_to_date"],
        net=net,
        payback_multiple=own["gross_profit_to_date"] / development,
        revenue_multiple=revenue / development,
        months_to_payback=round(own["months_to_payback"]) if is_paid_back else None,
        yearly_return=internal_rate_of_return(flows["model_cash_flow"][begun:, slot]),
        deepest_hole=own["model_peak_cumulative_deficit"],
    )
