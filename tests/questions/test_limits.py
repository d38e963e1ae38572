"""Limits of options: as their fields say, and what lies outside is told with them."""

import math
from typing import Annotated, Literal

import pytest
from pydantic import Field

from sixteenth.errors import Place
from sixteenth.questions.limits import kind_of, limits_of, outside_limits, wrong_kinds
from sixteenth.questions.register import Options

HERE = Place("here")


class Some(Options):
    """Options with limits of each kind, and one without."""

    share: Annotated[float, Field(ge=0, le=1)] = 0.5
    length: Annotated[float, Field(gt=0, lt=10)] = 1.0
    free: float = 0.0


def test_limits_are_those_of_the_field():
    assert limits_of(Some.model_fields["share"]) == {"ge": 0, "le": 1}
    assert limits_of(Some.model_fields["free"]) == {}


@pytest.mark.parametrize("value", [-0.1, 1.5, float("nan"), float("inf")])
def test_what_lies_outside_is_told_with_its_limits(value):
    (fault,) = outside_limits(Some.model_fields, {"share": value}, HERE)
    assert (fault.what, fault.got, fault.expected) == ("'share'", f"{value:g}", "a number from 0 to 1")


@pytest.mark.parametrize("value", [0, 10])
def test_an_open_limit_itself_is_outside(value):
    (fault,) = outside_limits(Some.model_fields, {"length": value}, HERE)
    assert fault.expected == "a number above 0 below 10"


def test_what_lies_inside_or_is_no_number_of_ours_is_left_to_others():
    given = {"share": 1, "length": 9.9, "free": float("inf"), "other": 3, "name": "x"}
    assert not list(outside_limits(Some.model_fields, given, HERE))


def test_each_number_of_several_is_held_to_the_limits():
    class Several(Options):
        lags: list[Annotated[float, Field(ge=0, le=240)]] = Field(default_factory=list)

    fields, where = Several.model_fields, Place("here")
    faults = list(outside_limits(fields, {"lags": [3.0, math.inf, math.nan, -1.0]}, where))
    assert [fault.got for fault in faults] == ["inf", "nan", "-1"]
    assert {fault.expected for fault in faults} == {"a number from 0 to 240"}
    assert not list(outside_limits(fields, {"lags": [0.0, 240.0]}, where))


class Kinds(Options):
    """Options of each kind, one of which has to be given."""

    name: str
    end: Literal["run_off", "spent"] = "spent"
    lags: list[Annotated[float, Field(ge=0)]] = Field(default_factory=list)
    draws: int | None = None
    quick: bool = False


@pytest.mark.parametrize(
    ("name", "value", "got", "expected"),
    [
        ("name", 3, "3", "a text"),
        ("end", "never", "'never'", "'run_off' or 'spent'"),
        ("lags", 3.0, "3.0", "a list, each of it a number"),
        ("lags", ["a"], "['a']", "a list, each of it a number"),
        ("draws", 1.5, "1.5", "a whole number"),
        ("draws", True, "true", "a whole number"),
        ("quick", 1, "1", "true or false"),
    ],
)
def test_what_is_of_another_kind_is_told_with_the_kind_of_its_option(name, value, got, expected):
    (fault,) = wrong_kinds(Kinds.model_fields, {"name": "x", name: value}, HERE)
    assert (fault.what, fault.got, fault.expected) == (f"'{name}'", got, expected)


def test_what_has_to_be_given_and_is_not_is_told():
    (fault,) = wrong_kinds(Kinds.model_fields, {}, HERE)
    assert (fault.what, fault.got, fault.cure) == ("'name'", "nothing", "give one")


def test_what_fits_is_no_fault():
    given = {"name": "x", "end": "run_off", "lags": [1.0, 2], "draws": 3, "quick": True, "other": object()}
    assert not list(wrong_kinds(Kinds.model_fields, given, HERE))
    assert kind_of(Kinds.model_fields["draws"].annotation) == "a whole number"
