"""One row of a plan."""

import pytest

from sixteenth.errors import Place
from sixteenth.evidence.facts_read.tables import Row
from sixteenth.evidence.own_plan.row import COLUMNS, PlanReader

CONTRACT = {"line": "contract", "month": "2026-10", "base": "120", "currency": "USD", "name": "Cloud"}
CONTRACT |= {"from": "2027-04", "tenor": "60"}


def row(**cells: str) -> Row:
    return Row({**dict.fromkeys(COLUMNS, ""), "unit": "one", **cells}, Place("plan.csv", 2), [])


def test_cases_have_a_unit_and_people_need_none():
    found = PlanReader(None).row(row(month="2026-07", line="sales", base="1.5", bull="2", unit="bn", currency="usd"))
    assert found is not None
    assert (found.of, found.currency) == ("revenue", "USD")
    assert {case: float(each) for case, each in found.amounts.items()} == {"base": 1.5e9, "bull": 2e9}
    heads = PlanReader(None).row(row(month="2026-07", line="headcount", base="120", unit=""))
    assert heads is not None
    assert float(heads.amounts["base"]) == 120


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"line": "like"}, "'name'"),
        ({"line": "company", "name": "A/B"}, "'name'"),
        ({"line": "company", "name": "A" * 61}, "'name'"),
        ({**CONTRACT, "tenor": "1.5"}, "'tenor'"),
        ({**CONTRACT, "tenor": "999"}, "'tenor'"),
        ({**CONTRACT, "firm": "180 %"}, "'firm'"),
        ({"line": "rate", "base": "0", "currency": "CNY"}, "'base'"),
        ({"line": "revenue", "base": "1", "currency": "USD"}, "'month'"),
        ({"line": "revenue", "month": "2026-07", "base": "1,234", "currency": "USD"}, "'base'"),
        ({"line": "revenue", "month": "2026-07", "base": "1e6", "currency": "USD"}, "'base'"),
        ({"line": "revenue", "month": "2026-07", "base": "9" * 16, "currency": "USD"}, "'base'"),
    ],
)
def test_what_cannot_be_read_is_a_fault_of_its_cell(cells, column):
    given = row(**cells)
    assert PlanReader(None).row(given) is None
    assert [each.what for each in given.faults] == [column]
    assert ("fill it in" in str(given.faults[0])) == (not given.cells[column.strip("'")])


@pytest.mark.parametrize(("firm", "tenor", "cure"), [("190 %", "60", "put one in its place"), ("", "", "fill it in")])
def test_a_term_that_cannot_be_is_to_be_replaced_and_one_that_lacks_to_be_filled_in(firm, tenor, cure):
    terms = {"name": "Cloud", "from": "2027-04", "tenor": tenor, "firm": firm}
    given = row(month="2026-10", line="contract", base="120", currency="USD", **terms)
    PlanReader(None).row(given)
    assert cure in str(given.faults[0])


def test_a_column_that_is_not_there_is_told_with_the_way_to_add_it():
    given = row(month="2026-10", line="contract", base="120", currency="USD", name="Cloud", tenor="60")
    given = Row({name: each for name, each in given.cells.items() if name != "from"}, given.where, given.faults)
    assert PlanReader(None).row(given) is None
    assert "add a column from" in str(given.faults[0])
