"""An answer shows itself: text and HTML in both languages, no script and no request, all that others wrote escaped."""

import re
from dataclasses import replace
from html import unescape

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure
from sixteenth.errors import Refused
from sixteenth.faces.notebook import shown as face
from sixteenth.faces.notebook.shown import HTML, TEXT, ShownAnswer
from sixteenth.questions.template import template

ARITHMETIC = sixteenth.ask("outlook", "interview_arithmetic")
EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("books") / "ledger.csv"
    path.write_bytes(template("ledger"))
    return sixteenth.ask("ledger", file=str(path))


def bundle_of(answer: Answer, language: str = "en") -> dict[str, str]:
    return answer.in_(language).bundle()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_is_what_was_found_and_five_rows(language):
    lines = bundle_of(ARITHMETIC, language)[TEXT].splitlines()
    assert lines[0].startswith({"en": "The interview's arithmetic.", "zh": "访谈"}[language])
    assert len([line for line in lines if line.startswith("│")]) == 5
    assert "2026" in lines[-8]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_html_has_every_sentence_and_table_of_the_answer(language):
    html = bundle_of(ARITHMETIC, language)[HTML]
    assert all(f'data-finding="{finding.key}"' in html for finding in ARITHMETIC.told)
    assert all(f'data-table="{table.called}"' in html for table in ARITHMETIC.tables)
    assert f'lang="{ {"en": "en", "zh": "zh-Hans"}[language] }"' in html


def test_an_answer_shows_itself_in_english():
    assert ARITHMETIC._repr_mimebundle_() == bundle_of(ARITHMETIC)


def test_nothing_runs_and_nothing_is_fetched(ledger):
    html = bundle_of(ledger)[HTML]
    assert not re.search(r"<script|javascript:|\son\w+=|<link|@import|<iframe", html)
    assert {each[:26] for each in re.findall(r'(?:src|href)="([^"]*)"', html)} == {"data:image/svg+xml;base64,"}


def test_each_chart_stands_where_its_table_is(ledger):
    html = bundle_of(ledger)[HTML]
    assert html.count("<img ") == len(ledger.charts)
    for chart in ledger.charts:
        assert re.search(f'<figure data-chart="{chart.called}"[^>]*><img ', html)


def test_places_of_charts_stay_empty_where_nothing_draws(ledger, monkeypatch):
    monkeypatch.setattr(face, "is_drawable", lambda: False)
    assert "<img" not in ShownAnswer(ledger).html


def test_what_others_wrote_stays_text():
    heading, *others = ARITHMETIC.findings
    title = replace(heading, parts={**heading.parts, "title": Figure(EVIL, "text")})
    html = bundle_of(replace(ARITHMETIC, findings=(title, *others)))[HTML]
    assert EVIL not in html
    assert "&lt;img src=x" in html


def test_a_part_that_was_asked_for_is_open():
    part = ARITHMETIC.parts[0]
    closed, is_open = (bundle_of(replace(ARITHMETIC, shown=shown))[HTML] for shown in ((), (part,)))
    assert (closed.count("<details open>"), is_open.count("<details open>")) == (0, 1)


def test_a_chart_can_be_changed(ledger):
    drawn = ledger.chart("results", width=390).properties(height=200).to_dict()
    assert (drawn["width"], drawn["height"]) == (390, 200)
    assert ledger.in_("zh").chart("results").to_dict()["title"] != drawn["title"]
    assert ledger.frame("models").attrs["titles"] != ledger.in_("zh").frame("models").attrs["titles"]


def test_a_language_without_words_is_refused():
    with pytest.raises(Refused, match="expected 'en' or 'zh'"):
        ARITHMETIC.in_("fr")


@pytest.mark.parametrize(("language", "told"), [("en", "The first 120 of 300 rows"), ("zh", "300 行中的前 120 行")])
def test_of_a_long_table_the_first_rows_are_shown_and_where_all_are(language, told):
    first = ARITHMETIC.tables[0]
    answer = replace(ARITHMETIC, tables=(replace(first, rows=first.rows[:1] * 300, ends=(100, 200)),), charts=())
    html = bundle_of(answer, language)[HTML]
    assert told in html
    assert f'.frame("{first.called}")' in unescape(html)
    assert html.count("</tr>") == 1 + 120
    assert len(answer.frame(first.called)) == 300


def test_a_table_of_ten_years_of_months_is_shown_whole():
    first = ARITHMETIC.tables[0]
    answer = replace(ARITHMETIC, tables=(replace(first, rows=first.rows[:1] * 120, ends=()),), charts=())
    html = bundle_of(answer)[HTML]
    assert "left-out" not in html.partition("</style>")[2]
    assert html.count("</tr>") == 1 + 120
