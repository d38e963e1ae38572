"""What is found of a pair: the answer with its errors, what differs, which input did it, or why that cannot be told."""

from dataclasses import replace

import pytest

from sixteenth.answers.finding import Figure
from sixteenth.decide.attribution import Attribution
from sixteenth.decide.difference import Difference
from sixteenth.questions.compare.told import findings
from sixteenth.scenarios.changes import Change
from tests.questions.compare.examples import BACK, CONTRAST, HEADLINE, LAG, LEFT, SHARED, compared, effect, measures
from tests.questions.told import told


def said(contrast):
    return told("compare", findings(contrast))


def test_the_answer_comes_first_with_its_errors():
    found = said(CONTRAST)
    assert list(found) == ["going_on", "money_back_too", "worth", "inputs", "shared_out_of_going_on"]
    assert found["going_on"] == (
        "tried against base, Ana: going on is worth 150bn USD against stopping now in place of 2,700bn USD (means; a"
        " difference of -2,550bn USD, standard error 70bn USD), more than nothing in 23 of 100 futures in place of 88."
    )
    assert found["money_back_too"] == (
        "Money back in 6 of 100 futures in place of 78, a difference of -72.0 (standard error 1.0)."
    )
    assert "is -560bn USD in place of +1,600bn USD (medians; a difference of -2,160bn USD" in found["worth"]


def test_every_number_over_futures_has_its_error():
    going_on, back, worth, *_ = findings(CONTRAST)
    assert back.parts["difference"] == Figure(-72.0, "more_tenths", 1.0)
    share = back.parts["before"]
    assert isinstance(share, Figure)
    assert share.standard_error == pytest.approx(100 * (0.78 * 0.22 / 2_000) ** 0.5)
    assert (going_on.parts["difference"], worth.parts["difference"]) == (
        Figure(-2.55e12, "money_told_signed", 7e10),
        Figure(-2.16e12, "money_told_signed", 5e10),
    )


def test_inputs_are_counted_by_kind_and_the_strongest_told():
    found = said(CONTRAST)
    assert found["inputs"] == "What differs in the assumptions: 3 values; 1 theory; 1 event."
    assert found["shared_out_of_going_on"] == (
        "One at a time, each input by itself, the value of going on: nest similarity, 4 labels -2,000bn USD; theory"
        " research -1,000bn USD; open lag -30.00bn USD (the strongest of 4). What they only do together: +65.00bn USD"
        " (standard error 59bn USD: within chance)."
    )


def test_without_a_stop_money_back_comes_first_and_is_what_is_shared_out():
    by_back = {"back_of_100": BACK}
    shared = Attribution((replace(effect(LAG), by_measure=by_back),), {"back_of_100": (0.0, 0.0)}, by_back)
    found = said(replace(CONTRAST, headline=HEADLINE[2:], attribution=shared))
    assert found["money_back"].startswith("tried against base, Ana: money back in 6 of 100 futures")
    assert found["one_change_of_back_of_100"] == (
        "All of it is one change, told in money back of 100 futures: open lag -72.0."
    )


@pytest.mark.parametrize(
    ("difference", "sure"),
    [
        (Difference(78.0, 79.0, 1.0, 1.0), "(standard error 1.0: within chance)"),
        (Difference(78.0, 79.0, 1.0, float("nan")), "(too few futures for a standard error)"),
    ],
)
def test_what_may_be_chance_is_said(difference, sure):
    found = said(
        replace(CONTRAST, headline=(*HEADLINE[:2], compared("back_of_100", "of 100", difference), HEADLINE[3]))
    )
    assert sure in found["money_back_too"]


def test_too_few_futures_for_an_error_of_what_is_left():
    left = {name: (value, float("nan")) for name, (value, _) in LEFT.items()}
    found = said(replace(CONTRAST, attribution=replace(SHARED, together=left)))
    assert found["shared_out_of_going_on"].endswith("(too few futures for a standard error).")


def test_one_change_is_all_of_it():
    found = said(replace(CONTRAST, attribution=Attribution((effect(LAG),), LEFT, measures())))
    assert found["one_change_of_going_on"] == (
        "All of it is one change, told in the value of going on: open lag -1,000bn USD."
    )


@pytest.mark.parametrize("refusal", ["labels", "length", "start"])
def test_what_cannot_be_shared_out_is_told_with_its_reason(refusal):
    axis = Change("axis", "lab", "", "Ana", "Ana, Ben", "")
    changes = (axis,) if refusal == "labels" else (LAG,)
    found = said(replace(CONTRAST, changes=changes, attribution=Attribution(refusal=refusal)))
    assert found[f"apart_in_{refusal}"].startswith("The difference cannot be shared out among inputs: ")
    assert ("(lab)" in found[f"apart_in_{refusal}"]) == (refusal == "labels")


def test_what_changes_no_number_and_what_is_the_same():
    assert "no_number" in said(replace(CONTRAST, attribution=Attribution()))
    assert said(replace(CONTRAST, changes=())) == {
        "nothing_differs": "tried and base assume the same: nothing differs."
    }
