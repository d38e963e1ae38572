"""Templates escape what is put in."""

import jinja2
import pytest
from markupsafe import Markup

from sixteenth.faces.html.templates_of import rendered


def test_a_text_is_escaped_and_a_fragment_is_not():
    html = rendered("heading", title="<b>", claim=Markup("<i>x</i>"), lang="en")
    assert "&lt;b&gt;" in html
    assert "<i>x</i>" in html


def test_a_part_that_is_missing_is_not_passed_over():
    with pytest.raises(jinja2.UndefinedError):
        rendered("heading", title="a", lang="en")
