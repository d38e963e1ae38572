"""Text as programs for tables save it: another encoding, semicolons, decimal commas; read where there is one reading.

UTF-8 with or without a byte order mark and UTF-16 with one are read as they are. A line that is no UTF-8 is a fault of
its own, so that a file pasted together from two encodings is told line by line, and is read on as Latin-1 so that
everything else that is wrong can be told with it.
"""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sixteenth.errors import Fault, Place, UnreadableFile
from sixteenth.said import said

_DECIMAL_COMMA = re.compile(r"\s*[-+]?([0-9]{1,3}(\.[0-9]{3})+|[0-9]+),([0-9]+)\s*")
_EITHER = re.compile(r"\s*[-+]?[0-9]{1,3}([,.])[0-9]{3}\s*")


@dataclass(frozen=True)
class WrittenText:
    """The text of a table, what stands between its cells, how it was written where that is unusual, and faults."""

    text: str
    delimiter: str
    told: tuple[str, ...]
    faults: tuple[Fault, ...]


def written_text(data: bytes, file: str) -> WrittenText:
    """Turn the bytes of a table into text, and say what was unusual."""
    text, told, faults = _decoded(data, file)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max((",", ";", "\t"), key=first.count)
    names = {";": "semicolons", "\t": "tabs"}
    if delimiter in names:
        told = (*told, f"{names[delimiter]} stand between its cells")
    return WrittenText(text, delimiter, told, faults)


def _decoded(data: bytes, file: str) -> tuple[str, tuple[str, ...], tuple[Fault, ...]]:
    """Return the text, how it was written, and one fault for each line in another encoding."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        try:
            return data.decode("utf-16"), ("it is written in UTF-16",), ()
        except UnicodeDecodeError:
            return "", (), (_unreadable(file, 0, said("UTF-16 text that breaks off"), said("save it as UTF-8")),)
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        got = said("a byte of nothing, as UTF-16 without its mark has")
        return "", (), (_unreadable(file, line, got, said("save it as UTF-8")),)
    faults: list[Fault] = []
    lines: list[str] = []
    for number, own in enumerate(data.removeprefix(codecs.BOM_UTF8).split(b"\n"), start=1):
        try:
            lines.append(own.decode("utf-8"))
        except UnicodeDecodeError as error:
            lines.append(own.decode("latin-1"))
            byte = own[error.start]
            got = said("the byte 0x{byte:02x}, which is no UTF-8 ('{letter}' in Latin-1)", byte=byte, letter=chr(byte))
            faults.append(_unreadable(file, number, got, said("save the whole file as UTF-8")))
    return "\n".join(lines), (), tuple(faults)


def _unreadable(file: str, line: int, got: str, cure: str) -> Fault:
    return UnreadableFile(
        said("a line") if line else said("a table"), Place(file, line), got, said("text in UTF-8"), cure
    )


def with_decimal_point(text: str, delimiter: str) -> str | None:
    """Return a number that is written with a decimal comma with a point; None where it has none, or may mean two.

    Only where commas do not stand between cells: there the program that saved the table writes them in numbers. What
    has three digits behind its comma may be thousands.
    """
    found = _DECIMAL_COMMA.fullmatch(text) if delimiter != "," else None
    return None if found is None or _EITHER.fullmatch(text) else text.replace(".", "").replace(",", ".").strip()


def two_readings(text: str, *, commas: bool) -> Sequence[str]:
    """Return both numbers that a text may mean: thousands with a separator, or thousandths; none where it is plain.

    A point before three digits is in doubt only in a table that writes decimal commas elsewhere.
    """
    found = _EITHER.fullmatch(text)
    if found is None or (found.group(1) == "." and not commas):
        return ()
    mark = found.group(1)
    return (text.replace(mark, "").strip(), text.replace(mark, ".").strip())
