"""Keys and numbers into sentences; no question lacks a word, and none has one that nothing says."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.answers.table import Column, Span, Table
from sixteenth.answers.wording import columns_of_terminal, words_of
from sixteenth.questions.names import NAMES
from tests.answers.examples import CELLS, CHART, ENDS, WORDS

LAB = Figure("Ana", "text")
QUESTIONS = Path(__file__).parents[2] / "src" / "sixteenth" / "questions"
PARTS = ("findings", "tables", "columns", "charts", "words")
OF_THE_COMMAND = ("command", "options")  # its help, of which no answer is made


def test_a_sentence_is_made_of_numbers_words_and_findings():
    assert WORDS.sentence(ENDS) == "Effort ends at 12.3 %: to the top. A after 90 days; B after 241 days."


def test_lines_of_a_file_stand_apart_from_what_is_said_of_them():
    words = replace(WORDS, findings={"to_read": "Write:\n\n{lines}"})
    found = Finding("to_read", {"lines": Figure("[a]\n\n[b]\n", "lines")})
    assert words.parted(found) == ("Write:", "[a]\n\n[b]\n")


def test_a_table_is_made_of_words_and_written_numbers():
    assert WORDS.title(CELLS) == "How a race ends"
    assert [WORDS.head(column) for column in CELLS.columns] == ["effort", "Lab A", "when", "kind"]
    shown = [WORDS.cell(column, entry) for column, entry in zip(CELLS.columns, CELLS.rows[1], strict=True)]
    assert shown == ["25.0 %", "100 %", "", ""]
    assert WORDS.cell(CELLS.columns[3], CELLS.rows[0][3]) == "to the top"


def test_an_input_is_typed_by_its_name_in_files_in_every_language():
    words, column = words_of("race", "zh"), Column("lever", "input")
    for entry in ("price_sensitivity", Figure("price_sensitivity", "input")):
        assert (words.cell(column, entry), words.typed(column, entry)) == ("价格敏感度", "price sensitivity")
    assert words.typed(Column("days", "days"), 3.0) == words.cell(Column("days", "days"), 3.0)


def test_a_chart_is_titled_with_its_own_parts_and_those_of_its_table():
    assert WORDS.chart_title(CHART, CELLS) == "Effort of a race, 2 kinds"


def test_what_another_question_found_is_told_by_its_words():
    own, other = words_of("outlook"), words_of("books")
    line, head = Word("own_overhead", "books"), Table("company", (), (), {"lab": LAB, "futures": LAB}, question="books")
    assert own.part(line) == other.words["own_overhead"]
    assert own.title(head) == other.title(head)
    found = Finding("part_of_a_year", {"year": LAB, "months": LAB})
    assert own.sentence(found.told_by("books")) == other.sentence(found)


def test_findings_inside_a_sentence_stand_between_semicolons_or_commas():
    each = tuple(Finding("other", {"who": Figure(who, "text"), "days": Figure(3, "days")}) for who in ("A", "B"))
    assert WORDS.part(each) == "A after 3 days; B after 3 days"
    assert WORDS.part(Listed(each)) == "A after 3 days, B after 3 days"


@pytest.mark.parametrize(
    ("span", "written"),
    [
        (Span(1.0, 3.0, "share", 2.0), "200 % (100 %-300 %)"),
        (Span(1, 3, "number", 2), "2 (1-3)"),
        (Span(-1, 3, "number", 2), "2 (-1 to 3)"),
        (Span(1, 3, "number"), "1 to 3"),
        (Span(2, 2, "number", 2), "2"),
    ],
)
def test_a_span_is_written_once_where_its_ends_are_the_same(span, written):
    assert WORDS.cell(CELLS.columns[0], span) == written


@pytest.mark.parametrize("question", NAMES)
def test_words_have_no_other_parts(question):
    written = tomllib.loads((QUESTIONS / question / "words.en.toml").read_text(encoding="utf-8"))
    assert written.keys() <= {*PARTS, *OF_THE_COMMAND}


def test_a_chinese_letter_is_two_columns_wide():
    assert columns_of_terminal("a\u4ebf") == 3


def test_an_option_that_many_questions_have_is_said_once():
    assert words_of("concentration").options == {}
    assert words_of("concentration").option("draws") == "Number of futures."
    with pytest.raises(KeyError):
        words_of("concentration").option("nonsense")
