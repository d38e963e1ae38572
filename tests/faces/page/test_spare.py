"""Memory that is given back."""

import sys

import pytest

from sixteenth.faces.page.spare import give_back


def test_memory_is_given_back_where_the_library_can(monkeypatch: pytest.MonkeyPatch):
    assert give_back() in (True, False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert not give_back()
