"""What is asked to be explained: words and names, labels, months; what does not exist is refused with what does."""

import pytest

import sixteenth
from sixteenth.errors import OutsideTheRun, Refused
from sixteenth.questions.explain.place import (
    month_number,
    named_twice,
    not_run,
    number_asked,
    read_labels,
    unknown_labels,
)
from tests.engine.worlds import lemonade
from tests.questions.explain.runs import CENTRAL

JOB = sixteenth.prepare(CENTRAL)


def test_a_label_given_twice_alike_is_one_label():
    assert read_labels({"lab": "xAI", "segment": None}, ["lab=xAI", "stand = Ana"]) == {"lab": "xAI", "stand": "Ana"}


@pytest.mark.parametrize(("month", "number"), [(None, 0), ("2026-07", 0), ("2036-06", 119)])
def test_months_are_counted_from_the_start(month, number):
    assert month_number(JOB, month) == number


@pytest.mark.parametrize("month", ["2026-06", "2036-07", "", "NaT", "a month"])
def test_months_outside_the_run_are_refused(month):
    with pytest.raises(Refused) as told:
        month_number(JOB, month)
    assert [type(fault) for fault in told.value.faults] == [OutsideTheRun]


def test_a_name_of_the_world_is_no_word_and_a_word_of_any_language_is_one():
    assert number_asked(JOB, "cash") is None
    words = [number_asked(JOB, word) for word in ("Money back?", "回本")]
    assert [word.key for word in words if word] == ["back", "back"]


def test_words_that_a_world_does_not_have_are_refused():
    job = sixteenth.prepare(lemonade("hot_summer"))
    for word, cure in (("worth", "such as cash"), ("wort", "such as cash"), ("profitt", "'profit'")):
        with pytest.raises(Refused) as told:
            number_asked(job, word)
        (fault,) = told.value.faults
        assert cure in fault.cure


def test_labels_draws_and_futures_that_cannot_be_are_found():
    assert [fault.cure for fault in unknown_labels(JOB, {"lab": "Antropic"})] == ["did you mean 'Anthropic'?"]
    assert [fault.cure for fault in named_twice(3, 5)] == ["leave out '--draw'"]
    assert named_twice(None, 5) == named_twice(3, None) == not_run(None, 8) == not_run(7, 8) == []
    assert "0 to 7" in not_run(8, 8)[0].expected
