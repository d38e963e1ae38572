"""Notices of a fit are told beside any command, in the language that it answers in."""

import pytest

import sixteenth
from sixteenth.interfaces.fit_notices import tell_of_fit
from tests.interfaces.command_line import call
from tests.interfaces.fitted import fitted_lemonade


def test_an_old_fit_is_told_by_check(capsys, tmp_path):
    with pytest.warns(FutureWarning, match="older than the facts: it knows those until 2026-05-01"):
        told = call(capsys, "check", str(fitted_lemonade(tmp_path, "0" * 64)), "--allow-code")
    assert told.code == 0


def test_an_old_fit_is_told_in_chinese(tmp_path):
    read = sixteenth.read(str(fitted_lemonade(tmp_path, "0" * 64)), allow_code=True)
    with pytest.warns(FutureWarning, match="早于现有事实"):
        tell_of_fit(read, "zh")
