"""Compiled programs in the user's cache folder, so that a run need not write its world down for the compiler again.

A file holds what the compiler made, in its own format, behind a checksum and the key that it was kept under; nothing of
it is unpickled. What the compiler made is machine code, as it is in the cache that JAX keeps beside it, so a file is
taken only where it belongs to the user who asks and nobody else may write it. Whatever is wrong with one, it is as if
it were not there.
"""

import json
import os
import stat
import tempfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import platformdirs

MARK = b"sixteenth program 1\n"
MOST = 200  # programs that are kept, of all versions: of half a megabyte each
OTHERS = stat.S_IWGRP | stat.S_IWOTH
_AS_IT_IS = sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
)  # no link, nothing to wait for
QUICKLY = 1  # how hard to press: harder takes longer and saves little
LARGEST = 200_000_000  # bytes of a program that is read


@dataclass(frozen=True)
class Kept:
    """A compiled program: what the compiler made, and which of the inputs it reads, by their numbers in order."""

    code: bytes
    inputs: tuple[int, ...]


@dataclass(frozen=True)
class KeptAt:
    """Where a program of one key is kept."""

    folder: Path
    key: str

    @property
    def file(self) -> Path:
        """Return the file of the key."""
        return self.folder / self.key

    def read(self) -> Kept | None:
        """Return the program that was kept; none where there is none, or what is there is not as it was written."""
        try:
            written = _read_own(self.file)
        except OSError:
            return None
        head = MARK + self.key.encode() + b"\n"
        if written is None or not written.startswith(head):
            return None
        checksum, _, rest = written[len(head) :].partition(b"\n")
        if checksum != _checksum(rest):
            return None
        inputs, _, pressed = rest.partition(b"\n")
        with suppress(OSError):
            os.utime(self.file)  # it was used just now
        return Kept(zlib.decompress(pressed), tuple(json.loads(inputs)))

    def write(self, program: Kept) -> None:
        """Keep a program, whole or not at all; where nothing can be written nothing is kept, and nothing is said."""
        rest = json.dumps(program.inputs).encode() + b"\n" + zlib.compress(program.code, QUICKLY)
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(dir=self.folder)  # which its user alone may read and write
            try:
                with open(number, "wb") as file:  # noqa: PTH123 - a file that is open already
                    file.write(MARK + self.key.encode() + b"\n" + _checksum(rest) + b"\n" + rest)
                os.replace(name, self.file)  # noqa: PTH105 - as mkstemp names it
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
            self._forget()

    def remove(self) -> None:
        """Keep the program no longer."""
        with suppress(OSError):
            self.file.unlink(missing_ok=True)

    def _forget(self) -> None:
        """Let go of the programs that were used longest ago, of this version or another, until few are left."""
        files = sorted(self.folder.iterdir(), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[MOST:]:
            file.unlink(missing_ok=True)


def folder_of_programs() -> Path | None:
    """Return the folder of kept programs, which need not be there yet; none where home itself is unknown."""
    folder = Path(platformdirs.user_cache_dir("sixteenth")) / "programs"
    return folder if folder.is_absolute() else None


def _read_own(path: Path) -> bytes | None:
    """Return what a file says, if it is a plain file of this user's that nobody else may write.

    Raises:
        OSError: where there is no such file, or it cannot be read.

    """
    number = os.open(path, os.O_RDONLY | _AS_IT_IS)
    with open(number, "rb") as file:  # noqa: PTH123 - a file that is open already
        about = os.fstat(number)
        is_own = not hasattr(os, "geteuid") or (about.st_uid == os.geteuid() and not about.st_mode & OTHERS)
        return file.read() if is_own and stat.S_ISREG(about.st_mode) and about.st_size <= LARGEST else None


def _checksum(data: bytes) -> bytes:
    return sha256(data).hexdigest().encode()
