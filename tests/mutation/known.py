"""Mutants that once broke a promise, as they are written down in `known/`."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.mutation.mutant import Mutant
from tests.mutation.scenarios import base
from tests.mutation.strange import as_bytes

KNOWN = Path(__file__).parent / "known"


def known_mutants() -> Iterator[tuple[str, Mutant, int | None]]:
    """Return each with its name and, where it is written down, the line at which it must be told."""
    for file in sorted(KNOWN.glob("*.toml")):
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["known"]:
            yield entry["kind"], _mutant(entry), entry.get("line")


def _mutant(entry: Mapping[str, Any]) -> Mutant:
    fill = entry.get("fill", "") * entry.get("times", 0)
    if "words" in entry:
        words = tuple(word.replace("@", fill) for word in entry["words"])
        family = entry.get("family", "command")
        return Mutant(family, entry["kind"], words=words, console=entry.get("console", "utf-8"))
    file, old = entry["file"], entry["old"].encode()
    text = base()[file]
    assert text.count(old) == 1, f"{entry['old']!r} stands {text.count(old)} times in {file}"
    new = text.replace(old, as_bytes(entry["new"].replace("@", fill)))
    family = entry.get("family", "lemonade")
    words = (entry.get("read", "lemonade.toml"),) if family == "lemonade" else (family, entry.get("read", file))
    return Mutant(family, entry["kind"], ((file, new),), words, is_whole=True)
