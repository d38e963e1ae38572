"""Every entry of the formats has its form, in words and as an example that is of that form."""

import datetime
import tomllib

import pytest
from pydantic import BaseModel

from sixteenth.scenarios.files.forms import FORMS, form_of, pattern, shown
from sixteenth.scenarios.files.schema import (
    CodeCard,
    EventCard,
    LimitCard,
    OutputCard,
    ParameterCard,
    PosteriorCard,
    ScenarioFile,
)

MODELS = [EventCard, ScenarioFile, CodeCard, OutputCard, LimitCard, ParameterCard]
CARDS = (OutputCard, ParameterCard)


@pytest.mark.parametrize("model", MODELS)
def test_every_entry_has_a_form(model):
    for name in model.model_fields:
        _, example = form_of((name,), is_card=model in CARDS)
        assert name in example or name in {"event", "subjects", "theory", "values"}, name


@pytest.mark.parametrize("name", PosteriorCard.model_fields)
def test_every_entry_of_a_fit_has_a_form_of_its_own(name):
    """Its `until` is a day, and its `start` is not that of a scenario."""
    assert form_of(("posterior", name)) == FORMS[f"posterior.{name}"]


def test_examples_of_a_fit_are_of_their_form():
    examples = "\n".join(FORMS[f"posterior.{name}"][1] for name in PosteriorCard.model_fields)
    read = PosteriorCard.model_validate(tomllib.loads(examples.replace('"..."', f'"{"0" * 64}"')))
    assert read.model_fields_set == {*PosteriorCard.model_fields}


@pytest.mark.parametrize("model", MODELS)
def test_examples_are_of_their_form(model: type[BaseModel]):
    whole = {"month": "2026-04", "meaning": "What it is.", "unit": "USD", "of": "price", "why": "It is so."}
    needed = {name: whole[name] for name, field in model.model_fields.items() if field.is_required()}
    for name in model.model_fields:
        _, example = form_of((name,), is_card=model in CARDS)
        if example.startswith(f"{name} ="):
            read = tomllib.loads(example.partition('", or ')[0] + ('"' if '", or ' in example else ""))
            assert model.model_validate({**needed, **read}).model_fields_set >= read.keys()


@pytest.mark.parametrize(
    ("key", "path"),
    [
        (("axes", "lab", 0), ["axes", "*", "#"]),
        (("values", "by", "by", "value"), ["values", "*", "by", "*"]),
        (("event", 3, "month"), ["event", "#", "month"]),
    ],
)
def test_names_of_the_writer_are_told_from_entries(key, path):
    assert pattern(key) == path
    assert (
        form_of(key) == FORMS[".".join(path[-3:] if path[0] == "axes" else path[-2:] if path[-1] == "*" else path[-1:])]
    )


def test_in_a_card_axes_are_a_list():
    assert form_of(("axes",), is_card=True)[1] == 'axes = ["Lab"]'


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (True, "true"),
        ({}, "an empty table"),
        ({"a": 1}, "a table"),
        ([], "an empty list"),
        ([{"a": 1}], "a list of 1 tables"),
        (datetime.date(2026, 1, 2), "the date 2026-01-02"),
        ("half", "'half'"),
    ],
)
def test_what_someone_wrote_is_shown_as_toml_would(value, told):
    assert shown(value) == told
    assert len(shown("x" * 9999)) < 100
