import sys

import pytest

from sixteenth.interfaces import progress
from sixteenth.interfaces.progress import show_progress


def test_nothing_is_told_where_data_is_asked_for(capsys):
    with show_progress(is_quiet=True) as tell:
        assert tell is None
    assert capsys.readouterr() == ("", "")


def test_a_log_gets_a_line_for_each_tenth_once_a_second_has_passed(capsys, monkeypatch):
    clock = iter(range(0, 10_000, 2))
    monkeypatch.setattr("time.monotonic", lambda: next(clock) + 100.0)
    with show_progress(is_quiet=False) as tell:
        assert tell is not None
        for done in range(0, 1001, 10):
            tell(done, 1000)
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert out == ""
    assert 9 <= len(lines) <= 10
    assert lines[-1] == "1,000 of 1,000 draws"


def test_a_short_run_tells_nothing(capsys, monkeypatch):
    monkeypatch.setattr("time.monotonic", lambda: 100.0)
    with show_progress(is_quiet=False) as tell:
        assert tell is not None
        for done in range(11):
            tell(done, 10)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("seconds", [0.0, 5.0])
def test_a_terminal_gets_a_bar_that_leaves_nothing_behind(capsys, monkeypatch, seconds):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", -1.0 if seconds else 1e9)
    with show_progress(is_quiet=False) as tell:
        assert tell is not None
        tell(1, 10)
        tell(10, 10)
    assert capsys.readouterr().out == ""
