"""The tables of `sixteenth backtest`."""

from typing import TYPE_CHECKING

from sixteenth.evidence.backtest import BANDS
from sixteenth.interfaces.backtest_record import BAND, Record, sentences

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

BAR, LONGEST = "#", 40


def show_record(console: "Console", record: Record, *, plain: bool) -> None:
    """Print sentences, losses first, and the tables they rest on."""
    from sixteenth.interfaces.tables import show_findings

    tables = [_scores(record), _coverage(record), _calibration(record), _one_shots(record), *_earlier(record)]
    show_findings(console, sentences(record), tables, plain=plain)
    console.print()
    for look in record.looks:
        console.print(f"Looked at the days held back on {look.date}: {'; '.join(look.forms)}", markup=False)


def _scores(record: Record) -> "Table":
    from sixteenth.interfaces.tables import make_table

    columns = [*(f"{first}-{last}" for first, last in BANDS), "CRPS", "ratio", "90 of 100", "six days", "held"]
    table = make_table(
        "Mean CRPS of logarithms by months ahead; to 12 months its mean, and the ratio to the better ruler: on all"
        " eight days, on the six that forms were chosen on, on the two held back",
        "form",
        [*columns, "things"],
    )
    for form in record.forms:
        found = record.of(form, "all")
        if found is None:
            continue
        bands = ("" if score is None else f"{score:.3f}" for _, score, _ in found.by_band)
        parts = (record.of(form, "chosen"), record.of(form, "held_out"))
        ratios = ("" if part is None else f"{part.ratio.value:.2f}" for part in parts)
        ratio = found.ratio
        interval = f"{ratio.low:.2f}-{ratio.high:.2f}"
        table.add_row(form, *bands, f"{found.mean:.3f}", f"{ratio.value:.2f}", interval, *ratios, str(ratio.distinct))
    return table


def _coverage(record: Record) -> "Table":
    from sixteenth.interfaces.tables import make_table

    table = make_table(
        f"What bands of '{record.leading}' held, of 100, with the interval of so many things",
        "lab",
        ["50 %", "80 %", "90 %"],
    )
    found = record.of(record.leading, "all")
    for lab in dict.fromkeys(each.lab for each in found.coverage) if found else ():
        own = [each for each in found.coverage if each.lab == lab] if found else []
        held = (f"{100 * each.held:.0f} ({100 * each.low:.0f} to {100 * each.high:.0f})" for each in own)
        table.add_row(lab, *held)
    return table


def _calibration(record: Record) -> "Table":
    from sixteenth.interfaces.tables import make_table

    table = make_table(f"Where in the forecasts of '{record.leading}' came what came", "tenth", ["of 100", ""])
    table.columns[-1].justify = "left"
    found = record.of(record.leading, "all")
    for at, share in enumerate(found.pit if found else ()):
        table.add_row(f"{10 * at} to {10 * at + 10} %", f"{100 * share:.0f}", BAR * round(LONGEST * share))
    return table


def _one_shots(record: Record) -> "Table":
    from sixteenth.interfaces.tables import make_table

    columns = ["reports", f"in the {BAND:.0%} band", "CRPS", "growth continued", "ours beside it"]
    table = make_table("One-shot tests: fewer than three reports before, or told late of a time over", "lab", columns)
    for each in record.one_shots:
        pair = ("" if number is None else f"{number:.3f}" for number in (each.rival, each.beside))
        table.add_row(each.lab, str(each.reports), str(each.inside), f"{each.crps:.3f}", *pair)
    return table


def _earlier(record: Record) -> list["Table"]:
    from sixteenth.answers.numbers import significant
    from sixteenth.interfaces.tables import make_table

    tables: list[Table] = []
    for version in record.earlier:
        columns = ["came", "5 %", "50 %", "95 %", "CRPS", "growth continued", "random walk"]
        table = make_table(f"What version {version.version} scored: bn USD", "report", columns)
        for row in version.rows:
            said = (significant(value) for value in row.said)
            scores = (f"{value:.3f}" for value in (row.crps, row.growth_continued, row.random_walk))
            table.add_row(f"{row.lab}, {row.fact.date}", significant(row.fact.value or 0.0), *said, *scores)
        means = (f"{version.mean(name):.3f}" for name in ("crps", "growth_continued", "random_walk"))
        table.add_row("mean", "", "", "", "", *means)
        tables.append(table)
    return tables
