"""What is believed of fitted values before and after the facts, in the unit of the card, and as it is drawn."""

import pytest

import sixteenth
from sixteenth.evidence.facts_read.read_facts import facts_hash
from sixteenth.scenarios.fitted_values import fitted_value, fitted_values
from tests.interfaces.fitted import fitted_lemonade


def test_prior_and_posterior_stand_beside_each_other_in_the_unit_of_the_card(tmp_path):
    read = sixteenth.read(str(fitted_lemonade(tmp_path, facts_hash())), allow_code=True)
    own = {each.title: each for each in fitted_values(read)}
    assert own["elasticity"].prior == pytest.approx((0.658, 1.3, 1.942), abs=2e-3)  # p10 .8, p90 1.8
    assert own["elasticity"].posterior == pytest.approx((1.2 - 0.165, 1.2, 1.2 + 0.165), abs=0.02)
    assert own["thirst"].unit == "CupsPerMonth"
    assert fitted_value(read, "elasticity", ()) == own["elasticity"]


def test_a_scenario_that_reads_no_fit_has_none(tmp_path):
    path = fitted_lemonade(tmp_path, facts_hash())
    path.write_text(
        path.read_text(encoding="utf-8").replace('start = "2026-05"', 'start = "2026-06"'), encoding="utf-8"
    )
    assert fitted_values(sixteenth.read(str(path), allow_code=True)) == ()


def test_a_value_that_is_moved_or_believed_is_told_as_it_is_drawn(tmp_path):
    read = sixteenth.read(str(fitted_lemonade(tmp_path, facts_hash())), allow_code=True)
    before, moved = (fitted_value(each, "elasticity", ()) for each in (read, read.times(elasticity=1.5)))
    assert before is not None
    assert moved is not None
    assert moved.posterior == pytest.approx([1.5 * each for each in before.posterior])
    assert fitted_value(read.with_(elasticity=1.3), "elasticity", ()) is None
