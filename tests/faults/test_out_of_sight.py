"""Where a file cannot be opened, or may not be, what was in it is unknown: that is told, and what can still be seen."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sixteenth.errors import CircularParents, Fault, ForeignCode, OutsidePath, Refused, UnknownScenario, UnreadableFile
from sixteenth.scenarios.assemble import read_scenario
from tests.faults import inject_values
from tests.faults.test_all_faults_together import check_four_lines, make_workspace, places, wanted
from tests.faults.workspace import BOOKS, CARDS, OUTPUTS, PARENT, TOP, Expected, Inject, Workspace

STILL_SEEN: list[Inject] = [
    inject_values.wrong_value_entry,
    inject_values.wrong_kind_or_source,
    inject_values.wrong_fact,
    inject_values.wrong_labels,
    inject_values.wrong_event,
    inject_values.unknown_entry,
    inject_values.misspelt_entry,
    inject_values.value_without_source,
]


def toml_that_is_none(work: Workspace) -> list[Expected]:
    file = work.random.choice((CARDS, OUTPUTS))
    work.append(file, f"[{work.name()}]\n{work.name()} = = 3")
    return [Expected(UnreadableFile, file, (" = = 3",), ("mend the line",))]


def text_that_is_none(work: Workspace) -> list[Expected]:
    file = work.random.choice((CARDS, OUTPUTS))
    (work.folder / file).write_bytes(b"\xff\xfe" + work.random.randbytes(9))
    return [Expected(UnreadableFile, file, (), ("UTF-8",))]


def python_that_is_none(work: Workspace) -> list[Expected]:
    file = work.random.choice((BOOKS, "stand/demand/elastic.py", "stand/demand/linear.py"))
    line, error = work.random.choice(
        [
            ("def broken(:", "SyntaxError"),
            (f"import {work.name()}", "ModuleNotFoundError"),
            ("ANA = 1 / 0", "ZeroDivisionError"),
            (f"ANA: {work.name()}", "NameError"),
        ]
    )
    work.append(file, line)
    return [Expected(UnreadableFile, file, (line,), (error,))]


def path_that_leads_out(work: Workspace) -> list[Expected]:
    path = work.random.choice(["..", "/", f"../{work.name()}", f"/{work.name()}.py", "."])
    old, new = work.random.choice(
        [
            ('equations = ["stand"]', f'equations = ["stand", "{path}"]'),
            ('parameters = ["parameters.toml"]', f'parameters = ["parameters.toml", "{path}"]'),
        ]
    )
    work.edit(PARENT, old, new)
    return [Expected(OutsidePath, PARENT, (new,), (path, "inside the folder"))]


def missing_file(work: Workspace) -> list[Expected]:
    name = work.name()
    old, new = work.random.choice(
        [
            ('equations = ["stand"]', f'equations = ["stand", "{name}.py"]'),
            ('parameters = ["parameters.toml"]', f'parameters = ["parameters.toml", "{name}.py"]'),
        ]
    )
    work.edit(PARENT, old, new)
    return [Expected(UnreadableFile, PARENT, (new,), ("no such file", "correct the path"))]


def unknown_parent(work: Workspace) -> list[Expected]:
    parent, told = work.random.choice(
        [
            ("interview_arithmetik", "did you mean 'interview_arithmetic'?"),
            ("hot_sumer.toml", "did you mean 'hot_summer.toml'?"),
            (work.name(), "interview_arithmetic"),
        ]
    )
    work.edit(PARENT, 'parent = "interview_arithmetic"', f'parent = "{parent}"')
    return [Expected(UnknownScenario, PARENT, ("parent =",), (parent, told))]


def circle_of_parents(work: Workspace) -> list[Expected]:
    parent = work.random.choice((TOP, PARENT))
    work.edit(PARENT, 'parent = "interview_arithmetic"', f'parent = "{parent}"')
    return [Expected(CircularParents, PARENT, ("parent =",), ("lemonade", "remove one parent"))]


def code_without_permission(_work: Workspace) -> list[Expected]:
    return [Expected(ForeignCode, PARENT, ("[code]",), ("stand", "--allow-code"))]


BLINDING: list[Inject] = [
    toml_that_is_none,
    text_that_is_none,
    python_that_is_none,
    path_that_leads_out,
    missing_file,
    unknown_parent,
    circle_of_parents,
    code_without_permission,
]


def faults_of(work: Workspace, *, allow_code: bool) -> tuple[Fault, ...]:
    with pytest.raises(Refused) as refused:
        read_scenario(work.scenario, allow_code=allow_code)
    return refused.value.faults


def check_told(work: Workspace, blind: Inject, others: list[Inject]) -> None:
    expected = [each for inject in (*others, blind) for each in inject(work)]
    faults = faults_of(work, allow_code=blind is not code_without_permission)
    assert places(work, faults) == wanted_or_missing(work, expected), "\n\n".join(map(str, faults))
    for fault in faults:
        check_four_lines(fault)
    text = "\n".join(map(str, faults))
    assert all(word in text for each in expected for word in each.tells)


def wanted_or_missing(work: Workspace, expected: list[Expected]) -> object:
    return sum((wanted(work, [each]) for each in expected), start=wanted(work, []))


@pytest.mark.parametrize("blind", BLINDING, ids=lambda inject: inject.__name__)
def test_what_blinds_is_told_alone(blind, tmp_path):
    for seed in range(6):
        check_told(make_workspace(tmp_path / str(seed), seed), blind, [])


@settings(max_examples=60)
@given(
    blind=st.sampled_from(BLINDING),
    others=st.lists(st.sampled_from(STILL_SEEN), min_size=1, max_size=6),
    seed=st.integers(0, 2**32 - 1),
)
def test_what_can_still_be_seen_is_told_too(blind: Inject, others: list[Inject], seed: int):
    with TemporaryDirectory() as folder:
        check_told(make_workspace(folder, seed), blind, others)


@pytest.mark.parametrize("break_it", ["title = = 3\n", "[values\n"])
def test_a_scenario_that_cannot_be_read_is_one_fault(tmp_path, break_it):
    work = make_workspace(tmp_path, 0)
    work.write(TOP, break_it + work.text(TOP))
    (fault,) = faults_of(work, allow_code=True)
    assert (type(fault), fault.where.file, fault.where.line) == (UnreadableFile, work.scenario, 1)


def test_a_parent_that_cannot_be_read_is_one_fault(tmp_path):
    work = make_workspace(tmp_path, 0)
    work.write(PARENT, work.text(PARENT).replace("months = 24", "months = 24 months"))
    (fault,) = faults_of(work, allow_code=True)
    assert isinstance(fault, UnreadableFile)
    assert fault.where.line == work.line(Expected(UnreadableFile, PARENT, ("months =",)))


@pytest.mark.parametrize("name", ["interview_arithmetik", "nowhere.toml", "nowhere", ""])
def test_a_scenario_that_is_not_there_is_one_fault(name):
    with pytest.raises(Refused) as refused:
        read_scenario(name)
    (fault,) = refused.value.faults
    assert isinstance(fault, UnknownScenario)
    check_four_lines(fault)


def test_a_seed_breaks_the_same_things_again(tmp_path):
    texts = []
    for copy in ("one", "two"):
        work = Workspace(Path(tmp_path) / copy, Random(5))  # noqa: S311 - names, not secrets
        inject_values.wrong_distribution(work)
        texts.append(work.text(TOP) + work.text(PARENT) + work.text(CARDS))
    assert texts[0] == texts[1]
