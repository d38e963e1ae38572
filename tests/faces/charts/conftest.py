"""Charts of tests are told by the words of the example."""

import pytest

from sixteenth.faces.charts import draw
from tests.faces.charts.examples import words_in_tests


@pytest.fixture(autouse=True)
def words_of_the_example(monkeypatch):
    monkeypatch.setattr(draw, "words_of", words_in_tests)
