"""The tables of `optimise` and their charts: the scenario as it is first, and columns that charts name."""

from dataclasses import replace

import pytest

from sixteenth.answers.finding import Word
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.decide.choosing.optimum import Along
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.optimise.tables import charts, tables
from tests.questions.optimise.made import optimum, unmoved, wanted


def test_choices_begin_with_the_scenario_as_it_is():
    choices = tables(optimum(), wanted(), {})[0]
    assert [row[0].key for row in choices.rows] == ["as_it_is", "best"]


def test_a_limit_has_its_column_once():
    limits = ("ruin <= 0.2", "ruin >= 0.01", "revenue_2030 >= 0")
    choices = tables(optimum(limits=(0.04, 0.04, 1.0)), wanted(limits=limits), {})[0]
    assert [column.key for column in choices.columns].count("limit_ruin") == 1
    assert choices.rows[0][-1] == pytest.approx(4.0)


def test_what_was_not_found_is_left_out():
    assert "reasons" not in [each.key for each in tables(unmoved(), wanted(), {})]


def test_moving_back_is_told_as_a_change():
    (backs,) = [each for each in tables(optimum(), wanted(), {}) if each.key == "backs"]
    assert backs.rows[0][3] == pytest.approx(-30e9)


def test_charts_name_columns_of_their_tables():
    by_name = {each.called: {column.key for column in each.columns} for each in tables(optimum(), wanted(), {})}
    for chart in charts(optimum(), wanted()):
        named = {chart.x, chart.y, chart.series, chart.error} - {""}
        assert named <= by_name[chart.table]


def test_each_decision_has_a_table_in_its_own_unit_and_a_chart_where_it_is_a_number():
    moved = (("training_spend", 0.25), ("training_spend", 4.0), ("match_offers", 1.0), ("last_model", 1000.0))
    along = tuple(Along(name, number, Estimate(1e9, 1e8), is_best=False) for name, number in moved)
    found = replace(optimum(), along=along)
    tried = {each.name: each for each in tables(found, wanted(), {}) if each.key == "along"}
    quantities = {name: table.columns[0].quantity for name, table in tried.items()}
    assert quantities == {"along_training_spend": "times", "along_match_offers": "text", "along_last_model": "count"}
    assert [row[0] for row in tried["along_training_spend"].rows] == [0.25, 4.0]
    assert tried["along_last_model"].rows[0][0] == Word("never")
    drawn = [each.table for each in charts(found, wanted()) if each.key == "along"]
    assert drawn == ["along_training_spend", "along_last_model"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_its_words(language):
    words = words_of("optimise", language)
    for table in tables(optimum(limits=(0.04,)), wanted(limits=("ruin <= 0.05",)), {}):
        for column in table.columns:
            assert words.head(column)
        for row in table.rows:
            assert all(words.cell(column, entry) for column, entry in zip(table.columns, row, strict=True))


def test_no_head_is_a_word_that_drawing_a_chart_takes_for_its_own():
    assert "if" not in words_of("optimise").columns.values()
