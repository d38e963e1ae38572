"""The files of a fit: joint draws, and the scenario that reads them."""

from pathlib import Path

from sixteenth.errors import WrongOption, refuse
from sixteenth.evidence.fitted.posterior_file import Posterior
from sixteenth.evidence.fitted.preview import parent_of
from sixteenth.questions.written import HERE, SCENARIO, refuse_set_by_hand, write_texts
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

DRAWS = ".csv"
ENDINGS = (DRAWS, SCENARIO)
BESIDE = ".posterior.csv"  # how a file of draws ends whose scenario lies beside it


def check_out(out: str | None, scenario: Scenario) -> Path | None:
    """Return where to write, before anything runs; nothing where nothing is to be written.

    Raises:
        Refused: when the name says neither a scenario nor draws, or a file would lack what was set by hand.

    """
    if out is None:
        return None
    path = Path(out)
    if path.suffix not in ENDINGS:
        expected = said("a name that ends in .csv or .toml")
        cure = said("use --out {stem}.toml", stem=path.stem or "my_fit")
        refuse([WrongOption("--out", HERE, f"'{out}'", expected, cure)])
    if path.suffix == SCENARIO:
        cure = said("write these values into a scenario of your own (sixteenth init), and fit that")
        refuse_set_by_hand(scenario, cure)
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
    write_texts(texts, out)
    return tuple(texts)
