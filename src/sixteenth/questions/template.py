"""Files of one's own to begin with, of accounts and of a plan: small examples that hold every line, each explained."""

from importlib.resources import files

from sixteenth.answers.finding import Figure, Finding

ENDING = ".csv"
LEDGER, PLAN = KINDS = ("ledger", "plan")  # each a question that reads such a file


def template(kind: str, language: str = "en") -> bytes:
    """Return the file of a kind, in UTF-8 with the mark by which programs for tables know it."""
    place = files(f"sixteenth.questions.{kind}") / f"template.{language}{ENDING}"
    return place.read_text(encoding="utf-8").encode("utf-8-sig")


def begun(path: str) -> Finding:
    """Return what is said of a file that was written, and what comes next."""
    return Finding("begun", {"path": Figure(path, "own_name")})
