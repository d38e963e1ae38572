"""Makes what the documentation shows of the program: `make refresh`, or `python docs/generate.py [--check] [FILE ...]`.

Reference pages and a picture are written anew; in every other page the examples are run and what they print is put
below them, pages in Chinese take theirs from those in English, and the changelog's newest tables of headline numbers
are filled. With `--check` nothing is written: each difference is printed, and the exit code is 1 if there is any
but in last digits, which are another kind of processor's.
"""

import argparse
import difflib
import inspect
import io
import math
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from alike import are_alike
from commands_page import commands_page
from equations_page import WORLD, equations, equations_of, page_of, parameter_cards, subjects, table
from examples import ROOT, refresh, tidy
from headline_numbers import renew
from reproductions_page import reproductions_page
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text
from shocks_page import shocks_page
from twins import twin_of, with_examples_of

import sixteenth
from sixteenth import arrays, errors, units
from sixteenth.engine.carriers import write_dimension
from sixteenth.engine.compose import MONTH
from sixteenth.engine.declared import RELATIONS
from sixteenth.engine.equation import ENDING, OPENING, STOCK
from sixteenth.engine.reach import RUN_LENGTH
from sixteenth.faces.terminal import show_answer
from sixteenth.interfaces.cli import app
from sixteenth.scenarios.files.written_units import written_units

WIDTH = 100
PICTURED = "central"
MADE = "<!-- Made by docs/generate.py (`make refresh`); changes here are lost. -->\n"


# --- The command line -------------------------------------------------------------------------------------------------


def command_line() -> str:
    """Return the page of commands: what each prints when asked for help."""
    commands = sorted(name for name in app if not name.startswith("-"))
    parts = [MADE, "# The command line\n", f"```text\n{help_of(())}```\n"]
    parts += [f"## sixteenth {name}\n\n```text\n{help_of((name,))}```\n" for name in commands]
    return "\n".join(parts)


def help_of(words: Iterable[str]) -> str:
    """Return the help of a command at a fixed width, without colour."""
    printed = io.StringIO()
    app.help_print(list(words), console=Console(file=printed, width=WIDTH, color_system=None, emoji=False))
    return tidy(printed.getvalue())


# --- The glossary -----------------------------------------------------------------------------------------------------


def glossary() -> str:
    """Return the page of words: parameters, units, axes, array words, reserved names, and every way to fail."""
    names = (*declared_names(), *limits(), *reserved_names())
    return "\n".join((MADE, "# Glossary\n", *names, *units_and_axes(), *array_words(), *faults())) + "\n"


def declared_names() -> Iterator[str]:
    """Tell every name that a card declares, by subject."""
    yield "## Parameters and opening balances\n"
    yield "A card says what a name means, in which unit, and between which bounds. Its value stands in a scenario.\n"
    for subject, cards in parameter_cards().items():
        if cards:
            rows = [
                (f'<a id="{name}"></a>`{name}`', card["meaning"], kind_of(card), bounds_of(card))
                for name, card in sorted(cards.items())
            ]
            yield f"### {subject}\n"
            yield table(("name", "meaning", "unit", "bounds"), rows)


def limits() -> Iterator[str]:
    """Tell what must hold between values, by subject."""
    yield "## Limits between values\n"
    yield "A scenario that breaks one is refused, with the nearest mix that works.\n"
    rows = []
    for path in sorted(WORLD.glob("*/limits.toml")):
        for name, limit in tomllib.loads(path.read_text(encoding="utf-8")).items():
            relation = next(each for each in RELATIONS if each in limit)
            bound, often = limit[relation], f", in {limit['in_draws']:.0%} of draws" if "in_draws" in limit else ""
            side = f"`{bound}`" if isinstance(bound, str) else f"{bound:g}"
            summed = f" summed over `{limit['sum_over']}`" if "sum_over" in limit else ""
            what = f"`{limit['of']}`{summed} {relation.replace('_', ' ')} {side}{often}"
            rows.append((f"`{name}`", what, limit["why"]))
    yield table(("limit", "what must hold", "why"), rows)


def reserved_names() -> Iterator[str]:
    """Tell the names to which the engine gives a meaning."""
    rows = [
        (f"`{MONTH}`", "The length of a step, one month, in `Months`: it turns a flow into an amount."),
        (f"`{STOCK}x`", "An equation for the balance of `x` at the end of the month; it makes `x` a stock."),
        ("`x`", "Where there is a `next_x`: the balance of `x` at the beginning of the month."),
        (f"`{OPENING}x`", "An equation for the first balance of `x`, where it is computed rather than declared."),
        (f"`{RUN_LENGTH}`", "The months of the run, in `Months`: limits between values may read it, equations not."),
        (f"`{ENDING}x`", "An equation for when a draw, or an entry of it, has ended by `x`."),
    ]
    yield "## Names with a meaning of their own\n"
    yield table(("name", "meaning"), rows)


def units_and_axes() -> Iterator[str]:
    """Tell every unit with the ways to write it, and every axis."""
    classes = [each for each in vars(units).values() if isinstance(each, type) and each.__module__ == units.__name__]
    found = [each for each in classes if issubclass(each, units.Quantity) and each is not units.Quantity]
    rows = []
    for unit in sorted(found, key=lambda each: each.__name__):
        written = ", ".join(f'`"{way}"`' for way in written_units(unit.__name__))
        rows.append((f"`{unit.__name__}`", unit.__doc__ or "", write_dimension(unit.dimension), written))
    yield "## Units\n"
    yield "Inside, everything is in these. A scenario may also write what stands in the last column.\n"
    yield table(("unit", "what it measures", "dimension", "in a scenario"), rows)
    axes = [each for each in classes if issubclass(each, units.Axis) and each is not units.Axis]
    yield "## Axes\n"
    yield table(("axis", "its entries"), [(f"`{axis.__name__}`", axis.__doc__ or "") for axis in axes])


def array_words() -> Iterator[str]:
    """Tell the words that an equation may use beside arithmetic."""
    words = [each for each in vars(arrays).values() if inspect.isfunction(each) and each.__module__ == arrays.__name__]
    rows = [
        (f"`{word.__name__}({', '.join(inspect.signature(word).parameters)})`", (word.__doc__ or "").splitlines()[0])
        for word in words
        if not word.__name__.startswith("_")
    ]
    yield "## Words of an equation\n"
    yield "Besides `+ - * / **`, comparisons, `&`, `|` and `~`, from `sixteenth.arrays`:\n"
    yield table(("word", "what it does"), rows)


def faults() -> Iterator[str]:
    """Tell every way to fail, with the sentence that its message begins with."""
    classes = [each for each in vars(errors).values() if isinstance(each, type) and each.__module__ == errors.__name__]
    kinds = [each for each in classes if issubclass(each, errors.Fault) and each is not errors.Fault]
    raised = [each for each in classes if issubclass(each, Exception)]
    yield "## Faults\n"
    yield "What a check finds. All faults are told at once, in one `Refused`, before anything runs.\n"
    yield table(("fault", "sentence"), [(f"`{each.__name__}`", first_line(each)) for each in kinds])
    yield "## Exceptions\n"
    yield table(("exception", "sentence"), [(f"`{each.__name__}`", first_line(each)) for each in raised])


def kind_of(card: Mapping[str, Any]) -> str:
    """Write a card's unit and axes as an annotation would."""
    axes = ", ".join(card.get("axes", ()))
    return f"`{card['unit']}[{axes}]`" if axes else f"`{card['unit']}`"


def bounds_of(card: Mapping[str, Any]) -> str:
    """Write a card's bounds."""
    if "bounds" not in card:
        return f"a {card['shock']} shock"
    low, high = (f"{bound:g}" if math.isfinite(bound) else "none" for bound in card["bounds"])
    return f"{low} to {high}"


def first_line(described: type) -> str:
    """Return the first line of a class's docstring."""
    return (described.__doc__ or "").splitlines()[0]


# --- The picture ------------------------------------------------------------------------------------------------------

# Rich's own frame for a picture asks another host for a typeface; this one takes what the reader has.
FRAME = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def picture() -> str:
    """Return the first screen of `sixteenth run` as a picture."""
    shown = terminal(io.StringIO())
    show_answer(shown, sixteenth.ask("outlook", PICTURED), plain=False)
    first = shown.file.getvalue()  # type: ignore[attr-defined]
    console = terminal(io.StringIO(), record=True)
    console.print(Text.from_ansi(first.rstrip(), no_wrap=True), end="\n\n")
    drawn = console.export_svg(
        title="sixteenth run",
        theme=DEFAULT_TERMINAL_THEME,
        code_format=FRAME,
        unique_id="answer",
        font_aspect_ratio=0.61,
    )
    return tidy(drawn)


def terminal(file: io.StringIO, *, record: bool = False) -> Console:
    """Return a terminal of a fixed width and colours, whatever the real one can do."""
    return Console(
        record=record,
        width=WIDTH,
        file=file,
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )


# --- Published results -----------------------------------------------------------------------------------------------

PUBLISHED = "docs/generated/reproductions.md"


def reproductions() -> str:
    """Return the page of published results; what needs data that is not here stays as the page has it."""
    before = ROOT / PUBLISHED
    return f"{MADE}\n{reproductions_page(before.read_text(encoding='utf-8') if before.exists() else '')}"


# --- The shock table ------------------------------------------------------------------------------------------------


def shocks() -> str:
    """Return the page of the shock table."""
    return f"{MADE}\n{shocks_page()}"


# --- All commands ----------------------------------------------------------------------------------------------------


def commands_table() -> str:
    """Return the table of all commands."""
    return f"{MADE}\n{commands_page()}"


# --- The equations ---------------------------------------------------------------------------------------------------


def subject_page(subject: Path) -> str:
    """Return the page of equations of a subject."""
    return f"{MADE}\n{equations_of(subject)}"


# --- All of it --------------------------------------------------------------------------------------------------------

CHANGELOG = "CHANGELOG.md"
MAKERS: Mapping[str, Callable[[], str]] = {
    "docs/generated/cli.md": command_line,
    "docs/generated/commands_table.md": commands_table,
    "docs/generated/equations.md": lambda: f"{MADE}\n{equations()}",
    **{f"docs/generated/{page_of(each)}": partial(subject_page, each) for each in subjects()},
    "docs/generated/glossary.md": glossary,
    PUBLISHED: reproductions,
    "docs/generated/shocks.md": shocks,
    "docs/pictures/answer.svg": picture,
}


def pages() -> list[str]:
    """List the pages that people write, whose examples are run."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    names = sorted(page.relative_to(ROOT).as_posix() for page in found)
    return [name for name in names if name not in MAKERS]


def make(name: str) -> str:
    """Return a file as it should be."""
    if name in MAKERS:
        return MAKERS[name]()
    if twin := twin_of(name):
        return with_examples_of(*((ROOT / each).read_text(encoding="utf-8") for each in (name, twin)))
    page = refresh(ROOT / name)
    return renew(page) if name == CHANGELOG else page


def difference(name: str, old: str, new: str) -> str:
    """Show what differs, as a patch would."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), f"{name} as it is", f"{name} as made", lineterm="")
    return "\n".join(lines)


def main() -> int:
    """Make or check the files that are named, or all of them."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file would change")
    arguments.add_argument("file", nargs="*", help="which files; all of them by default")
    asked = arguments.parse_args()
    changed = 0
    for name in asked.file or [*MAKERS, *pages()]:
        path, new = ROOT / name, make(name)
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if old != new and not (asked.check and are_alike(old, new)):
            changed += 1
            print(difference(name, old, new) if asked.check else f"wrote {name}")
            if not asked.check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(new, encoding="utf-8")
    if asked.check and changed:
        print("\nmake these files again with: make refresh")
    return 1 if asked.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
