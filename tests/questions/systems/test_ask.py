"""A system shows every entry at every moment, in the way of its unit, and says what rests on judgement."""

from dataclasses import replace

import pytest

from sixteenth import units
from sixteenth.answers.data import answer_data
from sixteenth.answers.table import Span, Table
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.decide.systems import System, SystemLine, SystemNumber
from sixteenth.measures.spread import PartOfSpread
from sixteenth.questions.systems.ask import SIZES, findings_of, tables_of
from tests.interfaces.command_line import LEMONADE, call
from tests.questions.told import shown, told

MOMENTS = ("2026-04", "2029-04")
CASH = SystemNumber(
    "cash",
    "Money in the bank.",
    "USD",
    MOMENTS,
    (
        SystemLine(("Ana",), ((1e9, 1e9, 1e9), (-2e9, 3.21e9, 456e9)), (1e9, 50e9)),
        SystemLine(("Ben",), ((0, 0, 0), (1e9, 2e9, 4e9)), (0, 2.2e9)),
    ),
    is_mean=False,
    judgement=PartOfSpread(0.61, 0.03),
)
RUNS = SystemNumber(
    "progress_runs",
    "Whether progress runs.",
    "Flag",
    MOMENTS,
    (SystemLine((), ((1, 1, 1), (0, 0, 1)), (1.0, 0.4)),),
    is_mean=True,
    judgement=None,
)
PACE = SystemNumber(
    "pace",
    "How fast.",
    "Share",
    MOMENTS,
    (SystemLine((), ((0.5, 0.5, 0.5), (0.1, 0.2, 0.3)), (0.5, 0.22)),),
    is_mean=False,
    judgement=PartOfSpread(0.8, 0.2),
)


def tables(*numbers: SystemNumber) -> tuple[Table, ...]:
    return tables_of(System("talent", 400, numbers))


def test_a_number_with_labels_has_a_table_with_its_unit():
    (table,) = tables(CASH)
    assert words_of("systems").title(table) == "Money in the bank (bn USD; of the spread is judgement: 61 % (s.e. 3))"
    assert shown("systems", table)[1:] == [["Ana", "1", "3.2 (-2 to 456)"], ["Ben", "0", "2 (1-4)"]]
    assert table.called == "cash"


def test_chinese_counts_a_system_in_yi():
    (table,) = tables(CASH)
    assert words_of("systems", "zh").cell(table.columns[2], table.rows[1][2]) == "20\uff0810-40\uff09"


def test_numbers_without_labels_share_a_table_and_say_what_they_mean():
    assert len(tables(RUNS, PACE, CASH)) == 2
    (table,) = tables(RUNS, PACE)
    rows = shown("systems", table)
    assert rows[1] == ["progress runs, of 100 futures", "100", "40", "", "", "progress_runs", "of 100 futures", "count"]
    assert rows[2] == ["pace, %", "50", "20 (10-30)", "too few futures to tell", "", "pace", "%", "median"]
    assert "pace: How fast." in [words_of("systems").sentence(each) for each in table.below]


def test_odds_and_expectations_show_their_mean_and_say_so():
    (table,) = tables(replace(PACE, is_mean=True), RUNS)
    rows = shown("systems", table)
    assert rows[1][:3] == ["pace, mean, %", "50", "22 (10-30)"]
    assert [row[-1] for row in rows[1:]] == ["mean", "count"]
    assert table.seen == (0, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [("USDPerMonth", 1e9, "12"), ("LifeMonths", 12e6, "1"), ("People", 1234, "1,234"), ("Unknown", 5, "5")],
)
def test_each_unit_is_written_as_people_read_it(unit, value, expected):
    line = SystemLine((), ((value,) * 3,), (value,))
    (table,) = tables(SystemNumber("n", "A number.", unit, ("2026-04",), (line,), is_mean=False, judgement=None))
    assert shown("systems", table)[1][1] == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_that_is_called_otherwise_is_one_of_the_world(language):
    assert all(hasattr(units, unit) for unit in SIZES)
    assert all(words_of("systems", language).words[unit] for unit in SIZES)


def test_what_is_mostly_judgement_is_named():
    found = told("systems", findings_of(System("x", 400, (CASH, RUNS, PACE))))
    assert found["mostly_judgement"] == "Mostly judgement (over half of the spread): cash."
    assert set(told("systems", findings_of(System("x", 400, (RUNS,))))) == {"how_to_read"}


def test_data_have_the_ends_of_a_span_in_columns_of_their_own():
    from sixteenth.answers.answer import Answer

    data = answer_data(Answer("systems", "x", {}, (), tables(CASH)), words_of("systems"))
    assert [column.key for column in data.tables[0].columns][-3:] == ["2029-04", "2029-04_low", "2029-04_high"]
    assert data.tables[0].rows[0][-3:] == [3.21e9, -2e9, 456e9]
    assert {column.unit for column in data.tables[0].columns[1:]} == {"USD"}


def test_the_command_shows_a_system_by_year(capsys):
    few = ("--draws", "16", "--months", "24", "--backend", "numpy")
    found = call(capsys, "systems", "growth", "central", *few, "--plain")
    assert (found.code, found.err) == (0, "")
    assert "progress runs" in found.out
    assert "2026-07" in found.out
    refused = call(capsys, "systems", "growht", LEMONADE, "--allow-code")
    assert (refused.code, refused.out) == (1, "")


def test_a_cell_that_is_a_span_is_one():
    (table,) = tables(CASH)
    assert isinstance(table.rows[0][2], Span)
