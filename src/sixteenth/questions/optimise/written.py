"""The best choice as a scenario of its own: a parent, the rules under which decisions bind, and the lab's numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sixteenth.decide.choosing.decisions import DECISIONS
from sixteenth.errors import WrongOption, refuse
from sixteenth.evidence.fitted.preview import parent_of
from sixteenth.questions.written import HERE, SCENARIO, refuse_set_by_hand
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import Entry, ValueCard
from sixteenth.scenarios.files.written_toml import as_toml, lines_of, quoted


@dataclass(frozen=True)
class FoundHow:
    """How a choice was found: what the source of its numbers says."""

    lab: str
    aim: str
    visits: int
    futures: int
    seed: int

    @property
    def title(self) -> str:
        """Return the title of the scenario."""
        return said("What {lab} should choose", lab=self.lab)

    @property
    def source(self) -> str:
        """Return where its numbers come from."""
        return said(
            "The best of {visits} choices of {lab} for {aim}, each over {futures} futures of seed {seed} "
            "(sixteenth optimise)",
            lab=self.lab,
            aim=self.aim,
            visits=self.visits,
            futures=self.futures,
            seed=self.seed,
        )


def check_out(out: str | None, scenario: Scenario) -> Path | None:
    """Return where to write, before anything runs; nothing where nothing is to be written.

    Raises:
        Refused: when the name is none of a scenario, or the file would lack what was set by hand.

    """
    if out is None:
        return None
    path = Path(out)
    if path.suffix != SCENARIO:
        expected, cure = said("a name that ends in .toml"), said("use --out {stem}.toml", stem=path.stem or "best")
        refuse([WrongOption("--out", HERE, f"'{out}'", expected, cure)])
    cure = said("write these values into a scenario of your own (sixteenth init), and ask about that")
    refuse_set_by_hand(scenario, cure)
    return path


def text_of(scenario: Scenario, chosen: Scenario, names: tuple[str, ...], how: FoundHow) -> str:
    """Return the text of a scenario file that chooses as `chosen` does, made of `scenario` by some decisions."""
    rules = dict(rule for name in names if (rule := DECISIONS[name].rule))
    parts = [lines_of({"title": str(how.title), "claim": str(how.source), "parent": parent_of(scenario)})]
    if rules:
        parts.append(f"[theory]\n{lines_of(rules)}")
    for parameter in dict.fromkeys(DECISIONS[name].parameter for name in names):
        before, after = (each.values[parameter].card for each in (scenario, chosen))
        changed = {label: entry for label, entry in after.by.items() if before.by.get(label) != entry}
        if changed:
            head = {"unit": after.unit, "kind": "scenario", "source": str(how.source)}
            entries = {quoted(label): _amount(after, entry) for label, entry in changed.items()}
            parts.append(f"[values.{parameter}]\n{lines_of({k: v for k, v in head.items() if v is not None})}")
            parts.append(
                f"[values.{parameter}.by]\n"
                + "\n".join(f"{label} = {as_toml(each)}" for label, each in entries.items())
            )
    return "\n\n".join(parts) + "\n"


def _amount(card: ValueCard, entry: float | Entry) -> Any:
    """Return an amount as a file has it: a number in the unit of the card, or a distribution."""
    if not isinstance(entry, Entry):
        return entry
    own: Mapping[str, Any] = entry.model_dump(exclude_defaults=True, exclude={"kind", "source", "note"})
    is_plain = own.keys() <= {"value", "unit"} and own.get("unit") in (None, card.unit)
    return own["value"] if is_plain else own
