"""Freezes what this version forecasts, once, on release: `python docs/freeze.py`.

Runs the main scenario and writes `evidence/frozen/VERSION.json` with its SHA-256 in `hashes.toml`. A version that has
been frozen stays as it is.
"""

import datetime
import hashlib
import sys
from importlib.metadata import version
from pathlib import Path

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.evidence.facts_read.read_facts import DATA_CUT
from sixteenth.evidence.forecasts.frozen_forecasts import (
    FOLDER,
    HASHES,
    TARGETS,
    forecasts_of,
    frozen_versions,
    write_frozen,
)
from sixteenth.evidence.forecasts.quantity import quantities
from sixteenth.scenarios.assemble import Scenario

ROOT = Path(__file__).parents[1]
SCENARIO, DRAWS, SEED, MONTHS, OWN_SET = "central", 2000, 7, 26, "frozen"


def frozen_bytes(scenario: Scenario, made: datetime.date, name: str) -> bytes:
    """Return what a scenario forecasts on a day, as the bytes that are frozen."""
    outputs = OutputSet(monthly=tuple(dict.fromkeys(quantities()[each].output for each in TARGETS)))
    result = sixteenth.run(
        scenario.keeping(OWN_SET, outputs), output_set=OWN_SET, draws=DRAWS, seed=SEED, months=MONTHS
    )
    names = ("scenario", "scenario_hash", "facts_hash", "draws", "seed", "months")
    recipe = {each: result.recipe[each] for each in names}
    return write_frozen(name, made, DATA_CUT, recipe, tuple(forecasts_of(result)))


def main() -> int:
    """Freeze this version, unless it has been."""
    name = version("sixteenth")
    if name in frozen_versions():
        print(f"{name} has been frozen already, and stays as it is", file=sys.stderr)
        return 1
    folder = ROOT / "src" / "sixteenth" / "evidence" / FOLDER
    data = frozen_bytes(sixteenth.read(SCENARIO), datetime.datetime.now(tz=datetime.UTC).date(), name)
    (folder / f"{name}.json").write_bytes(data)
    with (folder / HASHES).open("a", encoding="utf-8") as hashes:
        hashes.write(f'"{name}" = "{hashlib.sha256(data).hexdigest()}"\n')
    print(f"{name}: {data.count(b'quantiles')} forecasts, {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
