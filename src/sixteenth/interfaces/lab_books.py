"""The books of a lab in words and tables: `sixteenth run --books`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from rich.table import Table
from rich.text import Text

import sixteenth
from sixteenth.answers.numbers import billions, percent, signed_billions, times
from sixteenth.decide.ledger.bridge import Bridge
from sixteenth.decide.ledger.lab_books import THE_MIDDLE, LabBooks, has_lab_books, keep_lab_books
from sixteenth.decide.ledger.vintages import Account
from sixteenth.engine.history import Result, Spread
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.evidence.curves.model_payback import early_payback, published_payback
from sixteenth.interfaces.tables import BAD, company_line, make_table
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

MOST_DRAWS = 400  # every model of every month is kept, so that fewer futures are run
YEARS_BESIDE = 6  # columns of years in one table, for a terminal of 100 characters


def check_future(future: int | None, *, has_books: bool) -> None:
    """See that a future is only named where one is shown.

    Raises:
        Refused: when no books are asked for.

    """
    if future is not None and not has_books:
        got, expected = said("{future}, and no books", future=future), said("a run that shows a future")
        refuse([WrongOption("'--future'", Place(said("the options of the run")), got, expected, said("add --books"))])


def run_lab_books(
    scenario: Scenario, result: Result, options: Mapping[str, Any], future: int | None = None
) -> tuple[LabBooks, ...]:
    """Run the first futures again with all that the books need, and keep the books of every lab.

    The cash is that of the middle future of each lab, or of the one than which `future` of 100 are worth less.
    """
    if not has_lab_books(result) or result.draws > MOST_DRAWS:
        fewer: dict[str, Any] = {**options, "draws": min(result.draws, MOST_DRAWS), "output_set": "books"}
        result = sixteenth.run(scenario, **fewer)
    if not has_lab_books(result):
        return ()
    first, chosen = published_payback().months, THE_MIDDLE if future is None else future
    return tuple(
        replace(
            keep_lab_books(scenario, result, lab, chosen),
            early=early_payback(result, at, first),
        )
        for at, lab in enumerate(result.labels["lab"])
    )


def lab_books_sentences(books: LabBooks) -> tuple[str, ...]:
    """Say whether models pay, what they take from each other, and whose cash the bridge shows."""
    if books.futures == 1:
        return (_how_to_read(books),) if books.models else ()  # the answer to a certain scenario says the rest
    told = (
        _models(books),
        _published(books),
        _succession(books),
        _shown(books),
        _how_to_read(books) if books.models else "",
    )
    return tuple(sentence for sentence in told if sentence)


def _models(books: LabBooks) -> str:
    whole = [model for model in books.models if model.is_whole]
    if not whole:
        return ""
    gross = float(np.median([model.gross.payback[1] for model in whole]))
    left = [model.contribution.payback[1] for model in whole if model.contribution]
    contribution = (
        f", {times(float(np.median(left)))} after users who do not pay, partners and support (its contribution)"
        if left
        else ""
    )
    added = [model.incremental.payback[1] for model in whole if model.incremental]
    net = (
        f"; {times(float(np.median(added)))} net of what the models before it would have earned alone" if added else ""
    )
    return (
        f"Does a model pay? The middle one of the {len(whole)} that {books.lab} develops and sells within the run"
        f" brings {times(gross)} its cost in gross profit{contribution}{net} (medians of {books.futures:,} futures)."
    )


def _published(books: LabBooks) -> str:
    """Put models beside what was published of one, and beside the interview's."""
    if books.early is None:
        return ""
    told = published_payback()
    life = (
        f" Over its life a dollar of development brings {books.succession.revenue_multiple[1]:.2f} of revenue;"
        f" {told.life_by} says {told.life:g}."
        if books.succession
        else ""
    )
    return (
        f"Beside what is published: in its first {told.months} months on sale a model that is launched within a year"
        f" brings {times(books.early[1])} its cost in gross profit (5 to 95 of 100: {times(books.early[0])} to"
        f" {times(books.early[2])}); OpenAI's GPT-5 brought {times(told.low)} to {times(told.high)} in as many.{life}"
    )


def _succession(books: LabBooks) -> str:
    if books.succession is None:
        return ""
    found = books.succession
    return (
        f"What do models take from each other? Without its newest, {books.lab}'s older ones would keep"
        f" {_percents(found.kept)} of its sales; rivals would take the rest. A dollar of development brings"
        f" {found.revenue_multiple[1]:.2f} of revenue. Counting only what a model adds while it is the newest, the next"
        f" one pays from a serving margin of {_percents(found.break_even_margin)}; it is"
        f" {percent(found.serving_margin[1])}."
    )


def _percents(spread: Spread) -> str:
    low, middle, high = map(percent, spread)
    return f"{middle} (5 to 95 of 100: {low} to {high})"


def _shown(books: LabBooks) -> str:
    if books.bridge is None:
        return ""
    draw = books.bridge.draw
    where = "the median of" if books.future == THE_MIDDLE else f"where {books.future} of 100 lie below in"
    return (
        f"The cash bridge is that of draw {draw}, the one nearest {where} what {books.lab} is worth among"
        f' {books.futures:,} futures: sixteenth explain cash --lab "{books.lab}" --draw {draw}. It is one future: its'
        " lines add up, and need not be near the medians, each of which is a line's own."
    )


def _how_to_read(books: LabBooks) -> str:
    left = (
        "; contribution (contr.): what is left of it after a part, by sales, of what users who do not pay, partners and"
        " support cost"
        if _has_contribution(books)
        else ""
    )
    net = (
        "; incremental (incr.): what a model adds to that of the models before it, newer ones taken away, so that over"
        " a shelf it adds up to all that the lab earns"
        if _has_net(books)
        else ""
    )
    return (
        f"How to read its models: gross: a model's own gross profit{left}{net}. Net present value (NPV) is at"
        f' {percent(books.yearly_rate)} a year, in money of the month in which a model\'s development began ("by": some'
        " of it before the run, which is not counted). Back: of 100 futures in which it was developed, months: until"
        " then. Unfinished: of 100, still for sale or in development when the run ends, and told as it stands."
    )


def lab_books_tables(books: LabBooks) -> list[Table]:
    """Return the books as tables: models two or three times, the company, and the bridge in parts of a few years."""
    parts = [slice(at, at + YEARS_BESIDE) for at in range(0, len(books.years), YEARS_BESIDE)]
    tables = [_paybacks(books), _values(books)] if books.models else []
    tables += [_contributions(books)] if _has_contribution(books) else []
    tables += [_company(books, part) for part in parts] if books.futures > 1 else []
    return [*tables, *(_bridge(books, books.bridge, part) for part in parts if books.bridge)]


def _paybacks(books: LabBooks) -> Table:
    spread = ["5 %", "95 %"] if books.futures > 1 else []
    net = ["incr.", *spread] if _has_net(books) else []
    title = f"{books.lab}: gross profit of each model for its cost"
    table = make_table(title, "model", ["begun", "cost, bn", "gross", *spread, *net, "unfinished"])
    for model in books.models:
        unfinished = f"{model.unfinished_of_100:.0f}" if model.unfinished_of_100 else ""
        accounts = [each for each in (model.gross, model.incremental) if each]
        cells = [_multiple(each.payback[at]) for each in accounts for at in (1, 0, 2)[: 1 + len(spread)]]
        begun = f"by {model.begun}" if model.begun_before else model.begun
        table.add_row(model.model, begun, billions(model.development), *cells, unfinished)
    return table


def _has_net(books: LabBooks) -> bool:
    return any(model.incremental for model in books.models)


def _has_contribution(books: LabBooks) -> bool:
    return any(model.contribution for model in books.models)


def _multiple(multiple: float) -> Text:
    return Text(times(multiple), style=BAD if multiple < 1 else "")


def _values(books: LabBooks) -> Table:
    net = ["incr."] if _has_net(books) else []
    columns = ["NPV, bn", *net, "return", *net, "hole, bn", "months", *net, "back", *net]
    title = f"{books.lab}: each model as an investment, medians"
    table = make_table(title, "model", columns)
    for model in books.models:
        accounts = [each for each in (model.gross, model.incremental) if each]
        table.add_row(
            model.model,
            *(_money(each.net_present_value) for each in accounts),
            *(_return(each.yearly_return) for each in accounts),
            _money(model.gross.deepest_hole),
            *(_months(each) for each in accounts),
            *(f"{each.paid_back_of_100:.0f}" for each in accounts),
        )
    return table


def _contributions(books: LabBooks) -> Table:
    """Tell the same of what is left of gross profit once users who do not pay, partners and support are paid."""
    title = f"{books.lab}: contribution of each model, after free users, partners and support"
    table = make_table(title, "model", ["contr.", "5 %", "95 %", "NPV, bn", "return", "hole, bn", "months", "back"])
    for model in books.models:
        if own := model.contribution:
            low, middle, high = map(_multiple, own.payback)
            npv, hole = _money(own.net_present_value), _money(own.deepest_hole)
            back = f"{own.paid_back_of_100:.0f}"
            table.add_row(model.model, middle, low, high, npv, _return(own.yearly_return), hole, _months(own), back)
    return table


def _money(usd: float) -> Text:
    return Text(signed_billions(usd, decimals=1), style=BAD if usd < 0 else "")


def _return(rate: float) -> Text:
    shown = percent(rate) if np.isfinite(rate) else "no cost"
    return Text(shown, style=BAD if rate < 0 else "")


def _months(account: Account) -> str:
    return "not yet" if account.months_to_payback is None else f"{account.months_to_payback:.0f}"


def _years(years: Sequence[int], months: Sequence[int]) -> list[str]:
    """Name years, and say how many of its months one has that is not whole."""
    whole = 12
    return [str(year) if n == whole else f"{year}, {n} mo" for year, n in zip(years, months, strict=True)]


def _company(books: LabBooks, part: slice) -> Table:
    title = f"{books.lab}, bn USD: each line's own median of {books.futures:,} futures"
    table = make_table(title, "", _years(books.years[part], books.months[part]))
    for name, flows in books.company.items():
        title, sign = company_line(name)
        table.add_row(title, *(_money(sign * flow) for flow in flows[part]))
    return table


def _bridge(books: LabBooks, bridge: Bridge, part: slice) -> Table:
    """Put a line for each that is not nothing in every year."""
    title = f"{books.lab}: from revenue to cash, bn USD, in draw {bridge.draw}"
    table = make_table(title, "", _years(books.years[part], books.months[part]))
    for line in bridge.lines:
        if any(line.amounts):
            title = f"= {line.title}" if line.is_total else line.title
            table.add_row(title, *(_money(usd) for usd in line.amounts[part]), end_section=line.is_total)
    table.add_row("cash at the end", *(_money(usd) for usd in bridge.cash_at_end[part]))
    return table


def lab_of(books: Sequence[LabBooks], lab: str | None) -> LabBooks | None:
    """Return the books of the lab to look closer at: the first unless another is named."""
    named = [each for each in books if each.lab == lab]
    return next(iter(named or books), None)
