"""The value of going on in a sentence: verdict, mean with its error, count; an edge is told once."""

from dataclasses import replace

from sixteenth.decide.worth.going_on import GoingOn, Value
from sixteenth.interfaces.going_on_words import going_on_sentence, mean_told

VALUE = Value(1.3e12, 3e10, 93.2, "investment", is_on_the_edge=False, goes_on=1.6e12, stops=3e11, terminal_share=0.431)
EDGE = replace(VALUE, mean=2e9, positive_of_100=30.0, verdict="a bet: few win, by enough", is_on_the_edge=True)
ANA = GoingOn("Ana", 3, 2_000, "2036-06", VALUE, VALUE, ())


def test_an_edge_is_told_once():
    assert going_on_sentence(replace(ANA, going_concern=EDGE)).endswith("two standard errors would change the verdict.")
    told = going_on_sentence(ANA)
    assert told.startswith("For Ana going on is an investment: against stopping now it is worth 1,300bn USD")
    assert told.endswith("in 93 of 100.")


def test_one_future_has_no_error():
    assert mean_told(ANA) == "mean of 2,000 futures, standard error 30bn USD"
    alone = replace(ANA, futures=1, going_concern=replace(VALUE, standard_error=float("nan")))
    assert mean_told(alone) == "mean of 1 future"
