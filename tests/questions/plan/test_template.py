"""The plan that `sixteenth init plan.csv` writes."""

import pytest

from sixteenth.questions.plan.template import begun, template
from tests.questions.told import told


@pytest.mark.parametrize(("language", "word"), [("en", b"revenue"), ("zh", "收入".encode())])
def test_it_is_a_table_that_programs_know_by_its_mark(language, word):
    assert template(language).startswith(b"\xef\xbb\xbf")
    assert word in template(language)


def test_what_comes_next_is_said():
    assert "sixteenth plan plan.csv" in told("plan", [begun("plan.csv")])["begun"]
