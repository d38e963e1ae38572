"""Mutants of CSV files: the public data that reproductions read, and the facts that travel with the package."""

from collections.abc import Sequence

from tests.mutation.luck import Luck
from tests.mutation.mutant import Mutant
from tests.mutation.strange import as_bytes

# Invented rows with the columns of the public files: name of the publication, file, header and rows.
TABLES = {
    "chinchilla": (
        "chinchilla_figure4.csv",
        "x,y,color,Model Size,Training FLOP,hex_color,loss",
        tuple(f"1,2,#fff,{10**8 * (i + 1)},{3.0 * 10 ** (18 + i % 3)},#fff,{4 - i / 10}" for i in range(12)),
    ),
    "metr": (
        "metr_horizons.csv",
        "suite,model,released,p50_minutes,p50_low,p50_high,p80_minutes,state_of_the_art",
        tuple(
            f"TH1.{i % 2},model {i},20{19 + i // 2}-0{1 + i}-14,{2.0**i},{1.5**i},{2.5**i},{1.2**i},True"
            for i in range(9)
        ),
    ),
    "exposure": (
        "occupation_exposure.csv",
        (
            "O*NET-SOC Code,Title,dv_rating_alpha,dv_rating_beta,dv_rating_gamma,human_rating_alpha,human_rating_beta,"
            "human_rating_gamma,soc,employment,median_wage_usd"
        ),
        tuple(f'11-10{i}.00,"Job, {i}",0.1,0.4,0.8,0.2,0.3,0.5,11-10{i},{1000 * i},{50000 + i}' for i in range(11, 20)),
    ),
    "facts": (
        "revenue.csv",
        "series,entity,date,value,unit,low,high,basis,source_title,source_url,published,note",
        tuple(
            f"run_rate_revenue,Lab {i},2024-1{i}-28,{i}.5,billion USD/year,{i},{i + 1},reported,A paper,https://x.org,"
            f'2025-01-0{i + 1},"a note, quoted"'
            for i in range(3)
        ),
    ),
}
CELLS = (
    "", " ", "NA", "nan", "inf", "-inf", "-1", "0", "1e400", ">10000", "1,234.5", "1.234,5", "05/13/2024",
    "2024-13-01",
    "2024-02-30", "20240101", "2024-01", "0000-00-00", "x", "None", "\u0663", "\uff12", "1_000", "0x10", '"', '""',
    '"a', 'a"b',
    "\x00", "\x1b[31m", "\u202e", "\ufeff", "é", "True", "9" * 5000, "x" * 200_000, "1 000", "1\u00a0000", "50 %",
    "$5",
)  # fmt: skip


def csv_files(luck: Luck) -> Mutant:
    """Make a table of which one cell, one row or the whole is spoilt."""
    name = luck.pick(sorted(TABLES))
    file, header, rows = TABLES[name]
    return spoilt_table(luck, "csv", file, (header, *rows), (name,))


def spoilt_table(
    luck: Luck, family: str, file: str, lines: Sequence[str], words: tuple[str, ...], cells: Sequence[str] = CELLS
) -> Mutant:
    """Spoil a cell, a row or the whole of a table whose first line has the names of its columns."""
    lines = [*lines]
    text = "\n".join(lines) + "\n"
    if luck.is_one_in(4):
        way, content = _whole(luck, text)
        return Mutant(family, way, ((file, content),), words, is_whole=True)
    at = luck.below(len(lines)) if luck.is_one_in(4) else 1 + luck.below(len(lines) - 1)
    way, lines[at] = _row(luck, lines[at], cells)
    content = as_bytes("\n".join(lines) + "\n")
    last = at + 1 + lines[at].count("\n")
    return Mutant(family, way, ((file, content),), words, (at + 1, last), (at + 1, last), is_whole=at == 0)


def _row(luck: Luck, row: str, strange: Sequence[str]) -> tuple[str, str]:
    cells = row.split(",")
    at = luck.below(len(cells))
    ways = {
        "another cell": lambda: cells.__setitem__(at, luck.pick(strange)),
        "a strange character": lambda: cells.__setitem__(at, cells[at] + luck.character()),
        "a cell less": lambda: cells.pop(at),
        "a cell more": lambda: cells.insert(at, luck.pick(strange)),
        "swapped cells": cells.reverse,
        "a blank row": cells.clear,
        "twice": lambda: cells.append("\n" + row),
    }
    name = luck.pick(("another cell", "another cell", "another cell", *sorted(ways)))
    ways[name]()
    return name, ",".join(cells)


def _whole(luck: Luck, text: str) -> tuple[str, bytes]:
    at, content = luck.below(len(text)), text.encode()
    ways = {
        "byte order mark": b"\xef\xbb\xbf" + content,
        "UTF-16": text.encode("utf-16"),
        "Windows lines": content.replace(b"\n", b"\r\n"),
        "old Macintosh lines": content.replace(b"\n", b"\r"),
        "semicolons": content.replace(b",", b";"),
        "tabs": content.replace(b",", b"\t"),
        "cut": content[:at],
        "empty": b"",
        "header alone": content.split(b"\n")[0] + b"\n",
        "no header": content.split(b"\n", 1)[1],
        "blank lines": content.replace(b"\n", b"\n\n"),
        "bytes": content[:at] + b"\xff\xfe\x00" + content[at:],
        "NUL": content[:at] + b"\x00" + content[at:],
        "a quote": content[:at] + b'"' + content[at:],
        "header twice": content.split(b"\n")[0] + b"\n" + content,
        "one row": b"\n".join(content.split(b"\n")[:2]) + b"\n",
        "a web page": b"<!DOCTYPE html><html></html>",
    }
    name = luck.pick(sorted(ways))
    return name, ways[name]
