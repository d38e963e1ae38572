"""The texts of data that must be told in every language, by the file of pairs in which each is."""

import ast
import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sixteenth.answers.data_texts import SUBJECTS

SRC = Path(__file__).parents[2] / "src" / "sixteenth"
WORLD = SRC / "world"
SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z0-9])")
NAMES = {"lab", "vintage", "curvature"}  # axes whose labels are names, or numbers
SIGNS = re.compile(r"[A-Z]|alpha|beta|V\*/I|2\^-4|SOC \d+|[-\d.,e() ]+")  # which are the same in every language


def texts_of(place: str) -> set[str]:
    """Return the English texts that a file of pairs must tell, all of them and no others but for patterns."""
    if place.endswith("parameters"):
        return {card["meaning"] for card in _toml(SRC / f"{place}.toml").values()}
    return {text for text in READERS[place]() if text and not SIGNS.fullmatch(text)}


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _library() -> Iterable[str]:
    for path in (SRC / "scenarios" / "library").glob("*.toml"):
        scenario = _toml(path)
        yield from (scenario["title"], scenario["claim"])


def _levers() -> Iterable[str]:
    for name, lever in _toml(SRC / "questions" / "shocks" / "levers.toml")["lever"].items():
        yield from (name, lever["says"], *SENTENCES.split(lever["reason"]))


def _claims() -> Iterable[str]:
    with (SRC / "evidence" / "facts" / "claims.csv").open(encoding="utf-8") as file:
        for claim in csv.DictReader(file):
            yield from (claim["claim"], claim["resolution_note"], claim["target_value_or_threshold"])
    yield from (measure["rule"] for measure in _toml(SRC / "evidence" / "claim_measures.toml").values())


def _published() -> Iterable[str]:
    for path in (SRC / "reproductions" / "published").glob("*.toml"):
        found = _toml(path)
        yield from (found["title"], found["status"], found.get("where", ""))
        for case in found["case"]:
            yield from (*case["published"], case.get("status", ""), " ".join(case.get("known_difference", "").split()))


@cache
def first_lines() -> frozenset[str]:
    """Return what each equation of the world says of itself first, by whatever theory."""
    found = set[str]()
    for path in WORLD.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and (told := ast.get_docstring(node)):
                found.add(told.partition("\n")[0])
    return frozenset(found)


def _theories() -> Iterable[str]:
    """Yield mechanisms, theories and subjects by name."""
    yield from SUBJECTS
    for folder in (each.parent for each in WORLD.glob("*/*/__init__.py")):
        yield folder.name
        yield from (path.stem for path in folder.glob("*.py") if path.stem != "__init__")


def labels() -> Iterable[str]:
    """Yield the labels of the main scenario that are words."""
    axes: Mapping[str, list[str]] = _toml(SRC / "scenarios" / "library" / "central.toml")["axes"]
    return (label for axis, own in axes.items() if axis not in NAMES for label in own)


READERS = {
    "scenarios/library": _library,
    "world/names": _theories,
    "evidence/claims": _claims,
    "questions/shocks/levers": _levers,
    "reproductions/published": _published,
}
