"""Charts of a report as SVG inside its HTML: what people see of them, in as few letters as that takes."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from sixteenth.errors import Fault
from sixteenth.faces.charts.draw import svg_of
from sixteenth.faces.charts.files import lacking_charts

SPACE = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
CIRCLE = re.compile(r"^M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0$")
CLIP = re.compile(r"url\(#(\w+)\)")
SEEN = {  # attributes that decide what is seen; letters are those of the page
    *("d", "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "r", "width", "height", "viewBox", "transform", "id"),
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity", "clip-path"),
    *("text-anchor", "font-size", "font-weight"),
}
NOTHING = {"opacity": "1", "fill-opacity": "1", "stroke-opacity": "1", "transform": "translate(0,0)"}


def lacking_drawings(path: Path) -> Iterator[Fault]:
    """Find that what draws charts is not installed."""
    yield from lacking_charts(path.with_suffix(".svg"))


def drawn(spec: Any, key: str) -> str:
    """Return a chart as SVG that stands in a page: its title is told beside it, and its ids begin with its key."""
    picture = ET.fromstring(svg_of({name: part for name, part in spec.items() if name != "title"}))  # noqa: S314 - our own
    _shorten(picture, key)
    picture.attrib = {"viewBox": picture.get("viewBox", ""), "aria-hidden": "true"}
    for each in [part for part in picture if part.tag == "rect"]:  # what lies behind all
        picture.remove(each)
    return ET.tostring(picture, encoding="unicode", short_empty_elements=True)


def is_drawable() -> bool:
    """Say whether charts can be drawn here."""
    return find_spec("vl_convert") is not None


def _shorten(element: ET.Element, key: str) -> None:
    """Leave out of an element, and of all inside it, what nobody sees."""
    element.tag = element.tag.removeprefix(SPACE)
    own = {
        name: text if name.endswith("opacity") else _short(text, key)
        for name, text in element.attrib.items()
        if name in SEEN
    }
    element.attrib = {name: text for name, text in own.items() if NOTHING.get(name) != text}
    if "id" in own:
        element.attrib["id"] = f"{key}-{own['id']}"
    circle = CIRCLE.match(own.get("d", ""))
    if circle:
        element.tag = "circle"
        del element.attrib["d"]
        element.attrib["r"] = circle[1]
    kept: list[ET.Element] = []
    for child in element:
        _shorten(child, key)
        if _is_unseen(child):
            continue
        kept += list(child) if child.tag == "g" and not child.attrib else [child]
    element[:] = kept


def _short(text: str, key: str) -> str:
    """Write numbers with one digit behind the point, and name clips by the chart that they belong to."""
    told = NUMBER.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), text)
    return CLIP.sub(rf"url(#{key}-\1)", told)


def _is_unseen(element: ET.Element) -> bool:
    """Say whether nothing is seen of an element: paths without ink, and groups without anything in them."""
    if element.tag == "g":
        return len(element) == 0
    if element.tag == "path":
        has_ink = element.get("stroke", "none") != "none" or element.get("fill", "none") not in ("none", "")
        return not element.get("d") or not has_ink or element.get("opacity") == "0"
    return element.tag == "circle" and element.get("opacity") == "0"
