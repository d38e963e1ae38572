"""Numbers beside what was published: near or not, known or missed, and skipped for want of a file."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from sixteenth.errors import Refused
from sixteenth.reproductions import interview
from sixteenth.reproductions.published import names, read_publication
from sixteenth.reproductions.reproduce import choose, reproduce, try_all

NOWHERE = Path("no such folder")


def changed(**fields):
    publication = read_publication("interview")
    return replace(publication, cases=(replace(publication.cases[0], **fields),))


def test_all_are_chosen_where_none_is_named():
    assert [each.name for each in choose(None)] == list(names())
    assert [each.name for each in choose("bertrand")] == ["bertrand"]


def test_a_misspelt_name_is_told_with_the_nearest():
    with pytest.raises(Refused, match="did you mean 'bertrand'"):
        choose("bertrant")


def test_a_number_that_is_off_is_a_miss():
    (row, *_) = reproduce(changed(published={"profit 2023, bn USD": -0.2}), NOWHERE)
    assert (row.is_ok, row.is_miss) == (False, True)
    assert row.difference == pytest.approx(0.1)


def test_a_difference_that_is_known_is_no_miss():
    (row, *_) = reproduce(changed(published={"profit 2023, bn USD": -0.2}, known_difference="Because."), NOWHERE)
    assert (row.is_ok, row.is_miss) == (False, False)


@pytest.mark.parametrize(("closeness", "is_ok"), [("absolute", False), ("relative", True)])
def test_closeness_is_absolute_or_of_what_was_published(closeness, is_ok):
    case = {"published": {"profit 2026, bn USD": 21.0}, "tolerance": 0.06, "closeness": closeness}
    (row, *_) = reproduce(changed(**case), NOWHERE)
    assert row.is_ok == is_ok


def test_what_is_without_bound_on_both_sides_is_the_same(monkeypatch):
    monkeypatch.setattr(interview, "reproduce", lambda **_: {"x": math.inf, "y": 1.0})
    (both, one) = reproduce(changed(published={"x": math.inf, "y": math.inf}), NOWHERE)
    assert (both.is_ok, one.is_ok) == (True, False)


def test_what_is_no_number_is_a_miss(monkeypatch):
    monkeypatch.setattr(interview, "reproduce", lambda **_: {"x": math.nan})
    (row,) = reproduce(changed(published={"x": 1.0}), NOWHERE)
    assert row.is_miss


def test_a_number_that_is_not_computed_is_an_error():
    with pytest.raises(KeyError, match="profit 1999"):
        list(reproduce(changed(published={"profit 1999": 1.0}), NOWHERE))


def test_what_lacks_its_file_is_named_with_where_to_get_it():
    told = []
    rows, skipped = try_all(choose("exposure"), NOWHERE, lambda *each: told.append(each))
    assert rows == ()
    (each,) = skipped
    assert each.needs == "occupation_exposure.csv"
    assert "http" in each.where
    assert each.looked_in == str(NOWHERE)
    assert told == [(1, 1)]
