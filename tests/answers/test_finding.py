"""Findings are keys with numbers."""

from sixteenth.answers.finding import Figure, Finding
from tests.answers.examples import ENDS, OTHERS


def test_a_figure_has_no_error_where_it_is_not_simulated():
    assert Figure(1, "count").standard_error is None


def test_findings_stand_inside_a_finding():
    assert ENDS.parts["others"] == OTHERS
    assert ENDS.rests_on == ("safety_effort",)
    assert ENDS.under == ()


def test_a_finding_shows_lines_where_a_part_of_it_has_them():
    assert Finding("to_read", {"lines": Figure("a = 1", "lines")}).shows_lines
    assert not ENDS.shows_lines
