"""What is said of an optimum: each case its own first sentence, in both languages, with nothing left to fill in."""

from dataclasses import replace

import pytest

from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.questions.optimise.findings import findings
from sixteenth.questions.optimise.tables import tables
from tests.questions.optimise.made import optimum, unmoved, wanted

LIMIT = ("ruin <= 0.05",)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("found", "limits", "key"),
    [
        (optimum(), (), "best"),
        (optimum(limits=(0.04,)), LIMIT, "best_within"),
        (optimum(gain=1.0), (), "no_better"),
        (optimum(gain=1.0, limits=(0.04,)), LIMIT, "no_better_within"),
        (unmoved(), (), "as_it_is"),
        (optimum(own_missed=0.3, limits=(0.04,)), LIMIT, "only_within"),
        (optimum(own_missed=0.3, best_missed=0.1, limits=(0.06,)), LIMIT, "infeasible"),
    ],
)
def test_each_case_has_its_first_sentence(found, limits, key, language):
    said = findings(found, wanted(limits=limits))
    assert said[0].key == key
    words = words_of("optimise", language)
    told = [words.sentence(each) for each in said]
    assert told[0].startswith(("OpenAI", "As it is", "None", "没有", "维持", "在误差"))
    assert all("{" not in each for each in told)


@pytest.mark.parametrize("aim", ["worth", "money_back", "lives", "welfare_2", "revenue_2030"])
def test_every_kind_of_aim_is_told(aim):
    words = words_of("optimise")
    assert all(words.sentence(each) for each in findings(optimum(), wanted(aim)))


def test_what_lies_at_an_end_is_named_and_yes_or_no_is_not():
    (ends,) = [each for each in findings(optimum(), wanted()) if each.key == "at_ends"]
    assert len(ends.parts["ends"]) == 1  # type: ignore[arg-type]  # training spend at .25; matching offers has two numbers only


def test_a_stop_is_told_first_and_nothing_of_fresh_futures():
    stopped = replace(optimum(), is_stopped=True, is_fresh=False)
    said = [each.key for each in findings(stopped, wanted())]
    assert said[0] == "stopped"
    assert "curse" not in said
    assert tables(stopped, wanted(), {})[0].key == "choices_seen"


def test_a_stop_after_the_best_were_run_again_says_so():
    said = [each.key for each in findings(replace(optimum(), is_stopped=True), wanted())]
    assert said[0] == "stopped_late"
    assert "curse" in said


def test_beliefs_under_which_nothing_is_gained_or_a_limit_missed_are_named():
    said = {each.key for each in findings(optimum(limits=(0.04,)), wanted(limits=LIMIT))}
    assert {"regret", "gains_nothing", "beyond_limits"} <= said
