"""Templates of a report escape, and its sheet fetches nothing."""

import jinja2
import pytest

from sixteenth.faces.report.templates import rendered, style


def test_texts_are_escaped():
    assert "&lt;b&gt;" in rendered("note", text="<b>")


def test_a_part_that_is_missing_is_not_passed_over():
    with pytest.raises(jinja2.UndefinedError):
        rendered("note")


def test_the_sheet_is_whole_and_fetches_nothing():
    assert ".findings" in style()
    assert "@page" in style()
    assert "url(" not in style()
