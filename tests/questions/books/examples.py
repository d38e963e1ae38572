"""Books made up, of one lab."""

from dataclasses import replace

from sixteenth.decide.ledger.bridge import Bridge, BridgeLine
from sixteenth.decide.ledger.lab_books import LabBooks
from sixteenth.decide.ledger.vintages import Account, Succession, Vintage

GROSS = Account((0.5, 2.5, 4.0), 90.0, 18.0, 3.2e9, 0.8, -4e9)
LEFT = Account((0.2, 1.4, 2.0), 70.0, 24.0, 1e9, 0.3, -4e9)
NET = Account((0.4, 2.0, 5.0), 80.0, None, -1e8, float("inf"), -4e9)
MODEL = Vintage(
    "5",
    390,
    "2026-09",
    begun_before=False,
    is_whole=True,
    unfinished_of_100=0.0,
    development=4e9,
    gross=GROSS,
    incremental=NET,
    contribution=LEFT,
)
FIRST = replace(MODEL, model="4", begun="2026-04", begun_before=True, is_whole=False)
LAST = replace(MODEL, model="6", is_whole=False, unfinished_of_100=97.4)
YEARS = tuple(range(2026, 2034))
BRIDGE = Bridge(
    17,
    (
        BridgeLine("company_revenue", (1e9,) * 8),
        BridgeLine("tax", (0.0,) * 8),
        BridgeLine("cash", (1e9,) * 8, is_total=True),
    ),
    tuple(float(n) * 1e9 for n in range(8)),
)
BOOKS = LabBooks(
    lab="Ana",
    futures=400,
    yearly_rate=0.1,
    models=(FIRST, MODEL, LAST),
    succession=Succession((0.6, 0.7, 0.8), (1.0, 2.5, 4.0), (0.4, 0.5, 0.6), (0.5, 0.9, 1.8)),
    years=YEARS,
    months=(9, *(12,) * 7),
    company={"company_revenue": (1e9,) * 8, "overhead": (5e8,) * 8},
    bridge=BRIDGE,
    early=(0.3, 0.6, 1.1),
)
