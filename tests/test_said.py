"""A sentence is a text like any other, keeps its parts, and is told in another language by its words."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth import said as module
from sixteenth.said import Said, has_words, joined, message_of, said, told

WORDS = {
    "give '{axis}' once": "'{axis}' 只给一次",
    "nothing": "什么也没有",
    " or ": " 或 ",
    "got {got:g}": "得到 {got:g}",
    "{got}: {more}": "{got}：{more}",
}


@pytest.fixture(autouse=True)
def words(monkeypatch):
    monkeypatch.setattr(module, "words_of_faults", lambda _language: WORDS)


def test_a_sentence_is_its_english_text():
    sentence = said("give '{axis}' once", axis="lab")
    assert sentence == "give 'lab' once"
    assert isinstance(sentence, Said)
    assert hash(sentence) == hash("give 'lab' once")
    assert type(str(sentence)) is str


def test_it_is_told_by_its_template_and_parts():
    assert told(said("give '{axis}' once", axis="lab"), "zh") == "'lab' 只给一次"
    assert told(said("got {got:g}", got=0.25), "zh") == "得到 0.25"
    assert told(said("nothing"), "zh") == "什么也没有"


def test_parts_are_told_too():
    inside = said("{got}: {more}", got=said("nothing"), more="lab")
    assert (inside, told(inside, "zh")) == ("nothing: lab", "什么也没有：lab")


def test_joined_texts_keep_their_parts():
    either = joined(" or ", ["'x'", said("nothing")])
    assert (either, told(either, "zh")) == ("'x' or nothing", "'x' 或 什么也没有")
    assert joined(" or ", []) == ""


def test_a_sum_keeps_its_parts():
    both = said("nothing") + ", " + said("nothing")
    assert (both, told(both, "zh")) == ("nothing, nothing", "什么也没有, 什么也没有")
    assert told("a " + said("nothing"), "zh") == "a 什么也没有"


def test_what_has_no_words_is_told_in_english():
    assert told(said("write {it}", it=said("nothing")), "zh") == "write nothing"
    assert told(said("close with }"), "zh") == "close with }"
    assert told("nothing", "zh") == "nothing"


def test_a_template_without_words_tells_its_parts():
    assert told(said("'{one}' {two}", one="a", two=said("nothing")), "zh") == "'a' 什么也没有"


@pytest.mark.parametrize(("template", "is_so"), [("{a}: {b:g}", False), ("{a} of {b}", True), ("", False)])
def test_words_are_letters_outside_of_fields(template, is_so):
    assert has_words(template) is is_so


def test_a_sentence_goes_to_another_process_with_its_parts():
    sentence = said("{got}: {more}", got=joined(" or ", ["a", said("nothing")]), more="b")
    again = pickle.loads(pickle.dumps(sentence))  # noqa: S301 - our own
    assert again == sentence
    assert told(again, "zh") == told(sentence, "zh")


def test_the_message_of_an_error_stays_a_sentence():
    assert told(message_of(ValueError(said("nothing"))), "zh") == "什么也没有"
    assert message_of(ValueError("of", "Python")) == "('of', 'Python')"
    assert message_of(KeyError("x")) == "'x'"


@given(st.text(), st.text())
def test_any_text_may_be_a_part(one, other):
    sentence = said("{got}: {more}", got=one, more=other)
    assert sentence == f"{one}: {other}"
    assert told(sentence, "zh") == f"{one}：{other}"
    assert told(sentence) == f"{one}: {other}"
