"""Published accounts that travel with the package, as files of accounts: each row with its source."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def examples() -> dict[str, Traversable]:
    """Return the files by the names under which they are asked for."""
    folder = files("sixteenth.evidence.own_books") / "examples"
    found = [each for each in folder.iterdir() if each.name.endswith(".csv")]
    return {each.name.removesuffix(".csv"): each for each in sorted(found, key=lambda each: each.name)}
