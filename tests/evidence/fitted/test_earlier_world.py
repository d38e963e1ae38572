"""The earlier world has today's beliefs and theories, the books of August 2025, and nothing that is unexplained."""

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.evidence.fitted.earlier_world import UNEXPLAINED, earlier_world
from tests.scenarios.written_files import lemonade


def test_books_are_those_of_august_2025_and_beliefs_those_of_today():
    central, books = sixteenth.read("central"), sixteenth.read("interview")
    found = earlier_world(central)
    assert found.settings.start == "2025-08"
    assert found.values["lab_sales_today"].card == books.values["lab_sales_today"].card
    assert found.values["stop_probability"].card == central.values["stop_probability"].card
    assert found.assumptions.theory == central.assumptions.theory
    for name in UNEXPLAINED:
        assert {each.numbers for each in found.settings.values[name].values()} == {(0.0,)}


def test_a_world_without_labs_is_refused():
    with pytest.raises(Refused, match="without labs' revenue"):
        earlier_world(lemonade())
