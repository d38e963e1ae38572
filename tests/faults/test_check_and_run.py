"""`sixteenth check` and `sixteenth run` tell the same faults, all of them, and leave with exit code 1."""

import json
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sixteenth.interfaces.cli import app
from tests.faults import inject_equations, inject_values
from tests.faults.test_all_faults_together import faults_of, make_workspace
from tests.faults.workspace import INJECTORS, Inject

TOLD_BY_BOTH = [inject for inject in INJECTORS if inject is not inject_values.unknown_fact]


def run_command(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, str, object]:
    with pytest.raises(SystemExit) as left:
        app(words)
    told = capsys.readouterr()
    return told.out, told.err, left.value.code


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.sampled_from(TOLD_BY_BOTH), min_size=2, max_size=8), seed=st.integers(0, 2**32 - 1))
def test_check_and_run_tell_every_fault(capsys, chosen: list[Inject], seed: int):
    with TemporaryDirectory() as folder:
        work = make_workspace(folder, seed)
        assert [each for inject in chosen for each in inject(work)]
        faults = faults_of(work)
        for command in ("check", "run"):
            out, err, code = run_command(capsys, command, work.scenario, "--allow-code")
            assert (out, code) == ("", 1)
            assert all(str(fault) in err for fault in faults)
            assert f"{len(faults)} fault{'s' if len(faults) > 1 else ''}; nothing was run" in err
        out, err, code = run_command(capsys, "check", work.scenario, "--allow-code", "--json")
        told = json.loads(out)
        assert (err, code, told["ok"]) == ("", 1, False)
        assert [(each["fault"], each["file"], each["line"]) for each in told["faults"]] == [
            (type(fault).__name__, fault.where.file, fault.where.line) for fault in faults
        ]


def test_what_was_left_to_the_run_is_told_by_check(capsys, tmp_path):
    work = make_workspace(tmp_path, 1)
    inject_values.unvalued_parameter(work)
    inject_values.unlabelled_axis(work)
    inject_values.outside_the_run(work)
    inject_equations.stream_collision(work)
    inject_equations.unit_slip(work)
    _, err, code = run_command(capsys, "check", work.scenario, "--allow-code")
    assert code == 1
    assert "5 faults; nothing was run" in err


def test_a_fact_that_is_not_there_is_told_by_check(capsys, tmp_path):
    work = make_workspace(tmp_path, int(Random(1).random()))  # noqa: S311 - a place, not a secret
    inject_values.unknown_fact(work)
    _, err, code = run_command(capsys, "check", work.scenario, "--allow-code")
    assert code == 1
    assert "A fact that is cited and cannot be found" in err
