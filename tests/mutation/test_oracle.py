"""The oracle sees each broken promise, and spoiling does what it says."""

import signal
from dataclasses import replace

import pytest

from sixteenth.interfaces.cli import app
from tests.mutation import bench
from tests.mutation.commands import commands
from tests.mutation.families import FAMILIES
from tests.mutation.luck import Luck
from tests.mutation.mutant import Mutant, Outcome, Told
from tests.mutation.oracle import general, problems_of
from tests.mutation.own_files import BOOK, FACTS, LEDGER, PLAN, SWEEP, book
from tests.mutation.saved import FILE, FOLDER, saved_file, saved_folder
from tests.mutation.scenarios import base
from tests.mutation.spoiling import spoil
from tests.mutation.tables import TABLES
from tests.mutation.worker import Worker

TEXT = "A value in another unit: 'cash'\n  at x.toml:7\n  got 'x', expected 'USD'\n  cure: write unit = \"USD\""
CHINESE = "出错\n  位置\uff1ax:7\n  得到\uff1aa\uff1b应为\uff1ab\n  解决办法\uff1ac"
FAULT = Told("WrongUnit", "'cash'", "x.toml", 7, "'x'", "'USD'", 'write unit = "USD"', TEXT)
MUTANT = Mutant("lemonade", "other value", (("x.toml", b"a\n" * 9),), ("x.toml",), (7, 7), (5, 9), ("rent",))
REFUSED = Outcome("refused", (FAULT,))


def kinds(mutant: Mutant, outcome: Outcome, unspoilt: Outcome | None = None) -> list[str]:
    return [general(problem.kind) for problem in problems_of(mutant, outcome, unspoilt)]


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({}, None),
        ({"cure": " "}, "an empty part: cure of WrongUnit"),
        ({"text": CHINESE}, None),
        ({"text": CHINESE.rpartition("\n")[0]}, "not four lines: WrongUnit"),
        ({"text": TEXT + "\nmore"}, "not four lines: WrongUnit"),
        ({"text": TEXT.replace("'x'", "'\x1b[31m'")}, "characters that a terminal obeys: WrongUnit"),
        ({"text": TEXT.replace("'x'", "'\u202e'")}, "characters that a terminal obeys: WrongUnit"),
        ({"text": TEXT.replace("'x'", "x" * 5000)}, "a fault of thousands of letters: WrongUnit"),
        ({"line": 1}, "told at line N: WrongUnit"),
        ({"line": 99}, "a line beyond the end: WrongUnit"),
        ({"line": 3}, "told elsewhere: WrongUnit"),
        ({"line": 3, "text": TEXT + " rent"}, None),  # another entry, which names what was changed
        ({"file": "parameters.toml"}, "told elsewhere: WrongUnit"),
    ],
)
def test_each_broken_promise_of_a_fault_is_seen(changed, kind):
    found = kinds(MUTANT, replace(REFUSED, faults=(replace(FAULT, **changed),)))
    assert (kind in found) if kind else (found == [])


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (Outcome("raised", said="TypeError at x.py:f"), "raised: TypeError at x.py:f"),
        (Outcome("hung", said="x.py, line 5 in f"), "hung: x.py, line N in f"),
        (Outcome("died", said="SIGSEGV: x"), "died: SIGSEGV: x"),
        (Outcome("accepted", seconds=3.0), "slow"),
        (Outcome("refused"), "refused without a fault"),
        (Outcome("ran", code=70), "exit code N"),
        (Outcome("ran", error_output="Traceback (most recent call last):\n"), "a traceback on standard error"),
        (Outcome("accepted", hash="a", digest="c"), "other numbers under the same hash"),
        (Outcome("accepted", hash="b", digest="b"), "ignored in silence: other value"),
        (Outcome("accepted", notes=("a warning: x",)), "a warning: x"),
    ],
)
def test_each_broken_promise_of_an_outcome_is_seen(outcome, kind):
    assert kind in kinds(replace(MUTANT, changes=True), outcome, Outcome("accepted", hash="a", digest="b"))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_number_makes_the_same_mutant_again(family):
    make = FAMILIES[family]
    first = [make(Luck(number)) for number in range(10)]
    assert [make(Luck(number)) for number in range(10)] == first
    assert len({(mutant.files, mutant.words) for mutant in first}) > 5


def test_the_lines_that_are_named_are_those_that_changed():
    text = base()["market_day.toml"]
    before = text.split(b"\n")
    for number in range(400):
        spoilt = spoil(Luck(number), text)
        if spoilt.lines is None or spoilt.text == text:
            continue
        after = spoilt.text.split(b"\n")
        first = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before) - 1) + 1
        assert spoilt.lines[0] <= first <= spoilt.lines[1] + 1, (number, spoilt.operator)


def test_every_command_is_tried():
    assert commands().keys() == {name for name in app if not name.startswith("-")}
    assert all(commands().values())


@pytest.fixture(scope="module")
def worker():
    made = Worker()
    yield made
    made.close()


READ = ("lemonade.toml", "hot_summer.toml", "market_day.toml", "broad.toml", "contracts.toml")


@pytest.mark.parametrize("read", READ)
def test_what_is_not_spoilt_is_accepted(worker, read):
    outcome = worker.try_(Mutant("lemonade", "nothing", (), (read,)), frozenset({"run"}))
    assert (outcome.ended, outcome.notes) == ("accepted", ())
    assert outcome.hash
    assert outcome.digest


def test_a_process_that_dies_is_an_outcome_and_the_next_goes_on(worker):
    nothing = Mutant("lemonade", "nothing", (), ("lemonade.toml",))
    assert worker.try_(nothing).ended == "accepted"
    worker.process.send_signal(signal.SIGKILL)
    worker.process.wait()
    assert worker.try_(nothing).ended == "died"
    assert worker.try_(nothing).ended == "accepted"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_not_spoilt_is_accepted(worker, name):
    file, header, rows = TABLES[name]
    content = "\n".join((header, *rows)).encode()
    assert worker.try_(Mutant("csv", "nothing", ((file, content),), (name,))).ended == "accepted"


@pytest.mark.parametrize(
    "words", [("facts", FACTS), ("ledger", LEDGER), ("plan", PLAN), ("sweep", SWEEP)], ids=lambda words: words[0]
)
def test_a_file_that_somebody_brings_and_that_is_not_spoilt_is_accepted(worker, words):
    assert worker.try_(Mutant(words[0], "nothing", (), words)).ended == "accepted"


@pytest.mark.parametrize("family", ["ledger", "plan"])
def test_a_workbook_that_is_not_spoilt_is_accepted(worker, family):
    assert worker.try_(Mutant("sheet", "nothing", ((BOOK, book(family)),), (family, BOOK))).ended == "accepted"


@pytest.mark.parametrize(
    ("link", "ended"), [("#s=central&q=race&draws=5", "accepted"), ("#s=nowhere", "refused"), ("#z=%00", "refused")]
)
def test_a_link_is_read_or_refused(worker, link, ended):
    assert worker.try_(Mutant("link", "nothing", words=(link, "en"))).ended == ended


@pytest.mark.parametrize(
    ("method", "path", "body", "ended"),
    [
        ("GET", "/api/ask/checks", "", "accepted"),
        ("GET", "/api/ask/nothing", "", "refused"),
        ("POST", "/api/ask/checks", "[", "refused"),
        ("PUT", "/", "", "refused"),
    ],
)
def test_a_request_is_answered_or_refused(worker, method, path, body, ended):
    words = (method, path, "s=interview_arithmetic", '{"host": "localhost"}', body)
    mutant = Mutant("page", "nothing", words=words)
    outcome = worker.try_(mutant)
    assert outcome.ended == ended
    assert [*problems_of(mutant, outcome)] == []


def test_what_was_saved_and_not_spoilt_is_loaded(worker):
    files = tuple(saved_folder().items())
    for mutant in (
        Mutant("saved", "cut nothing", ((FILE, saved_file()),), ("load", FILE)),
        Mutant("folder", "cut nothing", files, ("load", FOLDER)),
        Mutant("folder", "cut nothing", files, ("go on", FOLDER)),
    ):
        outcome = worker.try_(mutant)
        assert (outcome.ended, outcome.notes) == ("accepted", ())


def test_seconds_are_those_of_a_plain_machine(monkeypatch):
    """Where known work takes three times as long, so may anything else; what is quick is not asked about."""
    monkeypatch.setattr(bench, "slowness", lambda: 3.0)
    assert bench.on_a_plain_machine(6.0) == 2.0
    assert bench.on_a_plain_machine(0.4) == 0.4


def test_no_machine_is_faster_than_plain_and_a_slow_one_is_seen(monkeypatch):
    monkeypatch.setattr(bench, "REFERENCE_SECONDS", 1e3)
    assert bench.slowness() == 1.0
    monkeypatch.setattr(bench, "REFERENCE_SECONDS", 1e-6)
    assert bench.slowness() > 100


@pytest.mark.parametrize(
    ("path", "query"), [("/api/ask/race", "s=c\udc80entral"), ("/nothing", "s\udc80=1"), ("/api/meta", "lab=\udc80")]
)
def test_bytes_of_a_request_that_are_no_letters_are_no_fault_of_the_program(worker, path, query):
    mutant = Mutant("page", "nothing", words=("GET", path, query, '{"host": "localhost"}', ""))
    assert [*problems_of(mutant, worker.try_(mutant))] == []
