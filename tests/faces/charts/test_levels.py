"""Rules at numbers that matter."""

from dataclasses import replace

import pytest

from sixteenth.faces.charts.draw import spec_of
from tests.faces.charts.examples import ANSWER, CHARTS


@pytest.mark.parametrize(("form", "at"), [("line", "y"), ("dots", "x"), ("bars", "x")])
def test_each_level_has_a_rule_and_its_number(form, at):
    spec = spec_of(ANSWER, replace(CHARTS[form], levels=(1e9, 3e9)))
    rules = [layer for layer in spec["layer"] if "level" in str(layer.get("data"))]
    assert [layer["mark"]["type"] for layer in rules] == ["rule", "text"]
    assert [each["level"] for each in rules[0]["data"]["values"]] == [1.0, 3.0]
    assert "1" in rules[1]["data"]["values"][0]["told"]
    assert at in rules[0]["encoding"]


def test_there_is_none_where_none_is_asked_for():
    assert "level" not in str(spec_of(ANSWER, CHARTS["line"]))
