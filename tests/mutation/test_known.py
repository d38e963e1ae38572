"""What once went wrong is tried first, each by its name."""

import pytest

from tests.mutation.known import known_mutants
from tests.mutation.oracle import problems_of
from tests.mutation.worker import Worker


@pytest.fixture(scope="module")
def worker():
    made = Worker()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("mutant", "line"), [pytest.param(mutant, line, id=kind) for kind, mutant, line in known_mutants()]
)
def test_what_once_broke_a_promise_keeps_it(worker, mutant, line):
    outcome = worker.try_(mutant)
    assert list(problems_of(mutant, outcome)) == []
    if mutant.files:
        assert outcome.ended == "refused"
    if line is not None:
        assert line in [fault.line for fault in outcome.faults]
