"""The page of published results: sections by name, and those without their data stay as they are."""

import importlib
import math
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "generated" / "reproductions.md"


@pytest.fixture
def page(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    yield importlib.import_module("reproductions_page")
    sys.modules.pop("reproductions_page", None)


def test_every_publication_has_a_section_and_a_row(page):
    from sixteenth.reproductions.published import names

    text = PAGE.read_text(encoding="utf-8")
    assert set(page.sections(text)) == set(names())
    assert all(f"(#{name})" in text for name in names())


def test_what_lacks_its_data_keeps_its_section(page, monkeypatch, tmp_path):
    monkeypatch.setenv("SIXTEENTH_DATA", str(tmp_path))
    kept = ("exposure", "interview")
    monkeypatch.setattr(page, "choose", lambda _: chosen(kept))
    before = PAGE.read_text(encoding="utf-8")
    made = page.reproductions_page(before)
    assert page.sections(made)["exposure"] == page.sections(before)["exposure"]
    assert page.sections(made)["interview"] == page.sections(before)["interview"]


def chosen(names):
    from sixteenth.reproductions.published import read_publication

    return [read_publication(name) for name in names]


def test_the_page_counts_what_comes_out_and_what_is_known_not_to(page):
    told = {"a": "## A title\n\n| `1` | x | 1 | 1 | 0 | 1 | yes |\n| `2` | x | 1 | 2 | +1 | 0.1 | known |\n"}
    assert "| [A title](#a) | 2 | 1 | 1 |" in page.overview(told)


def test_what_differs_is_gathered_with_its_reason(page):
    told = {"a": "## A title\n\n- `2`: Because.\n\n- A source (published)\n", "b": "## Other\n\n- A source\n"}
    assert page.differences(told) == "## Where we differ\n\n[A title](#a)\n\n- `2`: Because.\n"


def test_a_number_ends_where_its_tolerance_can_tell_it(page):
    assert cells(page, 0.34731, 0.347310512, 0.0005) == ["0.34731", "0", "0.0005"]
    assert cells(page, 0.34731, 0.347309898, 0.0005) == ["0.34731", "0", "0.0005"]  # another processor's
    assert cells(page, 213.0, 211.882, 0.5) == ["211.88", "-1.12", "0.5"]
    assert cells(page, 3.121e11, 3.1207e11, 0.0005, "relative") == ["3.1207e+11", "-30000000", "0.05 %"]
    assert cells(page, 1.0, 1.0, 0.0) == ["1", "0", "0"]
    assert cells(page, math.inf, math.inf, 1e-7) == ["inf", "0", "1e-07"]


def cells(page, published, ours, tolerance, closeness="absolute"):
    """Return what a row says of ours, of the difference and of the tolerance."""
    from sixteenth.reproductions.reproduce import Row

    difference = 0.0 if ours == published else ours - published
    told = ("one", "a", "x", published, ours, difference, tolerance, closeness)
    row = Row(*told, is_ok=True, status="published", source="A source", known_difference="")
    return page.line(row).split(" | ")[3:6]
