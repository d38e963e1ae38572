"""What rests on judgement is named beside the result."""

import pytest

import sixteenth
from sixteenth.decide.spread import PartOfSpread
from sixteenth.interfaces.judged import tell_judged_spread, tell_judged_values
from sixteenth.interfaces.sources import list_sources
from sixteenth.interfaces.talent import ask_talent


@pytest.fixture(scope="module")
def central():
    return sixteenth.read("central")


def test_the_share_of_values_is_that_of_the_sources(central):
    share = list_sources(central).judgement_share
    assert f"{100 * share:.0f} % are judgement" in tell_judged_values(central)


def test_shares_of_spread_are_told_by_result():
    shares = {"jobs": PartOfSpread(0.956, 0.021), "lives": PartOfSpread(0.4, 0.4)}
    assert tell_judged_spread(shares) == (
        "Share of the spread that is judgement (s.e.: its standard error): jobs 96 % (s.e. 2), lives too few futures"
        " to tell."
    )


def test_talent_says_what_of_its_spread_is_judgement(central):
    answer = ask_talent(central, 12, draws=200, back_end="numpy")
    part = answer.judgement["who stays"]
    assert part.share > 3 * part.standard_error > 0
    assert answer.sentences[-1].startswith("Share of the spread that is judgement")
