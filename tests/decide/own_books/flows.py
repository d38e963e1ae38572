"""Flows of a small company for tests: one model that paid back, one that has just begun, and cost of neither."""

from decimal import Decimal

from sixteenth.decide.own_books.flow import Flow


def flow(month: str, model: str, kind: str, amount: str | int) -> Flow:
    return Flow(month, model, kind, Decimal(amount).quantize(Decimal("0.01")))


OLD = (
    flow("2025-01", "old", "training_compute", 100),
    flow("2025-02", "old", "revenue", 90),
    flow("2025-02", "old", "serving", 30),
    flow("2025-03", "old", "revenue", 120),
    flow("2025-03", "old", "serving", 40),
    flow("2025-03", "old", "sales_and_marketing", 10),
)
NEW = (
    flow("2025-03", "new", "training_compute", 300),
    flow("2026-01", "new", "revenue", 60),
    flow("2026-01", "new", "serving", 20),
)
HOUSE = (
    flow("2025-01", "", "overhead", 5),
    flow("2025-02", "", "overhead", 6),
    flow("2026-01", "", "research", 9),
    flow("2025-01", "", "financing", 500),
)
COMPANY = (*OLD, *NEW, *HOUSE)
