"""What is said about stopping: each case has its sentence, with its numbers."""

import pytest

from sixteenth.answers.finding import Figure
from sixteenth.decide.stopping.plain_rule import ABOVE, BELOW, Condition
from sixteenth.questions.stop.findings import findings
from tests.questions.stop.found import GROWTH, answered
from tests.questions.told import told

ABOUT = {"lab": Figure("OpenAI", "text"), "draws": Figure(2000, "count")}
CASES = [
    ("2028-12", 12.0, "until_worth", "After 2028-12"),
    ("2028-12", 1.0, "until_not_told", "not seen to be worth anything"),
    ("2026-06", 12.0, "late_worth", "From the start"),
    ("2026-06", 1.0, "late_not_told", "From the start"),
    (None, 12.0, "never_late_worth", "In no month of the run"),
    (None, -5.0, "never_late_not_told", "In no month of the run"),
]


def said(**given):
    return told("stop", findings(answered(**given), ABOUT))


@pytest.mark.parametrize(("month", "right", "key", "words"), CASES)
def test_the_first_sentence_answers_the_question(month, right, key, words):
    sentences = said(month=month, right=right)
    assert next(iter(sentences)) == key
    assert words in sentences[key]
    assert "standard error 1" in sentences[key]


def test_plans_and_where_the_rule_stops_most_are_told_with_their_errors():
    sentences = said()
    assert "114bn USD if it always goes on" in sentences["plans"]
    assert "48 if it stops today" in sentences["plans"]
    assert "model 4" in sentences["most_stops"]
    assert "+47bn USD" in sentences["most_stops"]
    assert "most_stops" not in said(stops=0.0)


def test_a_rule_is_said_in_words():
    sentence = said()["rule"]
    assert "revenue has grown by less than 40 % in the year, and progress has stopped" in sentence
    assert "halves of the futures choose different rules" in said(is_same=False)["rule_unsure"]
    assert "no rule is seen to be worth anything" in said(in_words=1.0)["rule_not_told"]
    assert "no rule" in said(rule=None)["no_rule"]


@pytest.mark.parametrize(
    "condition",
    [
        *(Condition(state, is_below=True, at=at) for state, levels in BELOW.items() for at in levels),
        *(Condition(state, is_below=False, at=at) for state, levels in ABOVE.items() for at in levels),
    ],
)
def test_every_condition_has_words(condition):
    assert "stop after a model if " in said(rule=(condition,))["rule"]


def test_being_behind_and_months_are_told_as_people_would():
    assert "more than 2 doublings" in said(rule=(Condition("lead", is_below=True, at=-2.0),))["rule"]
    assert "behind the best" in said(rule=(Condition("lead", is_below=True, at=0.0),))["rule"]
    assert "for 6 months or longer" in said(rule=(Condition("months_stopped", is_below=False, at=5.5),))["rule"]
    assert "less than 40 %" in said(rule=(GROWTH,))["rule"]


def test_what_makes_it_late_is_named_where_it_is_told_from_nothing():
    sentences = said()
    assert "without take-or-pay" in sentences["makes_it_late"]
    assert "74 of 100 futures in place of 28" in sentences["makes_it_late"]
    assert "84 of 100" in sentences["all_together"]
    assert "nothing_makes_it_late" in said(moves=1.0)
    assert not {"makes_it_late", "nothing_makes_it_late"} & said(circumstances=1).keys()


def test_a_stop_on_request_is_said_first():
    assert next(iter(said(is_stopped=True))) == "stopped"
