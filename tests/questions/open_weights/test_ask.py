"""The question of open weights: where it matters that they are open, and where not."""

from functools import cache
from typing import Any

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.decide.market.open_weights import open_weights_table
from sixteenth.errors import Refused

GIVEN: dict[str, Any] = {"alike": [0.0, 0.9], "lag": [0.0, 6.0]}


@cache
def answer() -> Answer:
    return sixteenth.ask("open_weights", segment="developer", **GIVEN)


def test_the_tables_hold_markets_at_rest():
    found = open_weights_table(sixteenth.read("central"), "developer", alike=(0.0, 0.9), lags=(0.0, 6.0))
    shares, markups, profits = answer().tables
    assert [column.key for column in shares.columns] == ["alike", "0", "6"]
    for table, numbers in ((shares, found.open_shares), (markups, found.markups), (profits, found.profits)):
        assert [row[0] for row in table.rows] == [0.0, 0.9]
        assert tuple(row[1:] for row in table.rows) == numbers


def test_it_says_where_the_claim_holds_and_where_it_fails():
    words = words_of("open_weights")
    holds, fails, why = (words.sentence(each) for each in answer().findings)
    assert holds.startswith(
        "Holds: where open and closed are as unlike as can be (0), open weights that catch up from 6"
    )
    assert "developer customers" in holds
    assert fails.startswith("Fails: where they are nearly the same (0.9)")
    assert why.startswith("Why:")
    moved = [each.parts["profit"] for each in answer().findings[:2]]
    assert all(isinstance(each, Figure) and each.value > 0 for each in moved)


def test_it_says_how_far_open_weights_are_behind_today():
    today, judged = answer().notes
    lag = today.parts["lag"]
    assert isinstance(lag, Figure)
    found = open_weights_table(sixteenth.read("central"), "developer", alike=(0.0,), lags=(0.0, 6.0))
    assert lag.value == pytest.approx(found.lag_today)
    assert judged.key == "judged_inputs_and_more"


def test_cheaper_hosting_moves_customers_to_open_weights():
    cheap = sixteenth.ask("open_weights", segment="developer", hosting=0.5, **GIVEN)
    assert cheap.tables[0].rows[1][1] > answer().tables[0].rows[1][1]


def test_a_segment_that_is_none_is_refused():
    with pytest.raises(Refused, match="enterprise"):
        sixteenth.ask("open_weights", segment="enterprises")
