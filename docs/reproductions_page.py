"""The page of published results: what was published, what we get, where we differ, and what is shared with the world.

What needs public data that is not here keeps the section that the page has.
"""

import math
import os
import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from sixteenth.reproductions.published import Publication
from sixteenth.reproductions.reproduce import Row, choose, reproduce

ROOT = Path(__file__).parents[1]
BESIDE = ROOT.parent / "shared" / "data"  # where the data lies beside a checkout
SECTION = re.compile(r'^<a id="(?P<name>\w+)"></a>$', re.MULTILINE)
INTRO = """# What was published, what we get, where we differ

Models and numbers that others published, computed by the functions that run the world where it has the mechanism:
`sixteenth reproduce`, or one by its name. Inputs and numbers stand as data in
[published/](../../src/sixteenth/reproductions/published); no code holds one. A tolerance is absolute, or in per cent of
what was published. Ours and the difference end one digit after the tolerance's first: what lies beyond differs from one
processor to another.

Public data that is not ours to pass on is named with where to get it; `--data`, or `SIXTEENTH_DATA`, names its folder.
"""


def data_folder() -> Path:
    """Return the folder of public data: the environment's, or the one beside the checkout."""
    return Path(os.environ.get("SIXTEENTH_DATA", BESIDE))


def reproductions_page(before: str) -> str:
    """Return the page, with the sections of `before` where data is missing."""
    publications = choose(None)
    found = {each.name: tuple(reproduce(each, data_folder())) for each in publications if has_data(each)}
    kept = sections(before)
    told = {
        each.name: section(each, found[each.name]) if each.name in found else kept[each.name] for each in publications
    }
    return "\n".join(
        [INTRO, overview(told), differences(told), *(f'<a id="{name}"></a>\n{told[name]}' for name in told)]
    )


def has_data(publication: Publication) -> bool:
    """Say whether everything that a publication needs is here."""
    return not publication.needs or (data_folder() / publication.needs).is_file()


def sections(page: str) -> dict[str, str]:
    """Return the sections of a page by name."""
    _, *parts = SECTION.split(page)
    texts = [f"{part.strip(chr(10))}\n" for part in parts[1::2]]
    return dict(zip(parts[::2], texts, strict=True))


def overview(told: Mapping[str, str]) -> str:
    """List publications with their counts, as each section tells them."""
    lines = ["| publication | numbers | come out | differ, and we say why |", "| --- | --- | --- | --- |"]
    for name, text in told.items():
        title = text.splitlines()[0].removeprefix("## ")
        ends = [line.rstrip(" |").rsplit("| ", 1)[1] for line in text.splitlines() if line.startswith("| `")]
        lines.append(f"| [{title}](#{name}) | {len(ends)} | {ends.count('yes')} | {ends.count('known') or ''} |")
    return "\n".join(lines) + "\n"


def differences(told: Mapping[str, str]) -> str:
    """Gather what differs, and why, from all sections."""
    lines = ["## Where we differ\n"]
    for name, text in told.items():
        title = text.splitlines()[0].removeprefix("## ")
        whys = [line for line in text.splitlines() if line.startswith("- `")]
        lines += [f"[{title}](#{name})\n", *whys, ""] if whys else []
    return "\n".join(lines)


def section(publication: Publication, rows: Sequence[Row]) -> str:
    """Tell a publication: what is shared, what stands apart, each number, and why some differ."""
    shared = "; ".join(f"`{each}`" for each in publication.shared) or "nothing"
    needs = f"Needs `{publication.needs}`: {publication.where}\n" if publication.needs else ""
    lines = [f"## {publication.title}", "", f"`sixteenth reproduce {publication.name}`", ""]
    lines += [f"Shared with the world: {shared}.", "", " ".join(publication.apart.split()), "", needs]
    lines += [
        "| id | what | published | ours | difference | tolerance | ok |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [line(row) for row in rows]
    whys = [
        f"- `{id_}`: {' '.join(next(iter(own)).known_difference.split())}"
        for id_, own in groupby(differing(rows), key=lambda row: row.id)
    ]
    lines += ["", *([*whys, ""] if whys else [])]
    sources = dict.fromkeys(f"{row.source} ({row.status})" for row in rows)
    return "\n".join([*lines, *(f"- {each}" for each in sources)]) + "\n"


def differing(rows: Sequence[Row]) -> list[Row]:
    """Return rows that do not come out."""
    return [row for row in rows if not row.is_ok]


def line(row: Row) -> str:
    """Write one number as a row."""
    place = last_place(row)
    difference = cut(row.difference, place)
    tolerance = f"{100 * row.tolerance:g} %" if row.closeness == "relative" else f"{row.tolerance:g}"
    ok = "yes" if row.is_ok else "MISS" if row.is_miss else "known"
    error = "" if row.standard_error is None else f" ± {row.standard_error:.1g}"
    cells = (
        f"`{row.id}`",
        row.what,
        f"{row.published:.8g}",
        f"{cut(row.ours, place):.10g}{error}",
        f"{difference:+.10g}" if difference else "0",
        tolerance,
        ok,
    )
    return f"| {' | '.join(cells)} |"


def last_place(row: Row) -> int | None:
    """Return the decimal place one digit after a tolerance's first; none where a number is to come out to the last."""
    scale = abs(row.published) if row.closeness == "relative" and math.isfinite(row.published) else 1.0
    tolerance = row.tolerance * scale
    return 1 - math.floor(math.log10(tolerance)) if tolerance > 0 else None


def cut(number: float, place: int | None) -> float:
    """Round a number to a decimal place; what is not finite, or has none, stays as it is."""
    return number if place is None or not math.isfinite(number) else round(number, place)
