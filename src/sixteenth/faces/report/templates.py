"""Templates of a report: everything that is put in is escaped, unless it is HTML already."""

from importlib.resources import files
from typing import Any

from markupsafe import Markup

from sixteenth.faces.html.templates_of import rendered_of

PACKAGE = "sixteenth.faces.report"
STYLES = (("sixteenth.faces.html", "answer.css"), (PACKAGE, "report.css"))


def rendered(template: str, **parts: Any) -> Markup:
    """Return a template as HTML."""
    return rendered_of(PACKAGE, template, **parts)


def style() -> Markup:
    """Return how a report looks: a sheet that stands inside it."""
    sheets = ((files(package) / name).read_text(encoding="utf-8") for package, name in STYLES)
    return Markup("\n").join(map(Markup, sheets))
