"""The first sheet: what was asked and found, how to use the workbook, what it leaves out, and what made it."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.table import Table
from sixteenth.answers.wording import Words, words_of
from sixteenth.faces.workbook.book import Book, write_heads, write_text
from sixteenth.faces.workbook.checks_sheet import CHANGED_COUNT, COUNTS
from sixteenth.faces.workbook.ledger_data import QUESTION, own_tables
from sixteenth.faces.workbook.look import FAINT, GOOD, WARN
from sixteenth.faces.workbook.places import SOURCES, Places

WIDTHS = (40, 18, 18, 18, 18, 18)
LAST = len(WIDTHS) - 1  # the last column of texts, which run over all but the first
KEY_LINES = (
    *("next_wind_down_value", "next_present_value", "next_owners_worth", "next_lowest_present_value", "next_cash"),
    "next_owners_share",
)
NAMED = ("scenario", "draws", "seed", "months", "start", "sampling", "scenario_hash", "facts_hash", "world_hash")
LETTERS, HEIGHT = {"en": 104, "zh": 52}, 13.5  # letters in a line, and its height
GAP = "gap"  # the table of the ledger's future beside all
CLOSES_AS = {
    "rule_wind_down_value": "next_wind_down_value",
    "rule_present_value": "next_present_value",
    "rule_owners_worth": "next_owners_worth",
}


def write_front(book: Book, answer: Answer, words: Words, places: Places | None) -> None:
    """Write the first sheet; with the counts of checks, and key numbers, where there is a ledger."""
    head = answer.heading
    title, claim = (words.part(head.parts[name]) for name in ("title", "claim")) if head else ("", "")
    sheet = book.sheet(book.told("front"), title or words.command["summary"], wide=False)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    row = _told(book, sheet, 1, "", [claim]) if claim else 1
    own = answer.findings[1:] if head else answer.findings
    row = _told(book, sheet, row, book.told("found"), _sentences(own, words))
    if places is not None:
        row = _key_numbers(book, sheet, row, places, own_tables(answer).get(GAP))
        row = _checks(book, sheet, row)
        row = _told(book, sheet, row, book.told("how_to_use"), book.told("how_to_use_ledger").split("\n"))
    row = _told(book, sheet, row, book.told("left_out"), _sentences(answer.notes, words))
    row = _told(book, sheet, row, book.told("sheets"), _list_of_sheets(book, has_ledger=places is not None))
    _recipe(book, sheet, row, answer)


def _sentences(findings: Iterable[Finding], words: Words) -> Sequence[str]:
    """Return sentences, those of the ledger with them; what waits behind parts is told on other sheets."""
    return [
        words.told_by(each.question).sentence(each)
        for each in findings
        if not each.shows_lines and (not each.part or each.question == QUESTION)
    ]


def _told(book: Book, sheet: Any, row: int, head: str, texts: Sequence[str]) -> int:
    """Write sentences below each other, what they are about before the first."""
    for at, text in enumerate(texts):
        write_text(sheet, row, 0, "" if at else head, book.look.made(bold=True, font_color=GOOD, text_wrap=True))
        sheet.merge_range(row, 1, row, LAST, "", book.look.text)
        write_text(sheet, row, 1, text, book.look.text)
        lines = -(-len(text) // LETTERS[book.language])
        sheet.set_row(row, HEIGHT * lines + 3)
        row += 1
    return row + bool(texts)


def _key_numbers(book: Book, sheet: Any, row: int, places: Places, gap: Table | None) -> int:
    """Show what the lab is worth and has at the end: by the inputs as they stand, by the run, and over the draws."""
    look = book.look
    heads = ("key_numbers", "key_now", "key_run", *(("key_median", "key_gap", "key_spread") if gap else ()))
    write_heads(sheet, row, map(book.told, heads), look, range(1, len(heads)))
    sheet.set_row(row, 2 * HEIGHT)
    beside = {} if gap is None else {CLOSES_AS[entry[0].key]: entry for entry in gap.rows}
    for key in (each for each in KEY_LINES if each in places.ledger.by_key):
        row += 1
        line = places.ledger.by_key[key]
        told = f"{line.title}, {book.told('key_bn')}" if line.unit == "USD" else line.title
        form, bold = look.number(line.unit), look.number(line.unit, bold=True)
        write_text(sheet, row, 0, told, look.label)
        sheet.write_formula(row, 1, f"={places.last(key)}", bold, line.values[-1])
        sheet.write_number(row, 2, line.values[-1], form)
        if key in beside:
            _, _, middle, more, _, low, high, _ = beside[key]
            sheet.write_number(row, 3, middle, form)
            sheet.write_number(row, 4, more, form)
            ends = (words_of(QUESTION, book.language).part(Figure(each, "worth")) for each in (low, high))
            write_text(sheet, row, 5, book.words.words["from_to"].format(*ends), look.made(align="right"))
    return row + 2


def _checks(book: Book, sheet: Any, row: int) -> int:
    """Show how many checks are broken, and say what that means."""
    look = book.look
    broken, different = COUNTS["broken"], COUNTS["different"]
    all_hold, some_broken = book.told("all_hold"), book.told("some_broken")
    as_python, as_changed, not_python = book.told("as_python"), book.told("as_changed"), book.told("not_python")
    write_text(sheet, row, 0, book.told("checks"), look.made(bold=True, font_color=GOOD))
    unchanged = f'IF({different}=0,"{as_python}",{different}&"{not_python}")'
    changed = f'{CHANGED_COUNT}&"{as_changed}"&{different}&"{book.told("lines_differ")}"'
    holds = f'=IF({broken}=0,"{all_hold}",{broken}&"{some_broken}")'
    differs = f"=IF({CHANGED_COUNT}=0,{unchanged},{changed})"
    for formula, value in ((holds, all_hold), (differs, as_python)):
        sheet.merge_range(row, 1, row, LAST, "", look.made(bold=True))
        sheet.write_formula(row, 1, formula, look.made(bold=True), value)
        row += 1
    bad = book.workbook.add_format({"font_color": WARN})
    broken_here = {"type": "formula", "criteria": f"={broken}>0", "format": bad}
    sheet.conditional_format(row - 2, 1, row - 2, 1, broken_here)
    return row + 1


def _list_of_sheets(book: Book, *, has_ledger: bool) -> list[str]:
    if not has_ledger:
        return [book.told("sheets_of_tables")]
    names = ("Inputs", "Ledger", "Drivers", "Annual", "Payback", "Draws", "Answers", "Checks", "Python", SOURCES)
    return [f"{name}: {book.told(f'sheet_{name.lower()}')}" for name in names]


def _recipe(book: Book, sheet: Any, row: int, answer: Answer) -> None:
    """Write what decides every number."""
    recipe = answer.recipe
    told = [f"{name} = {recipe[name]}" for name in NAMED if name in recipe]
    told += [f"{name} {version}" for name, version in sorted(recipe.get("versions", {}).items())]
    left = {name: each for name, each in recipe.items() if name not in (*NAMED, "versions", "scenario_json")}
    row = _told(book, sheet, row, book.told("recipe"), ["; ".join(told)])
    rest = json.dumps(left, default=str, ensure_ascii=False)
    small = book.look.made(font_color=FAINT, font_size=8, text_wrap=True)
    sheet.merge_range(row - 1, 1, row - 1, LAST, "", small)
    write_text(sheet, row - 1, 1, rest, small)
    sheet.set_row(row - 1, HEIGHT * (1 + len(rest) // LETTERS["en"]))
