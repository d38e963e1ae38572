"""Investment or hole."""

import pytest

from sixteenth.decide.own_books.sharing import share_out
from sixteenth.decide.own_books.standing import judged_models, standing
from tests.decide.own_books.flows import COMPANY, HOUSE, NEW, OLD, flow

COSTLY = flow("2025-02", "", "overhead", 50)


@pytest.mark.parametrize(
    ("flows", "verdict", "judged", "waiting"),
    [
        (OLD, "no_loss", ("old",), ()),
        (COMPANY, "investment", ("old",), ("new",)),
        ((*COMPANY, COSTLY), "company_hole", ("old",), ("new",)),
        (NEW, "hole", ("new",), ()),
        (HOUSE, "unnamed", (), ()),
        (NEW[:1], "unsold", (), ("new",)),
    ],
)
def test_each_case_has_its_word(flows, verdict, judged, waiting):
    found = standing(flows, share_out(flows, "revenue"))
    assert (found.verdict, found.judged, found.waiting) == (verdict, judged, waiting)


def test_what_nobody_bears_counts_against_the_models_that_are_judged():
    found = standing(COMPANY, share_out(COMPANY, "revenue"))
    assert list(map(float, (found.own, found.carried, found.result))) == [30, 30 - 6 - 5, -250]


@pytest.mark.parametrize("rule", ["revenue", "training", "equally", "company"])
def test_the_result_is_the_same_by_every_rule(rule):
    assert standing(COMPANY, share_out(COMPANY, rule)).result == -250


def test_a_model_is_judged_once_another_is_sold():
    assert judged_models(COMPANY) == ("old",)
    assert judged_models(OLD) == ("old",)
    assert judged_models(HOUSE) == ()
