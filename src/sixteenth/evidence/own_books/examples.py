"""Files that travel with the package as examples: published accounts, and plans that begin with some."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from sixteenth.evidence.own_books.entry import OWN_BOOKS


def examples(package: str = OWN_BOOKS) -> dict[str, Traversable]:
    """Return the files by the names under which they are asked for."""
    folder = files(package) / "examples"
    found = [each for each in folder.iterdir() if each.name.endswith(".csv")]
    return {each.name.removesuffix(".csv"): each for each in sorted(found, key=lambda each: each.name)}
