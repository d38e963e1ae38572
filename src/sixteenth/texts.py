"""Text files from anywhere, read with care: only files, of a size that can be meant, in UTF-8, in plain words if not."""

import stat
from pathlib import Path

LARGEST = 10_000_000  # bytes of a file that someone writes
MEGABYTE = 1e6
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}  # the first bytes of text in another encoding


class Unreadable(Exception):  # noqa: N818 - reads as what happened
    """A file that holds no text we can read."""

    def __init__(self, got: str, cure: str, line: int = 0) -> None:
        """Keep what it is instead, what to do, and on which line that shows (0 for none)."""
        self.got, self.cure, self.line = got, cure, line
        super().__init__(f"{got}: {cure}")


def read_text(path: Path, largest: int = LARGEST) -> str:
    """Read a file of UTF-8 text, with or without a byte order mark, without waiting for a pipe or a device.

    Raises:
        Unreadable: when it is no file, cannot be opened, is larger than so many bytes, or is no such text.

    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise _no_file(about.st_mode)
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise Unreadable(_why(error), "check the path, and that you may read the file") from error
    except ValueError as error:  # of a path with a NUL
        raise Unreadable("a path that no file can have", "check the path") from error
    if len(data) > largest:
        raise Unreadable(f"a file of over {largest / MEGABYTE:g} MB", "check that it is the file you mean")
    return decode(data)


def _no_file(mode: int) -> Unreadable:
    got = "a folder" if stat.S_ISDIR(mode) else "a pipe or a device"
    return Unreadable(got, "check the path: name a file")


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    return (error.strerror or type(error).__name__).lower()


def decode(data: bytes) -> str:
    """Turn bytes into text.

    Raises:
        Unreadable: at the line of the first byte that is no UTF-8.

    """
    encoding = _MARKS.get(data[:2])
    if encoding:
        raise Unreadable(f"{encoding} text", "save it as UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable(f"the byte 0x{data[error.start]:02x}, which is no UTF-8", "save it as UTF-8", line) from error
