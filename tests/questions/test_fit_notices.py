"""A reader is told that facts came after a fit, and what was done to it by hand."""

import pytest

import sixteenth
from sixteenth.answers.wording import LANGUAGES, common_words
from sixteenth.evidence.facts_read.read_facts import facts_hash
from sixteenth.interfaces.set_values import set_values
from sixteenth.questions.fit_notices import fit_notices
from tests.interfaces.fitted import fitted_lemonade


@pytest.fixture
def read(tmp_path):
    return sixteenth.read(str(fitted_lemonade(tmp_path, facts_hash())), allow_code=True)


def test_a_fit_to_all_facts_needs_no_word(read):
    assert list(fit_notices(read)) == []


def test_a_belief_by_hand_tells_how_many_rows_count_and_the_other_value_follows(read):
    believed = set_values(read, ["elasticity=1.3"])
    (notice,) = fit_notices(believed)
    told, chinese = (common_words(language).sentence(notice) for language in LANGUAGES)
    assert told.startswith("elasticity: a belief, which the other fitted values follow;")
    assert "of 1,000 rows of the fit count" in told
    assert "拟合的 1,000 行中有效的有" in chinese
    thirst = believed.settings.values["thirst"][()].numbers
    assert sum(thirst) / len(thirst) == pytest.approx(500 * 1.105, rel=0.01)


def test_what_is_replaced_is_told(read):
    (notice,) = fit_notices(read.with_(elasticity=1.3))
    assert common_words().sentence(notice) == "elasticity: replaced, and nothing learnt from it"
