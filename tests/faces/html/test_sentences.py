"""Sentences as HTML: questions stand out, numbers say how they are explained, all else is text."""

from dataclasses import replace

from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.wording import words_of
from sixteenth.faces.html.sentences import sentence_html, text_html
from tests.faces.html.examples import DECIDES, HEADING, IMAGE, LEFT_OUT, STOPS

WORDS = words_of("outlook", "en")


def test_what_is_asked_stands_out_and_numbers_name_what_explains_them():
    told = sentence_html(DECIDES, WORDS)
    assert told.startswith("<b>What decides it:</b> price competition")
    assert '<span class="number" data-explain="price_sensitivity">101bn USD</span>' in told


def test_a_number_with_a_name_of_its_own_is_explained_by_that():
    assert 'data-explain="back">75<' in sentence_html(STOPS, WORDS)
    assert 'data-explain="next_wind_down_value">' in sentence_html(STOPS, WORDS)


def test_without_its_tags_it_is_the_sentence_of_every_other_face():
    for language in ("en", "zh"):
        words = words_of("outlook", language)
        for finding in (DECIDES, LEFT_OUT, STOPS):
            told = sentence_html(finding, words).striptags()
            assert told == words.sentence(finding)


def test_findings_inside_rest_on_what_the_one_around_them_does():
    inside = replace(STOPS, rests_on=())
    whole = Finding("money_back_if_it_stops", {"cases": (inside,)}, ("next_wind_down_value",))
    assert 'data-explain="back">75<' in sentence_html(whole, WORDS)


def test_what_others_wrote_is_text():
    assert "<img" not in sentence_html(HEADING, WORDS)
    assert text_html(IMAGE).startswith("&lt;img")


def test_what_is_typed_is_code():
    noted = sentence_html(Finding("theories", {}), WORDS, is_asked=False)
    assert "<code>sixteenth theories</code>" in noted
    assert "<b>" not in noted


def test_of_dates_nothing_is_explained_and_texts_are_no_numbers():
    parts = {name: Figure("2036-06", "month") for name in HEADING.parts}
    told = sentence_html(replace(HEADING, parts=parts, rests_on=("cash",)), WORDS)
    assert '<span class="number">2036-06</span>' in told
    assert "<span" not in sentence_html(HEADING, WORDS)
