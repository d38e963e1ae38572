"""What `sixteenth run` answers: everything that is shown, as data; the terminal and JSON show the same thing."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import sixteenth
from sixteenth.answers.answer import Answer as FoundAnswer
from sixteenth.answers.numbers import percent, signed_billions, times
from sixteenth.answers.wording import words_of
from sixteenth.decide.ledger.books import A_DOLLAR, Books, ModelBooks, has_books, keep_books
from sixteenth.decide.ledger.lab_books import LabBooks
from sixteenth.decide.ledger.must_be_true import (
    BreakEvenTable,
    MarginCase,
    StopOdds,
    break_even_table,
    margin_cases,
    odds_still_running,
)
from sixteenth.decide.summary import Summary, summarise
from sixteenth.decide.systems import System
from sixteenth.decide.worth.first_question import ANSWERS, STANDARD
from sixteenth.engine.history import Result
from sixteenth.evidence.curves.compare import Comparison
from sixteenth.interfaces.command import shown_with
from sixteenth.interfaces.comparison_table import not_inputs
from sixteenth.interfaces.interview_data import points_under
from sixteenth.interfaces.lab_books import lab_books_sentences, lab_of
from sixteenth.interfaces.system_tables import system_sentences
from sixteenth.measures.middle import number_of
from sixteenth.questions.outlook.ask import outlook_answer
from sixteenth.questions.outlook.reading import Outlook
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.changes import Change, changes_between

MARGINS = (1.0, 0.5, 0.4)
KEPT_SHARES = (1.0, 0.0)
STOP_ODDS = (0.20, 0.225, 0.25)
AHEAD = (24.0, 60.0)


@dataclass(frozen=True)
class Shown:
    """What of an answer is shown, and how: parts behind the first screen, a language, all or what the answer needs."""

    parts: tuple[str, ...] = ()
    language: str = "en"
    is_whole: bool = True


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
    outlook: Outlook | None  # what `found` was made of
    found: FoundAnswer | None  # the three answers, as every face shows them
    language: str
    comparisons: tuple[Comparison, ...]
    recipe: Mapping[str, Any]
    lab_books: tuple[LabBooks, ...] = ()
    focus: LabBooks | None = None  # those of them that are shown
    system: System | None = None
    interview: tuple[str, ...] = ()  # where it is wrong or silent about what this scenario shows
    base: str = ""  # the scenario that this one is a change of
    changes: tuple[Change, ...] = ()  # what it assumes otherwise

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON; pairs are joined to one key."""
        data = asdict(replace(self, focus=None, found=None))
        for name in ("focus", "found", "language"):
            del data[name]
        if self.books is not None:
            data["books"]["yearly_models"] = [
                {"lab": lab, "model": model, "cash_flow": list(flows)}
                for (lab, model), flows in self.books.yearly_models.items()
            ]
        if self.outlook is not None:
            data["outlook"] = self.outlook.as_data()
        data["comparisons"] = [{**asdict(each), "is_inside": each.is_inside} for each in self.comparisons]
        data["facts_not_used_as_inputs"] = dict(zip(("inside", "of"), not_inputs(self.comparisons), strict=True))
        return data


def make_answer(
    scenario: Scenario,
    result: Result,
    outlook: Outlook | None = None,
    comparisons: tuple[Comparison, ...] = (),
    lab_books: tuple[LabBooks, ...] = (),
    lab: str | None = None,
    *,
    system: System | None = None,
    shown: Shown = Shown(),
) -> Answer:
    """Ask what this scenario's world can answer: an outlook where there is one, else its books and closed forms.

    Where there is an outlook, the quantiles of everything kept are not shown, and left out unless it is shown whole.
    """
    books = keep_books(result) if has_books(result) and scenario.is_certain else None
    margins = _margins(scenario, books) if books else ()
    tables = () if outlook or system else _break_even(scenario)
    stop = () if outlook or system else _stop_odds(scenario)
    told = (*_ledger_sentences(books, margins), *_break_even_sentences(tables), *_stop_sentences(stop))
    facts, focus = scenario.assumptions.facts, lab_of(lab_books, lab)
    is_summed = shown.is_whole or not (outlook or system)
    summary = summarise(result, _summarised(scenario, result) if is_summed else ())
    found = shown_with(outlook_answer(scenario, outlook, result), shown.parts) if outlook else None
    answered = sentences_of(found, shown.language) if found else told or tuple(_ending_sentences(summary))
    answered = system_sentences(system) if system else answered
    return Answer(
        title=str(facts["title"]),
        claim=str(facts.get("claim", "")),
        sentences=(*answered, *(lab_books_sentences(focus) if focus else ())),
        summary=summary,
        books=books,
        margins=margins,
        break_even=tables,
        stop=stop,
        outlook=outlook,
        found=found,
        language=shown.language,
        comparisons=comparisons,
        recipe={key: value for key, value in result.recipe.items() if key != "scenario_json"},
        lab_books=lab_books,
        focus=focus,
        system=system,
        interview=points_under((scenario.name, *scenario.assumptions.parents)),
    )


def sentences_of(found: FoundAnswer, language: str) -> tuple[str, ...]:
    """Write what was found, and what is left out where it is asked for."""
    words = words_of(found.question, language)
    notes = (note for note in found.notes if found.is_shown(note.part))
    return tuple(map(words.sentence, (*found.findings, *notes)))


def _summarised(scenario: Scenario, result: Result) -> tuple[str, ...] | None:
    """Return what is told of a run: all that it kept, but for what only the value of going on is read from."""
    if result.recipe["output_set"] != ANSWERS:
        return None
    shown = scenario.world.output_sets[STANDARD]
    return (*shown.monthly, *shown.closing)


def with_changes(answer: Answer, base: Scenario | None, scenario: Scenario) -> Answer:
    """Add to an answer what its scenario assumes otherwise than the one it is a change of, if it is one."""
    return replace(answer, base=base.name, changes=changes_between(base, scenario)) if base else answer


def _margins(scenario: Scenario, books: Books) -> tuple[MarginCase, ...]:
    """Run again at other serving margins, where the world has one."""
    if "serving_margin" not in scenario.values:
        return ()
    own = number_of(scenario, "serving_margin")
    margins = sorted({own, *MARGINS}, reverse=True)
    return margin_cases(scenario, sixteenth.run, margins, books.companies[0].lab)


def _break_even(scenario: Scenario) -> tuple[BreakEvenTable, ...]:
    if "break_even_margin" not in scenario.world.equations:
        return ()
    required, multiple = number_of(scenario, "required_return"), number_of(scenario, "revenue_multiple")
    return tuple(
        break_even_table(scenario.world, required_return=required, revenue_multiple=multiple, kept_share=kept)
        for kept in KEPT_SHARES
    )


def _stop_odds(scenario: Scenario) -> tuple[StopOdds, ...]:
    if "probability_running_after" not in scenario.world.equations:
        return ()
    window = number_of(scenario, "stop_probability_window")
    odds = sorted({*STOP_ODDS, number_of(scenario, "stop_probability")})
    return tuple(odds_still_running(scenario.world, each, window, AHEAD) for each in odds)


def _ledger_sentences(books: Books | None, margins: tuple[MarginCase, ...]) -> list[str]:
    """Answer the first question: is the loss an investment or a hole."""
    if books is None:
        return []
    told = []
    for company in books.companies:
        models = [model for model in books.models if model.lab == company.lab]
        by_year = zip(company.years, company.lines["operating_profit"], strict=True)
        profits = ", ".join(f"{signed_billions(profit)} in {year}" for year, profit in by_year)
        verdict = f"{company.lab.capitalize()} {_verdict(company.total)}: {signed_billions(company.total)}bn USD in all"
        told.append(f"{verdict}, booked as {profits}. Its {len(models)} models each return {_span(models)} their cost.")
    others = [f"{signed_billions(case.total)} at {percent(case.serving_margin)}" for case in margins]
    if others:
        told.append(f"It rests on the serving margin: in all {', '.join(others)} (bn USD).")
    return told


def _span(models: Sequence[ModelBooks]) -> str:
    """Write the least and the greatest payback multiple, once where they read the same."""
    ends = dict.fromkeys(times(end(model.payback_multiple for model in models)) for end in (min, max))
    return " to ".join(ends)


def _verdict(total: float) -> str:
    if abs(total) < A_DOLLAR:
        return "only gets its money back, neither an investment nor a hole"
    return "makes an investment of its losses" if total > 0 else "digs a hole"


def _break_even_sentences(tables: tuple[BreakEvenTable, ...]) -> list[str]:
    """Say what must be true for the next model to pay."""
    if not tables:
        return []
    kept, lost = tables[0], tables[-1]
    fast, slow, rivals = kept.margins[0][1], kept.margins[-1][1], lost.margins[-1][1]
    sentence = (
        f"With a probability of {percent(kept.stop_probability[1])} that progress stops first, the next model pays from"
        f" a serving margin of {percent(fast)} if it costs {kept.cost_growth[0]:g} times the last, of {percent(slow)}"
        f" if {kept.cost_growth[-1]:g} times; of {percent(rivals)} if rivals take the old model's revenue anyway."
    )
    return [sentence]


def _stop_sentences(stop: tuple[StopOdds, ...]) -> list[str]:
    """Say what probabilities of a stop within two years mean for five."""
    if not stop:
        return []
    low, high = stop[0], stop[-1]
    sentence = (
        f"Probabilities of {percent(low.stop_probability)} to {percent(high.stop_probability)} that progress stops"
        f" within two years are, at a constant hazard, {percent(1 - low.running[1][1])} to"
        f" {percent(1 - high.running[1][1])} within five."
    )
    return [sentence]


def _ending_sentences(summary: Summary) -> list[str]:
    """Count how futures ended; an ending that none had is left out."""
    told = []
    for ending in summary.endings:
        who = f"{'/'.join(ending.labels)}: " if ending.labels else ""
        shown = [f"{count:,} {name.replace('_', ' ')}" for name, count in ending.counts.items() if count]
        told.append(f"{who}of {summary.draws:,} futures, {', '.join(shown)}.")
    return told
