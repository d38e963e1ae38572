"""Whatever is too much of something is refused in four lines, quickly and before memory is taken for it."""

import resource
import shutil
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.evidence.facts_read.facts_file import read_facts_file
from sixteenth.evidence.own_books.read_books import Wanted, read_own_books
from sixteenth.evidence.own_plan.read_plan import read_plan
from sixteenth.faces.link.packing import packed
from sixteenth.faces.link.state import read_link
from sixteenth.scale.sweeps.plan import read_plan as read_sweep
from sixteenth.scenarios.files.positions import MOST_ENTRIES
from sixteenth.scenarios.files.schema import MOST_LABELS, MOST_VALUES
from tests.engine.worlds import LEMONADE

DEEP = 10_000
QUICK_SECONDS = 8.0  # of processor time; what is not refused takes minutes, or all memory
LITTLE = 400  # megabytes
SPARSE = 2 * 2**30  # bytes of a file of nothing, which takes no room on a disk
BASE = (LEMONADE / "lemonade.toml").read_text(encoding="utf-8")
LABELS = 'stand = ["Ana", "Ben"]'


def labels(count):
    listed = ", ".join(f'"a{number}"' for number in range(count))
    return BASE.replace(LABELS, f"stand = [{listed}]")


def values(count):
    card = 'value = 1\nunit = "USD"\nkind = "judgement"\nsource = "Somebody"\n'
    return BASE + "".join(f"\n[values.v{number}]\n{card}" for number in range(count))


def beside_the_stand(folder, text):
    """Write a scenario into a folder that has what the lemonade world names."""
    shutil.copytree(LEMONADE, folder / "world", ignore=shutil.ignore_patterns("__pycache__"))
    file = folder / "world" / "own.toml"
    file.write_text(text, encoding="utf-8")
    return file


def refused(call):
    """Return the first fault, and hold all of them to their four lines, the time and the memory that they took."""
    began, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Refused) as told:
        call()
    taken = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert time.process_time() - began < QUICK_SECONDS
    assert taken < LITTLE
    assert all(len(fault.lines(language)) == 4 for fault in told.value.faults for language in ("en", "zh"))
    return told.value.faults[0]


@pytest.mark.parametrize(
    ("text", "got", "expected"),
    [
        ("title = " + "[" * DEEP + "]" * DEEP, "more than 20 tables or lists inside each other", "fewer"),
        ("x = " + "{ a = " * DEEP + "1" + " }" * DEEP, "more than 20 tables or lists inside each other", "fewer"),
        (f"[{'.'.join('a' * DEEP)}]\nx = 1", "more than 20 tables or lists inside each other", "fewer"),
        (f"x = [{'1, ' * MOST_ENTRIES}1]", "250,002 entries", "at most 250,000"),
        (labels(MOST_LABELS + 1), "1,001 entries", "at most 1,000"),
        (values(MOST_VALUES + 1), "10,0", "at most 10,000"),
        (BASE.replace("months = 24", "months = 1_000_000_000"), "1000000000", "a whole number from 1 to 1200"),
        (
            BASE.replace("draws = 1000", "draws = 1_000_000_000_000"),
            "1000000000000",
            "a whole number from 1 to 10000000",
        ),
        (BASE.replace("draws = 1000", f"draws = {'9' * 5000}"), "a number with thousands of digits", "TOML"),
        (BASE + "\n[[event]]" * 10_001, "a list of 10001 tables", "tables, at most 10000 of them"),
    ],
    ids=["lists", "tables", "names", "entries", "labels", "values", "months", "draws", "digits", "events"],
)
def test_too_much_in_a_scenario_is_refused(tmp_path, text, got, expected):
    file = beside_the_stand(tmp_path, text)
    fault = refused(lambda: sixteenth.read(str(file), allow_code=True))
    assert fault.got.startswith(got)
    assert fault.expected == expected


def test_as_much_as_may_be_is_read(tmp_path):
    """A limit refuses what is beyond it and nothing before: as many labels as an axis may have are no fault of it."""
    file = beside_the_stand(tmp_path, labels(MOST_LABELS))
    with pytest.raises(Refused) as told:  # of amounts that Ana and Ben have, and nobody else
        sixteenth.read(str(file), allow_code=True)
    assert not [fault for fault in told.value.faults if "entries" in fault.got]


READERS: Mapping[str, Callable[[str], Any]] = {
    "own.toml": sixteenth.read,
    "sweep.toml": lambda file: read_sweep(Path(file)),
    "facts.csv": lambda file: read_facts_file(file, date(2026, 6, 30)),
    "ledger.csv": lambda file: read_own_books(file, Wanted(date(2026, 6, 30))),
    "ledger.xlsx": lambda file: read_own_books(file, Wanted(date(2026, 6, 30))),
    "plan.csv": read_plan,
    "plan.xlsx": read_plan,
}


@pytest.mark.parametrize("name", READERS)
def test_a_file_of_gigabytes_is_refused_by_its_size(tmp_path, name):
    file = tmp_path / name
    with file.open("wb") as made:
        made.truncate(SPARSE)
    fault = refused(lambda: READERS[name](str(file)))
    assert fault.got in ("a file of over 10 MB", "a file of over 100 MB")


def test_points_of_a_sweep_are_counted_before_they_are_made(tmp_path):
    steps = "{ from = 0, to = 1, steps = 10_000 }"
    (tmp_path / "sweep.toml").write_text(f"[grid]\na = {steps}\nb = {steps}\nc = {steps}\n", encoding="utf-8")
    fault = refused(lambda: read_sweep(tmp_path / "sweep.toml"))
    assert (fault.got, fault.expected) == ("1,000,000,000,000 points", "at most 1,000,000")


@pytest.mark.parametrize(
    ("link", "got"),
    [
        ("#s=" + "x" * 20_000, "20003 letters"),
        ("#" + "&a=1" * 401, "more than 400 keys"),
        ("#z=" + packed("s=" + "x" * 10_000_000), "16385 letters"),
        ("#q=society&policy=" + "x" * 401, "401 letters"),
    ],
    ids=["letters", "keys", "packed", "an option"],
)
def test_a_link_that_is_too_long_is_refused(link, got):
    assert refused(lambda: read_link(link)).got == got


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"draws": 10**12}, "1 to 2147483648"),
        ({"months": 10**9}, "1 to 1200"),
        ({"seed": 2**40}, "0 to 4294967295"),
        ({"chunk": 10**9}, "1 to 100000"),
    ],
    ids=lambda each: "" if isinstance(each, str) else next(iter(each)),
)
def test_a_run_that_is_too_large_is_refused(options, expected):
    scenario = sixteenth.read(str(LEMONADE / "lemonade.toml"), allow_code=True)
    assert refused(lambda: sixteenth.run(scenario, back_end="numpy", **options)).expected == expected


def test_a_result_that_memory_cannot_hold_is_refused_before_it_is_made():
    scenario = sixteenth.read(str(LEMONADE / "lemonade.toml"), allow_code=True)
    fault = refused(lambda: sixteenth.run(scenario, back_end="numpy", draws=2**31))
    assert "GiB" in fault.got
    assert "GiB of memory" in fault.expected
