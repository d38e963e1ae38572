"""A page made on another kind of processor is the same page; one with another number, word or line is not."""

import pytest

from docs.alike import are_alike

WRITTEN = "What they only do together: -25.56bn USD (standard error 54bn USD: within chance) in 2027.\n"


@pytest.mark.parametrize(
    ("what", "instead"),
    [("-25.56bn", "-25.67bn"), ("-25.56bn", "-25.56bn"), ("-25.56bn USD (standard", "-25.55bn USD (standard")],
)
def test_last_digits_are_another_processors(what, instead):
    assert are_alike(WRITTEN, WRITTEN.replace(what, instead))


@pytest.mark.parametrize(
    ("what", "instead"),
    [
        ("-25.56bn", "-25.76bn"),
        ("-25.56bn", "25.56bn"),
        ("-25.56bn", "-255.6bn"),
        ("-25.56bn", "-2,556bn"),
        ("54bn", "55bn"),
        ("2027", "2028"),
        ("within", "beyond"),
        ("\n", "\n\n"),
        ("-25.56bn", "-25.56bn 25.56bn"),
    ],
)
def test_anything_else_is_another_page(what, instead):
    assert not are_alike(WRITTEN, WRITTEN.replace(what, instead, 1))


def test_the_last_place_may_be_rounded_otherwise():
    assert are_alike("1.2 and 1,000", "1.3 and 1,001")
    assert not are_alike("1.2", "1.4")
