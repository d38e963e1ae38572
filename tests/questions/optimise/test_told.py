"""How amounts and numbers of decisions are told."""

import pytest

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.decide.choosing.aims import PLAIN, aim_of
from sixteenth.decide.choosing.decisions import DECISIONS
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.optimise.beliefs import BELIEFS
from sixteenth.questions.optimise.told import aim_word, belief_word, decision_word, number_told, way_of
from tests.questions.optimise.made import CENTRAL


def test_numbers_are_told_by_what_they_are():
    assert number_told("match_offers", 1.0) == Word("yes")
    assert number_told("last_model", 1000.0) == Word("never")
    assert number_told("last_model", 7.0) == Figure(7, "count")
    assert number_told("margin", 1.5) == Figure(1.5, "times")
    assert number_told("safety_effort", 0.04) == Figure(0.04, "precise_share")


def test_shares_are_told_of_100_futures():
    way = way_of(PLAIN["ruin"])
    parts = way.of("found", Estimate(0.05, 0.01), is_change=False)
    assert parts["found"].value == pytest.approx(5)
    assert parts["found_error"].value == pytest.approx(1)


def test_years_and_views_keep_the_names_they_were_asked_by():
    revenue, welfare = (aim_of(CENTRAL, name) for name in ("revenue_2030", "welfare_2"))
    assert revenue is not None
    assert welfare is not None
    assert isinstance(aim_word(revenue), Figure)
    assert way_of(welfare).unit == "in_points"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_decision_aim_and_belief_has_its_word(language):
    words = words_of("optimise", language)
    assert all(words.part(decision_word(name)) for name in DECISIONS)
    assert all(words.part(aim_word(aim)) for aim in PLAIN.values())
    assert all(words.part(belief_word(name)) for name in BELIEFS)
