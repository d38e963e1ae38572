"""`sources` says of a fitted value what was believed before and after, and to which facts it was fitted."""

import pytest

import sixteenth
from sixteenth.evidence.read_facts import facts_hash
from sixteenth.interfaces.fitted_values import fitted_sentence, fitted_sentences, fitted_value, fitted_values
from sixteenth.interfaces.sources import list_sources
from tests.interfaces.fitted import fitted_lemonade


def test_prior_and_posterior_stand_beside_each_other_in_the_unit_of_the_card(tmp_path):
    listing = list_sources(sixteenth.read(str(fitted_lemonade(tmp_path, facts_hash())), allow_code=True))
    own = {each.title: each for each in listing.fitted}
    assert own["elasticity"].prior == pytest.approx((0.658, 1.3, 1.942), abs=2e-3)  # p10 .8, p90 1.8
    assert own["elasticity"].posterior == pytest.approx((1.2 - 0.165, 1.2, 1.2 + 0.165), abs=0.02)
    assert own["thirst"].unit == "CupsPerMonth"
    assert listing.fit == (
        "2 values are fitted to 1 facts known by 2026-05-01 ('fit.csv'), and drawn together: a/fact.",
    )


def test_a_fit_of_another_start_is_told_and_a_scenario_without_one_says_nothing(tmp_path):
    path = fitted_lemonade(tmp_path, facts_hash())
    path.write_text(
        path.read_text(encoding="utf-8").replace('start = "2026-05"', 'start = "2026-06"'), encoding="utf-8"
    )
    read = sixteenth.read(str(path), allow_code=True)
    assert fitted_values(read) == ()
    assert "starts otherwise" in next(fitted_sentences(read, ()))
    assert list(fitted_sentences(sixteenth.read("interview_arithmetic"), ())) == []


def test_one_value_is_told_before_and_after_its_facts(tmp_path):
    read = sixteenth.read(str(fitted_lemonade(tmp_path, facts_hash())), allow_code=True)
    value = fitted_value(read, "elasticity", ())
    assert value is not None
    assert value == fitted_values(read)[0]
    told = fitted_sentence(read, value)
    assert told.startswith("fitted to 1 facts known by 2026-05-01: 1.0")
    assert told.endswith("before them 0.659 / 1.3 / 1.94")
    assert fitted_value(read, "cup_cost", ()) is fitted_value(read, "price", ("Ana",)) is None


def test_a_value_that_is_moved_or_believed_is_told_as_it_is_drawn(tmp_path):
    read = sixteenth.read(str(fitted_lemonade(tmp_path, facts_hash())), allow_code=True)
    before, moved = (fitted_value(each, "elasticity", ()) for each in (read, read.times(elasticity=1.5)))
    assert before is not None
    assert moved is not None
    assert moved.posterior == pytest.approx([1.5 * each for each in before.posterior])
    assert fitted_value(read.with_(elasticity=1.3), "elasticity", ()) is None
