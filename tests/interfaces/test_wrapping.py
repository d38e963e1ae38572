"""Lines hang under the first, numbers keep their units, and nothing is lost or added."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Table

from sixteenth.interfaces.wrapping import CellText, tell, tell_each, wrap

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


CHINESE = (
    "\u53d1\u751f\u707e\u96be\u7684\u6982\u7387\u53d8\u5316 -0.65 %\uff0c\u843d\u540e 3 \u4e2a\u6708"
    "\uff08\u6807\u51c6\u8bef 0.43\uff09\uff1b\u5176\u4e59\u53d8\u5316 +1,495 \u4ebf\u7f8e\u5143\u3002"
)
CLOSING = "\u3001\u3002\uff09\uff0c\uff1b%"


@pytest.mark.parametrize("width", range(12, 60))
def test_no_line_of_chinese_begins_with_a_closing_mark_or_parts_a_number_from_what_it_counts(width):
    lines = wrap(CHINESE, width)
    assert not [line for line in lines if line[0] in CLOSING]
    assert not [line for line in lines if line[-1].isdigit()]
    assert "".join(lines).replace(" ", "") == CHINESE.replace(" ", "")


@pytest.mark.parametrize("width", range(10, 40))
def test_no_line_of_a_chinese_cell_begins_with_a_closing_mark(width):
    console = Console(width=width, file=io.StringIO(), color_system=None)
    table = Table(box=None, show_header=False, padding=0)
    table.add_row(CellText(CHINESE))
    console.print(table)
    assert isinstance(console.file, io.StringIO)
    assert not [line for line in console.file.getvalue().splitlines() if line and line[0] in CLOSING]
