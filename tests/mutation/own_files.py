"""Mutants of files that a user brings: facts, accounts, a plan, the workbook of either, and the plan of a sweep."""

import io
import zipfile
from dataclasses import replace
from functools import cache

import openpyxl

from tests.mutation.luck import Luck
from tests.mutation.mutant import Mutant
from tests.mutation.saved import spoilt_bytes
from tests.mutation.scenarios import base, scenario_mutant
from tests.mutation.spoiling import spoil
from tests.mutation.strange import AMOUNTS, as_bytes
from tests.mutation.tables import CELLS, spoilt_table

FACTS, LEDGER, PLAN, SWEEP, POINTS = "own_facts.csv", "own_ledger.csv", "own_plan.csv", "sweep.toml", "points.csv"
BOOK = "own.xlsx"
SHORTEST = 2  # letters of a cell by which its row is known
CSV_AMOUNTS = tuple(each for each in AMOUNTS if "," not in each)
MONTHS = (
    "2026", "2026-Q5", "2026-Q0", "Q3 2026", "2026/07", "07/2026", "2026-7", "2026-00", "2026-13", "2026年7月",
    "9999-12",
    "0001-01", "2026-02-30", "2026-H1", "2024-02-29", "2100-02-29", "202607", "July 2026", "2026-07-",
    "10000-01", "-1-01",
    "\uff12\uff10\uff12\uff16-07", "2026-07-15", "2250", "1600-Q1", "46000", "46000.5",
)  # fmt: skip
MONEY = (
    "usd", "EUR", "RMB", "元", "XTS", "XAU", "US$", "$", "BTC", "USD ", "million", "thousands", "万", "亿",
    "one", "bn", "000",
    "(500)", "-500", "5e5", "1e15", "1e16", "1e300", "1'000", "1 234,50", "0.000000001", "500%", "80 %",
    "-0", "1e-400",
    "USD_bn", "USD_mn", "usd_bn", "percent", "persons", "GBP_bn", "unit",
)  # fmt: skip
WORDS = (
    "revenue", "Revenue", "revenues", "training", "heads", "cash", "contract", "rate", "company", "like",
    "instead", "收入",
    "financing", "overhead", "serving", "OpenAI", "Mistral", "Model A", "model a", "everything", "reported",
    "projected",
    "run_rate_revenue", "people", "bear", "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "[red]x[/]", "{x}", "%s",
    "'", "\\",
)  # fmt: skip
OWN_CELLS = (*CELLS, *CSV_AMOUNTS, *MONTHS, *MONTHS, *MONEY, *MONEY, *WORDS)
TABLES = {"facts": FACTS, "ledger": LEDGER, "plan": PLAN}


def own_table(luck: Luck, family: str) -> Mutant:
    """Make a table that is spoilt in a cell, a row or as a whole, seldom twice."""
    file = TABLES[family]
    lines = base()[file].decode().split("\n")[:-1]
    made = spoilt_table(luck, family, file, lines, (family, file), OWN_CELLS)
    if made.lines is not None:  # what contradicts another row is told at either, and names the other
        row = lines[made.lines[0] - 1]
        named = (*(cell for cell in row.split(",") if len(cell) > SHORTEST), f"line {made.lines[0]}")
        is_open = (made.files[0][1] or b"").split(b"\n")[made.lines[0] - 1].count(b'"') % 2 == 1  # and takes in others
        made = replace(made, named=named, is_whole=made.is_whole or is_open)
    if not luck.is_one_in(6):
        return made
    content = (made.files[0][1] or b"").decode("utf-8", "replace")
    lines = [*content.split("\n"), ""][: len(lines) + 2]
    again = spoilt_table(luck, family, file, lines, (family, file), OWN_CELLS)
    return Mutant(family, f"{made.operator} and {again.operator}", again.files, again.words, is_whole=True)


def own_facts(luck: Luck) -> Mutant:
    """Make a file of facts."""
    return own_table(luck, "facts")


def own_ledger(luck: Luck) -> Mutant:
    """Make a table of accounts."""
    return own_table(luck, "ledger")


def own_plan(luck: Luck) -> Mutant:
    """Make a company's plan."""
    return own_table(luck, "plan")


@cache
def book(family: str) -> bytes:
    """Return a table as a workbook of Excel."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for line in base()[TABLES[family]].decode().split("\n")[:-1]:
        sheet.append([_typed(cell) for cell in line.split(",")])
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _typed(cell: str) -> str | float | None:
    try:
        return float(cell) if cell else None
    except ValueError:
        return cell


BOMB = '<!DOCTYPE x [<!ENTITY a "x">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">'


def own_books_of_excel(luck: Luck) -> Mutant:
    """Make a workbook that is spoilt in its bytes, in a part of its archive, or in the text of that."""
    family = luck.pick(("ledger", "plan"))
    content = book(family)
    if luck.is_one_in(3):
        way, made = spoilt_bytes(luck, content)
    else:
        way, made = _other_part(luck, content)
    return Mutant("sheet", f"{family}: {way}", ((BOOK, made),), (family, BOOK), is_whole=True)


def _other_part(luck: Luck, content: bytes) -> tuple[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = luck.pick(sorted(parts))
    way = luck.pick(("bytes", "bytes", "text", "text", "gone", "entities", "outside", "another name", "twice", "sheet"))
    if way == "sheet":
        name = next(each for each in parts if each.startswith("xl/worksheets/"))
        way = "text"
    text = parts[name]
    if way == "bytes":
        how, parts[name] = spoilt_bytes(luck, text)
        way = f"bytes: {how}"
    elif way == "text":
        parts[name] = _other_text(luck, text)
    elif way == "gone":
        del parts[name]
    elif way in ("entities", "outside"):
        entity = BOMB if way == "entities" else OUTSIDE
        body = text.decode("utf-8", "replace").partition("?>")[2] or text.decode("utf-8", "replace")
        inside = body.replace("</t>", "&a;</t>").replace("</v>", "&m;</v>" if way == "entities" else "&a;</v>")
        parts[name] = f'<?xml version="1.0"?>{entity}]>{inside}'.encode()
    elif way == "another name":
        parts[luck.pick(("../../x.xml", "/etc/x", "xl/x.xml", "x" * 300, ""))] = parts.pop(name)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for each, kept in parts.items():
            packed.writestr(zipfile.ZipInfo(each, (1980, 1, 1, 0, 0, 0)), kept)
    made = held.getvalue()
    return f"{way} of {name}", made + made[:200] if way == "twice" else made


def _other_text(luck: Luck, text: bytes) -> bytes:
    """Put something strange into a text or an attribute of a part."""
    at = luck.below(len(text))
    begin = text.find(luck.pick((b'="', b">", b"<v>", b"<t>")), at)
    begin = begin + 2 if begin >= 0 else at
    end = max(text.find(luck.pick((b'"', b"<")), begin), begin)
    new = luck.pick((*OWN_CELLS, "A1048577", "ZZZZ1", "1" * 400, "n", "s", "e", "#REF!", "-1", "99999999"))
    plain = as_bytes(new).replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b'"', b"&quot;")
    return text[:begin] + plain + text[end:]


def sweep_plan(luck: Luck) -> Mutant:
    """Make a plan of a sweep, or the table of points beside it, that is spoilt."""
    if luck.is_one_in(4):
        lines = base()[POINTS].decode().split("\n")[:-1]
        return spoilt_table(luck, "sweep", POINTS, lines, ("sweep", SWEEP), OWN_CELLS)
    spoilt = spoil(luck, base()[SWEEP])
    made = scenario_mutant("sweep", spoilt, SWEEP, SWEEP)
    return replace(made, words=("sweep", SWEEP), named=(*made.named, "expected a CSV file"), changes=False)
