"""Results that each release saved, kept as files: they open for good, and come again or it is said what moved them.

`python -m tests.archive.results` keeps those of this version, and beside them what they were made of: a hash of each
equation, each fact. So where a number moves, the values, facts and equations that differ since then are named with it.
"""

import ast
import gzip
import inspect
import json
import textwrap
import warnings
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

import sixteenth
from sixteenth.engine.equation import rules_of
from sixteenth.evidence.facts_read.read_facts import read_facts
from sixteenth.questions.verify.since import cards_of, differing, moved_of
from sixteenth.scenarios.files.renamed import OldName
from tests.archive.replay import KEPT

LEMONADE = Path(__file__).parents[1] / "lemonade"
MADE_OF, PACKED = "made_of.json.gz", ".nc.gz"
ANYWHERE = "@lemonade"  # in place of the folder of the lemonade world
LETTERS = 8  # of a hash
# By name: the scenario that is read, and how it is run. Small: a few futures, and the months in which most begins.
RUNS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "lemonade": (str(LEMONADE / "lemonade.toml"), {"draws": 6, "output_set": "standard"}),
    "central": ("central", {"draws": 3, "months": 12, "output_set": "headline"}),
}


def keep(folder: Path) -> None:
    """Save the results of this version, and what they are made of."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as here:
        for name in RUNS:
            saved = sixteenth.save(_at(run(name), str(LEMONADE), ANYWHERE), Path(here) / f"{name}.nc").read_bytes()
            (folder / f"{name}{PACKED}").write_bytes(gzip.compress(saved, 9, mtime=0))
    made_of = {"equations": equations(), "facts": facts(), "numbers": {name: sums(run(name)) for name in RUNS}}
    (folder / MADE_OF).write_bytes(gzip.compress(json.dumps(made_of, sort_keys=True).encode(), 9, mtime=0))


@cache
def run(name: str) -> Any:
    """Make a result anew with this version, on NumPy, which compiles nothing."""
    scenario, options = RUNS[name]
    read = sixteenth.read(scenario, allow_code=True)
    return sixteenth.run(read, back_end="numpy", workers=1, seed=7, **options)


def kept_results() -> list[tuple[str, str]]:
    """Return version and name of every result that was kept."""
    return sorted((file.parent.name, file.name.removesuffix(PACKED)) for file in KEPT.glob(f"*/*{PACKED}"))


def load(since: str, name: str) -> Any:
    """Open a kept result."""
    with TemporaryDirectory() as here:
        file = Path(here) / f"{name}.nc"
        file.write_bytes(gzip.decompress((KEPT / since / f"{name}{PACKED}").read_bytes()))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", OldName)  # the notice that it is of an earlier version, which is meant here
            return _at(sixteenth.load(file), ANYWHERE, str(LEMONADE))


def _at(result: Any, folder: str, other: str) -> Any:
    """Return a result whose recipe names its files in another folder: where they stood is nobody's business."""
    scenario = result.recipe["scenario_json"].replace(folder, other)
    return replace(result, recipe={**result.recipe, "scenario_json": scenario})


@cache
def made_of(since: str) -> Mapping[str, Any]:
    """Return what the results of a version were made of."""
    found: Mapping[str, Any] = json.loads(gzip.decompress((KEPT / since / MADE_OF).read_bytes()))
    return found


def sums(result: Any) -> dict[str, str]:
    """Return a hash of the bits of each array of a result, so that reading it wrongly is seen."""
    return {
        f"{part} {name}": sha256(np.ascontiguousarray(array).tobytes()).hexdigest()[:LETTERS]
        for part in ("monthly", "closing", "ended")
        for name, array in sorted(getattr(result, part).items())
    }


@cache
def equations() -> Mapping[str, str]:
    """Return a hash of the source of each equation of both worlds, without what it says of itself."""
    worlds = [sixteenth.read(scenario, allow_code=True).world for scenario, _ in RUNS.values()]
    return {name: _hash(map(_source, rules_of(each))) for world in worlds for name, each in world.equations.items()}


def _source(rule: Any) -> str:
    """Return the code of a function as it is parsed, so that comments, spaces and its docstring do not count."""
    parsed = ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(rule.function))))
    for node in ast.walk(parsed):
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) is not None:
            del node.body[0]
    return ast.dump(parsed)


def facts() -> Mapping[str, str]:
    """Return a hash of each fact: how much, in which unit."""
    return {fact.exact_key: _hash([f"{fact.value} {fact.unit} {fact.low} {fact.high}"]) for fact in read_facts()}


def _hash(texts: Any) -> str:
    return sha256("\n".join(texts).encode()).hexdigest()[:LETTERS]


def what_moved(since: str, then: Any, now: Any) -> dict[str, list[str]]:
    """Return the values, facts and equations that are not what they were when a result was kept."""
    before, here = (cards_of(each.recipe["scenario_json"]) for each in (then, now))
    old = made_of(since)
    pairs = {"value": (before, here), "fact": (old["facts"], facts()), "equation": (old["equations"], equations())}
    return {kind: differing(*each) for kind, each in pairs.items()}


def told(since: str, name: str) -> str:
    """Write what of a kept result is not what it was, old and new, and all that may have moved it."""
    then, now = load(since, name), run(name)
    lines = [f"{since} {name} {each}" for each in moved_of(then, now)]
    lines += [
        f"{kind}s that differ: {', '.join(names)}" for kind, names in what_moved(since, then, now).items() if names
    ]
    return "\n".join(lines)


def main() -> None:
    """Keep the results of this version."""
    folder = KEPT / version("sixteenth")
    keep(folder)
    for file in sorted(folder.iterdir()):
        print(f"{file}: {file.stat().st_size:,} bytes")  # noqa: T201 - a script of ours


if __name__ == "__main__":
    main()
