"""Mutants of scenario files: the lemonade world with its cards, outputs and limits, children of the whole world."""

from functools import cache
from pathlib import Path

from tests.mutation.luck import Luck
from tests.mutation.mutant import Mutant
from tests.mutation.spoiling import Spoilt, spoil, spoil_again

HERE = Path(__file__).parent
LEMONADE = HERE.parent / "lemonade"
WITHOUT_LIMITS, WITH_LIMITS = b'outputs = ["outputs.toml"]', b'outputs = ["outputs.toml"]\nlimits = ["limits.toml"]'
ONCE_IN = 8  # two ways together

# Which file is spoilt, and which is read to see what comes of it.
SPOILT = (
    ("market_day.toml", "market_day.toml"),
    ("market_day.toml", "market_day.toml"),
    ("hot_summer.toml", "hot_summer.toml"),
    ("lemonade.toml", "lemonade.toml"),
    ("lemonade.toml", "market_day.toml"),
    ("parameters.toml", "lemonade.toml"),
    ("parameters.toml", "market_day.toml"),
    ("outputs.toml", "lemonade.toml"),
    ("limits.toml", "lemonade.toml"),
)


@cache
def base() -> dict[str, bytes]:
    """Return the files of the unspoilt folder by their names."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for folder in (LEMONADE, HERE / "bases")
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".toml", ".py", ".csv")
    }
    assert files["lemonade.toml"].count(WITHOUT_LIMITS) == 1
    return {**files, "lemonade.toml": files["lemonade.toml"].replace(WITHOUT_LIMITS, WITH_LIMITS)}


def scenario_mutant(family: str, spoilt: Spoilt, file: str, read: str) -> Mutant:
    """Return the mutant of a file and the scenario that is read."""
    return Mutant(
        family,
        spoilt.operator,
        ((file, spoilt.text),),
        (read,),
        spoilt.lines,
        spoilt.table,
        tuple(name for name in spoilt.named if name),
        spoilt.is_whole,
        changes=spoilt.changes and file == read,
    )


def lemonade(luck: Luck) -> Mutant:
    """Make a mutant of the lemonade world."""
    file, read = luck.pick(SPOILT)
    spoilt = spoil(luck, base()[file])
    if luck.is_one_in(ONCE_IN):
        spoilt = spoil_again(luck, spoilt)
    return scenario_mutant("lemonade", spoilt, file, read)


def central(luck: Luck) -> Mutant:
    """Make a mutant of a child of the whole world."""
    spoilt = spoil(luck, base()["broad.toml"])
    return scenario_mutant("central", spoilt, "broad.toml", "broad.toml")


def contracts(luck: Luck) -> Mutant:
    """Make a mutant of a child of the whole world that signs and changes contracts."""
    spoilt = spoil(luck, base()["contracts.toml"])
    return scenario_mutant("contracts", spoilt, "contracts.toml", "contracts.toml")
