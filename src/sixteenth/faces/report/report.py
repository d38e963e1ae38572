"""A report as one HTML file: a memo of two pages, and an annex with all that it rests on."""

from collections.abc import Mapping
from datetime import date

from markupsafe import Markup

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Finding, Word
from sixteenth.answers.quantities import QUANTITIES
from sixteenth.answers.wording import Words, words_in
from sixteenth.faces.html.sentences import marked_html, sentence_html
from sixteenth.faces.html.view import LANG, recipe_text
from sixteenth.faces.link.form import ENGLISH
from sixteenth.faces.report.again import Again
from sixteenth.faces.report.asking import MAIN
from sixteenth.faces.report.assumptions import assumptions_of
from sixteenth.faces.report.pieces import Pieces
from sixteenth.faces.report.templates import rendered, style

SURE = ("judged", "too_few_to_tell")
ASKED = ("decides", "money_back_decides", *SURE, "inside_of")  # findings that stand in sections of their own
IMPLIED = ("times_today", "price_needs", "no_revenue_is_enough", "since")
END = "</b>"  # of what a sentence asks
LAST_MONTH = "-12"
MISSED = "outside"

Section = tuple[str, list[Markup]]  # its key among the words, and what it shows


def report_of(answers: Mapping[str, Answer], again: Again, language: str = "en", day: date | None = None) -> str:
    """Return the report of the answers about one state: HTML that holds all it shows."""
    pieces, words = Pieces(answers, language), words_in("sixteenth.faces.report", language)
    main = answers[MAIN]
    asks, lead = _lead(main, pieces.words(MAIN))
    written = QUANTITIES["date"].written(day or date.today(), language)  # noqa: DTZ011 - the day of the reader
    return str(
        rendered(
            "report",
            lang=LANG[language],
            words=words.words,
            style=style(),
            title=_title(main, pieces.words(MAIN)),
            asks=asks or words.words["asks"],
            lead=lead,
            recipe=recipe_text(main, language),
            day=written,
            first=_sections(_first_page(pieces), words),
            second=_sections(_second_page(pieces), words),
            annex=_sections(_annex(pieces, words), words),
            again=again,
        )
    )


def _title(main: Answer, words: Words) -> Mapping[str, str]:
    heading = main.heading
    return {name: words.part(heading.parts[name]) if heading else main.scenario for name in ("title", "claim")}


def _lead(main: Answer, words: Words) -> tuple[Markup, Markup]:
    """Return what is asked first, and the answer to it."""
    first = next(iter(_own(main)), None)
    told = sentence_html(first, words) if first else Markup()
    asks, found, answer = told.partition(END)
    is_asked = bool(found) and asks.startswith("<b>")
    return (Markup(asks.removeprefix("<b>")), Markup(answer)) if is_asked else (Markup(), told)  # noqa: S704 - its own


def _own(main: Answer) -> list[Finding]:
    """Return the findings of the first screen, less its heading."""
    own = main.findings[1:] if main.heading else main.findings
    return [each for each in own if not each.part]


def _sections(found: list[Section], words: Words) -> list[Mapping[str, object]]:
    """Return sections with their titles, less those without anything in them."""
    shown = ((key, [each for each in parts if each]) for key, parts in found)
    return [{"key": key, "title": words.words[key], "parts": parts} for key, parts in shown if parts]


def _row(*parts: Markup) -> Markup:
    """Put pieces beside each other, those that are there."""
    shown = [each for each in parts if each]
    return rendered("row", parts=shown) if shown else Markup()


def _first_page(pieces: Pieces) -> list[Section]:
    rest = [each for each in _own(pieces.answers[MAIN])[1:] if each.key not in ASKED]
    total, flow = pieces.chart(MAIN, "running_total", "going_on"), pieces.chart(MAIN, "cash_flow", "worth_of_owners")
    return [
        ("answers", [pieces.told_of(MAIN, rest)]),
        ("worth", [pieces.told("valuation", "worth_its_price"), pieces.table("valuation", "values")]),
        ("money", [_row(total, flow)]),
        ("rivals", [pieces.first_table(MAIN, "labs", "labs_alike")]),
    ]


def _second_page(pieces: Pieces) -> list[Section]:
    back, stop = (
        pieces.chart(MAIN, "money_back_when", "ruined"),
        pieces.chart(MAIN, "stop_in_time", "if_progress_stops"),
    )
    paybacks = pieces.chart(MAIN, "paybacks", rows=MOST_MODELS)
    moves = pieces.table(MAIN, "movers", range(MOST_MOVERS), MOVERS)
    return [
        ("when", [_row(back, stop)]),
        (
            "must",
            [
                pieces.told("valuation", *IMPLIED),
                pieces.told(MAIN, "decides"),
                _row(pieces.chart(MAIN, "what_decides"), moves),
            ],
        ),
        ("models", [_row(paybacks, pieces.table(MAIN, "models", range(MOST_MODELS), MODELS))]),
        ("leaves_out", [pieces.told(MAIN, *SURE, "left_out", "bearing"), pieces.told("sources", "silent")]),
    ]


MOVERS, MOST_MOVERS = ("input", "known_how", "direction", "share"), 6
MOST_MODELS = 6
MOST_NUMBERS = 2  # of the chain
BEHIND = ("models", "movers", "by_stop", "money_back", "world_shares", "grid_of_going_on")  # tables of the annex
MODELS = ("model", "cost", "payback", "paid_back", "after")


def _annex(pieces: Pieces, words: Words) -> list[Section]:
    """Return all that the two pages rest on."""
    numbers = pieces.findings("explain", "number_of_month", "number")[:MOST_NUMBERS]
    hand = [
        pieces.told("explain", "spread", "rule_worth", "bridge"),
        pieces.told_of("explain", numbers),
    ]
    return [
        ("changes", [pieces.table(MAIN, "changes")]),
        ("by_hand", hand),
        ("assumptions", _assumptions(pieces, words)),
        ("history", [pieces.told("backtest", "version_lost"), pieces.told(MAIN, "inside_of"), _misses(pieces)]),
        ("numbers", _numbers(pieces)),
    ]


def _assumptions(pieces: Pieces, words: Words) -> list[Markup]:
    sources = pieces.answers.get("sources")
    found = assumptions_of(sources) if sources else None
    if found is None:
        return []
    table, left = found
    more = rendered("note", text=marked_html(words.words["more_values"].format(count=left))) if left else Markup()
    is_other = pieces.language != ENGLISH  # in which most sources are written
    own = rendered("note", text=marked_html(words.words["own_language"])) if is_other else Markup()
    told = pieces.told("sources", "values", "moved_going_on", "fit_short")
    return [told, own, pieces.shown("sources", table), more]


def _misses(pieces: Pieces) -> Markup:
    """Return the reported facts that the run says otherwise."""
    table = pieces.table_of(MAIN, "facts")
    if table is None:
        return Markup()
    missed = [
        at for at, row in enumerate(table.rows) if any(isinstance(each, Word) and each.key == MISSED for each in row)
    ]
    return pieces.table(MAIN, "facts", missed) if missed else Markup()


def _numbers(pieces: Pieces) -> list[Markup]:
    """Return tables behind the charts: of a fan the end of each year."""
    found = [pieces.table(MAIN, key) for key in BEHIND]
    for key in ("running_total", "cash_flow", "stop_in_time"):
        table = pieces.table_of(MAIN, key)
        if table is not None:
            years = [at for at, row in enumerate(table.rows) if str(row[0]).endswith(LAST_MONTH)]
            found.append(pieces.table(MAIN, key, years))
    return found
