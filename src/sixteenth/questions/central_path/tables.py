"""A ledger as tables: by calendar year, by model, and every line by month with its formula."""

from collections.abc import Iterator, Mapping

import numpy as np

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Column, Table
from sixteenth.answers.wording import words_of
from sixteenth.decide.ledger.ledger_lines import LabLedger, Line
from sixteenth.engine.equation import STOCK

QUESTION = "central_path"
YEARS_BESIDE = 6  # columns of years in one table, for a narrow terminal
LEDGER = "ledger"  # the part behind which all lines wait
FLOWS: Mapping[str, int] = {  # of a year, with their signs
    "company_revenue": 1,
    "partners_share": -1,
    "company_serving_cost": -1,
    "company_development": -1,
    "overhead": -1,
    "operating_profit": 1,
    "tax": -1,
    "cash_flow_before_financing": 1,
    "money_raised": 1,
    "payouts": -1,
}
BALANCES = ("next_cash", "next_present_value", "next_wind_down_value", "next_company_balance")
LINE_COLUMNS = {
    "name": "text",
    "title": "text",
    "label": "text",
    "section": "text",
    "role": "text",
    "unit": "text",
    "meaning": "text",
    "formula": "text",
}
A_DOLLAR = 1.0


def title_of(name: str) -> Word | Figure:
    """Return how a line is called: in words where there are any, else by its name."""
    key = f"line_{name.removeprefix(STOCK)}"
    return Word(key) if key in words_of(QUESTION).words else Figure(name, "input")


def months_of(ledger: LabLedger) -> tuple[str, ...]:
    """Return the months of a ledger, as 2026-07."""
    return tuple(map(str, np.datetime64(ledger.start, "M") + np.arange(ledger.months)))


def year_tables(ledger: LabLedger) -> tuple[Table, ...]:
    """Return the company by calendar year: what flows in a year, and what stands at its end."""
    years = np.array([int(month[:4]) for month in months_of(ledger)])
    shown = [int(year) for year in np.unique(years)]
    return tuple(_years(ledger, years, shown[at : at + YEARS_BESIDE]) for at in range(0, len(shown), YEARS_BESIDE))


def _years(ledger: LabLedger, years: np.ndarray, shown: list[int]) -> Table:
    columns = [Column("line", "text"), *(Column(str(year), "more_money", is_label=True) for year in shown)]
    rows = [
        (title_of(line.name), *(sign * float(np.array(line.values)[years == year].sum()) for year in shown))
        for name, sign in FLOWS.items()
        for line in _own(ledger, name)
    ]
    flows = len(rows)
    rows += [
        (title_of(line.name), *(float(np.array(line.values)[years == year][-1]) for year in shown))
        for name in BALANCES
        for line in _own(ledger, name)
    ]
    title = {"lab": Figure(ledger.lab, "text")}
    return Table("years", tuple(columns), tuple(rows), title, name=f"years_{shown[0]}", ends=(flows - 1,))


def _own(ledger: LabLedger, name: str) -> Iterator[Line]:
    yield from (ledger.by_key[key] for key in (name,) if key in ledger.by_key)


def models_table(ledger: LabLedger) -> Table:
    """Return each model as a company of its own, as it stands when the run ends."""
    columns = (
        *(Column("model", "text"), Column("begun", "month"), Column("cost", "billions")),
        *(Column("earned", "billions"), Column("payback", "times"), Column("waited", "months_counted")),
    )
    rows = tuple(_model(ledger, model) for model in ledger.models)
    return Table("models", columns, rows, {"lab": Figure(ledger.lab, "text")}, part="models")


def _model(ledger: LabLedger, model: str) -> tuple[object, ...]:
    cost, earned, waited = (
        np.array(ledger.by_key[f"{name}[{model!r}]"].values)
        for name in ("next_development_to_date", "next_gross_profit_to_date", "next_months_to_payback")
    )
    owes = np.flatnonzero(waited > 0)
    begun = months_of(ledger)[int(owes[0])] if owes.size else Word("before_the_run")
    is_back = earned[-1] + A_DOLLAR > cost[-1]
    has_cost = cost[-1] >= A_DOLLAR
    return (
        model,
        begun if has_cost else Word("before_the_run"),
        *((float(cost[-1]), float(earned[-1])) if has_cost else (None, float(earned[-1]))),
        float(earned[-1] / cost[-1]) if has_cost else None,
        None if not has_cost else float(waited[-1]) if is_back else Word("not_yet"),
    )


def ledger_table(ledger: LabLedger) -> Table:
    """Return every line by month, with how it is called, what it means, and its formula where it has one."""
    months = months_of(ledger)
    columns = (
        *(Column(key, quantity) for key, quantity in LINE_COLUMNS.items()),
        *(Column(month, "figure", is_label=True) for month in months),
    )
    rows = tuple(
        (
            *(line.key, title_of(line.name), line.label, Word(f"section_{line.section}"), Word(f"role_{line.role}")),
            *(line.unit, line.meaning, line.formula, *line.values),
        )
        for line in ledger.lines
    )
    return Table("lines", columns, rows, {"lab": Figure(ledger.lab, "text")}, part=LEDGER)
