"""What every test shares: how hypothesis looks for examples, and how long a test of each folder may take."""

import gc
import os
import sys

import pytest
from hypothesis import settings

# Tests run in as many processes as there are cores, and each would start as many threads for linear algebra, which wait
# for a core by keeping it busy. Set before the workers start, so that they and what they start find it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# The same examples each time, so that a red build can be made again; `thorough` looks further, by hand.
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=60, database=None)
settings.register_profile("thorough", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


# Seconds that one test may take, by folder of tests/, on two cores of a plain machine. Compiling a world with XLA is
# most of what is above a second. Tests marked slow are not held to these.
BUDGETS = {
    "engine": 20.0,
    "scenarios": 10.0,
    "world": 10.0,
    "properties": 30.0,
    "interfaces": 20.0,
    "decide": 20.0,
    "economy": 60.0,
    "scale": 20.0,
    "evidence": 10.0,
    "reproductions": 20.0,
    "house_rules": 20.0,
    "faults": 60.0,
    "mutation": 60.0,
    "docs": 60.0,
}
OTHERWISE = 5.0


def budget_of(test: str) -> float:
    """Look up the seconds a test may take, from its path below tests/."""
    return BUDGETS.get(test.removeprefix("tests/").split("/")[0], OTHERWISE)


class TimeBudgets:
    """Adds up what each test took and tells which took longer than its folder allows."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add a phase of a test; under xdist the reports of all workers arrive here."""
        if "slow" not in report.keywords:
            self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print a line for each test over its budget, the worst first."""
        for test, seconds in sorted(self.seconds.items(), key=lambda item: -item[1]):
            if seconds > budget_of(test):
                terminalreporter.write_line(f"over budget: {test} took {seconds:.1f} s of {budget_of(test):.0f} s")


def pytest_configure(config: pytest.Config) -> None:
    """Watch the time of every test."""
    config.pluginmanager.register(TimeBudgets(), "time-budgets")


def pytest_collection_finish() -> None:
    """Let no look for rubbish pass over the tests themselves: each full one took as long as many tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="module")
def nothing_kept_from_file_to_file(request):
    """Forget the runs that a file of tests remembers: futures of the whole world take gigabytes when all are kept.

    Rubbish is looked for only where something was forgotten: that look passes over every object there is, which takes
    seconds once whole worlds have been compiled.
    """
    yield
    forgotten = 0
    for module in filter(None, (request.module, sys.modules.get("tests.world.futures"))):
        for remembered in vars(module).values():
            if hasattr(remembered, "cache_clear") and remembered.__module__.startswith("tests."):
                forgotten += remembered.cache_info().currsize
                remembered.cache_clear()
    if forgotten:
        gc.collect()
