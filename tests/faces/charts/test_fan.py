"""A fan: bands named at their ends, single futures, other runs as broken lines; texts kept off each other."""

from dataclasses import replace
from itertools import pairwise

import pytest

from sixteenth.faces.charts.draw import spec_of
from sixteenth.faces.charts.look import size_of
from tests.faces.charts.examples import ANSWER, BIG, CHARTS, SMALL, TABLE, row

OWN = [row("Ana", BIG, f"20{27 + at}-01", float(at), at * 1e9) for at in range(3)]
OTHER_RUN = [row("Ben", SMALL, f"20{27 + at}-01", float(at), at * 0.9e9) for at in range(3)]
FAN = replace(CHARTS["fan"], series="who", levels=())


def drawn(rows, chart=FAN, language="en", width=720):
    answer = replace(ANSWER, tables=(replace(TABLE, rows=tuple(rows)),))
    return spec_of(answer, chart, language, width)


def layers_of(spec, kind):
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == kind]


def test_the_middle_and_both_bands_are_drawn_of_the_first_run_only():
    spec = drawn([*OWN, *OTHER_RUN], replace(FAN, low="worth", high="worth"))
    assert [each["y"] for each in spec["data"]["values"]] == [0.0, 1.0, 2.0]
    assert len(layers_of(spec, "area")) == 2


def test_another_run_is_a_broken_line_with_its_name():
    spec = drawn([*OWN, *OTHER_RUN])
    broken = [layer for layer in layers_of(spec, "line") if "strokeDash" in layer["mark"]]
    assert [each["y"] for each in broken[0]["data"]["values"]] == [0.0, 0.9, 1.8]
    (texts,) = layers_of(spec, "text")
    assert "Ben: 1.8" in {each["name"] for each in texts["data"]["values"]}


def test_single_futures_are_thin_lines_that_stay_inside_the_plot():
    (paths,) = [layer for layer in layers_of(drawn(OWN), "line") if "opacity" in layer["mark"]]
    assert paths["mark"]["clip"]
    assert {each["path"] for each in paths["data"]["values"]} == {0}


@pytest.mark.parametrize("width", [390, 720])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_texts_at_the_right_keep_off_each_other(language, width):
    spec = drawn([*OWN, *OTHER_RUN], FAN, language, width)
    (texts,) = layers_of(spec, "text")
    least, most = texts["encoding"]["y"]["scale"]["domain"]
    rows = texts["data"]["values"]
    places = sorted(spec["height"] * (most - each["y"]) / (most - least) for each in rows)
    lines = max(each["name"].count("\n") + 1 for each in rows)
    gaps = [after - before for before, after in pairwise(places)]
    assert min(gaps) >= lines * size_of(width)
    assert places[0] >= 0
    assert places[-1] <= spec["height"]


def test_one_future_that_goes_far_off_does_not_flatten_the_others():
    far = [(*each[:3], 90e9 * at, *each[4:]) for at, each in enumerate(OWN)]
    least, most = layers_of(drawn(far), "area")[0]["encoding"]["y"]["scale"]["domain"]
    assert most < 20
    assert least <= 0


def test_without_a_number_nothing_is_drawn():
    assert drawn([])["data"]["values"] == []
