"""Arrays are fetched once, when they are first read."""

import pytest

from sixteenth.engine.on_demand import OnDemand, held


def test_an_array_is_fetched_once_and_what_was_read_is_known():
    fetched: list[str] = []

    def fetch(name: str) -> int:
        fetched.append(name)
        return len(fetched)

    arrays = OnDemand(("cash", "price"), fetch)
    assert ("cash" in arrays, "rent" in arrays, len(arrays), list(arrays)) == (True, False, 2, ["cash", "price"])
    assert held(arrays) == {}
    assert arrays["cash"] == arrays["cash"] == 1
    assert held(arrays) == {"cash": 1}
    assert fetched == ["cash"]


def test_what_is_not_there_is_not_fetched():
    with pytest.raises(KeyError):
        OnDemand((), lambda _: 1)["cash"]


def test_other_arrays_are_all_in_memory():
    assert held({"cash": 1}) == {"cash": 1}
