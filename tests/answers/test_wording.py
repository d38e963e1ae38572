"""Keys and numbers into sentences; no question lacks a word, and none has one that nothing says."""

import tomllib
from pathlib import Path

import pytest

from sixteenth.answers.wording import words_of
from sixteenth.questions.names import NAMES
from tests.answers.examples import CELLS, ENDS, WORDS

QUESTIONS = Path(__file__).parents[2] / "src" / "sixteenth" / "questions"
PARTS = ("findings", "tables", "columns", "words")
OF_THE_COMMAND = ("command", "options")  # its help, of which no answer is made


def test_a_sentence_is_made_of_numbers_words_and_findings():
    assert WORDS.sentence(ENDS) == "Effort ends at 12.3 %: to the top. A after 90 days; B after 241 days."


def test_a_table_is_made_of_words_and_written_numbers():
    assert WORDS.title(CELLS) == "How a race ends"
    assert [WORDS.head(column) for column in CELLS.columns] == ["effort", "Lab A", "when", "kind"]
    shown = [WORDS.cell(column, entry) for column, entry in zip(CELLS.columns, CELLS.rows[1], strict=True)]
    assert shown == ["25.0 %", "100 %", "", ""]
    assert WORDS.cell(CELLS.columns[3], CELLS.rows[0][3]) == "to the top"


@pytest.mark.parametrize("question", NAMES)
def test_words_have_no_other_parts(question):
    written = tomllib.loads((QUESTIONS / question / "words.en.toml").read_text(encoding="utf-8"))
    assert written.keys() <= {*PARTS, *OF_THE_COMMAND}


def test_an_option_that_many_questions_have_is_said_once():
    assert words_of("concentration").options == {}
    assert words_of("concentration").option("draws") == "Number of futures."
    with pytest.raises(KeyError):
        words_of("concentration").option("nonsense")
