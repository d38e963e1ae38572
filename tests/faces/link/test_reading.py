"""A link, read: unknown keys named, numbers clamped and named, other versions told, and faults where nothing helps."""

import pytest

from sixteenth.errors import Refused
from sixteenth.faces.link.reading import MOST_DRAWS, read_link, told_notices
from tests.faces.link.states import LIBRARY


def read(link):
    state, notices = read_link(link, LIBRARY)
    return state, told_notices(notices, "en")


@pytest.mark.parametrize("key", ["nix", "set.nix", "believe.nix", "set.cash/Nobody", "set.", "file", "out", "months_"])
def test_an_unknown_key_is_named_and_left_out(key):
    state, told = read(f"#s=central&{key}=1")
    assert told == [f"'{key}' is not known here and was left out."]
    assert (state.changes, state.options) == (0, {})


@pytest.mark.parametrize(
    ("link", "taken"),
    [
        ("draws=999999", str(MOST_DRAWS)),
        ("draws=0", "1"),
        ("seed=-5", "0"),
        ("set.discount_rate=9", "5.0"),
        ("months=5000", "600"),
    ],
)
def test_a_number_out_of_range_is_clamped_and_named(link, taken):
    _, told = read(f"#s=central&{link}")
    key, _, given = link.partition("=")
    assert told == [f"'{key}' was {given}, which is out of range; {taken} was taken."]


def test_what_was_clamped_can_be_set():
    state, _ = read("#s=central&set.discount_rate=9&set.cash/OpenAI=9e99")
    again, told = read(f"#set.cash/OpenAI={state.set['cash/OpenAI']}&set.discount_rate={state.set['discount_rate']}")
    assert (again.set, told) == (state.set, [])


def test_another_version_is_told():
    state, told = read("#v=0.2&s=central")
    assert state.version == "0.2"
    assert told[0].startswith("Made with version 0.2; computed anew with ")


def test_a_lab_and_a_language_that_do_not_exist_are_told():
    state, told = read("#s=central&lab=Nobody&lang=fr")
    assert (state.lab, state.language, len(told)) == (None, "en", 2)


@pytest.mark.parametrize(
    "link",
    [
        "s=/etc/passwd",
        "s=../central",
        "q=nix",
        "draws=many",
        "unfinished=maybe",
        "q=backtest&quick=perhaps",
        "q=society&policy=/etc/x.toml",
    ],
)
def test_what_means_nothing_is_refused_in_four_lines(link):
    with pytest.raises(Refused) as refused:
        read(f"#{link}")
    assert all(len(fault.lines()) == 4 for fault in refused.value.faults)


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(Refused) as refused:
        read("#draws=many&seed=none&unfinished=maybe")
    assert len(refused.value.faults) == 3


def test_markup_stays_a_text():
    state, told = read("#lab=<img src=x onerror=alert(1)>")
    assert state.lab is None
    assert "<img src=x onerror=alert(1)>" in told[0]


def test_notices_have_chinese_words():
    _, notices = read_link("#v=0.1&nix=1&lab=x&lang=y&draws=0", LIBRARY)
    assert len(told_notices(notices, "zh")) == 5
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in told) for told in told_notices(notices, "zh"))


def test_the_later_of_two_is_meant():
    assert read("#draws=5&draws=7")[0].draws == 7


def test_a_notice_steers_no_terminal():
    _, notices = read_link("#\x1b[31mx=1")
    (told,) = told_notices(notices, "en")
    assert "\x1b" not in told
