"""Words of the headline: each number is the one that the headline shows, and one future is told apart from it."""

import numpy as np
import pytest

import sixteenth
from sixteenth.answers.finding import Figure
from sixteenth.decide.worth.headline import make_headlines
from sixteenth.questions.explain.headline import COUNTS, SPREADS, can_tell, number_of
from sixteenth.questions.explain.number import Asked
from tests.engine.worlds import lemonade
from tests.questions.explain.runs import CENTRAL, GIVEN, LAB, RUNS, asked
from tests.questions.told import told

AT = CENTRAL.settings.labels["lab"].index(LAB)


def value(word: str, part: str) -> float:
    (finding,) = number_of(asked(word)).told
    figure = finding.parts[part]
    assert isinstance(figure, Figure)
    return float(figure.value)


def test_counts_and_medians_are_those_of_the_headline():
    result = RUNS.run_job(sixteenth.prepare(CENTRAL, **GIVEN))
    head, strict = make_headlines(result)[AT], make_headlines(result, "spent")[AT]
    counts = {
        "money back": head.back_of_100,
        "ruined": head.ruined_of_100,
        "catastrophe": head.catastrophe_of_100,
        "too late to stop": head.never_too_late_of_100,
        "progress stops": 100 * sum(part.futures for part in head.by_stop[:-1]) / result.draws,
    }
    spreads = {
        "worth": head.worth,
        "spent": strict.worth,
        "deepest hole": head.deepest_hole,
        "owners share": head.owners_share,
        "owners a year": head.owners_return,
    }
    assert {word: value(word, "of") for word in counts} == pytest.approx(counts)
    for word, spread in spreads.items():
        assert tuple(value(word, part) for part in ("low", "middle", "high")) == spread
    assert {asked(word).word.key for word in (*counts, *spreads)} == {*COUNTS, *SPREADS}


def test_a_count_says_whether_a_future_counts():
    number = number_of(asked("money back"))
    counts = COUNTS["back"](number.result, AT)
    for draw in (int(np.argmax(counts)), int(np.argmin(counts))):
        said = "; it counts" if counts[draw] else "; it does not count"
        assert [*told("explain", number.own(draw)).values()] == [said]
    sentence = told("explain", number.told)["count"]
    assert sentence == f"{LAB}: money back in {100 * counts.mean():.0f} of 100 futures (8 were run)."


def test_a_median_and_one_future_are_told_apart():
    number = number_of(asked("worth"))
    assert ", the median of 8 futures (5 to 95 of 100: " in told("explain", number.told)["spread"]
    assert told("explain", number.own(3))["in_it"].endswith(", the number of one future and not the median of all")


def test_without_a_headline_there_is_none():
    assert can_tell(asked("worth"))
    assert not can_tell(Asked(asked("worth").word, lemonade(), "", {"draws": 3}, RUNS))
