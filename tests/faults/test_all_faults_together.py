"""Whatever is wrong is told at once: every fault with its line, what was got and expected, and a cure; no more."""

import re
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sixteenth.errors import Fault, Refused
from sixteenth.evidence.facts_read.read_facts import find_evidence
from sixteenth.scenarios.assemble import Scenario, read_scenario
from tests.faults import inject_equations, inject_values  # noqa: F401 - they register what they inject
from tests.faults.workspace import INJECTORS, Expected, Inject, Workspace

Told = Counter[tuple[str, str, int]]


def make_workspace(folder: str | Path, seed: int) -> Workspace:
    return Workspace(Path(folder) / "world", Random(seed))  # noqa: S311 - names, not secrets


def read(work: Workspace) -> Scenario:
    return read_scenario(work.scenario, allow_code=True, find_evidence=find_evidence)


def faults_of(work: Workspace) -> tuple[Fault, ...]:
    try:
        read(work)
    except Refused as refused:
        return refused.faults
    return ()


def places(work: Workspace, faults: tuple[Fault, ...]) -> Told:
    return Counter(
        (type(each).__name__, str(Path(each.where.file).relative_to(work.folder)), each.where.line) for each in faults
    )


def wanted(work: Workspace, expected: list[Expected]) -> Told:
    return Counter((each.fault.__name__, each.file, work.line(each)) for each in expected)


def check_told(work: Workspace, expected: list[Expected]) -> None:
    """Compare what is told with what was injected: class, file and line, no fault more or less, and the words."""
    faults = faults_of(work)
    assert places(work, faults) == wanted(work, expected), "\n\n".join(map(str, faults))
    for each in expected:
        where = (each.fault, str(work.folder / each.file), work.line(each))
        texts = [str(fault) for fault in faults if (type(fault), fault.where.file, fault.where.line) == where]
        assert any(all(word in text for word in each.tells) for text in texts), (each.tells, texts)
    for fault in faults:
        check_four_lines(fault)


def check_four_lines(fault: Fault) -> None:
    what, where, sides, cure = fault.lines()
    assert str(fault) == f"{what}\n{where}\n{sides}\n{cure}"
    assert all((fault.what, fault.got, fault.expected, fault.cure))
    assert what.startswith((type(fault).__doc__ or "").rstrip("."))
    assert re.fullmatch(r"  at \S.*", where)
    assert re.fullmatch(r"(?s)  got .+, expected .+", sides)
    assert re.fullmatch(r"(?s)  cure: .+", cure)


def test_the_workspace_itself_has_no_fault(tmp_path):
    work = make_workspace(tmp_path, 0)
    work.value(work.parameter(), "value = 0.5")
    work.value(work.parameter(by_stand=True), "by = { Ana = 0.2, Ben = 0.3 }")
    scenario = read(work)
    assert {"next_cash", "operating_profit", "stop_hazard"} <= scenario.world.equations.keys()


@pytest.mark.parametrize("inject", INJECTORS, ids=lambda inject: inject.__name__)
def test_each_fault_alone(inject, tmp_path):
    for seed in range(8):
        work = make_workspace(tmp_path / str(seed), seed)
        expected = inject(work)
        assert {each.fault for each in expected} == {INJECTORS[inject]}
        check_told(work, expected)


@settings(max_examples=150)
@given(chosen=st.lists(st.sampled_from(list(INJECTORS)), min_size=2, max_size=14), seed=st.integers(0, 2**32 - 1))
def test_any_faults_are_told_together(chosen: list[Inject], seed: int):
    with TemporaryDirectory() as folder:
        work = make_workspace(folder, seed)
        expected = [each for inject in chosen for each in inject(work)]
        check_told(work, expected)
