"""Files of joint draws: one column a `name` or `name/label`, one row a draw, numbers in the unit itself."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from sixteenth.errors import Fault, Place, Refused, UnreadableFile
from sixteenth.said import said

MOST_BYTES = 4 * 2**20
DIGITS = 6  # significant, of each number
CURE = said("fit again: sixteenth fit")


@dataclass(frozen=True)
class JointDraws:
    """Columns and their draws, float64 [columns, rows]."""

    columns: tuple[str, ...]
    draws: Any

    @property
    def rows(self) -> int:
        """Return how many draws there are."""
        return int(self.draws.shape[1])


def write_draws(columns: Sequence[str], draws: Any) -> str:
    """Write draws [columns, rows] as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([f"{number:.{DIGITS}g}" for number in row] for row in np.asarray(draws).T)
    return out.getvalue()


def hash_of(text: str) -> str:
    """Return the hash that a scenario names beside the file."""
    return sha256(text.encode()).hexdigest()


def read_draws(path: Path, hashed: str, where: Place) -> JointDraws:
    """Read a file of draws whose hash is known.

    Raises:
        Refused: when there is no such file, its bytes are others, or it holds no numbers.

    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused(
                [
                    _fault(
                        path, where, said("a larger file"), said("at most {most_bytes:,} bytes", most_bytes=MOST_BYTES)
                    )
                ]
            )
        data = path.read_bytes()
    except OSError as error:
        raise Refused(
            [_fault(path, where, error.strerror or said("no file"), said("a file of joint draws"))]
        ) from error
    found = sha256(data).hexdigest()
    if found != hashed:
        raise Refused(
            [
                _fault(
                    path,
                    where,
                    said("a file with the hash {found}...", found=found[:16]),
                    said("one with {hashed}...", hashed=hashed[:16]),
                )
            ]
        )
    return _parsed(data, path, where)


@lru_cache(maxsize=8)
def _parsed(data: bytes, path: Path, where: Place) -> JointDraws:
    try:
        header, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
        draws = np.array([[float(cell) for cell in row] for row in rows]).T
    except (ValueError, csv.Error) as error:
        raise Refused([_fault(path, where, f"{type(error).__name__}: {error}", said("rows of numbers"))]) from error
    if draws.ndim != 2 or len(draws) != len(header) or len({*header}) != len(header):  # noqa: PLR2004 - a table
        raise Refused(
            [
                _fault(
                    path,
                    where,
                    said("{count} columns of other lengths or twice", count=len(header)),
                    said("a table of numbers"),
                )
            ]
        )
    if not np.isfinite(draws).all():
        raise Refused([_fault(path, where, said("a number that is not finite"), said("finite numbers"))])
    return JointDraws(tuple(header), draws)


def _fault(path: Path, where: Place, got: str, expected: str) -> Fault:
    return UnreadableFile(said("the fit '{name}'", name=path.name), where, got, expected, CURE)


def columns_of(draws: JointDraws) -> Mapping[str, Any]:
    """Return the draws of each column by its name."""
    return dict(zip(draws.columns, draws.draws, strict=True))
