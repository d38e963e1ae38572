"""The pages of equations: one of all, and one a subject, with each equation as mathematics and as it is written."""

import ast
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from examples import ROOT
from mathematics import mathematics

WORLD = ROOT / "src" / "sixteenth" / "world"
INTRO = (
    "Each equation is a function named for what it computes; its arguments are other names. `next_x` is the balance of"
    " the stock `x` at the end of a month, and the bare `x` its balance at the beginning. What the names without an"
    " equation mean is in the [glossary](glossary.md).\n"
)
READ = (
    "As mathematics, a name has its axes below it. A comparison in square brackets counts 1 where it holds and 0 where"
    " it does not. Units are those that the composer checks before anything runs.\n"
)


def equations() -> str:
    """Return the page that leads to all equations: subjects, their files, and the names that each computes."""
    parts = ["# Equations\n", INTRO]
    for subject in subjects():
        page = page_of(subject)
        parts += [f"## [{subject.name}]({page})\n", first_words(subject / "__init__.py") + "\n"]
        rows = [
            (
                f"`{title_of(file, subject)}`",
                ", ".join(f"[`{node.name}`]({page}#{node.name})" for node in functions_of(file)),
            )
            for file in files_of(subject)
        ]
        parts.append(table(("file", "what it computes"), rows))
    return "\n".join(parts)


def equations_of(subject: Path) -> str:
    """Return the page of one subject: every equation of it, by file."""
    known = {node.name: each for each in subjects() for file in files_of(each) for node in functions_of(file)}
    cards = {name for own in parameter_cards().values() for name in own}
    parts = [f"# Equations: {subject.name}\n", first_words(subject / "__init__.py") + "\n", READ]
    for file in files_of(subject):
        parts += about_file(file, subject)
        parts += [about_equation(node, file, subject, Names(known, cards)) for node in functions_of(file)]
    return "\n".join([*parts, *output_sets(subject)])


class Names:
    """What names lead to: the subject of an equation, or the card of a parameter."""

    def __init__(self, equations_by_name: Mapping[str, Path], cards: set[str]) -> None:
        self.equations_by_name, self.cards = equations_by_name, cards

    def link(self, name: str, here: Path) -> str:
        """Return a name with a link to the equation or the card that provides it."""
        for target in (name, f"next_{name}"):
            if subject := self.equations_by_name.get(target):
                return f"[`{name}`]({'' if subject == here else page_of(subject)}#{target})"
        return f"[`{name}`](glossary.md#{name if name in self.cards else 'names-with-a-meaning-of-their-own'})"


def about_file(file: Path, subject: Path) -> list[str]:
    """Head the equations of a file; say of a rival file whose rival it is."""
    topic = file.parent.name
    rival = f' One of the rival files of `{topic}`; `[theory] {topic} = "{file.stem}"` chooses it.'
    told = first_words(file) + (rival if file.parent != subject else "")
    return [f"## {title_of(file, subject)}\n", told + "\n"]


def about_equation(node: ast.FunctionDef, file: Path, subject: Path, names: Names) -> str:
    """Tell an equation: what it gives in which unit, its mathematics, what it needs, how and where it is written."""
    source = ast.get_source_segment(file.read_text(encoding="utf-8"), node) or ""
    needs = ", ".join(names.link(each.arg, subject) for each in node.args.args) or "nothing"
    place = file.relative_to(ROOT).as_posix()
    where = f"[{place}:{node.lineno}](../../{place}#L{node.lineno})"
    unit = f"`{ast.unparse(node.returns)}`" if node.returns else "no unit"
    formulas = "\n".join(f"```math\n{each}\n```\n" for each in mathematics(node))
    told = " ".join((ast.get_docstring(node) or "").split("\n\n")[0].split())
    return (
        f"### {node.name}\n\n{told} In {unit}.\n\n{formulas}\nNeeds {needs}. Written at {where}.\n\n"
        f"```python\n{source}\n```\n"
    )


def output_sets(subject: Path) -> list[str]:
    """Tell what each output set keeps of a subject."""
    path = subject / "outputs.toml"
    if not path.is_file():
        return []
    told = [f"## What is kept of {subject.name}\n"]
    for key, kept in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for part, title in (("monthly", "every month"), ("closing", "at the end")):
            if kept.get(part):
                told.append(f"- `{key}`, {title}: {', '.join(f'`{name}`' for name in kept[part])}")
    return [*told, ""]


def page_of(subject: Path) -> str:
    """Return the page of a subject."""
    return f"equations_{subject.name}.md"


def title_of(file: Path, subject: Path) -> str:
    """Return a file by its place within its subject."""
    return file.relative_to(subject).as_posix()


def subjects() -> list[Path]:
    """List the folders of the world, in order of name."""
    return sorted(each.parent for each in WORLD.glob("*/parameters.toml"))


def files_of(subject: Path) -> list[Path]:
    """List the files of a subject that have equations."""
    return [file for file in world_files() if file.is_relative_to(subject) and functions_of(file)]


def world_files() -> list[Path]:
    """List the files of equations."""
    return [file for file in sorted(WORLD.rglob("*.py")) if file.name != "__init__.py"]


def functions_of(file: Path) -> list[ast.FunctionDef]:
    """List the equations of a file, as written."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]


def first_words(file: Path) -> str:
    """Return the docstring of a file."""
    return ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""


def parameter_cards() -> Mapping[str, Mapping[str, Any]]:
    """Return the cards of every subject."""
    return {each.name: tomllib.loads((each / "parameters.toml").read_text(encoding="utf-8")) for each in subjects()}


def table(columns: tuple[str, ...], rows: "list[tuple[str, ...]] | Iterator[tuple[str, ...]]") -> str:
    """Write a table in Markdown."""
    lines = [columns, ("---",) * len(columns), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)
