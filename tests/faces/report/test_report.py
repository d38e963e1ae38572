"""The report: what it holds and in which order, that it fetches nothing, and that what others wrote stays text."""

import datetime
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_in, words_of
from sixteenth.faces.report.report import report_of
from tests.faces.html.examples import IMAGE
from tests.faces.report.examples import AGAIN, ANSWERS, MAIN, VERDICT

pytest.importorskip("vl_convert", reason="an extra of its own")

DAY = datetime.date(2026, 7, 1)
LINKS = {"src", "href", "srcset", "action", "data", "poster"}


class Read(HTMLParser):
    """What stands in a page."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.links, self.ids, self.texts = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [name for name, _ in attrs if name.split(":")[-1] in LINKS or name.startswith("on")]
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_data(self, data):
        self.texts.append(data)


def made(answers=ANSWERS, language="en"):
    return report_of(answers, AGAIN, language, DAY)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_has_no_script_and_fetches_nothing(language):
    read = Read(made(language=language))
    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form"} & set(read.tags)
    assert not read.links
    assert "@import" not in made(language=language)


def test_sections_stand_in_order_and_ids_are_its_own():
    ids = Read(made()).ids
    assert len(ids) == len(set(ids))
    sections = [each for each in ids if "-" not in each]
    assert sections == ["money", "when", "must", "leaves_out", "annex", "assumptions", "numbers", "again"]


def test_the_first_thing_told_is_the_verdict():
    html = made()
    title = re.search(r"<h1>(.*?)</h1>", html)
    lead = re.search(r'<p class="lead">(.*?)</p>', html)
    assert title
    assert lead
    told = " ".join(Read(title[1]).texts + Read(lead[1].strip()).texts)
    assert "".join(told.split()) == "".join(words_of("outlook").sentence(VERDICT).split())


def test_what_others_wrote_stays_a_text():
    read = Read(made())
    assert "img" not in read.tags
    assert any(IMAGE in each for each in read.texts)


def test_it_says_how_to_make_it_again_and_on_which_day_it_was_made():
    text = "".join(Read(made()).texts)
    assert AGAIN.command in text
    assert AGAIN.data in text
    assert "2026-07-01" in text
    assert "2026年7月1日" in "".join(Read(made(language="zh")).texts)


def test_an_answer_without_a_question_is_told_whole():
    only = replace(MAIN, findings=MAIN.findings[:1], tables=(), charts=(), notes=())
    read = Read(made({"outlook": only}))
    assert words_in("sixteenth.faces.report").words["asks"] in read.texts
    assert read.ids == ["annex", "again"]


def test_what_is_found_of_each_of_several_is_told_once():
    each = [replace(VERDICT, parts={**VERDICT.parts, "lab": Figure(name, "text")}) for name in ("Uma", "Zoe")]
    told = "".join(Read(made({"outlook": replace(MAIN, findings=(*MAIN.findings[:2], *each))})).texts)
    assert (told.count("Uma"), told.count("Zoe")) == (1, 1)


def test_all_its_words_are_in_both_languages():
    english, chinese = (words_in("sixteenth.faces.report", each).words for each in ("en", "zh"))
    assert set(english) == set(chinese)
    assert all(english[key] != chinese[key] for key in english)


def test_only_a_report_in_another_language_says_that_sources_keep_their_own():
    told = words_in("sixteenth.faces.report", "zh").words["own_language"]
    assert made(language="zh").count(told) == 1
    assert told not in made()
