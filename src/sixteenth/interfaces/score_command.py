"""`sixteenth score`: a file of facts against what was to be expected of each row, beside the rivals."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.interfaces.command import AsJson, Plain, Seed, print_json, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole
from sixteenth.questions.days import read_day

if TYPE_CHECKING:
    import datetime

    from rich.console import Console
    from rich.table import Table

    from sixteenth.evidence.score_facts import FileScore, Scored

AsOf = Annotated[
    str | None, Parameter(help="Expect by what was known on this day (YYYY-MM-DD); by default the cut of the facts.")
]
Quick = Annotated[bool, Parameter(help="Run no world: let the lab's own trend speak alone, of revenue.")]
DRAWS = 2000
DIGITS = 3
LINES_TOLD = 8  # of rows for the same reason
SHOWN = (0, 3, 6)  # of the quantiles: 5, 50 and 95 of 100


def score(
    file: Path,
    /,
    *,
    as_of: AsOf = None,
    quick: Quick = False,
    draws: Annotated[int | None, whole(1, MOST_DRAWS, "Number of futures (2000).")] = None,
    seed: Seed = None,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Score a file with the columns of facts: what was expected of each row, what came, and the rivals' scores.

    What is expected is what `central` has, run from its start; at an earlier day the world as it could have been opened
    then. Beside it stand last year's growth continued, a random walk, and what each earlier version froze.

    Example: sixteenth score facts.csv --as-of 2026-03-31
    """
    with telling_faults(as_json=as_json):
        from sixteenth.evidence.facts_file import read_facts_file
        from sixteenth.evidence.read_facts import DATA_CUT
        from sixteenth.evidence.score_facts import last_day, score_facts
        from sixteenth.evidence.score_forms import quick_form, rivals_as_of, world_form
        from sixteenth.interfaces.progress import show_progress
        from sixteenth.interfaces.terminal import make_console

        day = read_day("--as-of", as_of) if as_of else DATA_CUT
        _refuse_day(day, is_quick=quick)
        given = read_facts_file(file)
        until = None if quick else last_day(given, day)
        form = quick_form()
        if until is not None:
            with show_progress(is_quiet=as_json) as progress:
                form = world_form(day, until, draws or DRAWS, seed, progress)
        found = score_facts(given, form, rivals_as_of(day), day)
        told = sentences(found)
        if as_json:
            print_json({"sentences": told, **as_data(found)})
        else:
            show_score(make_console(plain=plain), told, found, plain=plain)
    return 0


def _refuse_day(day: "datetime.date", *, is_quick: bool) -> None:
    """Refuse a day after the cut, of which nothing is known here, or one at which no world can be opened."""
    from sixteenth.evidence.read_facts import DATA_CUT
    from sixteenth.evidence.score_forms import can_open

    where = Place("the command line")
    if day > DATA_CUT:
        cure = "leave it out: what is known here ends with the cut"
        refuse([WrongOption("--as-of", where, f"'{day}'", f"a day up to {DATA_CUT}", cure)])
    if not is_quick and not can_open(day):
        cure = "choose a later day, or --quick, which runs no world"
        refuse([WrongOption("--as-of", where, f"'{day}'", "a day by which a lab had told three reports", cure)])


def sentences(found: "FileScore") -> list[str]:
    """Tell how a file scored: what was lost first."""
    summary = found.summary
    told: list[str] = []
    if summary.crps is None:
        told.append(f"None of {summary.rows} rows can be predicted by what was known on {found.as_of}.")
    else:
        pairs = [(name, summary.ours_beside[name], theirs) for name, theirs in summary.rivals.items()]
        known = [(name, ours, theirs) for name, ours, theirs in pairs if ours is not None and theirs is not None]
        told.append("Scores are CRPS in logarithms: 0 is best, and .1 an error of about a tenth.")
        for name, ours, theirs in sorted(known, key=lambda each: each[2] - each[1]):
            word = "lost to" if ours > theirs else "beat"
            on = f" on {_counted(summary.shared[name], 'row')}"
            told.append(f"'{found.form}' {word} '{name}'{on}: mean CRPS {ours:.3f} against {theirs:.3f}.")
        inside = ", ".join(f"{count} in the {share:.0%} band" for share, count in summary.inside.items())
        rows = f"{summary.predicted} of {summary.rows} rows, of {_counted(summary.labs, 'lab')}"
        told.append(f"{rows}, could be predicted by what was known on {found.as_of}: {inside}.")
        if found.from_before:
            where = _lines([row.fact.line for row in found.from_before])
            told.append(f"{where}: told after {found.as_of}, of a time before it; there the opening is scored.")
    told += [f"{where} not predicted: {why}." for where, why in _grouped(_reasons(found.rows))]
    for name in summary.rivals:
        silent = _grouped((row.fact.line, why) for row in found.rows if isinstance(why := row.rivals.get(name), str))
        told += [f"'{name}' says nothing of {where.lower()}: {why}." for where, why in silent]
    told += [f"{where}: {what}." for where, what in _grouped((each.where.line, each.what) for each in found.notices)]
    return told


def _reasons(rows: Sequence["Scored"]) -> Iterator[tuple[int, str]]:
    for row in rows:
        if row.reason:
            yield row.fact.line, row.reason


def _grouped(lines: Iterable[tuple[int, str]]) -> list[tuple[str, str]]:
    """Return the lines that share a reason, with it."""
    found: dict[str, list[int]] = {}
    for line, why in lines:
        found.setdefault(why, []).append(line)
    return [(_lines(own), why) for why, own in found.items()]


def _lines(numbers: Sequence[int]) -> str:
    if not any(numbers):
        return "The file"
    told = ", ".join(map(str, numbers[:LINES_TOLD]))
    more = len(numbers) - LINES_TOLD
    return f"Line{'s' if len(numbers) > 1 else ''} {told}{f' and {more} more' if more > 0 else ''}"


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"


def as_data(found: "FileScore") -> dict[str, Any]:
    """Return rows and summary as data."""
    from sixteenth.evidence.score_facts import QUANTILES

    summary = found.summary
    return {
        "as_of": found.as_of.isoformat(),
        "form": found.form,
        "file_sha256": found.digest,
        "rows": [_row_data(row, QUANTILES) for row in found.rows],
        "summary": {
            "rows": summary.rows,
            "predicted": summary.predicted,
            "labs": summary.labs,
            "crps": summary.crps,
            "rivals": dict(summary.rivals),
            "ours_beside_rivals": dict(summary.ours_beside),
            "rows_shared": dict(summary.shared),
            "inside": {_percent(share): count for share, count in summary.inside.items()},
        },
        "notices": [{"line": each.where.line, "kind": each.kind, "what": each.what} for each in found.notices],
    }


def _row_data(row: "Scored", shares: Sequence[float]) -> dict[str, Any]:
    """Return a row as data: the same names in every row, null where there is nothing."""
    from sixteenth.evidence.score_facts import UNITS

    return {
        "line": row.fact.line,
        "series": row.fact.series,
        "entity": row.fact.entity,
        "date": str(row.fact.date),
        "value": row.fact.text,
        "unit": row.fact.unit,
        "reason": row.reason or None,
        "lab": row.lab or None,
        "quantity": row.quantity or None,
        "came": row.came,
        "in_unit": UNITS.get(row.quantity),
        "quantiles": {_percent(share): value for share, value in zip(shares, row.quantiles, strict=True)}
        if row.quantiles
        else None,
        "percentile": row.percentile,
        "crps": row.crps,
        "rivals": {name: each if isinstance(each, float) else None for name, each in row.rivals.items()},
        "why_rivals_are_silent": {name: each for name, each in row.rivals.items() if isinstance(each, str)},
    }


def _percent(share: float) -> str:
    return f"{share:.0%}"


def show_score(console: "Console", told: Sequence[str], found: "FileScore", *, plain: bool) -> None:
    """Print the sentences, and the rows that could be predicted by their quantity."""
    from sixteenth.evidence.score_facts import UNITS
    from sixteenth.interfaces.tables import show_findings

    by = {name: [row for row in found.rows if row.quantity == name and not row.reason] for name in UNITS}
    tables = [_table(name, UNITS[name], rows, list(found.summary.rivals)) for name, rows in by.items() if rows]
    show_findings(console, told, tables, plain=plain)


def _table(quantity: str, unit: str, rows: Sequence["Scored"], rivals: Sequence[str]) -> "Table":
    from sixteenth.answers.numbers import significant
    from sixteenth.interfaces.tables import make_table

    title = f"{quantity.capitalize()} in {unit}, the chance of less in %, CRPS of logarithms: ours and rivals'"
    table = make_table(title, "line", ["came", "5 %", "50 %", "95 %", "below", "CRPS", *rivals])
    for row in rows:
        scores = (f"{each:.3f}" if isinstance(each, float) else "" for each in (row.crps, *row.rivals.values()))
        table.add_row(
            f"{row.fact.line} {row.lab} {row.fact.date}",
            significant(row.came or 0.0, DIGITS),
            *(significant(row.quantiles[at], DIGITS) for at in SHOWN),
            f"{row.percentile or 0.0:.0f}",
            *scores,
        )
    return table
