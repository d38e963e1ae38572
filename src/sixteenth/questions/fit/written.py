"""The files of a fit: joint draws, and the scenario that reads them."""

from pathlib import Path

from sixteenth.errors import Place, UnwritableOutput, WrongOption, refuse
from sixteenth.evidence.fitted.posterior_file import Posterior
from sixteenth.evidence.fitted.preview import parent_of
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.by_hand import is_set_by_hand

DRAWS, SCENARIO = ".csv", ".toml"
ENDINGS = (DRAWS, SCENARIO)
BESIDE = ".posterior.csv"  # how a file of draws ends whose scenario lies beside it
HERE = Place("the command line")


def check_out(out: str | None, scenario: Scenario) -> Path | None:
    """Return where to write, before anything runs; nothing where nothing is to be written.

    Raises:
        Refused: when the name says neither a scenario nor draws, or a file would lack what was set by hand.

    """
    if out is None:
        return None
    path = Path(out)
    if path.suffix not in ENDINGS:
        cure = f"use --out {path.stem or 'my_fit'}.toml"
        refuse([WrongOption("--out", HERE, f"'{out}'", "a name that ends in .csv or .toml", cure)])
    if path.suffix == SCENARIO and is_set_by_hand(scenario):
        got, expected = "values set by hand, which the file would not have", "a scenario as its files have it"
        cure = "write these values into a scenario of your own (sixteenth init), and fit that"
        refuse([WrongOption("--out", HERE, got, expected, cure)])
    return path


def draws_file(scenario: Scenario, out: Path | None) -> Path:
    """Return where the joint draws go: beside a scenario, under the name given, or under the scenario's own."""
    if out is None:
        return Path(f"{scenario.name}{BESIDE}")
    return out.with_suffix(BESIDE if out.suffix == SCENARIO else DRAWS)


def write_fit(posterior: Posterior, scenario: Scenario, out: Path) -> tuple[Path, ...]:
    """Write the draws of a fit, and the scenario that reads them where one is asked for.

    Raises:
        Refused: when nothing can be written there.

    """
    texts = {draws_file(scenario, out): posterior.text}
    if out.suffix == SCENARIO:
        head = f'title = "{scenario.name}, fitted"\nparent = "{parent_of(scenario)}"'
        texts[out] = f"{head}\n\n{posterior.table}"
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        got, cure = error.strerror or "no room", "give another path"
        refuse([UnwritableOutput(f"'{out}'", Place(str(out)), got, "a place that can be written", cure)])
    return tuple(texts)
