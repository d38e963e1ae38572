"""Scenarios beside each other in words and tables."""

import io
from typing import Any

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.interfaces.comparing import compare_scenarios, contrast_tables, show_comparing
from sixteenth.interfaces.terminal import make_console

FEW: dict[str, Any] = {"draws": 16, "months": 24, "back_end": "numpy"}


@pytest.fixture(scope="module")
def central():
    return sixteenth.read("central")


def shown(comparing):
    console, text = make_console(plain=True), io.StringIO()
    console.file = text
    show_comparing(console, comparing, plain=True)
    return text.getvalue()


def test_nothing_differs_from_itself(central):
    found = compare_scenarios([central, central], **FEW)
    assert found.sentences == ("central and central assume the same: nothing differs.",)
    assert "What differs in the assumptions" not in shown(found)


def test_many_inputs_are_put_together_and_labels_told_as_one_line(central):
    told = shown(compare_scenarios([central, sixteenth.read("interview")], **FEW))
    assert "--each tells them apart" in told
    assert "lab sales today, 28" in told
    assert "date start" in told


def test_runs_that_start_apart_are_not_shared_out():
    late, early = sixteenth.read("year_late"), sixteenth.read("interview")
    found = compare_scenarios([early, late], **FEW)
    assert "cannot be shared out among inputs: the runs start in different months" in " ".join(found.sentences)
    titles = [str(table.title) for table in contrast_tables(found.contrasts[0])]
    assert not any(title.startswith("Which input did it") for title in titles)
    assert any("2027-07 and 2028-06" in title for title in titles)


def test_progress_counts_every_run(central):
    told = []
    compare_scenarios([central, sixteenth.read("commodity")], None, "run_off", lambda *each: told.append(each), **FEW)
    assert told[-1] == (224, 224)  # two scenarios and five inputs, each as it is and stopped, of 16 draws
    assert [done for done, _ in told] == sorted(done for done, _ in told)


@pytest.mark.parametrize("count", [1, 4])
def test_two_or_three_are_compared(central, count):
    with pytest.raises(Refused, match="2 to 3"):
        compare_scenarios([central] * count, **FEW)
