"""What releases measured: one file of ratios for each version, written by `--keep` and read to compare with."""

import datetime
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from benchmarks.ratios.ratio import Found

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "benchmarks" / "kept"


class KeptError(Exception):
    """Raised where what is kept is not there or cannot be read; its message is four lines: what, where, got, cure."""


@dataclass(frozen=True)
class Kept:
    """The ratios of one version, the kind of machine that measured them, and when."""

    version: str
    kind: str  # of machine: ratios of another kind are only nearly comparable
    machine: str
    date: str
    ratios: Mapping[str, Found]


def version_of(checkout: Path = ROOT) -> str:
    """Return the version of a checkout, of this one by default, whatever is installed."""
    with (checkout / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def versions(folder: Path = FOLDER) -> list[str]:
    """List the versions that are kept, the newest first; files of other names are none."""
    names = [file.stem for file in folder.glob("*.json") if _is_version(file.stem)]
    return sorted(names, key=Version, reverse=True)


def read_kept(version: str, folder: Path = FOLDER) -> Kept:
    """Read what a version measured.

    Raises:
        KeptError: when nothing is kept of it, or not what `write_kept` writes.

    """
    file = folder / f"{version}.json"
    if not file.is_file():
        known = ", ".join(versions(folder)) or "none yet"
        raise KeptError(_four("No such kept ratios", file, f"{version}, expected one of: {known}", "name one of those"))
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        found = {name: _found(each) for name, each in data["ratios"].items()}
        return Kept(version, str(data["kind"]), str(data["machine"]), str(data["date"]), found)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        got = f"{type(error).__name__}: {error}, expected kind, machine, date and ratios, each with its value"
        cure = "restore the file from version control, or measure that version again with --keep"
        raise KeptError(_four("Kept ratios that cannot be read", file, got, cure)) from error


def newest(folder: Path = FOLDER, besides: str = "") -> Kept | None:
    """Read the newest version that is kept, other than `besides`; None where there is none.

    Raises:
        KeptError: when it cannot be read.

    """
    return next((read_kept(version, folder) for version in versions(folder) if version != besides), None)


def write_kept(kept: Kept, folder: Path = FOLDER) -> Path:
    """Write the file of a version whole or not at all, and return where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{kept.version}.json"
    ratios = {name: found.kept() for name, found in sorted(kept.ratios.items())}
    data = {"date": kept.date, "kind": kept.kind, "machine": kept.machine, "ratios": ratios}
    beside = file.with_suffix(".part")
    beside.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    beside.replace(file)
    return file


def today() -> str:
    """Return the day on which one measures, in UTC."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def _found(data: Mapping[str, Any]) -> Found:
    value, low, high = numbers = [float(data[name]) for name in ("value", "low", "high")]
    if not all(0 < number < float("inf") for number in numbers):
        message = f"a ratio of {value:g} ({low:g} to {high:g})"
        raise ValueError(message)
    return Found(value, low, high, int(data["repeats"]), str(data.get("told", "")))


def _is_version(name: str) -> bool:
    try:
        Version(name)
    except InvalidVersion:
        return False
    return True


def _four(what: str, file: Path, got: str, cure: str) -> str:
    shown = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
    return f"{what}\n  at {shown}\n  got {got}\n  cure: {cure}"
