import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from sixteenth.scenarios.files import schema
from sixteenth.scenarios.files.schema import ScenarioFile, json_schema, write_json_schema
from sixteenth.scenarios.layers.read import library
from tests.scenarios.json_schema import misfits

SHIPPED = Path(schema.__file__).parents[1] / "schema.json"
LEMONADE = Path(__file__).parents[2] / "lemonade"
FILES = [*library().values(), LEMONADE / "lemonade.toml", LEMONADE / "hot_summer.toml"]


def test_the_shipped_schema_is_the_one_the_models_give():
    assert json.loads(SHIPPED.read_text(encoding="utf-8")) == json_schema(), "write it anew: write_json_schema(...)"


def test_the_schema_is_written_as_it_is_shipped(tmp_path):
    write_json_schema(tmp_path / "schema.json")
    assert (tmp_path / "schema.json").read_bytes() == SHIPPED.read_bytes()


def test_every_entry_of_the_schema_has_a_type():
    def untyped(rule: Any) -> bool:
        return isinstance(rule, dict) and not {"type", "$ref", "anyOf", "enum", "const", "allOf"} & rule.keys()

    shapes = [json_schema(), *json_schema()["$defs"].values()]
    assert [name for shape in shapes for name, rule in shape.get("properties", {}).items() if untyped(rule)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_schema_and_the_models_accept_what_is_shipped(file):
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    assert list(misfits(data, json_schema())) == []
    ScenarioFile.model_validate(data)


@pytest.mark.parametrize("file", [file for file in FILES if file.is_relative_to(Path(schema.__file__).parents[1])])
def test_a_library_scenario_names_the_schema_for_editors(file):
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("#:schema ")
    assert (file.parent / first.removeprefix("#:schema ")).resolve() == SHIPPED.resolve()


@pytest.mark.parametrize(
    "data",
    [
        {"months": 0},
        {"months": "12"},
        {"months": 12.5},
        {"start": "2026-4"},
        {"start": "2026-13"},
        {"arithmetic": "float16"},
        {"unknown": 1},
        {"theory": {"a b": "c"}},
        {"theory": {"demand": "no file"}},
        {"axes": {"lab": "Ana"}},
        {"values": {"x": {"value": "1"}}},
        {"values": {"x": {"kind": "guess"}}},
        {"values": {"x": {"vlaue": 1}}},
        {"event": [{"parameter": "x"}]},
        {"event": {"month": "2026-01"}},
        {"code": {"equations": "stand"}},
    ],
)
def test_the_schema_and_the_models_refuse_the_same(data):
    with pytest.raises(ValidationError):
        ScenarioFile.model_validate(data)
    wrong = list(misfits(data, json_schema()))
    assert wrong or data == {"theory": {"a b": "c"}}  # names of names are the models' alone
