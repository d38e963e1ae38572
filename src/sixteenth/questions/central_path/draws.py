"""All futures beside the one of a ledger: what a lab is worth over them, quarter by quarter, and fifty of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.ledger.ledger_lines import LabLedger
from sixteenth.engine.history import RAN_FULL_TERM, Result, exact_quantiles
from sixteenth.questions.central_path.tables import title_of

PART = "draws"
RULES: Mapping[str, str] = {  # what a lab is worth, by rule of counting: name of the run, and line of the ledger
    "wind_down_value": "next_wind_down_value",
    "present_value": "next_present_value",
    "owners_worth": "next_owners_worth",
}
QUARTERLY = ("company_revenue", "cash_flow_before_financing", "cash", "present_value", "valuation", "debt")
FLOWS = ("company_revenue", "cash_flow_before_financing")
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
SHOWN = 50  # futures, equally likely
QUARTER, YEAR = 3, 12
A_FUTURE = ("wind_down_value", "present_value", "lowest_present_value", "owners_worth", "cash", "owners_share")
WRITTEN = {"owners_share": "share"}


@dataclass(frozen=True)
class AllFutures:
    """What a lab is worth in each future that stayed a number, by rule of counting."""

    lab: str
    worth: Mapping[str, Any]

    def findings(self, ledger: LabLedger) -> Iterator[Finding]:
        """Say how the ledger's future lies among all, by the first rule that there is."""
        rule = next((each for each in RULES if each in self.worth and RULES[each] in ledger.by_key), None)
        if rule is None:
            return
        own, worth = ledger.by_key[RULES[rule]].values[-1], self.worth[rule]
        low, middle, high = (float(each) for each in exact_quantiles(worth, (0.05, 0.5, 0.95)))
        parts = {
            "lab": Figure(self.lab, "text"),
            "worth": Figure(own, "money_told_signed"),
            "middle": Figure(middle, "money_told_signed"),
            "low": Figure(low, "money_told_signed"),
            "high": Figure(high, "money_told_signed"),
            "mean": Figure(float(worth.mean()), "money_told_signed"),
            "gap": Figure(own - middle, "money_told_signed"),
            "below": Figure(100 * float((worth < own).mean()), "of_100"),
            "futures": Figure(worth.size, "count"),
        }
        yield Finding("not_the_median", parts, (rule,))


def all_futures(run: Result, lab: str) -> AllFutures:
    """Read what a lab is worth over all futures of a run."""
    at = run.labels["lab"].index(lab)
    kept = {name: run.only_finite(run.closing[name][at]).astype(np.float64) for name in RULES if name in run.closing}
    return AllFutures(lab, kept)


def gap_table(ledger: LabLedger, found: AllFutures) -> Table:
    """Put the future of the ledger beside the median, the mean and the spread of all."""
    columns = (
        *(Column("rule", "text"), Column("central", "worth"), Column("middle", "worth"), Column("gap", "worth")),
        *(Column("mean", "worth"), Column("low", "worth"), Column("high", "worth"), Column("below", "of_100")),
    )
    rows = list[tuple[Any, ...]]()
    for name, line in RULES.items():
        if name in found.worth and line in ledger.by_key:
            worth, own = found.worth[name], ledger.by_key[line].values[-1]
            low, middle, high = (float(each) for each in exact_quantiles(worth, (0.05, 0.5, 0.95)))
            below = 100 * float((worth < own).mean())
            rows.append((Word(f"rule_{name}"), own, middle, own - middle, float(worth.mean()), low, high, below))
    title = {"lab": Figure(ledger.lab, "text"), "futures": Figure(len(next(iter(found.worth.values()), ())), "count")}
    return Table("gap", columns, tuple(rows), title)


def draws_tables(run: Result, lab: str) -> tuple[Table, ...]:
    """Return quantiles by quarter, and fifty equally likely futures."""
    return (_quarters(run, lab), *([_futures(run, lab)] if RULES.keys() & run.closing.keys() else []))


def _quarters(run: Result, lab: str) -> Table:
    at = run.labels["lab"].index(lab)
    columns = (
        *(Column("line", "text"), Column("month", "month")),
        *(Column(f"p{round(100 * level)}", "worth") for level in LEVELS),
        Column("mean", "worth"),
    )
    rows = list[tuple[Any, ...]]()
    for name in (each for each in QUARTERLY if each in run.monthly):
        scale = YEAR if name in FLOWS else 1
        numbers = scale * run.only_finite(run.monthly[name][QUARTER - 1 :: QUARTER, at]).astype(np.float64)
        levels = exact_quantiles(numbers, LEVELS)
        line = Word(f"quarterly_{name}") if name in FLOWS else title_of(name)
        months = run.months[QUARTER - 1 :: QUARTER]
        rows += [
            (line, str(month), *map(float, levels[:, row]), float(numbers[row].mean()))
            for row, month in enumerate(months)
        ]
    title = {"lab": Figure(lab, "text"), "futures": Figure(int(run.finite.sum()), "count")}
    return Table("quarters", columns, tuple(rows), title, part=PART)


def _futures(run: Result, lab: str) -> Table:
    """Return those futures of which as many are worth less, and as many more, as fifty equal parts have."""
    at = run.labels["lab"].index(lab)
    kept = np.flatnonzero(run.finite)
    order = next(name for name in RULES if name in run.closing)
    ranked = kept[np.argsort(run.closing[order][at][kept], kind="stable")]
    count = min(SHOWN, ranked.size)
    chosen = ranked[((np.arange(count) + 1 / 2) * ranked.size / count).astype(int)]
    names = [name for name in A_FUTURE if name in run.closing]
    columns = (
        *(Column("outcome", "count"), Column("draw", "draw"), Column("ended", "text")),
        *(Column(name, WRITTEN.get(name, "worth")) for name in names),
    )
    endings, code = run.endings(("lab",))
    rows = tuple(
        (
            *(number, int(draw), _ending(endings[int(code[at, draw])])),
            *(float(run.closing[name][at, draw]) for name in names),
        )
        for number, draw in enumerate(chosen, start=1)
    )
    return Table("futures", columns, rows, {"lab": Figure(lab, "text"), "count": Figure(count, "count")}, part=PART)


def _ending(name: str) -> Word | Figure:
    return Word("ran_full_term") if name == RAN_FULL_TERM else Figure(name, "name")
