"""Lines hang under the first, numbers keep their units, and nothing is lost or added."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from sixteenth.interfaces.wrapping import tell, tell_each, wrap

SENTENCE = (
    "It is worth +76.83bn USD today (5 to 95 of 100: -235 to +293), and 72 of 100 futures have 36 % of it back after 24"
    " months, or 1.5 billion USD."
)
KEPT_TOGETHER = ("+76.83bn USD", "5 to 95 of 100:", "72 of 100", "36 %", "24 months,", "1.5 billion USD")


def test_later_lines_hang_under_the_first():
    first, *others = wrap(SENTENCE, 30, "- ")
    assert first.startswith("- It is")
    assert others
    assert all(line.startswith("  ") and line[2] != " " for line in others)


@pytest.mark.parametrize("width", range(20, 100))
@pytest.mark.parametrize("kept", KEPT_TOGETHER)
def test_a_number_keeps_its_unit(width, kept):
    assert any(kept in line for line in wrap(SENTENCE, width))


@given(st.lists(st.from_regex(r"[a-z0-9%]{1,12}", fullmatch=True), min_size=1, max_size=30), st.integers(40, 120))
def test_every_word_is_told_and_lines_fit(words, width):
    lines = wrap(" ".join(words), width)
    assert " ".join(lines).split() == words
    assert all(len(line) <= width or line.count(" ") <= line.count(" %") + 1 for line in lines)


def test_a_long_word_stays_whole_and_no_line_ends_in_spaces():
    console = Console(width=40, file=io.StringIO(), color_system=None)
    address = "https://example.org/" + "a" * 60
    tell(console, f"see {address} and the rest", "- ")
    assert isinstance(console.file, io.StringIO)
    lines = console.file.getvalue().splitlines()
    assert any(address in line for line in lines)
    assert all(line == line.rstrip() for line in lines)
    assert "\N{NO-BREAK SPACE}" not in console.file.getvalue()


def test_a_text_cannot_steer_the_terminal():
    assert wrap("a\x1b[2Jb\n\u202ec", 40) == [r"a\x1b[2Jb \u202ec"]


@pytest.mark.parametrize(("plain", "told"), [(True, ["- one", "- two"]), (False, ["\N{BULLET} one", "\N{BULLET} two"])])
def test_each_sentence_has_its_mark(plain, told):
    console = Console(width=40, file=io.StringIO(), color_system=None)
    tell_each(console, ["one", "two"], plain=plain)
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue().split("\n")[:-1] == told
