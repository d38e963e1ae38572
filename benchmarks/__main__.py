"""Run benchmarks by name, or all of them, and print a table for each."""

import argparse
import json
import os
from importlib import import_module
from pathlib import Path

from rich.console import Console

from benchmarks.measure import Report, Request, machine

ROOT = Path(__file__).resolve().parents[1]
NAMES = {
    "reference_kernel": "benchmarks.reference_kernel.benchmark",
    "synthetic_world": "benchmarks.synthetic_world.benchmark",
    "central": "benchmarks.central.benchmark",
    "first_screen": "benchmarks.first_screen",
    "cold_start": "benchmarks.cold_start",
    "earlier_version": "benchmarks.earlier_version",
    "page_server": "benchmarks.page_server",
    "sweeps": "benchmarks.sweeps",
    "rare_ends": "benchmarks.rare_ends",
    "on_a_gpu": "benchmarks.on_a_gpu",
}


def main() -> None:
    """Measure, print a table for each benchmark, and keep the figures where a file is named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(NAMES)}; all of them by default")
    parser.add_argument("--quick", action="store_true", help="fewer repeats, smaller sweeps")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file")
    folder = Path(os.environ.get("SIXTEENTH_REFERENCE", ROOT.parent / "shared" / "reference"))
    parser.add_argument("--reference", type=Path, default=folder, metavar="DIR", help="the reference kernel's folder")
    parser.add_argument("--earlier", type=Path, metavar="DIR", help="a checkout of an earlier version to run beside")
    asked = parser.parse_args()
    if unknown := [name for name in asked.names if name not in NAMES]:
        parser.error(f"no benchmark called {', '.join(unknown)}; there are {', '.join(NAMES)}")
    request = Request(asked.quick, asked.reference.resolve(), asked.earlier and asked.earlier.resolve())
    console, kept, line = Console(), {}, machine()
    console.print(line)
    for name in asked.names or NAMES:
        reports: list[Report] = import_module(NAMES[name]).measure(request)
        for report in reports:
            report.show(console)
        kept[name] = [report.figures() for report in reports]
    if asked.json:
        asked.json.write_text(json.dumps({"machine": line, "figures": kept}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
