"""How what differs is called: by its theory, its part of the world, its inputs; no side of it a word that is prose."""

from dataclasses import replace

import pytest

from sixteenth.answers.finding import Word
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.questions.compare.naming import KINDS, name_of, named, side
from tests.questions.compare.examples import KINDS as BY_LABEL
from tests.questions.compare.examples import LAG, PLAN, START, THEORY, effect

WINDOW = replace(LAG, name="open_lag_window")
FIT = replace(LAG, kind="fit", name="to_facts")
CODE = tuple(replace(LAG, kind="code", name=name) for name in ("a", "b", "c", "d"))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (effect(LAG), "open lag"),
        (effect(replace(LAG, labels="Ana")), "open lag Ana"),
        (effect(*BY_LABEL), "nest similarity, 4 labels"),
        (effect(LAG, WINDOW), "open lag, open lag window"),
        (effect(LAG, WINDOW, replace(START, name="open_lag")), "open lag, open lag window, with events"),
        (effect(START), "event on innovation"),
        (effect(THEORY, PLAN), "theory research"),
        (effect(THEORY, FIT), "research, to facts"),
        (effect(FIT), "fit to facts"),
        (effect(*CODE), "equation a, b, c, ..."),
        (effect(LAG, WINDOW, subject="market"), "market: 2 inputs"),
    ],
)
def test_a_group_of_changes_is_named_in_each_language(found, told):
    name = named(found)
    assert name.kind in KINDS
    assert words_of("compare").sentence(name.finding) == told
    assert all(words_of("compare", language).sentence(name.finding) for language in LANGUAGES)


def test_a_theory_counts_what_it_brings():
    assert [named(effect(*own)).count for own in ((THEORY, PLAN), (LAG,), BY_LABEL)] == [2, 1, 4]


def test_sides_that_are_no_amounts_are_words():
    assert [side(text) for text in ("nothing", "on", "off", "0.5 months")] == [
        *(Word("nothing"), Word("on"), Word("off")),
        "0.5 months",
    ]
    assert (name_of(FIT), name_of(LAG)) == (Word("facts"), "open_lag")
