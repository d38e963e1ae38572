"""Templates of HTML fragments: everything that is put in is escaped, unless it is a fragment itself."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@cache
def environment() -> Environment:
    """Return where templates are found and how they are read."""
    return Environment(
        loader=PackageLoader("sixteenth.faces.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(template: str, **parts: Any) -> Markup:
    """Return a template as a fragment."""
    return Markup(environment().get_template(f"{template}.html").render(parts))  # noqa: S704 - it escapes
