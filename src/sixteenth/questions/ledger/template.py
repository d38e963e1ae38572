"""A file of accounts to begin with: a small example that holds every kind of flow, each explained beside it."""

from importlib.resources import files

ENDING = ".csv"


def template(language: str = "en") -> bytes:
    """Return the file, in UTF-8 with the mark by which programs for tables know it."""
    place = files("sixteenth.questions.ledger") / f"template.{language}{ENDING}"
    return place.read_text(encoding="utf-8").encode("utf-8-sig")
