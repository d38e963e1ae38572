"""The next models three ways; one that is never developed has no multiple."""

from dataclasses import replace

from sixteenth.questions.going_on.models import findings, table
from tests.questions.going_on.examples import PAYBACKS, UNKNOWN
from tests.questions.told import shown, told


def test_models_are_told_three_ways():
    sentences = told("going_on", findings(PAYBACKS))
    assert "brings back 5.25 gross, 4.61 by contribution" in sentences["next_model"]
    assert "8.50 causally" in sentences["next_model"]
    assert (
        "The next 2 models together are worth 60bn USD to the owners, later ones 1,000bn USD."
        in (sentences["models_add"])
    )


def test_a_model_that_is_never_developed_is_not_told():
    assert "next_model" not in told("going_on", findings(replace(PAYBACKS, models=(UNKNOWN,))))


def test_the_table_ends_with_what_they_add_up_to():
    _, first, second, later, in_all = shown("going_on", table(PAYBACKS))
    assert first == ["4", "100", "8.00", "5.25x", "4.61x", "8.50x", "+60", "3.00", "91", "1.4"]
    assert second[:6] == ["5", "0", "0.00", "?", "?", "?"]
    assert later[:2] == ["later ones", ""]
    assert in_all[6:9] == ["+1,060", "50", "90"]
