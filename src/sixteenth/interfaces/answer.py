"""What `sixteenth run` answers: everything that is shown, as data; the terminal and JSON show the same thing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import sixteenth
from sixteenth.decide.books import Books, has_books, keep_books
from sixteenth.decide.must_be_true import (
    BreakEvenTable,
    MarginCase,
    StopOdds,
    break_even_table,
    margin_cases,
    odds_still_running,
)
from sixteenth.decide.summary import Summary, summarise
from sixteenth.engine.history import Result
from sixteenth.interfaces.numbers import billions, percent, times
from sixteenth.scenarios.assemble import Scenario

MARGINS = (1.0, 0.5, 0.4)
KEPT_SHARES = (1.0, 0.0)
STOP_ODDS = (0.20, 0.225, 0.25)
AHEAD = (24.0, 60.0)


@dataclass(frozen=True)
class Answer:
    """A scenario's answer: sentences first, then what they rest on."""

    title: str
    claim: str
    sentences: tuple[str, ...]
    summary: Summary
    books: Books | None
    margins: tuple[MarginCase, ...]
    break_even: tuple[BreakEvenTable, ...]
    stop: tuple[StopOdds, ...]
    recipe: Mapping[str, Any]

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON; pairs are joined to one key."""
        data = asdict(self)
        if self.books is not None:
            data["books"]["yearly_models"] = [
                {"lab": lab, "model": model, "cash_flow": list(flows)}
                for (lab, model), flows in self.books.yearly_models.items()
            ]
        return data


def make_answer(scenario: Scenario, result: Result) -> Answer:
    """Ask everything that this scenario's world can answer."""
    books = keep_books(result) if has_books(result) and scenario.is_certain else None
    margins = _margins(scenario, books) if books else ()
    tables = _break_even(scenario)
    stop = _stop_odds(scenario)
    sentences = (*_ledger_sentences(books, margins), *_break_even_sentences(tables), *_stop_sentences(stop))
    facts = scenario.assumptions.facts
    return Answer(
        title=str(facts["title"]),
        claim=str(facts.get("claim", "")),
        sentences=sentences or tuple(_ending_sentences(summarise(result))),
        summary=summarise(result),
        books=books,
        margins=margins,
        break_even=tables,
        stop=stop,
        recipe={key: value for key, value in result.recipe.items() if key != "scenario_json"},
    )


def _margins(scenario: Scenario, books: Books) -> tuple[MarginCase, ...]:
    """Run again at other serving margins, where the world has one."""
    if "serving_margin" not in scenario.values:
        return ()
    own = _number(scenario, "serving_margin")
    margins = sorted({own, *MARGINS}, reverse=True)
    return margin_cases(scenario, sixteenth.run, margins, books.companies[0].lab)


def _break_even(scenario: Scenario) -> tuple[BreakEvenTable, ...]:
    if "break_even_margin" not in scenario.world.equations:
        return ()
    given = {name: _number(scenario, name) for name in ("required_return", "revenue_multiple")}
    return tuple(break_even_table(scenario.world, **given, kept_share=kept) for kept in KEPT_SHARES)


def _stop_odds(scenario: Scenario) -> tuple[StopOdds, ...]:
    if "odds_running_after" not in scenario.world.equations:
        return ()
    window = _number(scenario, "stop_odds_window")
    odds = sorted({*STOP_ODDS, _number(scenario, "stop_odds")})
    return tuple(odds_still_running(scenario.world, each, window, AHEAD) for each in odds)


def _number(scenario: Scenario, name: str) -> float:
    """Return a value that the scenario knows for certain, in its unit."""
    return scenario.settings.values[name][()].numbers[0]


def _ledger_sentences(books: Books | None, margins: tuple[MarginCase, ...]) -> list[str]:
    if books is None:
        return []
    told = []
    for company in books.companies:
        models = [model for model in books.models if model.lab == company.lab]
        multiples = sorted(model.payback_multiple for model in models)
        by_year = ", ".join(f"{billions(profit)} in {year}" for year, profit in _yearly(company.years, company.lines))
        told.append(f"{company.lab.capitalize()} books {by_year} (bn USD): {billions(company.total)} in all.")
        span = times(multiples[0]) if multiples[-1] - multiples[0] < 0.005 else f"{times(multiples[0])} to {times(multiples[-1])}"  # noqa: PLR2004
        told.append(f"Each of its {len(models)} models returns {span} what it cost: {_verdict(company.total)}.")
    others = [f"at {percent(case.serving_margin)} the total is {billions(case.total)}" for case in margins]
    if others:
        told.append(f"It all rests on the serving margin: {'; '.join(others)} (bn USD).")
    return told


def _yearly(years: tuple[int, ...], lines: Mapping[str, tuple[float, ...]]) -> list[tuple[int, float]]:
    return list(zip(years, lines["operating_profit"], strict=True))


def _verdict(total: float) -> str:
    if abs(total) < 1:
        return "neither an investment nor a hole, the money comes back and nothing more"
    return "the loss is an investment" if total > 0 else "the loss is a hole"


def _break_even_sentences(tables: tuple[BreakEvenTable, ...]) -> list[str]:
    if not tables:
        return []
    table = tables[0]
    slow, fast = table.margins[-1][1], table.margins[0][1]
    return [
        f"With a stop as likely as {percent(table.stop_odds[1])} a year, and an old model that would have kept all its"
        f" revenue, the next model pays from a serving margin of {percent(fast)} when each costs"
        f" {table.cost_growth[0]:g} times the last, and of {percent(slow)} when it costs {table.cost_growth[-1]:g} times."
    ]


def _stop_sentences(stop: tuple[StopOdds, ...]) -> list[str]:
    if not stop:
        return []
    first, last = stop[0].running[1][1], stop[-1].running[1][1]
    return [
        f"Odds of a stop of {percent(stop[0].stop_odds)} to {percent(stop[-1].stop_odds)} within two years are, at a"
        f" constant hazard, {percent(1 - first)} to {percent(1 - last)} within five."
    ]


def _ending_sentences(summary: Summary) -> list[str]:
    told = []
    for ending in summary.endings:
        who = f"{'/'.join(ending.labels)}: " if ending.labels else ""
        shown = [f"{name.replace('_', ' ')} {count:,}" for name, count in ending.counts.items()]
        told.append(f"{who}of {summary.draws:,} futures, {', '.join(shown)}.")
    return told
