"""Findings are keys with numbers."""

from sixteenth.answers.finding import Figure
from tests.answers.examples import ENDS, OTHERS


def test_a_figure_has_no_error_where_it_is_not_simulated():
    assert Figure(1, "count").standard_error is None


def test_findings_stand_inside_a_finding():
    assert ENDS.parts["others"] == OTHERS
    assert ENDS.rests_on == ("safety_effort",)
    assert ENDS.under == ()
