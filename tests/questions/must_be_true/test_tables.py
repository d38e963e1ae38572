"""The tables of a condition: a row for each input, and what is not solved is left empty."""

import pytest

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.questions.must_be_true.tables import tables
from tests.questions.must_be_true.found import COUNT, MEAN, TILT, found, joint
from tests.questions.must_be_true.test_told import ABOUT, PLAN


def by_key(made, plans=()):
    return {table.key: table for table in tables(made, plans, ABOUT)}


def test_every_part_has_its_table():
    assert [*by_key(found(joint=joint(tilt=TILT)), (PLAN,))] == [
        *("ways", "joint", "tilt", "beliefs", "choices", "shared", "plans")
    ]
    assert [*by_key(found(beliefs=(), choices=(), joint=None, shared=()))] == ["ways"]


def test_what_was_not_solved_is_empty():
    solved, empty, _ = by_key(found())["beliefs"].rows
    assert (solved[0], solved[2], solved[4], solved[5]) == ("price_sensitivity", Word("at_most"), -1.5, 0.31)
    assert empty[2:7] == (Word("never"), None, None, None, None)
    assert empty[1] != solved[1]


def test_ways_begin_with_what_is_asked_and_end_with_the_nearest_world():
    rows = by_key(found())["ways"].rows
    assert [row[0].key for row in rows] == ["asked", "as_it_is", "best_choice", "best_belief", "together"]
    assert rows[0][1:] == (67.0, None) or rows[0][1] == 67.0
    assert rows[-1][1:] == (66.4, 1.1)
    assert [row[0].key for row in by_key(found(now=80.0))["ways"].rows] == ["asked", "as_it_is", "together"]


def test_a_mean_is_told_in_its_own_unit():
    table = by_key(found(MEAN, now=-3e11))["ways_on_average"]
    assert [column.key for column in table.columns] == ["way", "mean_money", "mean_error"]
    assert table.rows[0][1] == 852e9
    assert table.rows[1][1] == 552e9


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", [COUNT, MEAN])
def test_every_entry_can_be_read(asked, language):
    words = words_of("must_be_true", language)
    for table in tables(found(asked, joint=joint(tilt=TILT)), (PLAN,), ABOUT):
        assert "{" not in words.title(table)
        for row in table.rows:
            for column, entry in zip(table.columns, row, strict=True):
                assert isinstance(words.cell(column, entry), str)
    assert isinstance(by_key(found())["joint"].rows[0][1], Figure)
