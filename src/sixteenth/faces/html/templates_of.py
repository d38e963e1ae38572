"""Templates of every face made of HTML: everything that is put in is escaped, unless it is a fragment itself."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

OWN = "sixteenth.faces.html"


@cache
def environment(package: str = OWN) -> Environment:
    """Return where the templates of a package are found and how they are read."""
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(template: str, **parts: Any) -> Markup:
    """Return a template of fragments, filled."""
    return rendered_of(OWN, template, **parts)


def rendered_of(package: str, template: str, **parts: Any) -> Markup:
    """Return a template of a package, filled."""
    return Markup(environment(package).get_template(f"{template}.html").render(parts))  # noqa: S704 - it escapes
