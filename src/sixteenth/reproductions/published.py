"""Published results, as data: what was given, what came out, how near we must come, and who says so.

Each file of `published/` belongs to the module of the same name. Its function `reproduce` is called for every case with
what is given, and returns numbers by the names under which they were published.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).parent / "published"
COMMON = ("status", "source", "tolerance", "closeness")  # which a file may say once for all of its cases
Closeness = Literal["absolute", "relative"]


@dataclass(frozen=True)
class Case:
    """One published result: one number, or several that belong together."""

    id: str
    given: Mapping[str, Any]
    published: Mapping[str, float]  # by what each number is, with its unit
    tolerance: float
    closeness: Closeness
    status: str  # how the number came to be known: published, recomputed from public data, derived and checked
    source: str
    known_difference: str  # why it does not come out here, where that is known: told, and no failure; else empty


@dataclass(frozen=True)
class Publication:
    """A published model or number: its cases, and what it has in common with the world."""

    name: str
    title: str
    shared: tuple[str, ...]  # equations of the world, and functions of ours, that run it
    apart: str  # what of it stands apart from the world, and why
    needs: str  # a file of public data; empty where none is needed
    where: str  # where that file can be had
    cases: tuple[Case, ...]


def names() -> tuple[str, ...]:
    """List all publications by name."""
    return tuple(sorted(file.stem for file in HERE.glob("*.toml")))


@cache
def read_publication(name: str) -> Publication:
    """Read a publication with its cases.

    Raises:
        FileNotFoundError: when there is none of that name.

    """
    told = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    common: dict[str, Any] = {key: told[key] for key in COMMON if key in told}
    cases = tuple(_case({**common, **case}) for case in told["case"])
    texts = {key: told.get(key, "") for key in ("title", "apart", "needs", "where")}
    return Publication(name=name, shared=tuple(told.get("shared", ())), cases=cases, **texts)


def _case(told: Mapping[str, Any]) -> Case:
    return Case(
        id=told["id"],
        given=told.get("given", {}),
        published={what: float(value) for what, value in told["published"].items()},
        tolerance=told["tolerance"],
        closeness=told["closeness"],
        status=told["status"],
        source=told["source"],
        known_difference=told.get("known_difference", ""),
    )
