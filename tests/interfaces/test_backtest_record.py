"""What `sixteenth backtest` says: losses first, and no skill where there is none."""

from dataclasses import replace

import pytest

from sixteenth.evidence.backtest import find_targets, run_trial
from sixteenth.evidence.forms import BEST, RIVALS
from sixteenth.interfaces.backtest_record import Record, as_data, make_record, sentences

FORMS = (*RIVALS, BEST)


@pytest.fixture(scope="module")
def record() -> Record:
    """Return the record of the rivals and of the best form on every day."""
    return make_record(run_trial(FORMS, find_targets()), FORMS)


def test_the_earlier_loss_comes_first(record):
    told = sentences(record)
    assert told[0].startswith("Version 0.2.0 lost: mean CRPS 0.60 on 5 reports")
    assert told[1].startswith("On the two days held back")


def test_the_floor_is_reached_and_the_goal_is_not(record):
    """Ratio under 1 on all eight days; its interval is not."""
    whole = record.of(BEST.name, "all")
    assert whole.ratio.value < 1 < whole.ratio.high
    assert whole.ratio.distinct >= 30
    assert sentences(record)[-1].startswith("No skill is claimed")
    held = next(each for each in whole.coverage if (each.lab, each.share) == ("all", 0.8))
    assert 0.7 <= held.held <= 0.9


def test_skill_is_claimed_only_with_everything_that_it_takes(record):
    """Five labs, thirty things, .9 or less and an interval below 1."""
    whole = record.of(BEST.name, "all")
    better = replace(whole, ratio=replace(whole.ratio, value=0.8, low=0.7, high=0.95, labs=5, distinct=33))
    others = tuple(better if each.form == BEST.name else each for each in record.summaries["all"])
    told = sentences(replace(record, summaries={**record.summaries, "all": others}))
    assert told[-1] == "The goal is reached: 0.9 or less, with an interval below 1."


def test_one_shot_tests_count_labs_that_the_others_lack(record):
    """Each report once, from the last day that it was ahead of."""
    labs = {each.lab for each in record.one_shots}
    assert {"xAI", "Mistral", "MiniMax", "Zhipu"} <= labs
    assert all(0 <= each.inside <= each.reports for each in record.one_shots)


def test_data_hold_every_target_with_its_scores(record):
    data = as_data(record)
    assert len(data["targets"]) == len(record.trial.targets)
    assert set(data["targets"][0]["crps"]) == {form.name for form in FORMS}
    assert data["earlier_versions"][0]["mean"]["crps"] == pytest.approx(0.602, abs=0.0006)
    assert len(data["held_out_looks"]) == len(record.looks)
