"""A reader is told that facts came after a fit, and what was done to it by hand."""

import pytest

import sixteenth
from sixteenth.evidence.facts_read.read_facts import facts_hash
from sixteenth.interfaces.fit_notices import notices_of
from sixteenth.interfaces.set_values import set_values
from tests.interfaces.command_line import call
from tests.interfaces.fitted import fitted_lemonade


@pytest.fixture
def read(tmp_path):
    return sixteenth.read(str(fitted_lemonade(tmp_path, facts_hash())), allow_code=True)


def test_a_fit_to_all_facts_needs_no_word(read):
    assert list(notices_of(read)) == []


def test_a_belief_by_hand_tells_how_many_rows_count_and_the_other_value_follows(read):
    believed = set_values(read, ["elasticity=1.3"])
    (told,) = notices_of(believed)
    assert told.startswith("elasticity: a belief, which the other fitted values follow;")
    assert "of 1,000 rows of the fit count" in told
    thirst = believed.settings.values["thirst"][()].numbers
    assert sum(thirst) / len(thirst) == pytest.approx(500 * 1.105, rel=0.01)


def test_what_is_replaced_is_told(read):
    assert list(notices_of(read.with_(elasticity=1.3))) == ["elasticity: replaced, and nothing learnt from it"]


def test_an_old_fit_is_told_by_check(capsys, tmp_path):
    with pytest.warns(FutureWarning, match="older than the facts: it knows those until 2026-05-01"):
        told = call(capsys, "check", str(fitted_lemonade(tmp_path, "0" * 64)), "--allow-code")
    assert told.code == 0
