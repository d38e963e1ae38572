"""Where the parts of a TOML text stand: its tables and entries, with their bytes and lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import tree_sitter_toml
from tree_sitter import Language, Parser

DEPTH = 3  # of tables inside tables, beyond which nothing is listed
KEYS = ("bare_key", "dotted_key", "quoted_key")
PARSER = Parser(Language(tree_sitter_toml.language()))


@dataclass(frozen=True)
class Table:
    """A table: its name as written, the bytes of that name, of the whole, and its lines."""

    name: str
    header: tuple[int, int]
    bytes: tuple[int, int]
    lines: tuple[int, int]
    is_of_array: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Return the parts of the name."""
        return tuple(part.strip().strip('"') for part in self.name.split("."))


@dataclass(frozen=True)
class Item:
    """An entry, or an entry of an inline table: the bytes of its key, of its value and of both, and its table."""

    key: str
    key_bytes: tuple[int, int]
    value: str
    value_bytes: tuple[int, int]
    bytes: tuple[int, int]
    table: Table
    depth: int = 0  # 0 where it stands on a line of its own


@cache
def parts_of(text: bytes) -> tuple[tuple[Table, ...], tuple[Item, ...]]:
    """Return the tables and entries of a text that is TOML; the entries before the first table are one too."""
    nodes = PARSER.parse(text).root_node.children
    loose = [node for node in nodes if _is_pair(node)]
    tables: list[Table] = []
    items: list[Item] = []
    if loose:
        lines = (loose[0].start_point[0] + 1, loose[-1].end_point[0] + 1)
        table = Table("", (0, 0), (loose[0].start_byte, loose[-1].end_byte), lines)
        tables.append(table)
        items += [item for node in loose for item in _items(node, table)]
    for node in nodes:
        if node.type in ("table", "table_array_element") and node.children[1].type in KEYS:
            table = _table(node, text)
            tables.append(table)
            items += [item for child in node.children if _is_pair(child) for item in _items(child, table)]
    return tuple(tables), tuple(items)


def _is_pair(node: Any) -> bool:
    """Say whether a node is a whole entry; of a text that was spoilt before, halves of entries are left alone."""
    return node.type == "pair" and node.children[0].type in KEYS and len(node.children) > 2


def _table(node: Any, text: bytes) -> Table:
    name = node.children[1]
    end = node.start_byte + len(text[node.start_byte : node.end_byte].rstrip())
    last = text.count(b"\n", 0, end) + 1
    is_of_array = node.type == "table_array_element"
    return Table(
        name.text.decode("utf-8", "replace"),
        (name.start_byte, name.end_byte),
        (node.start_byte, end),
        (node.start_point[0] + 1, last),
        is_of_array,
    )


def _items(node: Any, table: Table, depth: int = 0) -> Iterator[Item]:
    key, value = node.children[0], node.children[-1]
    yield Item(
        key.text.decode("utf-8", "replace"),
        (key.start_byte, key.end_byte),
        value.text.decode("utf-8", "replace"),
        (value.start_byte, value.end_byte),
        (node.start_byte, node.end_byte),
        table,
        depth,
    )
    for inner in _pairs_inside(value) if depth < DEPTH else ():
        yield from _items(inner, table, depth + 1)


def _pairs_inside(value: Any, depth: int = 0) -> Sequence[Any]:
    if value.type == "inline_table":
        return [child for child in value.children if _is_pair(child)]
    if value.type == "array" and depth < DEPTH:
        return [pair for child in value.children for pair in _pairs_inside(child, depth + 1)]
    return []


def line_of(text: bytes, offset: int) -> int:
    """Return the line on which a byte stands."""
    return text.count(b"\n", 0, offset) + 1
