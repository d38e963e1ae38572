"""A workbook while it is written."""

from sixteenth.answers.wording import LANGUAGES, words_in
from sixteenth.faces.workbook.book import PACKAGE, Book, as_it_is, write_heads, write_text
from tests.faces.workbook.made import made


def test_sheets_have_names_of_their_own_and_a_title():
    def write(book: Book):
        for _ in range(2):
            write_text(book.sheet("Same: one", "=SUM(1)"), 1, 0, "http://a.example")

    book = made(write)
    assert book.sheetnames == ["Same  one", "Same  one 2"]
    cell = book.worksheets[0]["A1"]
    assert (cell.value, cell.data_type) == ("=SUM(1)", "s")
    assert book.worksheets[0]["A2"].hyperlink is None


def test_heads_stand_at_the_right_over_numbers():
    book = made(lambda book: write_heads(book.sheet("a", "b"), 1, ("one", "two"), book.look, [1]))
    assert [book["a"].cell(2, column).alignment.horizontal for column in (1, 2)] == [None, "right"]


def test_formulas_are_taken_as_they_are():
    assert as_it_is(None, "=SEQUENCE(3)") == "SEQUENCE(3)"
    book = made(lambda book: book.sheet("a", "b").write_formula(3, 0, "=1+1", None, 2))
    assert book["a"]["A4"].value == "=1+1"


def test_both_languages_say_the_same_things():
    words = [words_in(PACKAGE, language).words for language in LANGUAGES]
    assert words[0].keys() == words[1].keys()
    assert all(text.isascii() for text in words[0].values())
    assert not any("\\n" in text for each in words for text in each.values())
