"""Whoever kept a link gets the same answer, or is told what moved it."""

import math
from importlib.metadata import version

import pytest

from tests.archive.replay import LINKS, differing, is_close, kept, moved, numbers_of
from tests.archive.results import kept_results

CASES = [(since, link) for since, links in kept().items() for link in links]
RESULTS = kept_results()


@pytest.mark.slow
@pytest.mark.parametrize(("since", "link"), CASES)
def test_a_link_of_a_release_says_what_it_said_or_why_not(since, link):
    found = differing(kept()[since][link], numbers_of(link))
    told = {each["number"] for each in moved() if (each["since"], each.get("link")) == (since, link)}
    assert [name for name in found if name not in told and "*" not in told] == []


def test_this_version_has_kept_its_answers():
    assert set(kept()[version("sixteenth")]) == set(LINKS)
    assert all(len(numbers) > 1 for numbers in kept()[version("sixteenth")].values())


def test_what_is_said_to_have_moved_was_kept_and_has_a_reason():
    for each in moved():
        assert each["link"] in kept()[each["since"]] if "link" in each else (each["since"], each["result"]) in RESULTS
        assert len(each["why"]) > 20


def test_a_number_that_differs_or_is_lost_is_named():
    then = {"a": 1.0, "b": 100.0, "gone": 2.0}
    assert differing(then, {"a": 1.001, "b": 101.0, "new": 3.0}) == ["gone", "new", "b"]
    assert is_close(0.0, 0.0)
    assert not is_close(0.0, 0.1)
    assert not is_close(1.0, math.inf)
