"""A policy as a scenario file: the child of the scenario that it was found in, which can be read and run."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from sixteenth.decide.society.levers import PAUSE, RULES, Policy, paced
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import Entry, ValueCard
from sixteenth.scenarios.files.written_toml import as_toml, lines_of, quoted

SOURCE = "Found by search over what a policy may set for all labs at once (sixteenth third-way)"
LEFT_OUT = {"source", "kind", "fact", "note", "by"}
MONTH = len("2026-07")


def policy_file(scenario: Scenario, name: str, policy: Policy, parent: str) -> str:
    """Return the text of a file, the child of `parent`, in which a policy holds from the start."""
    head = {"title": f"Policy {name}", "claim": f"{SOURCE}.", "parent": parent}
    return "\n\n".join((lines_of(head), f"[theory]\n{lines_of(RULES)}", *_parts(scenario, policy))) + "\n"


def _parts(scenario: Scenario, policy: Policy) -> Iterator[str]:
    """Yield the pause of a policy, then each value that it sets."""
    if policy.lasts:
        start = np.datetime64(scenario.settings.start, "M") + policy.begins
        month, until = (str(each)[:MONTH] for each in (start, start + policy.lasts))
        everywhere = dict.fromkeys(scenario.settings.labels["country"], 1)
        about = {"month": month, "until": until, "parameter": PAUSE, "by": everywhere, "unit": "Flag"}
        yield f"[[event]]\n{lines_of({**about, **_known()})}"
    for parameter, placed in paced(scenario, policy).items():
        yield _card(parameter, placed.card)
    labs = scenario.settings.labels["lab"]
    firm = None if policy.line is None else 1.0
    yield from _value("effort_ruled", {"by": _for_each(labs, policy.effort), "unit": "Share"})
    yield from _value("safety_openness", {"value": policy.openness, "unit": "Share"})
    yield from _value("margin_of_control", {"value": policy.line, "unit": "Doublings"})
    yield from _value("policy_today", {"by": _for_each(labs, firm), "unit": "Flag"})
    if policy.lasts:
        yield from _value("pause_until_control", {"value": float(policy.until_control), "unit": "Flag"})


def _value(parameter: str, given: Mapping[str, Any]) -> Iterator[str]:
    if all(each is not None for each in given.values()):
        yield f"[values.{parameter}]\n{lines_of({**given, **_known()})}"


def _card(parameter: str, card: ValueCard) -> str:
    """Write a value with its spread, that of each lab that has its own."""
    own = card.model_dump(exclude_defaults=True, exclude=LEFT_OUT)
    entries = "\n".join(f"{quoted(label)} = {as_toml(_entry(each))}" for label, each in card.by.items())
    by = f"\n\n[values.{parameter}.by]\n{entries}" if entries else ""
    return f"[values.{parameter}]\n{lines_of({**own, **_known()})}{by}"


def _entry(entry: float | Entry) -> Any:
    return entry.model_dump(exclude_defaults=True, exclude=LEFT_OUT) if isinstance(entry, Entry) else entry


def _known() -> dict[str, str]:
    return {"kind": "scenario", "source": SOURCE}


def _for_each(labs: tuple[str, ...], number: float | None) -> dict[str, float] | None:
    """Return one number for every lab, by name, so that none keeps its own."""
    return None if number is None else dict.fromkeys(labs, number)
