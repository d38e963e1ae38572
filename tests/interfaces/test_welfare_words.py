"""The table of welfare: a row for each view of what is good, with errors, and no median for what is expected."""

import pytest

from sixteenth.decide.welfare import catastrophe_odds, welfare_views
from sixteenth.interfaces.tables import print_table
from sixteenth.interfaces.terminal import make_console
from sixteenth.interfaces.welfare_words import welfare_sentences, welfare_table
from tests.decide.society_runs import made

ODDS = ("probability_without_catastrophe", "probability_without_catastrophe_ahead")


def test_each_view_has_its_row(capsys):
    result = made(3, welfare_gain=-0.05, welfare_if_safe=100.0, welfare_without=96.0)
    print_table(make_console(plain=True), welfare_table(welfare_views(result)), plain=True)
    rows = [line for line in capsys.readouterr().out.splitlines() if "-5.0 %" in line]
    assert len(rows) == 3
    assert all("4.0 %" in row for row in rows)


@pytest.mark.parametrize(
    ("gain", "spared", "worth", "place"),
    [(-0.05, 0.5, "less than none", "above"), (0.05, 0.99, "more than none", "below")],
)
def test_each_view_has_its_sentence(gain, spared, worth, place):
    spared_by = dict.fromkeys(ODDS, spared)
    result = made(3, welfare_gain=gain, welfare_if_safe=100.0, welfare_without=90.0, **spared_by)
    first, *told = welfare_sentences(welfare_views(result), catastrophe_odds(result))
    assert first.startswith(f"The odds of a catastrophe are {100 * (1 - spared):.1f} % by the end of the run")
    assert all(f"curvature of {view} models are worth {worth}" in each for view, each in zip("123", told, strict=True))
    assert all(each.endswith(f"those of this world are {place} that.") for each in told)
