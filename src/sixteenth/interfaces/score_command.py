"""`sixteenth score`: a file of facts against what was to be expected of each row, beside the rivals."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from sixteenth.interfaces.command import AsJson, Plain, print_json, telling_faults
from sixteenth.interfaces.days import read_day

if TYPE_CHECKING:
    from rich.table import Table

    from sixteenth.evidence.score_facts import FileScore, Scored

AsOf = Annotated[
    str | None, Parameter(help="Expect by what was known on this day (YYYY-MM-DD); by default the cut of the facts.")
]
DIGITS = 3


def score(file: Path, /, *, as_of: AsOf = None, plain: Plain = False, as_json: AsJson = False) -> int:
    """Score a file with the columns of facts: what was expected of each row, what came, and the rivals' scores.

    Example: sixteenth score facts.csv --as-of 2026-03-31
    """
    with telling_faults(as_json=as_json):
        from sixteenth.evidence.forms import BEST, RIVALS
        from sixteenth.evidence.read_facts import DATA_CUT
        from sixteenth.evidence.score_facts import score_file

        found = score_file(file, BEST, RIVALS, read_day("--as-of", as_of) if as_of else DATA_CUT)
        told = sentences(found)
        if as_json:
            print_json({"sentences": told, **as_data(found)})
        else:
            _show(told, found, plain=plain)
    return 0


def sentences(found: "FileScore") -> list[str]:
    """Tell how a file scored: what was lost first."""
    summary = found.summary
    told: list[str] = []
    if summary.crps is None:
        told.append(f"None of {summary.rows} rows can be predicted by what was known on {found.as_of}.")
    else:
        pairs = [(name, summary.ours_beside[name], theirs) for name, theirs in summary.rivals.items()]
        known = [(name, ours, theirs) for name, ours, theirs in pairs if ours is not None and theirs is not None]
        for name, ours, theirs in sorted(known, key=lambda each: each[2] - each[1]):
            word = "lost to" if ours > theirs else "beat"
            told.append(
                f"'{found.form}' {word} '{name}': mean CRPS {ours:.3f} against {theirs:.3f}, in logarithms;"
                " less is better."
            )
        inside = ", ".join(f"{count} in the {share:.0%} band" for share, count in summary.inside.items())
        rows = f"{summary.predicted} of {summary.rows} rows, of {summary.labs} lab{'s' if summary.labs > 1 else ''}"
        told.append(f"{rows}, could be predicted by what was known on {found.as_of}: {inside}.")
    for reason, count in _reasons(found.rows).items():
        told.append(f"{count} row{'s' if count > 1 else ''} not predicted: {reason}.")
    return told


def as_data(found: "FileScore") -> dict[str, Any]:
    """Return rows and summary as data."""
    from sixteenth.evidence.score_facts import QUANTILES

    summary = found.summary
    return {
        "as_of": found.as_of.isoformat(),
        "form": found.form,
        "rows": [_row_data(row, QUANTILES) for row in found.rows],
        "summary": {
            "rows": summary.rows,
            "predicted": summary.predicted,
            "labs": summary.labs,
            "crps": summary.crps,
            "rivals": dict(summary.rivals),
            "ours_beside_rivals": dict(summary.ours_beside),
            "inside": {f"{share:.0%}": count for share, count in summary.inside.items()},
        },
    }


def _row_data(row: "Scored", shares: Sequence[float]) -> dict[str, Any]:
    about = {"line": row.fact.line, "series": row.fact.series, "entity": row.fact.entity, "date": str(row.fact.date)}
    if row.reason:
        return {**about, "value": row.fact.text, "unit": row.fact.unit, "reason": row.reason}
    return {
        **about,
        "lab": row.lab,
        "came_usd_bn_a_year": row.came,
        "quantiles_usd_bn_a_year": {f"{share:.0%}": value for share, value in zip(shares, row.quantiles, strict=True)},
        "percentile": row.percentile,
        "crps": row.crps,
        "rivals": row.rivals,
    }


def _reasons(rows: Sequence["Scored"]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        if row.reason:
            found[row.reason] = found.get(row.reason, 0) + 1
    return found


def _show(told: list[str], found: "FileScore", *, plain: bool) -> None:
    from sixteenth.interfaces.tables import show_findings
    from sixteenth.interfaces.terminal import make_console

    tables = [_table(found)] if found.summary.predicted else []
    show_findings(make_console(plain=plain), told, tables, plain=plain)


def _table(found: "FileScore") -> "Table":
    from sixteenth.answers.numbers import significant
    from sixteenth.interfaces.tables import make_table

    names = list(found.summary.rivals)
    columns = ["came", "5 %", "50 %", "95 %", "below", "CRPS", *names]
    table = make_table("Annual rates in bn USD, the chance of less in %, CRPS of logarithms", "line", columns)
    for row in (each for each in found.rows if not each.reason):
        theirs = (row.rivals or {}).values()
        scores = ("" if each is None else f"{each:.3f}" for each in (row.crps, *theirs))
        table.add_row(
            f"{row.fact.line} {row.lab} {row.fact.date}",
            significant(row.came or 0.0, DIGITS),
            *(significant(row.quantiles[at], DIGITS) for at in (0, 2, 4)),
            f"{row.percentile or 0.0:.0f}",
            *scores,
        )
    return table
