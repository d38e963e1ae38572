"""Answers of each release, kept with the link that asks for them, and what of them has moved since.

`python -m tests.archive.replay` keeps those of this version; a test replays all that were kept. A number that differs
from a kept one must be named in `moved.toml`, with the fact, the value or the equation that moved it.
"""

import json
import math
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sixteenth.faces.link.state import answer_of, read_link
from sixteenth.faces.terminal import answer_json

HERE = Path(__file__).parent
KEPT, MOVED = HERE / "kept", HERE / "moved.toml"
CLOSE = 0.005  # of a number: another kind of processor writes other last digits
LINKS = (
    "#s=interview_arithmetic",
    "#s=central&q=glance&draws=400",
    "#s=central&q=glance&lab=OpenAI&draws=400&set.discount_rate=0.15&unfinished=spent",
    "#s=central&q=glance&lab=Anthropic&draws=400&believe.price_sensitivity=1.6",
    "#s=progress_stops&q=glance&lab=OpenAI&draws=400",
    "#s=race_to_the_top&q=glance&draws=400",
)


def numbers_of(link: str) -> dict[str, float]:
    """Return every number of an answer by where it stands: finding, place among its like, and name."""
    state, notices = read_link(link)
    assert notices == (), notices
    found: dict[str, float] = {}
    data: Any = json.loads(json.dumps(answer_json(answer_of(state), state.language), default=float))
    for number, finding in enumerate(data["findings"]):
        for name, value in _numbers(finding.get("figures", {})):
            found[f"{number} {finding['key']} {name}".strip()] = value
    return found


def _numbers(figures: Any) -> Iterator[tuple[str, float]]:
    for name, figure in figures.items():
        value = figure.get("value") if isinstance(figure, Mapping) else figure
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            yield name, float(value)


def kept() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """Return, by version and link, the numbers that were kept."""
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(KEPT.glob("*.json"))}


def moved() -> list[Mapping[str, Any]]:
    """Return what is said to have moved: since which version, which link and number, and why."""
    found: list[Mapping[str, Any]] = tomllib.loads(MOVED.read_text(encoding="utf-8"))["moved"]
    return found


def differing(then: Mapping[str, float], now: Mapping[str, float]) -> list[str]:
    """Return the numbers that differ, and those that are no longer told or were not told then."""
    lost = sorted(then.keys() ^ now.keys())
    return lost + sorted(name for name in then.keys() & now.keys() if not is_close(then[name], now[name]))


def is_close(one: float, other: float) -> bool:
    """Say whether two numbers differ in last digits alone."""
    return math.isclose(one, other, rel_tol=CLOSE, abs_tol=1e-9)


def main() -> None:
    """Keep the numbers of this version."""
    file = KEPT / f"{version('sixteenth')}.json"
    found = {link: numbers_of(link) for link in LINKS}
    file.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(f"{file}: {sum(map(len, found.values()))} numbers of {len(found)} links")  # noqa: T201 - a script of ours


if __name__ == "__main__":
    main()
