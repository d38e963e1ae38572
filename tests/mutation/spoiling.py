"""Ways to spoil a TOML text: in one entry, in a table, or anywhere, each with the lines at which it must be told."""

import json
import re
from dataclasses import dataclass, replace

from tests.mutation.luck import Luck
from tests.mutation.mutant import Span
from tests.mutation.strange import AMOUNTS, as_bytes, misspelt
from tests.mutation.toml_text import Item, Table, line_of, parts_of

ENTRIES = (
    "value", "distribution", "p10", "p90", "low", "high", "choices", "shared", "by", "unit", "kind", "source", "fact",
    "date", "note", "month", "until", "title", "parameter", "factor", "choice", "rule", "months", "start", "draws",
    "arithmetic", "parent", "claim", "axes", "bounds", "shock", "meaning", "monthly", "closing", "of", "at_most",
    "at_least", "below", "above", "why", "in_draws", "equations", "parameters", "outputs", "limits", "stand", "demand",
    "lab", "counterparty", "name", "signed", "size", "lead", "ramp", "tenor", "price", "take_or_pay", "step_down",
    "resale", "prepaid", "equity",
)  # fmt: skip
FITTING = {
    "value": "3", "distribution": '"uniform"', "p10": "1", "p90": "2", "low": "1", "high": "2", "choices": "[[1, 1]]",
    "shared": "true", "by": "{ Ana = 1, Ben = 2 }", "unit": '"Number"', "kind": '"judgement"', "source": '"Somebody"',
    "fact": '"claims/x"', "date": '"2026-05"', "note": '"So it is"', "month": '"2026-09"', "until": '"2026-10"',
    "parameter": '"rent"', "factor": "1.5", "choice": '"demand"', "rule": '"linear"', "months": "12", "draws": "9",
    "start": '"2026-06"', "arithmetic": '"float64"', "title": '"A title"', "bounds": "[0, 1]", "shock": '"normal"',
    "in_draws": "0.9", "at_most": "5", "below": '"cash"', "signed": '"2026-09"', "size": '"30bn USD"',
    "lead": '"6 months"', "tenor": '"5 years"', "take_or_pay": '"80 %"', "lab": '"OpenAI"', "counterparty": '"Oracle"',
}  # fmt: skip
HEADERS = (
    "values", "values.cash", "values.thirst", "values.wind", "values.cash.by", "values.cash.by.Ana", "event", "axes",
    "theory", "code", "subjects", "subject", "value.cash", "value", "headline", "standard", "cash", '""', '"a.b"',
    "axes.stand", "title", "values.cash.by.Ana.value", "events", "contract", "limits", "heat", '"\\u001b[31m"',
)  # fmt: skip

DISTRIBUTED = ("p10", "p90", "mean", "sd", "low", "mode", "high", "rank")
NUMBERS = ("value", *DISTRIBUTED, "choices", "factor", "shared", "until", "rule", "at_most", "bounds")


@dataclass(frozen=True)
class Spoilt:
    """A text that was spoilt, and what a mutant says of it."""

    text: bytes
    operator: str
    lines: Span | None = None
    table: Span | None = None
    named: tuple[str, ...] = ()
    is_whole: bool = False
    changes: bool = False


def put(text: bytes, span: tuple[int, int], new: str | bytes, operator: str, table: Table | None = None) -> Spoilt:
    """Replace bytes of a text; the table around them grows or shrinks by as many lines."""
    begin, end = span
    put_in = as_bytes(new) if isinstance(new, str) else new
    first = line_of(text, begin)
    grown = put_in.count(b"\n") - text.count(b"\n", begin, end)
    lines = (first, first + put_in.count(b"\n"))
    around = (min(table.lines[0], first), max(table.lines[1] + grown, lines[1])) if table else lines
    put_words = (word.decode(errors="replace") for word in re.findall(rb'"([^"\n]{3,})"', put_in))  # faults may name
    named = (*(table.words[-1:] if table else ()), *put_words)
    return Spoilt(text[:begin] + put_in + text[end:], operator, lines, around, named, is_whole=first == 1)


def other_value(luck: Luck, text: bytes, item: Item) -> Spoilt:
    spoilt = put(text, item.value_bytes, luck.literal(), "other value", item.table)
    return _about(spoilt, item)


def other_number(luck: Luck, text: bytes, item: Item) -> Spoilt:
    new = luck.number()
    spoilt = _about(put(text, item.value_bytes, new, "other number", item.table), item)
    return replace(spoilt, changes=item.key in NUMBERS and _is_number(item.value) and float(new) != float(item.value))


def amount_in_quotes(luck: Luck, text: bytes, item: Item) -> Spoilt:
    return _about(put(text, item.value_bytes, json.dumps(luck.pick(AMOUNTS)), "amount in quotes", item.table), item)


def value_of_another(luck: Luck, text: bytes, item: Item) -> Spoilt:
    other = luck.pick(parts_of(text)[1])
    return _about(put(text, item.value_bytes, other.value, "value of another", item.table), item)


def strange_character(luck: Luck, text: bytes, item: Item) -> Spoilt:
    begin, end = item.value_bytes
    at = begin + luck.below(end - begin + 1)
    return _about(put(text, (at, at), luck.character(), "strange character", item.table), item)


def escaped_character(luck: Luck, text: bytes, item: Item) -> Spoilt:
    begin, end = item.value_bytes
    at = begin + luck.below(end - begin + 1)
    escape = "".join(f"\\U{ord(each):08x}" for each in luck.character())
    return _about(put(text, (at, at), escape, "escaped character", item.table), item)


def misspelt_value(luck: Luck, text: bytes, item: Item) -> Spoilt:
    word = item.value.strip('"')
    new = f'"{misspelt(word, luck.below(99), luck.below(99))}"' if item.value[:1] == '"' and '"' not in word else '"x"'
    return _about(put(text, item.value_bytes, new, "misspelt value", item.table), item)


def misspelt_key(luck: Luck, text: bytes, item: Item) -> Spoilt:
    new = misspelt(item.key.strip('"'), luck.below(99), luck.below(99))
    new = new if new.replace("_", "").replace("-", "").isalnum() and new.isascii() else f'"{new}"'
    return replace(
        put(text, item.key_bytes, new, "misspelt key", item.table), named=(item.key.strip('"'), *item.table.words[-1:])
    )


def other_key(luck: Luck, text: bytes, item: Item) -> Spoilt:
    new = luck.pick((*ENTRIES, '""', '"a b"', '"a\\nb"', '"\\u001b[31m"', '"Ana/Ben"', "a.b.c", '"é"', "0"))
    return _about(put(text, item.key_bytes, new, "other key", item.table), item)


def without_entry(luck: Luck, text: bytes, item: Item) -> Spoilt:
    del luck
    begin, end = item.bytes
    if item.depth:  # with a comma beside it
        while text[end : end + 1] in (b",", b" "):
            end += 1
    spoilt = put(text, (begin, end), "", "without entry", item.table)
    return replace(_about(spoilt, item), is_whole=True, changes=item.key in NUMBERS)


def entry_twice(luck: Luck, text: bytes, item: Item) -> Spoilt:
    new = f"{item.key} = {item.value if luck.is_one_in(2) else luck.literal()}"
    joint = ", " if item.depth else "\n"
    return _about(put(text, (item.bytes[1], item.bytes[1]), joint + new, "entry twice", item.table), item)


def one_more_entry(luck: Luck, text: bytes, item: Item) -> Spoilt:
    name = luck.pick(ENTRIES)
    value = luck.literal() if luck.is_one_in(2) else FITTING.get(name, '"x"')
    joint = ", " if item.depth else "\n"
    at = (item.bytes[1], item.bytes[1])
    spoilt = put(text, at, f"{joint}{name} = {value}", f"one more entry: {name}", item.table)
    changes = name in NUMBERS and value not in ("{}", "[]", "false")
    return replace(spoilt, named=(name, *spoilt.named), changes=changes)


def swapped_values(luck: Luck, text: bytes, item: Item) -> Spoilt:
    other = luck.pick(parts_of(text)[1])
    first, second = sorted((item, other), key=lambda each: each.bytes)
    if first.bytes[1] > second.bytes[0]:
        return other_value(luck, text, item)
    a, b = first.value_bytes, second.value_bytes
    new = text[: a[0]] + second.value.encode() + text[a[1] : b[0]] + first.value.encode() + text[b[1] :]
    return Spoilt(new, "swapped values")


IN_ENTRY = (
    other_value, other_value, other_value, other_number, other_number, amount_in_quotes, value_of_another,
    strange_character, escaped_character, misspelt_value, misspelt_key, other_key, without_entry, entry_twice,
    one_more_entry, one_more_entry, swapped_values,
)  # fmt: skip


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("_", "").isdecimal()


def _about(spoilt: Spoilt, item: Item) -> Spoilt:
    words = re.findall(r'"([^"]+)"', item.value)  # the labels of a list, of which others may be told
    named = (item.key.strip('"'), item.value.strip('"'), *words, *spoilt.named)
    return replace(spoilt, named=named, is_whole=spoilt.is_whole or item.key == "parent")  # another parent moves all


def without_table(luck: Luck, text: bytes, table: Table) -> Spoilt:
    del luck
    spoilt = put(text, table.bytes, "", "without table", table)
    return replace(spoilt, is_whole=True, lines=None, table=None)


def table_twice(luck: Luck, text: bytes, table: Table) -> Spoilt:
    whole = text[table.bytes[0] : table.bytes[1]]
    at = len(text) if luck.is_one_in(2) else table.bytes[1]
    return replace(put(text, (at, at), b"\n" + whole + b"\n", "table twice"), named=table.words[-1:])


def many_tables(luck: Luck, text: bytes, table: Table) -> Spoilt:
    whole = text[table.bytes[0] : table.bytes[1]]
    new = b"\n\n".join([whole] * (2 + luck.below(39)))
    return replace(put(text, (len(text), len(text)), b"\n" + new + b"\n", "many tables"), named=table.words[-1:])


def other_header(luck: Luck, text: bytes, table: Table) -> Spoilt:
    if not table.name:
        return one_more_table(luck, text, table)
    words = table.words
    slip = ".".join((*words[:-1], misspelt(words[-1], luck.below(99), luck.below(99))))
    new = luck.pick((slip, slip, slip, luck.pick(HEADERS)))
    spoilt = put(text, table.header, new, "other header", table)
    return replace(spoilt, named=(*words, *(part.strip('"') for part in new.split("."))), is_whole=True)


def header_of_an_array(luck: Luck, text: bytes, table: Table) -> Spoilt:
    if not table.name:
        return one_more_table(luck, text, table)
    name = table.name if luck.is_one_in(2) else luck.pick(HEADERS)
    end = table.header[1] + (2 if table.is_of_array else 1)
    new = f"[{name}]" if table.is_of_array else f"[[{name}]]"
    spoilt = put(text, (table.bytes[0], end), new, "header of an array, or of none", table)
    return replace(spoilt, named=(*table.words, *name.split(".")), is_whole=True)


def one_more_table(luck: Luck, text: bytes, table: Table) -> Spoilt:
    header = luck.pick(HEADERS)
    brackets = ("[[", "]]") if luck.is_one_in(2) else ("[", "]")
    lines = [f"{name} = {FITTING.get(name, '1')}" for name in {luck.pick(ENTRIES) for _ in range(luck.below(5))}]
    new = f"\n{brackets[0]}{header}{brackets[1]}\n" + "\n".join(sorted(lines)) + "\n"
    at = len(text) if luck.is_one_in(2) else table.bytes[1]
    return replace(put(text, (at, at), new, "one more table"), named=tuple(header.split(".")))


IN_TABLE = (without_table, table_twice, many_tables, other_header, other_header, header_of_an_array, one_more_table)


def cut(luck: Luck, text: bytes) -> Spoilt:
    return Spoilt(text[: luck.below(len(text))], "cut", is_whole=True)


def hole(luck: Luck, text: bytes) -> Spoilt:
    begin = luck.below(len(text))
    return Spoilt(text[:begin] + text[begin + 1 + luck.below(60) :], "hole", is_whole=True)


def flipped(luck: Luck, text: bytes) -> Spoilt:
    at, bit = luck.below(len(text)), luck.below(8)
    return Spoilt(text[:at] + bytes([text[at] ^ (1 << bit)]) + text[at + 1 :], "flipped bit", is_whole=True)


def anywhere(luck: Luck, text: bytes) -> Spoilt:
    at = luck.below(len(text) + 1)
    return Spoilt(text[:at] + as_bytes(luck.character()) + text[at:], "character anywhere", is_whole=True)


def lines_moved(luck: Luck, text: bytes) -> Spoilt:
    lines = text.split(b"\n")
    taken = lines.pop(luck.below(len(lines)))
    lines.insert(luck.below(len(lines) + 1), taken)
    return Spoilt(b"\n".join(lines), "moved line", is_whole=True)


def encoded(luck: Luck, text: bytes) -> Spoilt:
    ways = {
        "byte order mark": lambda: b"\xef\xbb\xbf" + text,
        "two byte order marks": lambda: b"\xef\xbb\xbf" * 2 + text,
        "UTF-16": lambda: text.decode().encode("utf-16"),
        "Latin 1": lambda: text.replace(b'title = "', b'title = "\xe9'),
        "Windows lines": lambda: text.replace(b"\n", b"\r\n"),
        "old Macintosh lines": lambda: text.replace(b"\n", b"\r"),
        "nothing": lambda: b"",
        "blank": lambda: b" \n" * 3,
        "NUL at the end": lambda: text + b"\x00",
        "end of file mark": lambda: text + b"\x1a",
        "not TOML": lambda: b"<html><body>Not found</body></html>",
        "JSON": lambda: b'{"title": "x"}',
        "one very long line": lambda: b"# " + b"x" * 200_000 + b"\n" + text,
    }
    name = luck.pick(sorted(ways))
    return Spoilt(ways[name](), f"encoding: {name}", is_whole=True)


ANYWHERE = (cut, hole, flipped, flipped, anywhere, anywhere, lines_moved, encoded)


def spoil(luck: Luck, text: bytes) -> Spoilt:
    """Spoil a text in one way."""
    tables, items = parts_of(text)
    where = luck.below(10)
    if where < 6 and items:
        item = luck.pick(items)
        return luck.pick(IN_ENTRY)(luck, text, item)
    if where < 8 and tables:
        return luck.pick(IN_TABLE)(luck, text, luck.pick(tables))
    return luck.pick(ANYWHERE)(luck, text) if text else encoded(luck, b'title = "x"\n')


def spoil_again(luck: Luck, once: Spoilt) -> Spoilt:
    """Spoil what was spoilt: nothing is then said of lines."""
    twice = spoil(luck, once.text)
    return Spoilt(twice.text, f"{once.operator} and {twice.operator}", is_whole=True)
