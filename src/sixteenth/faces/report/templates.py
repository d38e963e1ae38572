"""Templates of a report: everything that is put in is escaped, unless it is HTML already."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

STYLES = (("sixteenth.faces.html", "answer.css"), ("sixteenth.faces.report", "report.css"))


@cache
def environment() -> Environment:
    """Return where templates are found and how they are read."""
    return Environment(
        loader=PackageLoader("sixteenth.faces.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(template: str, **parts: Any) -> Markup:
    """Return a template as HTML."""
    return Markup(environment().get_template(f"{template}.html").render(parts))  # noqa: S704 - it escapes


def style() -> Markup:
    """Return how a report looks: a sheet that stands inside it."""
    sheets = ((files(package) / name).read_text(encoding="utf-8") for package, name in STYLES)
    return Markup("\n").join(map(Markup, sheets))
