"""Files that a question writes of its own: texts where they are asked for, or why none can be there."""

from collections.abc import Mapping
from pathlib import Path

from sixteenth.errors import Place, UnwritableOutput, WrongOption, refuse
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.by_hand import is_set_by_hand

SCENARIO = ".toml"
HERE = Place(said("the command line"))


def refuse_set_by_hand(scenario: Scenario, cure: str) -> None:
    """See that a file can hold all of a scenario.

    Raises:
        Refused: when it would lack what was set by hand.

    """
    if is_set_by_hand(scenario):
        got = said("values set by hand, which the file would not have")
        refuse([WrongOption("--out", HERE, got, said("a scenario as its files have it"), cure)])


def write_texts(texts: Mapping[Path, str], out: str | Path) -> None:
    """Write texts, in folders that are made where there are none.

    Raises:
        Refused: when nothing can be written there.

    """
    try:
        for place, text in texts.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
    except OSError as error:
        got, expected = error.strerror or said("no room"), said("a place that can be written")
        refuse([UnwritableOutput(f"'{out}'", Place(str(out)), got, expected, said("give another path"))])
