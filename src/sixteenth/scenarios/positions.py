"""TOML with places: what a file says, and on which line each entry stands, so that a fault can point at it."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sixteenth.errors import Fault, Place, UnreadableFile

Key = tuple[str | int, ...]


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
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        cure = "check the path and that the file is UTF-8 text"
        return _unreadable(path, 0, f"{type(error).__name__}: {error}", "a TOML file", cure)
    return parse_document(text, str(path))


def parse_document(text: str, file: str) -> Document:
    """Parse TOML text with its places."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        return _unreadable(Path(file), line, str(error), "TOML", "mend the line, or the one before it")
    return Document(file, data, dict(_lines(text)))


def _unreadable(path: Path, line: int, got: str, expected: str, cure: str) -> Document:
    fault = UnreadableFile(f"'{path.name}'", Place(str(path), line), got, expected, cure)
    return Document(str(path), {}, faults=(fault,))


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
    if node.type == "dotted_key":
        return tuple(part for child in node.children if child.is_named for part in _key(child))
    text = node.text.decode()
    if node.type == "bare_key":
        return (text,)
    return (next(iter(tomllib.loads(f"{text} = 0"))),)
