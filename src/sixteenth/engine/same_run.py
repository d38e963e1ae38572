"""When are two runs the same? What was asked for tells one run from another; what made its numbers decides their bits.

Which outputs a run kept, and under which name, is not of either: a run that kept more holds the same numbers.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

MADE_BY = ("versions", "processor", "compiler_options", "world_hash", "facts_hash")
CODE = ("sixteenth", "world_hash", "facts_hash")  # where these differ, numbers are of another model
NEITHER = ("scenario_json", "output_set", "dimensions", "scrambles")  # said by others, or follow from them


def asked_for(recipe: Mapping[str, Any]) -> str:
    """Return a key of what was asked for: scenario, futures, seed, months and how chance is drawn."""
    asked = {name: part for name, part in recipe.items() if name not in (*MADE_BY, *NEITHER)}
    return sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()


def differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield what made the numbers of two recipes and differs: its name, what it was, what it is."""
    before, after = _makers(then), _makers(now)
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield name, str(before.get(name, "")), str(after.get(name, ""))


def _makers(recipe: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what made a run, packages by their names, as JSON keeps it."""
    own = {name: recipe[name] for name in MADE_BY if name != "versions" and recipe.get(name) not in (None, "")}
    found: Mapping[str, Any] = json.loads(json.dumps({**recipe.get("versions", {}), **own}))
    return found
