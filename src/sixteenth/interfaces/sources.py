"""Where the values of a scenario come from: a bibliography, and how many of them are judgement."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from sixteenth.evidence.read_facts import Claim, find_evidence
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.schema import Entry, ValueCard


@dataclass(frozen=True)
class Origin:
    """One value with where it comes from."""

    name: str
    meaning: str
    value: str
    unit: str
    kind: str
    source: str
    fact: str | None
    evidence: str | None  # what the cited fact says, with its own source
    place: str


@dataclass(frozen=True)
class Listing:
    """All values of a scenario that its world reads."""

    scenario: str
    origins: tuple[Origin, ...]
    kinds: dict[str, int]

    @property
    def judgement_share(self) -> float:
        """Return the share of inputs that rest on judgement."""
        return self.kinds.get("judgement", 0) / max(len(self.origins), 1)

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return {**asdict(self), "judgement_share": self.judgement_share}


def list_sources(scenario: Scenario) -> Listing:
    """List the origin of every value that the scenario's world reads, entry by entry."""
    used = {need for equation in scenario.world.equations.values() for need in equation.inputs} | set(
        scenario.world.stocks
    )
    origins = tuple(
        origin
        for name, placed in sorted(scenario.values.items())
        if name in used
        for origin in _origins(scenario, name, placed.card, str(placed.where))
    )
    return Listing(scenario.name, origins, dict(Counter(origin.kind for origin in origins)))


def _origins(scenario: Scenario, name: str, card: ValueCard, place: str) -> Iterator[Origin]:
    own = {label: entry for label, entry in card.by.items() if isinstance(entry, Entry) and entry.source}
    meaning = scenario.world.declared[name].meaning
    if len(own) < len(card.by) or not card.by:
        told, evidence = write_amount(card), tell_evidence(card.fact) if card.fact else None
        yield Origin(
            name, meaning, told, card.unit or "", card.kind or "", card.source or "", card.fact, evidence, place
        )
    for label, entry in own.items():
        title, kind, unit = f"{name}/{label}", entry.kind or card.kind or "", entry.unit or card.unit or ""
        yield Origin(
            title,
            meaning,
            write_amount(entry),
            unit,
            kind,
            entry.source or "",
            None,
            None,
            place,
        )


def write_amount(card: Any) -> str:
    """Write a number, a distribution, or numbers by label."""
    if card.value is not None:
        return f"{card.value:g}"
    if card.distribution is not None:
        low, high = (card.p10, card.p90) if card.p10 is not None else (card.low, card.high)
        if low is not None and high is not None:
            return f"{card.distribution} {low:g} to {high:g}"
        return f"{card.distribution} of {', '.join(f'{value:g}' for value, _ in card.choices or ())}"
    numbers = [entry if isinstance(entry, float | int) else entry.value for entry in getattr(card, "by", {}).values()]
    return ", ".join(f"{number:g}" for number in numbers if number is not None)


def tell_evidence(key: str) -> str:
    """Say what a cited fact or claim says, and who published it."""
    found = find_evidence(key)
    if isinstance(found, Claim):
        return f"{found.claim} ({found.speaker}, {found.date_made}; {found.url})"
    return f"{found.series} of {found.entity}, {found.date}: {found.text} {found.unit} ({found.source}; {found.url})"


def show_sources(console: Console, listing: Listing, *, plain: bool) -> None:
    """Print the values with their sources, then each source once."""
    table = Table(title=f"Values of {listing.scenario}", title_justify="left", title_style="bold", pad_edge=False)
    table.box = box.ASCII2 if plain else box.SIMPLE_HEAD
    numbers = {
        source: i for i, source in enumerate(dict.fromkeys(origin.source for origin in listing.origins), start=1)
    }
    for column in ("value", "is", "unit", "kind", "source"):
        table.add_column(column, justify="right" if column == "is" else "left")
    for origin in listing.origins:
        table.add_row(
            origin.name, origin.value, origin.unit, origin.kind, f"[{numbers[origin.source]}]".replace("[", r"\[")
        )
    console.print(table)
    counts = ", ".join(f"{count} {kind}" for kind, count in sorted(listing.kinds.items(), key=lambda each: -each[1]))
    console.print(
        f"\n{len(listing.origins)} values: {counts}. {100 * listing.judgement_share:.0f} % rest on judgement.\n"
    )
    for source, number in numbers.items():
        console.print(f"[{number}] {source}", markup=False)
    cited = dict.fromkeys(origin.evidence for origin in listing.origins if origin.evidence)
    if cited:
        console.print("\nFacts cited:")
        for evidence in cited:
            console.print(f"- {evidence}", markup=False)
