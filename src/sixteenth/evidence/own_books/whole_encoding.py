"""The encoding of a whole file: what older programs for tables save is turned into UTF-8, where all of it agrees.

A file with text in UTF-8 and other bytes beside it stays as it is, so that its odd lines are told one by one. Bytes
that all come in pairs, as Chinese letters do, are read as GB18030; else a byte is a letter of Western Europe.
"""

import codecs
import re
from dataclasses import dataclass

_HIGH = re.compile(rb"[\x80-\xff]+")
_WINDOWS = re.compile(rb"[\x80-\x9f]")
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHINESE = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True)
class WholeEncoding:
    """The bytes of a file as they are to be read, and the name of an unusual encoding; none where it is UTF-8."""

    data: bytes
    name: str = ""


def whole_encoding(data: bytes) -> WholeEncoding:
    """Find the encoding of a whole file and turn it into UTF-8; UTF-16 with its mark is read by who reads the text."""
    if data[:2] in _MARKS:
        return WholeEncoding(data, "UTF-16")
    if b"\0" in data or _is_utf8(data) or _has_utf8_lines(data):
        return WholeEncoding(data)
    for name in ("GB18030", "Windows-1252", "Latin-1"):
        text = _decoded(data, name)
        if text is not None:
            return WholeEncoding(text.encode("utf-8"), name)
    return WholeEncoding(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _has_utf8_lines(data: bytes) -> bool:
    """Say whether some line has letters that are written in UTF-8, with more bytes than one."""
    return any(_HIGH.search(line) and _is_utf8(line) for line in data.split(b"\n"))


def _decoded(data: bytes, name: str) -> str | None:
    """Return the text in an encoding; None where it cannot be that one."""
    runs = _HIGH.findall(data)
    if name == "GB18030" and any(len(run) % 2 for run in runs):
        return None
    if name == "Windows-1252" and not _WINDOWS.search(data):
        return None  # all that it has is in Latin-1 too
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    return text if name != "GB18030" or _CHINESE.search(text) else None
