"""What goes to another process comes out as it went in, a user's own code included, or says why it does not."""

import pickle
import sys
from collections.abc import Iterator
from copy import copy, deepcopy
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.equation import rules_of
from sixteenth.engine.job import Job
from sixteenth.errors import Fault, Refused, UnreadableEquation
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.world.own_code import known_here
from sixteenth.units import USDPerMonth
from tests.engine.worlds import make_job, make_settings, make_world
from tests.scenarios.written_files import copy_of_lemonade, lemonade, write

SECONDS = 60  # that a process of its own may take on a busy machine


def prepare(scenario: Scenario, **options: Any) -> Job:
    return sixteenth.prepare(scenario, **{"draws": 30, "chunk": 20, "back_end": "numpy", **options})


def opened(packet: bytes) -> Any:
    return pickle.loads(packet)  # noqa: S301 - made by the test


def run_chunk(job: Job) -> Any:
    return job.run_chunk(1)


def run_first(job: Job) -> Any:
    return job.run_chunk(0)


def cash_of(scenario: Scenario) -> Any:
    return sixteenth.run(scenario.with_(weather_spread=0.3), draws=3, back_end="numpy").closing["cash"]


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Any]:
    with get_context("spawn").Pool(1) as pool:
        yield lambda function, thing: pool.apply_async(function, (thing,)).get(SECONDS)


@pytest.fixture
def forgotten(monkeypatch) -> Any:
    """Forget the modules of users' files, as a process that has never read them."""

    def forget() -> None:
        for name in known_here():
            monkeypatch.delitem(sys.modules, name)

    return forget


@pytest.mark.parametrize("back_end", ["numpy", "jax"])
def test_a_job_that_ran_gives_the_same_bits_in_another_process(elsewhere, back_end):
    job = prepare(lemonade("hot_summer"), back_end=back_end)
    here = sixteenth.run(job)
    there = elsewhere(run_chunk, job)
    for part in ("monthly", "closing", "ended"):
        for name, data in there[part].items():
            assert np.array_equal(data, getattr(here, part)[name][..., 20:])


def test_a_scenario_goes_to_another_process_and_can_be_changed_there(elsewhere):
    assert np.array_equal(elsewhere(cash_of, lemonade()), cash_of(lemonade()))


def test_a_job_without_code_of_its_own_needs_no_file(elsewhere):
    job = sixteenth.prepare("interview_arithmetic")
    here = sixteenth.run(job)
    there = elsewhere(run_first, job)
    assert all(np.array_equal(data, here.closing[name]) for name, data in there["closing"].items())


def test_what_is_unpacked_says_the_same():
    scenario = lemonade()
    job, result = prepare(scenario), sixteenth.run(prepare(scenario))
    for make in (lambda thing: opened(pickle.dumps(thing)), deepcopy, copy):
        assert make(scenario).hash == scenario.hash
        assert make(job).recipe == job.recipe
        again = make(result)
        assert all(np.array_equal(again[name], result[name]) for name in result.monthly)
        assert again.recipe == result.recipe


def test_a_file_that_is_read_again_elsewhere_is_imported_once(forgotten, tmp_path):
    packet = pickle.dumps(prepare(sixteenth.read(str(copy_of_lemonade(tmp_path)), allow_code=True)))
    forgotten()
    one, other = opened(packet), opened(packet)
    functions = [function_of(job, "takings") for job in (one, other)]
    assert functions[0] is functions[1]
    assert functions[0].__code__.co_filename == str(tmp_path / "lemonade" / "stand" / "books.py")


def function_of(job: Job, name: str) -> Any:
    return rules_of(job.program.world.equations[name])[0].function


def told(job: Job) -> Fault:
    for use in (lambda: job.run_chunk(0), lambda: pickle.dumps(job)):
        with pytest.raises(Refused) as refused:
            use()
    (fault,) = refused.value.faults
    return fault


@pytest.mark.parametrize(
    ("change", "got"),
    [
        (lambda file: file.write_text(file.read_text().replace("takings -", "takings +")), "has changed since"),
        (lambda file: file.unlink(), "o such file"),
    ],
)
def test_a_file_that_has_changed_is_refused_when_the_job_is_used(forgotten, tmp_path, change, got):
    packet = pickle.dumps(prepare(sixteenth.read(str(copy_of_lemonade(tmp_path)), allow_code=True)))
    forgotten()
    change(tmp_path / "lemonade" / "stand" / "books.py")
    fault = told(opened(packet))
    assert type(fault) is UnreadableEquation
    assert got in fault.got


def with_helper(folder: Path) -> Scenario:
    file = copy_of_lemonade(folder)
    write(folder, "lemonade/rates.py", "WAGE = 3.0\n")
    books = folder / "lemonade" / "stand" / "books.py"
    text = books.read_text().replace("from sixteenth.arrays", "from rates import WAGE\n\nfrom sixteenth.arrays")
    books.write_text(text.replace("- rent\n", "- rent * WAGE\n"))
    return sixteenth.read(str(file), allow_code=True)


def test_a_helper_that_has_changed_is_refused_too(forgotten, tmp_path):
    packet = pickle.dumps(prepare(with_helper(tmp_path)))
    forgotten()
    write(tmp_path, "lemonade/rates.py", "WAGE = 4.0\n")
    fault = told(opened(packet))
    assert type(fault) is UnreadableEquation
    assert fault.cure == "prepare the job again, and send it"


def test_a_file_that_cannot_be_imported_elsewhere_is_told_when_the_job_is_used(forgotten, tmp_path, monkeypatch):
    file = copy_of_lemonade(tmp_path)
    books = tmp_path / "lemonade" / "stand" / "books.py"
    books.write_text(f"{books.read_text()}\n\nimport os\n\nTOWN = os.environ['TOWN']\n")
    monkeypatch.setenv("TOWN", "Springfield")
    packet = pickle.dumps(prepare(sixteenth.read(str(file), allow_code=True)))
    forgotten()
    monkeypatch.delenv("TOWN")
    fault = told(opened(packet))
    assert type(fault) is UnreadableEquation
    assert fault.got == "KeyError: 'TOWN'"


def test_a_changed_file_is_told_by_the_process_it_was_sent_to(elsewhere, tmp_path):
    job = prepare(sixteenth.read(str(copy_of_lemonade(tmp_path)), allow_code=True))
    write(tmp_path, "lemonade/stand/books.py", "")
    with pytest.raises(Refused, match="has changed since"):
        elsewhere(run_chunk, job)


def test_a_function_that_stands_in_no_file_is_refused_before_it_is_sent():
    def earned() -> USDPerMonth:
        return 1.0  # type: ignore[return-value]

    job = make_job(make_world(earned, monthly=("earned",)), make_settings({}))
    with pytest.raises(Refused) as refused:
        pickle.dumps(job)
    (fault,) = refused.value.faults
    assert type(fault) is UnreadableEquation
    assert "name it under [code] equations" in fault.cure
    for again in (deepcopy(job), copy(job)):
        assert function_of(again, "earned") is earned


def test_an_unknown_attribute_is_an_unknown_attribute():
    with pytest.raises(AttributeError, match="no attribute 'sale'"):
        _ = lemonade().sale


def test_a_refusal_goes_to_another_process_with_its_faults():
    with pytest.raises(Refused) as refused:
        sixteenth.prepare(lemonade(), draws=0)
    again = opened(pickle.dumps(refused.value))
    assert (again.faults, str(again)) == (refused.value.faults, str(refused.value))
