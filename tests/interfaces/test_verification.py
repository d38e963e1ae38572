from dataclasses import replace

import pytest

from sixteenth.engine.verify import Verification
from sixteenth.interfaces.verification import tell_verification


def verification(differing: int, largest: float, **recipe: tuple[object, object]) -> Verification:
    return Verification(3, 200, 1000, differing, "cash" if differing else None, largest, recipe)


def test_equal_bits_are_told():
    assert tell_verification(verification(0, 0.0)) == ["chunk 3 (200 draws, 1,000 numbers): every bit is equal"]


@pytest.mark.parametrize(
    ("largest", "verdict"), [(1e-7, "as close as another machine"), (1e-2, "further than rounding explains")]
)
def test_a_difference_is_told_with_what_it_means(largest, verdict):
    (line,) = tell_verification(verification(5, largest))
    assert "5 numbers differ" in line
    assert f"{largest:.1e}" in line
    assert "'cash'" in line
    assert verdict in line


def test_what_is_missing_is_told():
    found = replace(verification(1000, float("inf")), missing=("monthly cash", "closing cash"))
    (line,) = tell_verification(found)
    assert line.endswith("missing from the result: monthly cash, closing cash")


def test_what_was_compared_is_told_where_it_is_not_all():
    found = replace(verification(0, 0.0), arrays=(3, 8), labels={"stand": ("Ben", "Cem")})
    assert tell_verification(found) == [
        "chunk 3 (200 draws, 1,000 numbers): every bit is equal",
        "  the result keeps 3 of the 8 arrays of its run: these were compared",
        "  of stand it keeps Ben, Cem",
    ]
    assert len(tell_verification(replace(verification(0, 0.0), arrays=(8, 8)))) == 1


def test_what_differs_in_the_recipe_is_told():
    told = tell_verification(verification(0, 0.0, processor=("this", "that")))
    assert told[1:] == ["  processor was this, is that"]
