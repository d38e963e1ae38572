"""Text files from anywhere, read with care: only files, of a size that can be meant, in UTF-8; else in plain words."""

import stat
from pathlib import Path

from sixteenth.said import said

LARGEST = 10_000_000  # bytes of a file that someone writes
MEGABYTE = 1e6
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}  # the first bytes of text in another encoding


class Unreadable(Exception):  # noqa: N818 - reads as what happened
    """A file that holds no text we can read."""

    def __init__(self, got: str, cure: str, line: int = 0) -> None:
        """Keep what it is instead, what to do, and on which line that shows (0 for none)."""
        self.got, self.cure, self.line = got, cure, line
        super().__init__(said("{got}: {cure}", got=got, cure=cure))


def read_text(path: Path, largest: int = LARGEST) -> str:
    """Read a file of UTF-8 text, with or without a byte order mark.

    Raises:
        Unreadable: when `read_bytes` cannot read it, or it is no such text.

    """
    return decode(read_bytes(path, largest))


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """Read a file, without waiting for a pipe or a device, and never more than so many bytes.

    Raises:
        Unreadable: when it is no file, cannot be opened, or is larger.

    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise _no_file(about.st_mode)
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        cure = said("check the path, and that you may read the file")
        raise Unreadable(_why(error), cure) from error
    except ValueError as error:  # of a path with a NUL
        got, cure = said("a path that no file can have"), said("check the path")
        raise Unreadable(got, cure) from error
    if len(data) > largest:
        got, cure = (
            said("a file of over {largest:g} MB", largest=largest / MEGABYTE),
            said("check that it is the file you mean"),
        )
        raise Unreadable(got, cure)
    return data


def _no_file(mode: int) -> Unreadable:
    got = said("a folder") if stat.S_ISDIR(mode) else said("a pipe or a device")
    return Unreadable(got, said("check the path: name a file"))


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return said("no such file")
    return (error.strerror or type(error).__name__).lower()


def decode(data: bytes) -> str:
    """Turn bytes into text.

    Raises:
        Unreadable: at the line of the first byte that is no UTF-8.

    """
    encoding, cure = _MARKS.get(data[:2]), said("save it as UTF-8")
    if encoding:
        got = said("{encoding} text", encoding=encoding)
        raise Unreadable(got, cure)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        got = said("the byte 0x{byte:02x}, which is no UTF-8", byte=data[error.start])
        raise Unreadable(got, cure, line) from error
