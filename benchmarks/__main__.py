"""Run benchmarks by name, or all of them, print a table for each, and end with ratios beside the last release's."""

import argparse
import json
import os
import sys
from collections.abc import Container, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.measure import Report, Request, load, machine
from benchmarks.ratios.compare import Comparison
from benchmarks.ratios.groups import GROUPS
from benchmarks.ratios.kept import KeptError
from benchmarks.ratios.peers import show_peers
from benchmarks.ratios.run import measure_all, tell, what_to_compare
from sixteenth.engine.programs.machine import processor
from sixteenth.errors import Interrupted

ROOT = Path(__file__).resolve().parents[1]
NAMES = {
    "reference_kernel": "benchmarks.reference_kernel.benchmark",
    "synthetic_world": "benchmarks.synthetic_world.benchmark",
    "central": "benchmarks.central.benchmark",
    "operations": "benchmarks.central.operations",
    "first_screen": "benchmarks.first_screen",
    "cold_start": "benchmarks.cold_start",
    "earlier_version": "benchmarks.earlier_version",
    "page_server": "benchmarks.page_server",
    "sweeps": "benchmarks.sweeps",
    "rare_ends": "benchmarks.rare_ends",
    "on_a_gpu": "benchmarks.on_a_gpu",
}
RATIOS = "ratios"
# Where none is named, these are measured as in a quick run, and a quick run leaves them out: minutes each.
LONG = ("central", "first_screen", "cold_start", "page_server", "sweeps")
STOPPED = 130
WIDTH = 120  # of what is written to a file


def main() -> int:
    """Measure, print a table for each benchmark, keep the figures where asked to; return the code to end with."""
    asked, parser = arguments()
    names = asked.names or [name for name in (*NAMES, RATIOS) if not (asked.quick and name in LONG)]
    if unknown := [name for name in names if name not in {*NAMES, RATIOS}]:
        parser.error(f"no benchmark called {', '.join(unknown)}; there are {', '.join([*NAMES, RATIOS])}")
    if RATIOS not in names and (asked.keep or asked.against):
        parser.error(f"--keep and --against are about {RATIOS}: name it, too")
    if asked.keep and asked.quick:
        parser.error("--keep with --quick: a quick run leaves ratios out, and the others vary; keep a whole one")
    try:
        before = what_to_compare(asked.against, keep=asked.keep) if RATIOS in names else None
    except KeptError as error:
        print(error, file=sys.stderr)
        return 2
    request = Request(asked.quick, asked.reference.resolve(), asked.earlier and asked.earlier.resolve())
    console, line, busy = Console(width=None if sys.stdout.isatty() else WIDTH), machine(), load()
    console.print(line)
    if not asked.names:
        how = "left out of a quick run" if asked.quick else "measured quickly"
        console.print(f"These are {how} unless they are named: {', '.join(LONG)}.", highlight=False)
    try:
        kept = detailed([name for name in names if name in NAMES], request, console, () if asked.names else LONG)
    except (KeyboardInterrupt, Interrupted):
        console.print("Stopped: what stands above was measured.")
        return STOPPED
    code, ratios = 0, {}
    if RATIOS in names:
        comparison = Comparison(before, processor(), line, busy)
        measure_all(GROUPS, request, comparison, lambda what: print(f"{what} ...", file=sys.stderr, flush=True))
        code = tell(comparison, console, keep=asked.keep)
        ratios = {name: found.kept() for name, found in comparison.found.items()}
        show_peers(console, comparison.found)
    if asked.json:
        figures = {"machine": line, "figures": kept, "ratios": ratios}
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return code


def arguments() -> tuple[argparse.Namespace, argparse.ArgumentParser]:
    """Read what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    every = ", ".join([*NAMES, RATIOS])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {every}; all of them by default")
    parser.add_argument("--quick", action="store_true", help="fewer repeats, smaller sweeps, slow ratios left out")
    parser.add_argument("--keep", action="store_true", help="keep this version's ratios in benchmarks/kept")
    parser.add_argument("--against", default="", metavar="VERSION", help="the kept version to compare with; the newest")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file")
    folder = Path(os.environ.get("SIXTEENTH_REFERENCE", ROOT.parent / "shared" / "reference"))
    parser.add_argument("--reference", type=Path, default=folder, metavar="DIR", help="the reference kernel's folder")
    parser.add_argument("--earlier", type=Path, metavar="DIR", help="a checkout of an earlier version to run beside")
    return parser.parse_args(), parser


def detailed(names: Sequence[str], request: Request, console: Console, shortened: Container[str]) -> dict[str, Any]:
    """Run benchmarks, some of them shortened, and print their tables; return their figures by name."""
    kept = dict[str, Any]()
    for name in names:
        own = replace(request, quick=True) if name in shortened else request
        reports: list[Report] = import_module(NAMES[name]).measure(own)
        for report in reports:
            report.show(console)
        kept[name] = [report.figures() for report in reports]
    return kept


if __name__ == "__main__":
    sys.exit(main())
