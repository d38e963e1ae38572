"""The break-even rule turned round: raw bounds, and what no number would do."""

from typing import Any

import pytest

import sixteenth
from sixteenth.answers.finding import Word
from sixteenth.answers.wording import words_of
from sixteenth.errors import Refused
from sixteenth.questions.must_be_true.ask import MustBeTrueOptions
from sixteenth.questions.must_be_true.rule import OPTIONS, RULE


def bounds(**given: Any) -> dict[str, tuple[Word, float | None]]:
    """Return what each number must be, by its name."""
    answer = sixteenth.ask("must_be_true", **given)
    return {row[0].key: (row[2], row[3]) for table in answer.tables for row in table.rows}


def test_each_number_has_its_bound():
    found = bounds(margin=0.6, growth=10.0, stop_odds=0.0)
    side, bound = found["serving_margin"]
    assert side == Word("at_least")
    assert bound == pytest.approx(0.6111, abs=1e-4)
    assert found["kept_share"][0] == Word("at_most")
    assert found["stop_probability_before_sale"] == (Word("nothing_is_enough"), None)
    assert {*found} == {*OPTIONS}


def test_the_verdict_is_told_in_words():
    for margin, told in ((0.6, "The next model does not pay."), (0.62, "The next model pays.")):
        (finding,) = sixteenth.ask("must_be_true", margin=margin, growth=10.0, stop_odds=0.0).findings
        assert words_of("must_be_true").sentence(finding).startswith(told)


def test_what_always_pays_has_no_bound():
    assert bounds(margin=1.0, multiple=100.0)["kept_share"] == (Word("anything"), None)


def test_the_limits_of_the_options_are_those_of_the_cards():
    """Cards say within what the rule holds; options say it again, for whoever shows a slider."""
    declared = sixteenth.read(RULE).world.declared
    limits = MustBeTrueOptions.model_json_schema()["properties"]
    for name, option in OPTIONS.items():
        assert (limits[option]["minimum"], limits[option]["maximum"]) == declared[name].bounds


def test_numbers_outside_are_refused_at_once():
    with pytest.raises(Refused) as refused:
        sixteenth.ask("must_be_true", margin=float("nan"), growth=0, kept=2)
    assert sorted(fault.what for fault in refused.value.faults) == ["'growth'", "'kept'", "'margin'"]


def test_the_recipe_holds_what_was_given():
    answer = sixteenth.ask("must_be_true", growth=4.0)
    assert answer.recipe["given"]["cost_growth"] == 4.0
    assert answer.scenario == answer.recipe["scenario"] == RULE
