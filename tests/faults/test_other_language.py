"""Whatever is wrong with a scenario is told in Chinese throughout: English are names, values, units and places only."""

import re
from unicodedata import east_asian_width

import pytest

from sixteenth.errors import Fault
from sixteenth.scenarios.files.written_units import known_units, written_units
from tests.faults import test_out_of_sight
from tests.faults.test_all_faults_together import faults_of, make_workspace
from tests.faults.workspace import INJECTORS, Workspace

OUT_OF_SIGHT = (
    test_out_of_sight.toml_that_is_none,
    test_out_of_sight.text_that_is_none,
    test_out_of_sight.path_that_leads_out,
    test_out_of_sight.unknown_parent,
    test_out_of_sight.circle_of_parents,
)
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|`[^`]*`|\[[^\]]*\]")
RUN = re.compile(r"\b[a-z]{2,}(?: [a-z]{2,})+\b")
SPOKEN = re.compile(r"\b(?:a|the|of|is|it|that|which|from|with|without|and|or|not|for|under|give|write|use)\b")
CODE = re.compile(r"\w+ = ?\S*")
OF_OTHERS = re.compile(  # what Python says of an error, and what a limit of the workspace says of itself
    r"\w+(?:Error|Exception): .*|(?:Expected|Invalid|Unclosed|Cannot|Illegal|Found|Unterminated).*?；"
    r"|name  is not defined|is invented|one is part of the other|a part is less than the whole"
)
WIDER = 1.5  # times as wide as the English line, at most: a Chinese letter takes two columns and says more


def english_in(line: str) -> list[str]:
    """Find words of English sentences in a line, less what stands in quotes, units, and what Python says."""
    units = sorted({unit for each in known_units() for unit in written_units(each)}, key=len, reverse=True)
    left = OF_OTHERS.sub("", CODE.sub("", QUOTED.sub("", line)))
    for unit in units:
        left = left.replace(unit, "")
    return [*RUN.findall(left), *SPOKEN.findall(left)]


def columns(line: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in line)


def check_chinese(fault: Fault, folder: str) -> None:
    first, where, sides, cure = fault.lines("zh")
    assert where == f"  位置：{fault.where.told('zh')}"
    assert [english_in(line.replace(folder, "")) for line in (first, sides, cure)] == [[], [], []], fault.told("zh")
    for line, english in zip((first, sides, cure), (fault.lines()[i] for i in (0, 2, 3)), strict=True):
        assert columns(line) <= WIDER * len(english) + 8, line


def check_all(work: Workspace) -> None:
    faults = faults_of(work)
    assert faults
    for fault in faults:
        check_chinese(fault, str(work.folder))


@pytest.mark.parametrize("inject", [*INJECTORS, *OUT_OF_SIGHT], ids=lambda inject: inject.__name__)
def test_a_fault_is_told_in_chinese(inject, tmp_path):
    for seed in range(3):
        work = make_workspace(tmp_path / str(seed), seed)
        inject(work)
        check_all(work)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("没有 'the price'，应为 billion USD/month", []),
        ("应为 a number", ["a"]),
        ("应为 nothing here", ["nothing here"]),
        ("SyntaxError: invalid syntax of a line", []),
    ],
)
def test_english_is_found(line, found):
    assert english_in(line) == found
