"""Workbooks recalculated by LibreOffice: told to compute every cell anew, whatever numbers the file carries."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="soffice, which recalculates a workbook, is not installed")
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""  # by default it keeps the numbers of a file that another program wrote
CACHED = re.compile(rb"(</f><v>)[-0-9.eE+]+(</v>)")
NAME, VALUE = 15, 2  # columns of the sheet of inputs


def recalculated(written: bytes, folder: Path, changes: Mapping[str, float] | None = None) -> Any:
    """Return a workbook as LibreOffice computes it, with inputs changed as they are typed in."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "given.xlsx"
    path.write_bytes(written)
    if changes:
        book = openpyxl.load_workbook(path)
        sheet = book["Inputs"]
        rows = {sheet.cell(row, NAME).value: row for row in range(1, sheet.max_row + 1)}
        for name, value in changes.items():
            sheet.cell(rows[name], VALUE).value = value
        book.save(path)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    command = [str(OFFICE), f"-env:UserInstallation=file://{profile.resolve()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return openpyxl.load_workbook(folder / "out" / "given.xlsx", data_only=True)


def with_wrong_numbers(written: bytes, path: Path) -> bytes:
    """Return a workbook whose formulas carry numbers that none of them gives."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written)
    other = path.with_suffix(".wrong")
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as wrong:
        for name in given.namelist():
            own = given.read(name)
            wrong.writestr(name, CACHED.sub(rb"\g<1>12345\2", own) if "worksheets/sheet" in name else own)
    return other.read_bytes()


def counts(book: Any) -> tuple[int, int, int]:
    """Return how many checks are broken, lines differ from Python, and inputs were changed."""
    sheet = book["Checks"]
    return sheet["B3"].value, sheet["B4"].value, sheet["B5"].value


def errors(book: Any) -> list[str]:
    """Return every cell that shows an error."""
    return [
        f"{sheet.title}!{cell.coordinate} {cell.value}"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("#")
    ]
