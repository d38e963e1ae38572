"""The first sheet."""

from sixteenth.answers.wording import words_of
from sixteenth.faces.workbook.front_sheet import write_front
from sixteenth.faces.workbook.ledger_data import QUESTION
from tests.faces.workbook.ledgers import interview_ledger
from tests.faces.workbook.made import made, places, texts


def front(language="en", *, has_ledger=True):
    def write(book):
        write_front(book, interview_ledger(), words_of(QUESTION, language), places(language) if has_ledger else None)

    return made(write, language)["Read me"]


def test_it_says_what_was_found_how_to_use_it_and_what_made_it():
    told = texts(front())
    assert any(text.startswith("Nothing is drawn in this scenario") for text in told)
    assert any(text.startswith("Change the cells that are blue on cream") for text in told)
    assert any(text.startswith("scenario = interview_arithmetic") for text in told)
    assert any("Checks!$B$3" in text for text in told)


def test_key_numbers_follow_the_ledger_and_stand_beside_those_of_the_run():
    assert any(text.startswith("=IF(Checks!$B$5=0") for text in texts(front()))
    assert {"Key numbers", "with your inputs", "as the run had it"} <= texts(front())


def test_it_is_told_in_chinese_and_without_a_ledger():
    assert any(text.startswith("\u8be5\u60c5\u666f") for text in texts(front("zh")))
    plain = texts(front(has_ledger=False))
    assert "Key numbers" not in plain
    assert any(text.startswith("Each table of the answer") for text in plain)
