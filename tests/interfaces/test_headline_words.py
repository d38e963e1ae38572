"""Words of the headline: each has its name in the world, and its number is the one that the headline shows."""

from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.worth.headline import make_headlines
from sixteenth.engine.history import Result
from sixteenth.interfaces.headline_words import figure_of, headline_words, plain_word, tell_shown
from tests.engine.worlds import lemonade, run

CENTRAL = sixteenth.read("central")


@pytest.fixture(scope="module")
def result() -> Result:
    return sixteenth.run(CENTRAL, draws=30, months=30, back_end="numpy")


def told(result: Result, word: str, **how: Any) -> Any:
    return tell_shown(headline_words()[word], result, 1, **{"draw": 3, "future": None, **how})


def test_every_word_opens_a_name_of_the_world_and_is_no_name_itself():
    names = {*CENTRAL.world.equations, *CENTRAL.world.stocks, *CENTRAL.world.declared}
    for word, about in headline_words().items():
        assert about.name in names
        assert word == plain_word(word)
        assert word not in names
        assert about.rule.endswith(".")


def test_counts_and_spreads_are_those_of_the_headline(result):
    head = make_headlines(result)[1]
    strict = make_headlines(result, "spent")[1]
    counts = {
        "money back": head.back_of_100,
        "ruined": head.ruined_of_100,
        "catastrophe": head.catastrophe_of_100,
        "too late to stop": head.never_too_late_of_100,
        "progress stops": 100 * sum(part.futures for part in head.by_stop[:-1]) / 30,
    }
    spreads = {
        "worth": head.worth,
        "spent": strict.worth,
        "deepest hole": head.deepest_hole,
        "owners share": head.owners_share,
        "owners a year": head.owners_return,
    }
    assert {word: told(result, word).of_100 for word in counts} == pytest.approx(counts)
    assert {word: told(result, word).spread for word in spreads} == spreads
    assert {about.figure for about in headline_words().values()} == {
        headline_words()[word].figure for word in (*counts, *spreads)
    }


@pytest.mark.parametrize("written", ["Money back", "money-back", "money_back", " money  back? "])
def test_words_are_read_however_they_are_written(written):
    assert plain_word(written) == "money back"


def test_a_count_is_told_with_its_rule_and_whether_the_future_counts(result):
    values = figure_of(headline_words()["back"], result, 1)
    for draw in (int(np.argmax(values)), int(np.argmin(values))):
        shown = told(result, "back", draw=draw, future=50)
        assert (shown.lab, shown.futures, shown.spread, shown.counts) == ("OpenAI", 30, None, bool(values[draw]))
        assert shown.sentence.startswith(
            f"OpenAI: money back in {100 * values.mean():.0f} of 100 futures (30 were run)."
        )
        assert f"draw {draw}, the nearest to the middle of what the lab is worth" in shown.sentence
        assert shown.sentence.endswith("it counts." if values[draw] else "it does not count.")
    assert told(result, "back", draw=40).counts is None


def test_a_median_and_one_future_are_told_apart(result):
    shown = told(result, "worth")
    assert "the median of 30 futures (5 to 95 of 100: " in shown.sentence
    assert shown.sentence.endswith("One of these futures, draw 3, is explained below.")
    assert "the nearest to the middle of these" in told(result, "worth", future=50).sentence
    assert (shown.unit, told(result, "keep").unit, told(result, "owners a year").unit) == ("USD", "Share", "Share")


def test_without_a_headline_there_is_no_figure():
    result = run(lemonade().world, lemonade().settings, draws=3)
    assert figure_of(headline_words()["worth"], result, 0) is None
