"""Welfare: a finding and a row for each view of what is good, with errors, and no median for what is expected."""

import pytest

from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.decide.society.welfare import catastrophe_odds, welfare_views
from sixteenth.questions.welfare import welfare_findings, welfare_table
from tests.decide.society_runs import made

ODDS = ("probability_without_catastrophe", "probability_without_catastrophe_ahead")


def test_each_view_has_its_row():
    result = made(3, welfare_gain=-0.05, welfare_if_safe=100.0, welfare_without=96.0)
    rows = welfare_table(welfare_views(result)).rows
    assert [row[0] for row in rows] == ["1", "2", "3"]
    for row in rows:
        assert row[1:6] == pytest.approx((-0.05, 0.0, -0.05, -0.05, -0.05))
        assert row[6] == pytest.approx(0.04)


@pytest.mark.parametrize(
    ("gain", "spared", "worth", "place"),
    [(-0.05, 0.5, "less than none", "above"), (0.05, 0.99, "more than none", "below")],
)
def test_each_view_has_its_sentence(gain, spared, worth, place):
    spared_by = dict.fromkeys(ODDS, spared)
    result = made(3, welfare_gain=gain, welfare_if_safe=100.0, welfare_without=90.0, **spared_by)
    found = welfare_findings(welfare_views(result), catastrophe_odds(result))
    words = words_of("society")
    first, *told = map(words.sentence, found)
    share = f"{100 * (1 - spared):.1f} %"
    assert first.startswith(f"The probability of a catastrophe is {share} by the end of the run (standard error 0.0")
    assert all(f"aversion of {view} models are worth {worth}" in each for view, each in zip("123", told, strict=True))
    assert all(each.endswith(f"that of this world is {place} it.") for each in told)
    gained = found[1].parts["gain"]
    assert isinstance(gained, Figure)
    assert gained.standard_error == pytest.approx(0)
