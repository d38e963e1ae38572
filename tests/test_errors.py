"""Every fault is four lines; a refusal holds all of them, each once, in the order one walks the files."""

import inspect
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth import errors
from sixteenth.errors import (
    MOST_TOLD,
    Fault,
    OutsideDomain,
    Place,
    Refused,
    UnitError,
    UnknownName,
    UntoldFaults,
    clean,
    first_of,
    nearest,
    refuse,
    require_domain,
    shortened,
)
from sixteenth.said import said

KINDS = [
    each for each in vars(errors).values() if inspect.isclass(each) and issubclass(each, Fault) and each is not Fault
]


def fault(kind: type[Fault] = UnknownName, what: str = "'prise'", file: str = "a.toml", line: int = 1) -> Fault:
    return kind(what, Place(file, line), "this", "that", "mend it")


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_is_told_in_four_lines(kind):
    sentence = kind.__doc__.splitlines()[0].removesuffix(".")
    assert fault(kind).lines() == (
        f"{sentence}: 'prise'",
        "  at a.toml:1",
        "  got this, expected that",
        "  cure: mend it",
    )
    assert str(fault(kind)).count("\n") == 3


@pytest.mark.parametrize("kind", KINDS)
def test_the_sentence_of_a_fault_is_one_of_its_own(kind):
    assert kind.__doc__.endswith(".")
    assert kind.__doc__.count("\n") == 0
    assert [other for other in KINDS if other.__doc__ == kind.__doc__] == [kind]


def test_a_fault_is_told_in_another_language():
    told = UnknownName(
        "'prise'", Place(said("the command line")), said("nothing"), "that", nearest("cahs", ["cash"], "")
    )
    assert told.lines("zh") == (
        "没有任何内容提供的名称：'prise'",
        "  位置：命令行",
        "  得到：什么也没有；应为：that",
        "  解决办法：您是否指 'cash'？",
    )
    assert told.told("zh") == "\n".join(told.lines("zh"))
    assert told.lines()[2] == "  got nothing, expected that"


def test_what_a_fault_is_about_makes_no_other_fault_of_it():
    told = fault(UnknownName)
    assert replace(told, about=("prise",)) == told
    assert len(Refused([told, replace(told, about=("prise",))]).faults) == 1


# --- Places ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "line", "shown"),
    [
        ("a.toml", 3, "a.toml:3"),
        ("a.toml", 0, "a.toml"),
        ("deep/a.toml", 12, "deep/a.toml:12"),
        (str(Path.cwd() / "deep" / "a.toml"), 2, "deep/a.toml:2"),
        ("/elsewhere/a.toml", 2, "/elsewhere/a.toml:2"),
        ("the engine", 0, "the engine"),
    ],
)
def test_a_place_is_shown_from_where_one_stands(file, line, shown):
    assert str(Place(file, line)) == shown


# --- Refusals --------------------------------------------------------------------------------------------------------

places = st.tuples(st.sampled_from(["a.toml", "b.toml", "c.py"]), st.integers(0, 30))
faults = st.lists(st.builds(lambda kind, place: fault(kind, "x", *place), st.sampled_from(KINDS), places), max_size=8)


@given(faults)
def test_a_refusal_tells_every_fault_once_in_order_of_place(found):
    refused = Refused(found)
    assert set(refused.faults) == set(found)
    assert len(refused.faults) == len(set(found))
    assert [each.where for each in refused.faults] == sorted(each.where for each in refused.faults)
    assert str(refused) == "\n\n".join(map(str, refused.faults))


def test_lines_are_walked_as_numbers():
    refused = Refused([fault(line=10), fault(line=9), fault(line=100)])
    assert [each.where.line for each in refused.faults] == [9, 10, 100]


@given(faults.filter(bool))
def test_any_fault_is_refused(found):
    with pytest.raises(Refused) as told:
        refuse(iter(found))
    assert set(told.value.faults) == set(found)


def test_nothing_wrong_refuses_nothing():
    none: Iterator[Fault] = iter(())
    refuse([])
    refuse(none)
    assert next(none, None) is None


def test_faults_of_different_kinds_differ():
    assert fault(UnknownName) != fault(UnitError)


def test_a_number_outside_its_domain_is_a_value_error():
    assert issubclass(OutsideDomain, ValueError)


# --- Nearest names ---------------------------------------------------------------------------------------------------

KNOWN = ["price", "usual_price", "profit", "cash"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("prise", "did you mean 'price'?"),
        ("usualprice", "did you mean 'usual_price'?"),
        ("cahs", "did you mean 'cash'?"),
        ("zeal", "remove it"),
        ("", "remove it"),
    ],
)
def test_the_nearest_name_is_suggested_where_one_is_near(name, told):
    assert nearest(name, KNOWN, "remove it") == told


# --- What is shown ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Z\u00fcrich \u6c88\u534e", "Z\u00fcrich \u6c88\u534e"),
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\nb\tc", r"a\nb\tc"),
        ("\u202eab", r"\u202eab"),
        ("\x9b2J", r"\x9b2J"),
        ("\ud800", r"\ud800"),
    ],
)
def test_what_has_no_shape_is_shown_as_an_escape(text, shown):
    assert clean(text) == shown
    assert clean(shown) == shown


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_fault_stays_four_lines_whatever_it_quotes(what, file):
    told = str(UnknownName(what, Place(file, 3), what, what, what))
    assert len(told.splitlines()) == 4
    assert "\x1b" not in told


def test_a_place_is_told_where_the_working_folder_is_gone(monkeypatch):
    def gone() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", gone)
    assert str(Place("/elsewhere/a.toml", 2)) == "/elsewhere/a.toml:2"


def test_a_number_outside_its_domain_is_told_as_a_fault():
    (fault,) = OutsideDomain("x is 3, and holds from 0 to 1").faults
    assert fault.lines()[0].endswith("x is 3, and holds from 0 to 1")
    assert OutsideDomain("x", [fault]).faults == (fault,)


@given(st.permutations(KNOWN))
def test_the_order_of_known_names_changes_no_suggestion(known):
    assert nearest("profi", known, "remove it") == "did you mean 'profit'?"


def test_every_number_outside_its_domain_is_told_at_once():
    with pytest.raises(OutsideDomain, match=r"^a of 0: above 0; c of 2: below 1$"):
        require_domain({"a of 0: above 0": True, "b of 1: above 0": False, "c of 2: below 1": True})


def test_inside_its_domain_nothing_is_refused():
    try:
        require_domain({"a of 0: above 0": False})
    except OutsideDomain as outside:
        pytest.fail(str(outside))


# --- What others wrote -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana, 亿美元 · é 👩\u200d🔬", "Ana, 亿美元 · é 👩\u200d🔬"),
        ("a\nb\r\tc", r"a\nb\r\tc"),
        ("\x1b[31mred\x07\x7f", r"\x1b[31mred\x07\x7f"),
        ("\x9b2J", r"\x9b2J"),
        ("a\u2028b\u2029c\u0085d", r"a\u2028b\u2029c\x85d"),
        ("\u202eabc\u202c\u2066x\u2069", r"\u202eabc\u202c\u2066x\u2069"),
        ("\udcff", r"\udcff"),
    ],
)
def test_what_would_act_on_a_terminal_is_written_as_its_escape(text, told):
    assert clean(text) == told


@given(st.text(), st.text(), st.text(), st.text(), st.text())
def test_a_fault_is_four_lines_whatever_it_holds(what, file, got, expected, cure):
    told = UnknownName(what, Place(file, 3), got, expected, cure)
    assert len(str(told).splitlines()) == 4
    assert all(clean(line) == line for line in told.lines())


def test_a_long_text_loses_its_middle():
    told = UnknownName("a" * 5000, Place("b" * 5000), "c" * 5000, "that", "mend it")
    assert all(len(line) < 3000 for line in told.lines())
    assert shortened("abc", 3) == "abc"
    assert shortened("x" * 50 + "end", 12) == "xxxxxxxx ... end"


def test_a_place_is_shown_when_the_working_folder_is_gone(tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert str(Place("/elsewhere/a.toml", 2)) == "/elsewhere/a.toml:2"


def test_a_part_that_says_nothing_is_shown_as_such():
    fault = UnknownName("'x'", Place(" "), "", "a name", "\n")
    assert fault.lines()[1:] == ("  at ' '", "  got '', expected a name", r"  cure: '\n'")


def test_of_many_faults_the_first_are_told_and_how_many_more_there_are():
    many = [fault(line=line) for line in range(1, MOST_TOLD + 1_235)]
    assert first_of(many[:MOST_TOLD]) == tuple(many[:MOST_TOLD])
    *told, rest = first_of(many)
    assert told == many[:MOST_TOLD]
    assert (type(rest), rest.where, rest.got) == (UntoldFaults, many[MOST_TOLD].where, "1,234 more faults")
    refused = Refused(many)
    assert len(refused.faults) == len(many)
    assert str(refused).count("mend it") == MOST_TOLD
    assert "1,234 more faults" in str(refused)
