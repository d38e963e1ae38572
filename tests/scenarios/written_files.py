"""Scenarios for tests: the lemonade stands, and small worlds of one's own."""

from pathlib import Path
from shutil import copytree, ignore_patterns

from sixteenth.errors import Fault, Refused
from sixteenth.scenarios.assemble import Scenario, read_scenario

LEMONADE = Path(__file__).parents[1] / "lemonade"


def lemonade(name: str = "lemonade") -> Scenario:
    """Read a scenario of the lemonade world."""
    return read_scenario(str(LEMONADE / f"{name}.toml"), allow_code=True)


def copy_of_lemonade(folder: Path) -> Path:
    """Copy the lemonade world and return its scenario."""
    copytree(LEMONADE, folder / "lemonade", ignore=ignore_patterns("__pycache__"))
    return folder / "lemonade" / "lemonade.toml"


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file, with the folders it stands in."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def child_of_lemonade(folder: Path, text: str) -> Path:
    """Write a scenario whose parent is a copy of the lemonade world's."""
    copy_of_lemonade(folder)
    return write(folder, "lemonade/child.toml", f'title = "child"\nparent = "lemonade.toml"\n{text}')


def faults_of(file: Path | str, *, allow_code: bool = True) -> tuple[Fault, ...]:
    """Read a scenario and return what is wrong with it."""
    try:
        read_scenario(str(file), allow_code=allow_code)
    except Refused as refused:
        return refused.faults
    return ()


def told(faults: tuple[Fault, ...]) -> list[str]:
    """Return the kinds of faults."""
    return [type(fault).__name__ for fault in faults]
