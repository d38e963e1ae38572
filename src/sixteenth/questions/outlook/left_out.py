"""What a scenario's world leaves out: less what its own code adds, and more where subjects are off."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from sixteenth.answers.finding import Figure, Finding
from sixteenth.questions.figures import key_of
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.extension import own_equations

DATA = "left_out.toml"
PART = "limits"  # of the answer, behind which it is told
MOST_NAMED = 6  # equations of its own


def left_out_of(scenario: Scenario) -> tuple[Finding, ...]:
    """Return what is not in a scenario's model, what is switched off in it, and what its own code adds."""
    own = own_equations(scenario)
    told = tuple(
        Finding(f"without_{key_of(each['what'])}", {}) for each in left_out() if _is_left_out(each, scenario, own)
    )
    first = Finding("left_out", {"what": told}, part=PART)
    return (first, *_switched_off(scenario), *_added(own))


@cache
def left_out() -> tuple[Mapping[str, Any], ...]:
    """Read what the world leaves out, each with what would bring it in."""
    return tuple(tomllib.loads((files("sixteenth.world") / DATA).read_text(encoding="utf-8"))["left_out"])


def _is_left_out(each: Mapping[str, Any], scenario: Scenario, own: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether a world lacks a thing: no equation of its own is about it, and the subject it belongs to is on."""
    if "subject" in each and not scenario.assumptions.subjects.get(each["subject"]):
        return False
    names = [set(name.split("_")) for name in own]
    return not any(set(words.split()) <= name for words in each.get("unless", ()) for name in names)


def _switched_off(scenario: Scenario) -> Sequence[Finding]:
    off = ", ".join(sorted(name for name, on in scenario.assumptions.subjects.items() if not on))
    return [Finding("switched_off", {"subjects": Figure(off, "text")}, part=PART)] if off else []


def _added(own: Mapping[str, tuple[str, ...]]) -> Sequence[Finding]:
    """Name the equations that the scenario brings, with their files."""
    if not own:
        return []
    shown = ", ".join(f"{name.replace('_', ' ')} ({', '.join(where)})" for name, where in [*own.items()][:MOST_NAMED])
    more = len(own) - MOST_NAMED
    parts = {"equations": Figure(shown, "text"), "more": Figure(more, "count")}
    return [Finding("own_code_and_more" if more > 0 else "own_code", parts, part=PART)]
