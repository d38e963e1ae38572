"""What others published of their simulators' costs, with sources: beside our ratios, and never measured by us."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.ratios.ratio import Found

FILE = Path(__file__).with_name("peers.toml")


@dataclass(frozen=True)
class Peer:
    """A published cost: what was run, what it took, why it is unlike ours, and where it says so."""

    title: str
    does: str
    cost: str
    unlike: str
    source: str
    url: str
    published: str


def read_peers(file: Path = FILE) -> list[Peer]:
    """Read the published costs.

    Raises:
        ValueError: when an entry lacks something or has something more.

    """
    with file.open("rb") as opened:
        entries = tomllib.load(opened)["peer"]
    wanted = {field.name for field in fields(Peer)}
    for entry in entries:
        if wrong := sorted(wanted ^ set(entry)):
            message = f"{entry.get('title', 'an entry')} of {file.name}: {', '.join(wrong)}"
            raise ValueError(message)
    return [Peer(**entry) for entry in entries]


def show_peers(console: Console, found: Mapping[str, Found]) -> None:
    """Print the published costs with what each is not, and what of ours stands beside them."""
    table = Table(title="Published costs of other simulators, which are of other things", title_justify="left")
    for name in ("simulator", "what was run", "published cost", "why it is no like for like", "published"):
        table.add_column(name)
    peers = read_peers()
    for peer in peers:
        table.add_row(peer.title, peer.does, peer.cost, peer.unlike, peer.published)
    console.print(table)
    if "headline" in found:
        told = f"  Here: a future of central, 120 months, headline, over the yardstick: {found['headline'].told}"
        console.print(told, soft_wrap=True, highlight=False)
    for peer in peers:
        console.print(f"  {peer.title}: {peer.source}, {peer.url}", soft_wrap=True, highlight=False)
