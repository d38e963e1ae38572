"""Labs that answer one another, as a whole: what is told of an equilibrium, and what a stop leaves."""

import pytest

from sixteenth.decide.equilibrium.answering import answering
from sixteenth.decide.equilibrium.measures import MEASURES
from sixteenth.decide.equilibrium.table import Futures
from sixteenth.errors import Interrupted
from tests.decide.equilibrium.small import asked, fresh, run


def until(runs):
    left = iter(range(runs))

    def stopping(each):
        if next(left, None) is None:
            raise Interrupted
        return fresh(each)

    return stopping


def test_an_equilibrium_is_told_with_its_top_its_curves_and_what_carries_it():
    found = answering(asked(), [MEASURES["trust"]], Futures(run, fresh))
    assert found.found.starts == 2
    assert found.equilibria
    assert found.curves_of == "safety_effort"
    assert len(found.curves) == 2
    assert found.top.effort == 0.4  # type: ignore[union-attr]
    assert {each.lab for each in found.top.leaving} == {"Anthropic", "OpenAI"}  # type: ignore[union-attr]
    assert [each.measure for each in found.under] == ["trust"]
    assert not found.is_stopped


def test_no_top_is_told_where_effort_is_not_decided():
    found = answering(asked(decisions=("training_spend",), starts=1), [], Futures(run, fresh))
    assert found.top is None
    assert found.curves_of == "training_spend"


def test_a_stop_returns_what_was_told_by_then():
    found = answering(asked(), [MEASURES["trust"]], Futures(run, until(6)))
    assert found.is_stopped
    assert found.equilibria
    assert not found.under


def test_stopped_before_anything_is_told_on_fresh_futures_it_is_told_on_those_that_were_searched():
    found = answering(asked(), [], Futures(run, until(0)))
    assert found.is_stopped
    assert not found.is_fresh
    assert found.equilibria[0].outcome.labs[0].leaving is not None


def test_stopped_within_the_first_start_there_is_nothing_to_tell():
    with pytest.raises(Interrupted):
        answering(asked(), [], Futures(until(2), fresh))
