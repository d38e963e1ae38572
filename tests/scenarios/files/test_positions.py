"""Every entry of a TOML file has its line, however it is written."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.errors import Place, UnreadableFile
from sixteenth.scenarios.files.positions import parse_document, read_document

KEYS = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6),
)
LEAVES = st.one_of(
    st.integers(-(2**40), 2**40), st.booleans(), st.floats(allow_nan=False), st.text("ab c#=[]{}\"'", max_size=8)
)
DATA = st.recursive(
    st.dictionaries(KEYS, LEAVES, max_size=4),
    lambda inner: st.dictionaries(
        KEYS, st.one_of(LEAVES, inner, st.lists(LEAVES, max_size=3), st.lists(inner, max_size=3)), max_size=4
    ),
    max_leaves=12,
)


def paths(data: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Walk the path of every entry below some data."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield (*above, key)
        yield from paths(value, (*above, key))


@given(DATA)
def test_every_entry_has_a_line_that_holds_its_key(data):
    text = tomli_w.dumps(data, multiline_strings=False)
    document = parse_document(text, "any.toml")
    lines = text.split("\n")
    assert document.data == data
    for path in paths(data):
        at = document.lines.get(path, 0)
        is_implied = any(path == longer[: len(path)] and longer != path for longer in document.lines)
        assert at or is_implied, path
        if at and isinstance(path[-1], str):
            assert key_stands_in(path[-1], lines[at - 1]), (path, lines[at - 1])


def key_stands_in(key: str, line: str) -> bool:
    """Say whether a key stands in a line, bare or quoted as TOML writes it."""
    quoted = tomli_w.dumps({key: 0}).removesuffix(" = 0\n")
    return key in line or quoted in line


@given(DATA)
def test_no_line_is_made_up(data):
    document = parse_document(tomli_w.dumps(data), "any.toml")
    assert document.lines.keys() <= set(paths(data))


WRITTEN = """# a comment
title = "x"
a.b.c = 1
"quoted key".'other one' = 2
inline = { first = 1, second = { third = 3 } }
list = [
  1, # with a comment
  2,
  { deep = 4 },
]
text = '''
two
lines'''

[table]
entry = 1
[table."sub.table"]
entry = 2

[[row]]
name = "first"
[[row]]
name = "second"
[row.inside]
entry = 3
[[row.more]]
entry = 4
[[row.more]]
entry = 5
[[row]]
name = "third"
more = [[1, 2],
        [3, 4]]
"""
LINES = {
    ("title",): 2,
    ("a", "b", "c"): 3,
    ("quoted key", "other one"): 4,
    ("inline",): 5,
    ("inline", "first"): 5,
    ("inline", "second", "third"): 5,
    ("list",): 6,
    ("list", 0): 7,
    ("list", 1): 8,
    ("list", 2): 9,
    ("list", 2, "deep"): 9,
    ("text",): 11,
    ("table",): 15,
    ("table", "entry"): 16,
    ("table", "sub.table"): 17,
    ("table", "sub.table", "entry"): 18,
    ("row", 0): 20,
    ("row", 0, "name"): 21,
    ("row", 1): 22,
    ("row", 1, "name"): 23,
    ("row", 1, "inside"): 24,
    ("row", 1, "inside", "entry"): 25,
    ("row", 1, "more", 0): 26,
    ("row", 1, "more", 0, "entry"): 27,
    ("row", 1, "more", 1, "entry"): 29,
    ("row", 2): 30,
    ("row", 2, "more", 0, 1): 32,
    ("row", 2, "more", 1, 0): 33,
}


@pytest.mark.parametrize(("key", "line"), LINES.items())
def test_however_it_is_written(key, line):
    document = parse_document(WRITTEN, "any.toml")
    assert document.lines[key] == line
    assert document.place(key) == Place("any.toml", line)


def test_a_missing_entry_is_at_what_holds_it():
    document = parse_document(WRITTEN, "any.toml")
    assert document.place(("table", "nothing")).line == 15
    assert document.place(("row", 1, "inside", "nothing", 3)).line == 24
    assert document.place(("nothing",)).line == 1


@pytest.mark.parametrize(
    ("text", "line"), [("a = 1\nb = = 2\n", 2), ("a = 1\na = 2\n", 2), ("[a\n", 1), ("a = [1,\n\n", 1), ("a = 'x\n", 1)]
)
def test_what_is_no_toml_is_told_at_its_line(text, line):
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(text)
    (fault,) = parse_document(text, "any.toml").faults
    assert isinstance(fault, UnreadableFile)
    assert fault.where == Place("any.toml", line)


def test_a_file_that_cannot_be_opened_is_a_fault(tmp_path):
    (fault,) = read_document(tmp_path / "nowhere.toml").faults
    assert fault.got == "no such file"
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    (fault,) = read_document(tmp_path / "binary.toml").faults
    assert (fault.got, fault.cure) == ("UTF-16 text", "save it as UTF-8")
    (tmp_path / "latin.toml").write_bytes(b"a = 1\nb = '\xe9'\n")
    (fault,) = read_document(tmp_path / "latin.toml").faults
    assert (fault.where.line, fault.got) == (2, "the byte 0xe9, which is no UTF-8")


def test_a_byte_order_mark_is_read_past(tmp_path):
    (tmp_path / "marked.toml").write_bytes(b"\xef\xbb\xbftitle = 'x'\n")
    document = read_document(tmp_path / "marked.toml")
    assert (document.data, document.lines, document.faults) == ({"title": "x"}, {("title",): 1}, ())


@pytest.mark.parametrize(
    ("text", "line", "got"),
    [
        (f"a = 1\nb = {'9' * 5000}", 2, "a number with thousands of digits"),
        (f"a = 1\nb = [1, 0x{'f' * 5000}]", 2, "beyond 1e308"),
        (f"a = 1\nb = {'9' * 400}", 2, "beyond 1e308"),
        (f"a = 1\nb = {'[' * 2000}{']' * 2000}", 2, "inside each other"),
        (f"a = 1\nb = {'{a = ' * 2000}1{'}' * 2000}", 2, "inside each other"),
        (f"b = 1\n{'.'.join('a' * 2000)} = 1", 2, "inside each other"),
        (f"b = 1\n[{'.'.join('a' * 2000)}]", 2, "inside each other"),
    ],
)
def test_what_is_larger_than_anyone_means_is_told_at_its_line(text, line, got):
    (fault,) = parse_document(text, "any.toml").faults
    assert fault.where == Place("any.toml", line)
    assert got in fault.got


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = b", "text stands in quotes"),
        ("a = 1\na = 2", "stands above; keep one"),
        ("[a]\n[a]", "stands above"),
        ("a = 'x", "close the quotes"),
        ('a = "\\q"', "a backslash as two"),
        ("a = [1", "close the list"),
        ("a", "name = value"),
        ("a = 1,5", "numbers as in 1.5"),
        ("[[a]", "]]"),
    ],
)
def test_what_is_no_toml_is_told_with_what_to_do(text, told):
    (fault,) = parse_document(text, "any.toml").faults
    assert fault.cure.startswith("mend the line: ")
    assert told in fault.cure
    assert "line 1" not in fault.got


def test_a_table_named_only_by_what_stands_inside_it_has_the_line_of_that():
    document = parse_document("title = 'x'\n\n[[events]]\nmonth = 1\n[value.x]\na.b = 1\n", "any.toml")
    assert [document.place(key).line for key in (("events",), ("value",), ("value", "x", "a"))] == [3, 5, 6]


@pytest.mark.parametrize("quote", ["'", "'''", '"""'])
def test_quotes_that_are_never_closed_are_told_where_they_open(quote):
    document = parse_document(f"a = {quote}1{quote}\nb = {quote}2\nc = 3\nd = 4\n", "any.toml")
    (fault,) = document.faults
    assert (fault.where.line, fault.cure) == (2, "mend the line: close the quotes")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = [2\n\n# a comment\n[table]\nc = 3\n", 2),
        ("a = [\n1,\n2\n3]\n", 3),
        ("a = 1\nb = [1 2]\n", 2),
        ("a = 1\nb = {c = 2\nd = 3\n", 2),
        ("a = 1\nb = [2", 2),
        ("a = 1\nb = [2\n\n", 2),
        ('a = [#"cash"]\n\n[table]\nb = 1\n', 1),
        ("a = [\n1,\nb = 2\n", 2),
        ('a = 1\nb = [#"cash"]\n', 2),
        ("a = 1\nb = [\n# c\n", 2),
        ("a = 1\nb =", 2),
    ],
)
def test_what_lacks_its_end_or_a_comma_is_told_where_that_is_missing(text, line):
    (fault,) = parse_document(text, "any.toml").faults
    assert fault.where.line == line


@pytest.mark.parametrize(
    ("text", "name"), [("[event]\na = 1\n\n[[event]]\nb = 2\n", "[[event]]"), ("a = 1\na = 2\n", "a")]
)
def test_what_stands_twice_is_told_by_name(text, name):
    (fault,) = parse_document(text, "any.toml").faults
    assert fault.got == f"Cannot overwrite a value: {name}"
    assert fault.cure == "mend the line: an entry of this name stands above; keep one of the two"


def test_a_last_line_without_its_end_is_told_there():
    document = parse_document('a = """1"""\nb = 2\nc = "3', "any.toml")
    assert [fault.where.line for fault in document.faults] == [3]
