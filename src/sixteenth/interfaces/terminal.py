"""An answer in the terminal: sentences first, then tables. `--plain`, or NO_COLOR, gives ASCII without colour."""

import os
from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.panel import Panel
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from sixteenth.answers.numbers import billions, by_unit, months, percent, times, yearly_return
from sixteenth.decide.ledger.books import COMPANY_LINES, Books, ModelBooks
from sixteenth.decide.ledger.must_be_true import BreakEvenTable, MarginCase, StopOdds
from sixteenth.decide.summary import Summary
from sixteenth.errors import clean
from sixteenth.interfaces.answer import Answer
from sixteenth.interfaces.changes_table import changes_table
from sixteenth.interfaces.comparison_table import comparison_table
from sixteenth.interfaces.lab_books import lab_books_tables
from sixteenth.interfaces.show_answer import shown_tables, tell_more
from sixteenth.interfaces.system_tables import system_tables
from sixteenth.interfaces.tables import BAD, GOOD, clean_text, company_line, make_table, money_text, print_table
from sixteenth.interfaces.wrapping import tell, wrap

PLAIN_WIDTH = 100
FRAME = 4  # characters of a panel's sides
QUESTION = r"^• [^?:.\uff1f\uff1a\u3002]*[?:\uff1f\uff1a]"


class CleanConsole(Console):
    """The last net before the terminal: no text gets through that could steer it, whoever wrote it."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Return the pieces of what is shown, with escapes for what has no shape; line feeds stay."""
        for piece in super().render(renderable, options):
            shown = piece.text if piece.text.isprintable() else "\n".join(map(clean, piece.text.split("\n")))
            yield piece if piece.control or shown == piece.text else Segment(shown, piece.style)

    def on_broken_pipe(self) -> None:
        """Leave it to the command line, which ends quietly: the reader, such as `head`, has seen enough."""
        raise BrokenPipeError


def make_console(*, plain: bool) -> Console:
    """Return the terminal to write to."""
    if plain or "NO_COLOR" in os.environ:
        return CleanConsole(
            color_system=None, width=PLAIN_WIDTH, safe_box=True, highlight=False, emoji=False, markup=False
        )
    return CleanConsole(highlight=False, emoji=False, markup=False)


def show_answer(console: Console, answer: Answer, *, plain: bool) -> None:
    """Write sentences, the ledgers, what must be true, and how it was made."""
    plain = plain or "NO_COLOR" in os.environ
    if plain:
        tell(console, f"{answer.title}. {answer.claim}")
        console.print()
        for sentence in answer.sentences:
            tell(console, sentence, "- ")
    else:
        console.print(_panel(answer, min(console.width, PLAIN_WIDTH)))
    facts = [comparison_table(answer.comparisons)] if answer.comparisons else []
    books = lab_books_tables(answer.focus) if answer.focus else []
    for table in (*_changes(answer), *_tables(answer), *books, *facts):
        print_table(console, table, plain=plain)
    if answer.found:
        tell_more(console, answer.found, answer.language)
    if answer.found is None or answer.found.is_shown("limits"):
        for line in answer.interview:
            console.print()
            tell(console, line)
    console.print()
    tell(console, recipe_line(answer), style="dim")


def _changes(answer: Answer) -> list[Table]:
    """Return what this scenario assumes otherwise than the one it is a change of, if it does."""
    here = answer.recipe["scenario"]
    here = here if here != answer.base else "as set"
    title = f"What differs from {answer.base}, and why"
    return [changes_table(title, answer.changes, answer.base, here, with_why=True)] if answer.changes else []


def _panel(answer: Answer, width: int) -> Panel:
    """Frame the claim and the sentences, each with its mark before it."""
    inside = width - FRAME
    claim = Text("\n".join(wrap(answer.claim, inside)), style="italic")
    told = [Text("\n".join(wrap(sentence, inside, "• "))) for sentence in answer.sentences]
    for text in told:
        text.highlight_regex(QUESTION, "bold")
    parts = Group(claim, Text(), *told)
    return Panel(parts, title=clean_text(answer.title), title_align="left", border_style=GOOD, width=width)


def _tables(answer: Answer) -> list[Table]:
    """Return the tables that this answer has something for."""
    if answer.found:
        return shown_tables(answer.found, answer.language)
    if answer.system:
        return system_tables(answer.system)
    tables: list[Table] = []
    if answer.books:
        tables += [*_ledgers(answer.books), _models(answer.books.models)]
    if answer.margins:
        tables.append(_margins(answer.margins))
    if answer.break_even:
        tables.append(_break_even(answer.break_even))
    if answer.stop:
        tables.append(_stop(answer.stop))
    return tables if answer.books else [*tables, _summary(answer.summary)]


def recipe_line(answer: Answer) -> str:
    """Say in one line what made the numbers, and what they leave out."""
    recipe, summary = answer.recipe, answer.summary
    kept = "" if summary.finite == summary.draws else f", {summary.finite} of {summary.draws} stayed numbers"
    draws = f"{recipe['draws']:,} draw{'s' if recipe['draws'] > 1 else ''}{kept}"
    precision = ", float64" if recipe["back_end"] == "numpy" else ""
    return (
        f"{recipe['scenario']} {recipe['scenario_hash'][:7]}, {draws}, seed {recipe['seed']}, {recipe['months']} months"
        f" from {recipe['start']}{precision}, sixteenth {recipe['versions']['sixteenth']}"
    )


def _ledgers(books: Books) -> list[Table]:
    """Put the company's books above those of its models, with the same years."""
    tables = []
    for company in books.companies:
        table = make_table(
            f"{company.lab.capitalize()} and its models, bn USD", "", [*map(str, company.years), "total"]
        )
        for name in COMPANY_LINES:
            flows = company.lines[name]
            title, sign = company_line(name)
            table.add_row(
                title,
                *(money_text(sign * flow) for flow in (*flows, sum(flows))),
                end_section=name == COMPANY_LINES[-1],
            )
        for (lab, model), flows in books.yearly_models.items():
            if lab == company.lab:
                table.add_row(f"model {model} on its own", *(money_text(flow) for flow in (*flows, sum(flows))))
        tables.append(table)
    return tables


def _models(models: Sequence[ModelBooks]) -> Table:
    columns = ["cost", "gross profit", "payback", "paid back after", "deepest hole", "return a year"]
    table = make_table("Each model as its own company, bn USD", "model", columns)
    for model in models:
        table.add_row(
            model.model,
            billions(model.development),
            billions(model.gross_profit),
            times(model.payback_multiple),
            months(model.months_to_payback),
            money_text(model.deepest_hole),
            yearly_return(model.yearly_return),
        )
    return table


def _margins(cases: Sequence[MarginCase]) -> Table:
    columns = [*map(str, cases[0].years), "total", "payback"]
    table = make_table("The company's profit if serving costs something, bn USD", "serving margin", columns)
    for case in cases:
        multiple = times(min(case.payback_multiples)) if case.payback_multiples else "none"
        table.add_row(percent(case.serving_margin), *map(money_text, (*case.profits, case.total)), multiple)
    return table


def _break_even(tables: Sequence[BreakEvenTable]) -> Table:
    """Put the tables under each other: what the old model would have kept, growth of cost, odds of a stop."""
    columns = ["each costs", *(f"stop {percent(odds)}" for odds in tables[0].stop_probability)]
    title = "Serving margin from which the next model pays; over 100 % it cannot"
    shown = make_table(title, "the old model would have kept", columns)
    for table in tables:
        for growth, margins in zip(table.cost_growth, table.margins, strict=True):
            styled = (Text(percent(margin, 1), style=BAD if margin > 1 else "") for margin in margins)
            is_last = growth == table.cost_growth[-1]
            shown.add_row(f"{percent(table.kept_share)} of its revenue", f"{growth:g}x", *styled, end_section=is_last)
    return shown


def _stop(odds: Sequence[StopOdds]) -> Table:
    columns = [f"no stop by month {ahead:g}" for ahead, _ in odds[0].running]
    table = make_table("If progress stops with constant odds", "stops within two years", columns)
    for each in odds:
        table.add_row(percent(each.stop_probability, 1), *(f"{running:.3f}" for _, running in each.running))
    return table


def _summary(summary: Summary) -> Table:
    table = make_table(f"Where {summary.finite:,} futures stand", "", ["when", "5 %", "median", "95 %", "mean", "unit"])
    for line in summary.lines:
        largest = max(abs(line.low), abs(line.middle), abs(line.high))
        cells = [by_unit(line.unit, value, largest) for value in (line.low, line.middle, line.high, line.mean)]
        name = " ".join((line.name.replace("_", " "), *line.labels))
        table.add_row(name, line.when, *(shown for shown, _ in cells), cells[0][1])
    return table
