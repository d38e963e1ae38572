"""Words of answers: each opens a name of the world and is no name itself; what a first screen shows is among them."""

import pytest

import sixteenth
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.questions.explain.ask import DECIDING, HEADLINE, READ_FROM_ITS_RUN
from sixteenth.questions.explain.numbers import plain_word, shown_numbers

CENTRAL = sixteenth.read("central")
LABELS = ("lab",)  # columns of the first screen that hold no number
ENDS = ("low", "high")  # the ends of the spread whose middle is opened by its own word


def test_every_word_opens_a_name_of_the_world_and_is_no_name_itself():
    names = {*CENTRAL.world.equations, *CENTRAL.world.stocks, *CENTRAL.world.declared}
    for word, about in shown_numbers().items():
        assert about.name in names
        assert word == plain_word(word)
        assert word not in names


def test_no_word_stands_for_two_numbers():
    numbers = {about.key: about for about in shown_numbers().values()}
    words = [(plain_word(word), each.key) for each in numbers.values() for word in {*each.en, *each.zh}]
    assert len({word for word, _ in words}) == len(words)
    assert {*numbers} == {*HEADLINE, *DECIDING, *READ_FROM_ITS_RUN}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_has_words_a_title_and_a_rule_in_each_language(language):
    words = words_of("explain", language)
    for about in shown_numbers().values():
        assert getattr(about, language)
        assert words.words[f"title_{about.key}"]
        assert words.findings[f"rule_{about.key}"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("column", "key"),
    [
        *[("verdict", "going_on"), ("mean", "going_on"), ("error", "going_on"), ("positive", "going_on")],
        *[("later", "later"), ("wound_down", "run_off"), ("back", "back"), ("ruined", "ruined"), ("worth", "worth")],
        *[("deficit", "hole"), ("owners_return", "owners_return"), ("owners_share", "owners_share")],
        ("competition", "competition"),
    ],
)
def test_what_stands_over_a_number_of_the_headline_opens_it(column, key, language):
    head = words_of("outlook", language).columns[column]
    assert shown_numbers()[plain_word(head)].key == key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("word", "key"),
    [
        *[("as_investment", "going_on"), ("as_hole", "going_on"), ("value_of_going_on", "going_on")],
        *[(each, each) for each in ("stops_within_24_months", "stops_within_5_years", "goes_on_for_5_years")],
        *[("judgement", "judged"), ("spent", "spent"), ("worth", "worth")],
    ],
)
def test_what_the_headline_calls_a_number_opens_it(word, key, language):
    said = words_of("outlook", language).words[word].removeprefix("an ").removeprefix("a ")
    expected = "hole" if (word, language) == ("as_hole", "en") else key  # "hole" alone has long been the deficit
    assert shown_numbers()[plain_word(said)].key == expected


@pytest.mark.parametrize(
    "written", ["Money back", "money-back", "money_back", " money  back? ", "回本", "回本\N{FULLWIDTH QUESTION MARK}"]
)
def test_words_are_read_however_they_are_written(written):
    assert shown_numbers()[plain_word(written)].key == "back"
