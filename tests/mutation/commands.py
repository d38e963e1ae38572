"""Mutants of command lines: every command of the program with its options, and values set by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from sixteenth.interfaces.cli import app
from tests.mutation.luck import Luck
from tests.mutation.mutant import Mutant
from tests.mutation.scenarios import lemonade
from tests.mutation.strange import AMOUNTS, CHARACTERS, misspelt

STRANGE_NUMBERS = (
    "0", "-1", "-2", "1.5", "2.0", "1e3", "1e400", "nan", "inf", "-inf", "", " ", " 5", "5 ", "\u0663", "\uff12",
    "1_000", "1,000",
    "0,5", "0x10", "1000000", "1000000000", "1000000000000", "99999999999999999999999", "-0", "+5", "5.", ".5",
    "1e-320",
    "9" * 5000, "seven", "50 %", "1/2", "True", "None", "2147483647", "4294967296", "1e308", "50", "0.05",
)  # fmt: skip
STRANGE_WORDS = (
    "", " ", "x", "Ana", "ana", "Nobody", "OpenAI", "openai", "-", "--", "-x", "--nonsense", "=", "a=b", "Ana/Ben",
    "/",
    "..", "*", "None", "everything", "headline", "[red]x[/red]", "[/]", "%s", "{0}", "'", '"', "\n", "a\nb",
    "\x1b[31mx",
    "\u202eabc", "é", "🍋", "\udcff", "x" * 5000, "9", "nan", "stand=Ana", "stand=", "=Ana", "lab=OpenAI",
    "stand=Ana=Ben",
)  # fmt: skip
PATHS = (
    "out.nc", "out", "lemonade.toml", "stand", "stand/books.py/x", "new/folder/out.nc", "../out.nc", ".", "..",
    "out.nc/",
    "/dev/null", "/dev/full", "/proc/nowhere/out.nc", "/proc/self/mem", "", " ", "x" * 300, "x/" * 2500, "a\nb.nc",
    "-",
    "\udcff.nc", "out.NC", "out.toml", "folder.nc", "é.toml", "out.csv", "saved.nc", "missing.nc", "outside.py",
)  # fmt: skip
SCENARIOS = (
    "lemonade.toml",
    "market_day.toml",
    "hot_summer.toml",
    "central",
    "interview_arithmetic",
    "race_to_the_top",
)
STRANGE_SCENARIOS = (
    "", ".", "/", "centrl", "Central", "central.toml", "stand", "stand/books.py", "outputs.toml", "parameters.toml",
    "facts.csv", "missing.toml", "/dev/null", "/dev/null/x.toml", "x" * 5000 + ".toml", "lemonade.toml/", "a\nb.toml",
    "../world/lemonade.toml", "\udcff.toml", "\x1b[31m.toml", "lemonade", "LEMONADE.TOML", "https://x.org/y.toml",
)  # fmt: skip
NAMES = ("cash", "profit", "takings", "rent", "cups_sold", "next_cash", "thirst", "heat", "profit_industry", "run_rate")
FITTING: dict[str, tuple[str, ...]] = {
    "--lab": ("OpenAI", "Anthropic"), "--segment": ("consumer", "enterprise"), "--vintage": ("newest",),
    "--shelf": ("newest",), "--at": ("stand=Ana", "stand=Ben"), "--month": ("2026-06", "2027-01"), "VARIABLE": NAMES,
    "--output-set": ("headline", "standard", "everything"), "--system": ("growth", "market", "safety"),
    "--since": ("2024-01-01",), "--until": ("2025-08-01",), "--reach": ("16x", "100 billion USD/year", "12 Doublings"),
    "--parent": ("lemonade.toml", "central"), "NAME": ("bertrand", "metr", "price_floor"), "--draws": ("5",),
    "--months": ("12", "20"), "--seed": ("3",), "--workers": ("1", "2"), "--draw": ("0", "2"), "--depth": ("1", "3"),
    "FILE": ("saved.nc", "saved"), "--data": (".", "stand"), "--chunk": ("0",), "--point": ("4",),
    "PATH": ("new.toml",),
}  # fmt: skip
CONSOLES = ("utf-8", "utf-8", "utf-8", "ascii", "cp1252")


@dataclass(frozen=True)
class Option:
    """One argument of a command: how it is written, and what it takes."""

    name: str
    takes: str  # switch, int, float, path, scenario, set or text
    choices: tuple[str, ...] = ()
    is_positional: bool = False
    is_required: bool = False


@cache
def commands() -> dict[str, tuple[Option, ...]]:
    """Walk the program's own commands, so that a new one is tried too."""
    names = [name for name in app if not name.startswith("-")]
    return {name: tuple(_options(app[name])) for name in sorted(names)}


def _options(command: Any) -> Iterator[Option]:
    for argument in command.assemble_argument_collection():
        hint, name = argument.hint, argument.names[0]
        plain = _plain(hint)
        choices = tuple(map(str, get_args(plain))) if get_origin(plain) is Literal else ()
        yield Option(name, _takes(name, plain), choices, not name.startswith("-"), bool(argument.required))


def _plain(hint: Any) -> Any:
    """Return what an optional, or a list, is of."""
    inner = [each for each in get_args(hint) if each is not type(None)]
    is_wrapped = get_origin(hint) is not Literal and len(inner) == 1
    return _plain(inner[0]) if is_wrapped else hint


def _takes(name: str, hint: Any) -> str:
    if name == "--set":
        return "set"
    if name in ("SCENARIO", "ONE", "TWO", "THREE", "--scenario", "--parent"):
        return "scenario"
    return {bool: "switch", int: "int", float: "float", Path: "path"}.get(hint, "text")


def command_lines(luck: Luck) -> Mutant:
    """Make a command with some of its options, most of them fitting and some strange."""
    name = luck.pick([each for each in commands() if each != "scenarios" or luck.is_one_in(30)])  # it reads them all
    words = [name]
    for option in commands()[name]:
        often = 100 if option.is_required else 60 if option.is_positional else 30 if option.takes == "switch" else 14
        if luck.below(100) < often:
            value = [] if option.takes == "switch" else [_value(luck, option)]
            words += value if option.is_positional else [option.name, *value]
    if luck.is_one_in(2) and any(option.name == "--backend" for option in commands()[name]):
        words += ["--backend", "numpy", "--draws", "5"]
    if not luck.is_one_in(3) and any(option.name == "--allow-code" for option in commands()[name]):
        words += ["--allow-code"]
    if luck.is_one_in(12):
        words.insert(luck.below(len(words) + 1), luck.pick(STRANGE_WORDS))
    return Mutant("command", f"a line of {name}", words=tuple(words), console=luck.pick(CONSOLES))


def _value(luck: Luck, option: Option) -> str:
    is_strange = luck.is_one_in(4)
    if option.takes == "set":
        return setting(luck)
    if option.takes == "scenario":
        return luck.pick(STRANGE_SCENARIOS if is_strange else SCENARIOS)
    fitting = option.choices or FITTING.get(option.name, ())
    if fitting and not is_strange:
        return luck.pick(fitting)
    if fitting and option.takes == "text" and luck.is_one_in(2):
        return misspelt(luck.pick(fitting), luck.below(99), luck.below(99))
    if option.takes in ("int", "float") and luck.is_one_in(3):
        return luck.number()
    return luck.pick({"int": STRANGE_NUMBERS, "float": STRANGE_NUMBERS, "path": PATHS}.get(option.takes, STRANGE_WORDS))


SET_NAMES = (
    "cash", "thirst", "price", "rent", "weather_spread", "elasticity", "cup_cost", "highest_price", "usual_price",
    "heat",
    "footfall", "profit", "next_cash", "self", "values", "", "casch", "CASH", "cash/Ana", "cash/Ben", "rent/Ana",
    "price/",
    "cash/Nobody", "cash/Ana/Ben", "/Ana", "thirst/Ana", "cash//Ana", " cash ", "__class__", "name", "stand", "months",
)  # fmt: skip
CENTRAL_NAMES = (
    "cash", "cash/OpenAI", "cash/Anthropic", "serving_margin", "company_revenue", "last_revenue", "stop_probability",
    "lead", "launch_interval/xAI", "price_sensitivity", "adoption_today/consumer", "pause_of_country", "horizon",
    "research",
    "lab_sales_today/Anthropic/enterprise", "lab_sales_today/Anthropic", "lab_sales_today/enterprise/Anthropic",
    "cure_pace",
)  # fmt: skip


def setting(luck: Luck, names: tuple[str, ...] = SET_NAMES + CENTRAL_NAMES) -> str:
    """Make what may follow --set."""
    name, amount = luck.pick(names), luck.pick(AMOUNTS)
    way = luck.below(12)
    if way == 0:
        name = misspelt(name, luck.below(99), luck.below(99))
    elif way == 1:
        at = luck.below(len(amount) + 1)
        amount = amount[:at] + luck.pick(tuple(each for each in CHARACTERS if "\x00" not in each)) + amount[at:]
    elif way == 2:
        amount = luck.number()
    elif way == 3:
        return luck.pick((name, f"{name}:{amount}", f"{name} = {amount}", f"--set {name}={amount}", amount))
    return f"{name}={amount}"


def settings_by_hand(luck: Luck) -> Mutant:
    """Make one to three values set by hand, on the lemonade world or the whole one."""
    scenario, names = luck.pick(
        (("lemonade.toml", SET_NAMES), ("market_day.toml", SET_NAMES), ("central", CENTRAL_NAMES))
    )
    words = ["run", scenario, "--allow-code"]
    for _ in range(1 + luck.below(6) // 3 + luck.below(6) // 5):
        words += ["--set", setting(luck, names)]
    return Mutant("set", f"set on {scenario}", words=tuple(words))


def spoilt_and_shown(luck: Luck) -> Mutant:
    """Make a spoilt scenario that a command reads and shows, faults and all."""
    spoilt = lemonade(luck)
    way = luck.pick(
        (("check",), ("check", "--json"), ("run", "--draws", "5", "--backend", "numpy"), ("sources", "--draws", "5"))
    )
    words = (way[0], spoilt.words[0], "--allow-code", *way[1:])
    if luck.is_one_in(4):
        shown = luck.pick(("é", "🍋", "[red]x[/]", "[/]", "x" * 3000))
        strange = "".join(f"\\U{ord(each):08x}" for each in luck.character())
        text = (spoilt.files[0][1] or b"").replace(b"Market day", f"{shown}{strange}".encode())
        spoilt = replace(spoilt, files=((spoilt.files[0][0], text),))
    return replace(spoilt, family="shown", words=words, console=luck.pick(CONSOLES), lines=None, table=None)
