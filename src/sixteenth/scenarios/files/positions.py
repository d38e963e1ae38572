"""TOML with places: what a file says, and on which line each entry stands, so that a fault can point at it."""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from sixteenth.errors import Fault, Place, UnreadableFile
from sixteenth.said import said
from sixteenth.texts import Unreadable, read_text

Key = tuple[str | int, ...]
MOST_DEPTH = 20  # tables and lists inside each other; the format needs six
MOST_ENTRIES = 250_000  # of all tables and lists: a number for each of 10,000 futures, of some twenty values
_DEEP = re.compile(r"(?:[\[{][^\]}\n]*){12}|(?:[\w\"'-]+\s*\.\s*){12}")
_LONG_NUMBER = re.compile(r"[0-9_]{2000}")
CURES = {  # what the parser's messages mean, by words in them
    "cannot overwrite": said("an entry of this name stands above; keep one of the two"),
    "twice": said("a table of this name stands above; write its entries together"),
    "cannot mutate": said("the table stands above in braces; write all its entries there"),
    "cannot redefine": said("this name stands above as something else; rename one of the two"),
    "invalid value": said("text stands in quotes, a number without separators or unit, as in value = 1.5"),
    "expected '='": said("write an entry as name = value, a table as [name]"),
    "invalid statement": said("write an entry as name = value, a table as [name], a comment after #"),
    "initial character": said("a name holds letters, digits, - and _; put others in quotes"),
    "newline or end": said("one entry a line, text in quotes, numbers as in 1.5 or 1_000"),
    "unterminated": said("close the quotes"),
    'expected "': said("close the quotes"),
    "illegal character": said("close the quotes on the same line; write a control character as its escape"),
    "unescaped": said("write a backslash as two, or put the text in single quotes"),
    "hex value": said("write a backslash as two, or put the text in single quotes"),
    "unclosed array": said("close the list with ], or write a comma before the next one in it"),
    "unclosed inline": said("close the table with }"),
    "date": said("put dates in quotes"),
    "at the end of": said("close it with ] or ]]"),
}

LONG_QUOTES = '"""'
_OPENED = {
    'Expected "\'"': "'",
    "Expected \"'''\"": "'''",
    "Unterminated string": LONG_QUOTES,
}  # by what the parser says
_BEGINNING = re.compile(r"\s*(?:\[\[?[\w.\s\"'-]+\]\]?|[\w.\"'-]+\s*=)")  # an entry or the name of a table
_OVERWRITES = "Cannot overwrite a value"  # without saying which
_LACKING = ("Unclosed array", "Unclosed inline table")  # told where the next thing begins


MOST_PARSED = 256  # documents: the library, its world, and a user's own


@dataclass(frozen=True)
class Document:
    """A TOML file: its data, the line of each entry by path, and what kept it from being read."""

    file: str
    data: Mapping[str, Any]
    lines: Mapping[Key, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def place(self, key: Key) -> Place:
        """Return the place of an entry, or of the nearest entry that holds it."""
        while key and key not in self.lines:
            key = key[:-1]
        return Place(self.file, self.lines.get(key, 1))


def read_document(path: Path) -> Document:
    """Read a TOML file with its places; a file that cannot be read is a document with a fault."""
    try:
        return parse_document(read_text(path), str(path))
    except Unreadable as problem:
        return _unreadable(str(path), problem.line, problem.got, said("a TOML file in UTF-8"), problem.cure)


@lru_cache(maxsize=MOST_PARSED)
def parse_document(text: str, file: str) -> Document:
    """Parse TOML text with its places, the same text of a file once; nobody may change what a document holds."""
    text = text.replace("\r\n", "\n")  # as TOML reads it, so that both parsers see the same lines
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, message = _place_in(str(error), text)
        return _unreadable(file, line, message, "TOML", _cure_of(message))
    except RecursionError:
        return _too_deep(file, _line_of(_DEEP, text))
    except ValueError:
        got, cure = said("a number with thousands of digits"), said("write it as 1e12, or in a larger unit")
        return _unreadable(file, _line_of(_LONG_NUMBER, text), got, "TOML", cure)
    if (refused := _too_much(data, text, file)) is not None:
        return refused
    document = Document(file, data, _with_tables(dict(_lines(text))))
    for key in _beyond_floats(data):
        got = said("a whole number beyond 1e{power}", power=sys.float_info.max_10_exp)
        return _unreadable(
            file, document.place(key).line, got, said("a number"), said("write fewer digits, or use a larger unit")
        )
    return document


def _beyond_floats(data: Any, above: Key = ()) -> Iterator[Key]:
    """Walk the whole numbers that are too large for arithmetic; to print the largest of them would be refused."""
    if isinstance(data, Mapping | list):
        for key, value in data.items() if isinstance(data, Mapping) else enumerate(data):
            yield from _beyond_floats(value, (*above, key))
    elif isinstance(data, int) and data.bit_length() > sys.float_info.max_exp:
        yield above


def _unreadable(file: str, line: int, got: str, expected: str, cure: str) -> Document:
    fault = UnreadableFile(f"'{Path(file).name}'", Place(file, line), got, expected, cure)
    return Document(file, {}, faults=(fault,))


def _too_deep(file: str, line: int) -> Document:
    cure = said("write tables and lists inside each other as the format asks, not deeper")
    return _unreadable(
        file,
        line,
        said("more than {most_depth} tables or lists inside each other", most_depth=MOST_DEPTH),
        said("fewer"),
        cure,
    )


def _too_much(data: Any, text: str, file: str) -> Document | None:
    """Return what tells that tables stand too deep inside each other, or that they have too many entries."""
    depth, entries = _size(data)
    if depth > MOST_DEPTH:
        return _too_deep(file, _line_of(_DEEP, text))
    if entries > MOST_ENTRIES:
        got, most = said("{count:,} entries", count=entries), said("at most {most:,}", most=MOST_ENTRIES)
        return _unreadable(file, 0, got, most, said("check that it is the file you mean"))
    return None


def _place_in(message: str, text: str) -> tuple[int, str]:
    """Return the line that a message of the parser names, or where a text that never ends begins; and the message."""
    found = re.search(r"\s*\(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)", message)
    told = message.replace(found.group(), "") if found else message
    if found and found.group(1):
        line, column = map(int, found.groups())
        if told == "Invalid value" and _begins_inside(text, line):
            told, column = "Unclosed array", 1
        if told == _OVERWRITES and (named := _BEGINNING.match(text.split("\n")[line - 1])):
            told = f"{told}: {named.group().rstrip('=').strip()}"
        return (_last_written(text, line, column) if told in _LACKING else line), told
    if told in _OPENED:
        return text.count("\n", 0, _opening(_OPENED[told], text)) + 1, told
    line = _last_written(text + "\n", text.count("\n") + 2, 1)
    lacks_value = text.split("\n")[line - 1].partition("#")[0].rstrip().endswith("=")
    return line, "Unclosed array" if told == "Invalid value" and not lacks_value else told


def _begins_inside(text: str, line: int) -> bool:
    """Say whether an entry or a table begins on a line although a list above it has not ended."""
    lines = text.split("\n")
    try:
        tomllib.loads("\n".join(lines[: line - 1]))
    except tomllib.TOMLDecodeError:
        return bool(_BEGINNING.match(lines[line - 1]))
    return False


def _last_written(text: str, line: int, column: int) -> int:
    """Return the line of what stands before a place, comments aside: its end or a comma is lacking there."""
    above = text.split("\n")[:line]
    above[-1] = above[-1][: column - 1]
    return max(number for number, each in enumerate(above, 1) if each.partition("#")[0].strip())


def _opening(quotes: str, text: str) -> int:
    """Return where the text that never ends begins; the end of all where none is open over several lines."""
    is_open = quotes != LONG_QUOTES or text.count(quotes) % 2
    return text.rfind(quotes) if is_open else len(text)  # none follow the quotes that open it, so those are the last


def _cure_of(message: str) -> str:
    """Say what to do about what the parser found, as far as that is known."""
    known = next((cure for sign, cure in CURES.items() if sign in message.lower()), "")
    return said("mend the line: {known}", known=known) if known else said("mend the line, or the one before it")


def _line_of(pattern: re.Pattern[str], text: str) -> int:
    """Return the line of the first match, 0 where there is none."""
    found = pattern.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _size(data: Any) -> tuple[int, int]:
    """Return how many tables and lists stand inside each other, and how many entries they have, without going so deep.

    What is too deep or has too many is not walked to its end.
    """
    deepest, entries, level = 0, 0, [data]
    while level and deepest <= MOST_DEPTH and entries <= MOST_ENTRIES:
        below = [
            each.values() if isinstance(each, Mapping) else each for each in level if isinstance(each, dict | list)
        ]
        deepest += bool(below)
        level = list(chain.from_iterable(below))
        entries += len(level)
    return deepest, entries


def _with_tables(lines: dict[Key, int]) -> dict[Key, int]:
    """Add the tables and lists that are named only by what stands inside them, at the first line that does so."""
    for key, line in list(lines.items()):
        for length in range(len(key) - 1, 0, -1):
            if key[:length] in lines:
                break
            lines[key[:length]] = line
    return lines


def _lines(text: str) -> Iterator[tuple[Key, int]]:
    """Walk the syntax tree and give each entry's path with its line; tables of an array are numbered from 0."""
    import tree_sitter_toml  # noqa: PLC0415 - only a file that is read needs the parser
    from tree_sitter import Language, Parser  # noqa: PLC0415

    root = Parser(Language(tree_sitter_toml.language())).parse(text.encode()).root_node
    counts: dict[Key, int] = {}
    for node in root.children:
        if node.type == "pair":
            yield from _pair(node, ())
        elif node.type in ("table", "table_array_element"):
            *above, name = _key(node.children[1])
            key = (*_numbered(above, counts), name)
            if node.type == "table_array_element":
                counts[key] = counts.get(key, -1) + 1
                key = (*key, counts[key])
            yield key, node.start_point[0] + 1
            for child in node.children:
                if child.type == "pair":
                    yield from _pair(child, key)


def _numbered(key: Sequence[str | int], counts: Mapping[Key, int]) -> Key:
    """Put into a path the number of the table that is being filled, after each name of an array of tables."""
    found: Key = ()
    for part in key:
        found = (*found, part)
        found = (*found, counts[found]) if found in counts else found
    return found


def _pair(node: Any, above: Key) -> Iterator[tuple[Key, int]]:
    key = (*above, *_key(node.children[0]))
    yield key, node.start_point[0] + 1
    yield from _inside(node.children[-1], key)


def _inside(value: Any, key: Key) -> Iterator[tuple[Key, int]]:
    if value.type == "inline_table":
        for child in value.children:
            if child.type == "pair":
                yield from _pair(child, key)
    elif value.type == "array":
        items = [child for child in value.children if child.is_named and child.type != "comment"]
        for number, item in enumerate(items):
            yield (*key, number), item.start_point[0] + 1
            yield from _inside(item, (*key, number))


def _key(node: Any) -> Key:
    """Return the parts of a name; the tree of a dotted one leans to the left, as deep as it has parts."""
    parts: list[str] = []
    while node.type == "dotted_key":
        first, *_, last = (child for child in node.children if child.is_named)
        parts.append(_part(last))
        node = first
    return (_part(node), *reversed(parts))


def _part(node: Any) -> str:
    text = str(node.text.decode())
    return text if node.type == "bare_key" else next(iter(tomllib.loads(f"{text} = 0")))
