"""Charts as SVG in a page: small, without anything that is not seen, and with ids of their own."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sixteenth.faces.charts import draw, files
from sixteenth.faces.charts.draw import spec_of, svg_of
from sixteenth.faces.report.drawings import drawn, lacking_drawings
from tests.faces.charts.examples import ANSWER, CHARTS, words_in_tests

pytest.importorskip("vl_convert", reason="an extra of its own")


@pytest.fixture(autouse=True)
def words_of_the_example(monkeypatch):
    monkeypatch.setattr(draw, "words_of", words_in_tests)


def spec(form):
    return spec_of(ANSWER, CHARTS[form], "en", 390)


@pytest.mark.parametrize("form", CHARTS)
def test_it_is_half_as_long_and_says_the_same(form):
    plain, short = svg_of({**spec(form), "title": None}), drawn(spec(form), form)
    assert len(short) < 0.7 * len(plain)
    told = ["".join(each.itertext()) for each in ET.fromstring(plain).iter() if each.tag.endswith("text")]  # noqa: S314
    kept = ["".join(each.itertext()) for each in ET.fromstring(short).iter("text")]  # noqa: S314
    assert kept == told


@pytest.mark.parametrize("form", CHARTS)
def test_ids_begin_with_its_key_and_nothing_is_fetched(form):
    short = drawn(spec(form), "mine")
    picture = ET.fromstring(short)  # noqa: S314
    assert all(each.get("id", "mine-").startswith("mine-") for each in picture.iter())
    assert "http" not in short
    assert "href" not in short


def test_dots_are_circles():
    assert drawn(spec("outcomes"), "a").count("<circle") == 4


def test_what_draws_them_is_asked_for_with_its_cure(monkeypatch):
    assert not list(lacking_drawings(Path("report.html")))
    monkeypatch.setattr(files, "find_spec", lambda _: None)
    (fault,) = lacking_drawings(Path("report.html"))
    assert "sixteenth[charts]" in fault.cure
