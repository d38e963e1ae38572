"""Findings in the terminal: what is told under one stands further in, and apart."""

import io

import pytest
from rich.console import Console

from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.wording import Words
from sixteenth.interfaces.outline import tell_findings

WORDS = Words({"says": "{what}."}, {}, {}, {})


def says(what: str, *under: Finding) -> Finding:
    return Finding("says", {"what": Figure(what, "text")}, under=under)


@pytest.mark.parametrize(("plain", "mark"), [(True, "-"), (False, "\N{BULLET}")])
def test_what_is_under_stands_further_in_and_apart(plain, mark):
    console = Console(file=io.StringIO(), width=40, no_color=True)
    deep = says("c", says("b", says("a")))
    tell_findings(console, [says("one"), says("two"), deep, says("three")], WORDS, plain=plain)
    assert console.file.getvalue().splitlines() == [  # type: ignore[attr-defined]
        *(f"{mark} one.", f"{mark} two.", "", f"{mark} c.", "    b.", "        a.", "", f"{mark} three."),
    ]
