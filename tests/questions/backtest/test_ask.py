"""The question of the record: losses first, and no skill where there is none."""

from dataclasses import replace

import pytest

import sixteenth
from sixteenth.answers.wording import words_of
from sixteenth.errors import Refused
from sixteenth.evidence.scored.forms import BEST, HANDED_OVER_IN, WORLD, forms_with_structure
from sixteenth.questions.backtest.ask import findings, names_of
from sixteenth.questions.session import Session
from tests.questions.backtest.trials import FORMS, record


def sentences(found):
    return [words_of("backtest").sentence(each) for each in findings(found, names_of(FORMS))]


def test_the_earlier_loss_comes_first():
    told = sentences(record())
    assert told[0].startswith("Version 0.2.0 lost: mean CRPS 0.602 on 5 reports")
    assert told[1].startswith("On the two days held back 'own trend' lost by less than chance allows for: ")
    assert told[-1].startswith("No skill is claimed: the ratio is 0.92 where 0.9 is the goal; ")


def test_skill_is_claimed_only_with_everything_that_it_takes():
    """Five labs, thirty things, .9 or less and an interval below 1."""
    whole = record().of(BEST.name, "all")
    assert whole is not None

    def told(**changed):
        ratio = replace(whole.ratio, **{"value": 0.8, "low": 0.7, "high": 0.95, "labs": 5, "distinct": 33, **changed})
        all_ = tuple(
            replace(whole, ratio=ratio) if each.form == BEST.name else each for each in record().summaries["all"]
        )
        return sentences(replace(record(), summaries={**record().summaries, "all": all_}))[-1]

    assert told() == "The goal is reached: 0.9 or less, with an interval below 1."
    assert told(labs=4) == "No skill is claimed: 4 labs are too few, 5 are asked for."
    assert told(distinct=29) == "No skill is claimed: 29 things reported are too few, 30 are asked for."
    assert told(high=1.01) == "No skill is claimed: its interval reaches 1.01."


def test_every_form_has_a_word_of_its_own():
    forms = forms_with_structure(Session().run, 100, 7)
    called = names_of(forms)
    assert len({word.key for word in called.values()}) == len(forms)
    assert words_of("backtest").words[called[WORLD].key] == WORLD
    assert all(words_of("backtest").words[word.key] == name for name, word in called.items())
    assert f"handed over, {HANDED_OVER_IN[0]} months" in called


def test_another_scenario_is_refused():
    with pytest.raises(Refused, match="central"):
        sixteenth.ask("backtest", "interview", quick=True)


@pytest.mark.slow
def test_the_world_is_judged_in_the_same_table():
    """A minute: the world is run from every day, with and without growth of a lab's own, and beats the better ruler."""
    found = sixteenth.ask("backtest", draws=208)
    ratios = {row[1].key: row[2:] for row in found.tables[-4].rows if row[0].key == "all"}
    far = {row[1].key for row in found.tables[-4].rows if row[0].key == "far"}
    assert {"structure_alone", "world_opened", "handed_over_24"} <= far
    _, value, _, high, *_ = ratios["world_opened"]
    assert value < 0.9
    assert high < 1
    assert ratios["structure_alone"][1] > value
