"""The fast back end: compiled once for each program, its caller's settings untouched, its paths those of NumPy."""

import hashlib
from dataclasses import replace
from typing import Any

import jax
import numpy as np
import pytest

from sixteenth.engine.declared import Distribution
from sixteenth.engine.job import back_end
from sixteenth.engine.programs import jax_back_end
from sixteenth.engine.programs.jax_back_end import OF_ONE_FUNCTION, OPTIONS, JaxBackEnd, compilation_cache
from sixteenth.units import USDPerMonth
from tests.engine.worlds import (
    BACK_ENDS,
    Stand,
    arrays_of,
    declare,
    event,
    furthest,
    lemonade,
    make_job,
    make_settings,
    make_world,
    point,
    run,
    run_python,
)

# --- Compiled once ---------------------------------------------------------------------------------------------------


def profit(income: USDPerMonth[Stand], rent: USDPerMonth) -> USDPerMonth[Stand]:
    return income - rent


CARDS = (declare("income", USDPerMonth[Stand]), declare("rent", USDPerMonth))
LABELS = {"stand": ("Ana", "Ben")}
OPTIONS_OF_RUN = {"back_end": "jax", "draws": 8, "chunk": 8}


def compiled_by(*jobs: Any) -> int:
    """Run jobs one after the other, and count how many executables that made."""
    executables = back_end("jax")._executables
    before = len(executables)
    for job in jobs:
        job.run_chunk(0)
    return len(executables) - before


def profits(**changes: Any) -> Any:
    settings = make_settings({"income": 5, "rent": 3}, LABELS, events=(event(1, "rent", 4),))
    world = make_world(profit, declared=CARDS, monthly=("profit",))
    return make_job(world, replace(settings, **changes), **OPTIONS_OF_RUN)


def test_moving_a_value_a_label_or_the_month_of_an_event_compiles_nothing():
    profits().run_chunk(0)
    assert (
        compiled_by(
            profits(),
            profits(values=make_settings({"income": 6, "rent": 7}).values),
            profits(labels={"stand": ("Cem", "Dora")}),
            profits(start="2031-01"),
            profits(events=(event(2, "rent", 9),)),
        )
        == 0
    )


def test_a_moved_event_is_felt_in_its_new_month():
    for month, wanted in ((1, [2, 1, 1]), (2, [2, 2, 1])):
        made = profits(events=(event(month, "rent", 4),)).run_chunk(0)
        assert made["monthly"]["profit"][:, 0, 0].tolist() == wanted


def test_another_equation_compiles_anew():
    def profit(income: USDPerMonth[Stand], rent: USDPerMonth) -> USDPerMonth[Stand]:
        return 2 * income - rent

    settings = make_settings({"income": 5, "rent": 3}, LABELS, months=2)
    job = make_job(make_world(profit, declared=CARDS, monthly=("profit",)), settings, **OPTIONS_OF_RUN)
    assert compiled_by(job, job) == 1
    assert (job.run_chunk(0)["monthly"]["profit"] == 7).all()


# --- Settings of JAX -------------------------------------------------------------------------------------------------


def test_options_this_xla_does_not_know_are_dropped(monkeypatch):
    monkeypatch.setattr(jax_back_end, "OPTIONS", {**OPTIONS, "xla_cpu_no_such_option": True})
    assert set(JaxBackEnd().options) <= set(OPTIONS)
    assert JaxBackEnd().options == back_end("jax").options


def test_options_of_the_wrong_type_are_dropped(monkeypatch):
    monkeypatch.setattr(jax_back_end, "OPTIONS", {"xla_cpu_prefer_vector_width": "wide"})
    assert JaxBackEnd().options == {}


def test_months_that_are_one_function_compile_with_less_ado(monkeypatch):
    program = profits().program
    assert JaxBackEnd().options_of(program) == back_end("jax").options
    monkeypatch.setattr(jax_back_end, "MANY", len(program.sequence))
    assert JaxBackEnd().options_of(program) == {**OPTIONS, **OF_ONE_FUNCTION}


def test_which_options_a_program_has_changes_no_bit(monkeypatch):
    usual = profits().run_chunk(0)["monthly"]["profit"]
    monkeypatch.setattr(jax_back_end, "MANY", 0)
    job = profits()
    executable = JaxBackEnd().executable(job.program, job.options.chunk)
    assert np.array_equal(executable(job.inputs(0))["monthly"]["profit"][..., : job.options.draws], usual)


def cache_settings() -> tuple[Any, Any]:
    values = jax.config.values
    return values["jax_compilation_cache_dir"], values["jax_persistent_cache_min_compile_time_secs"]


def compile_and_fail() -> None:
    with compilation_cache():
        assert cache_settings()[0]
        message = "stopped while compiling"
        raise RuntimeError(message)


def test_the_cache_is_on_while_compiling_and_off_again_whatever_happens():
    before = cache_settings()
    with compilation_cache():
        assert "sixteenth" in cache_settings()[0]
        assert cache_settings()[1] == 0
    assert cache_settings() == before
    with pytest.raises(RuntimeError, match="stopped while compiling"):
        compile_and_fail()
    assert cache_settings() == before


def test_a_cache_the_caller_has_chosen_is_used(tmp_path):
    before = cache_settings()
    try:
        jax.config.update("jax_compilation_cache_dir", str(tmp_path))
        with compilation_cache():
            assert cache_settings() == (str(tmp_path), before[1])
    finally:
        jax.config.update("jax_compilation_cache_dir", before[0])


# Run where the caller has switched 64 bits on for the whole process, and then off for his own thread.
RUN_WITH_64_BITS = """
import jax

before = dict(jax.config.values)
assert before["jax_enable_x64"]

from tests.engine.programs.test_jax_back_end import digest

assert dict(jax.config.values) == before, "importing changed a setting of jax"
print(digest())
with jax.enable_x64(False):
    print(digest())
after = dict(jax.config.values)
assert after == before, {name: after[name] for name in after if after[name] != before.get(name)}
"""


def digest() -> str:
    """Compile and run a world, and return a hash of every bit of the result."""
    back_end("jax")._executables.clear()
    values = {"size": Distribution("lognormal", (1, 0.2))}
    result = run(doubling_world(), make_settings(values, LABELS), back_end="jax", draws=250, chunk=200)
    found = hashlib.sha256()
    for name, data in sorted(arrays_of(result).items()):
        found.update(repr((name, data.dtype, data.shape)).encode() + data.tobytes())
    return found.hexdigest()


def doubling_world() -> Any:
    """Return a world with a constant that NumPy computes in float64, literals of each kind, and whole numbers."""
    from sixteenth.arrays import exp, log, previous, sum_over, where
    from sixteenth.units import Number

    def share(size: Number, luck: Number) -> Number:
        return exp(log(2) * luck) * where(luck > 0, 1, 2) / (size + 1e-3) ** 0.5

    def crowd(share: Number, near: Number[Stand]) -> Number:
        return sum_over(previous(share * near, Stand), Stand) + sum_over(where(near > 0, 1, 0), Stand)

    def next_size(size: Number, crowd: Number) -> Number:
        return size + crowd / 3

    def near(luck: Number, footfall: Number[Stand]) -> Number[Stand]:
        return luck + footfall

    cards = [
        declare("size", Number),
        declare("luck", Number, shock="normal"),
        declare("footfall", Number[Stand], shock="uniform"),
    ]
    return make_world(
        share, crowd, next_size, near, declared=cards, monthly=("share", "crowd", "near"), closing=("size",)
    )


def test_a_caller_with_64_bits_gets_the_same_bits_and_keeps_every_setting():
    before = dict(jax.config.values)
    digests = [digest()]
    with jax.enable_x64(True):  # noqa: FBT003 - as JAX has it; the threads of a run do not see it
        digests.append(digest())
    assert dict(jax.config.values) == before
    digests += run_python(RUN_WITH_64_BITS, JAX_ENABLE_X64="1").split()
    assert len(digests) == 4
    assert len(set(digests)) == 1


# --- Beside NumPy ----------------------------------------------------------------------------------------------------

FUTURES = 2_000


def test_paths_are_those_of_numpy_but_for_rounding():
    scenario = lemonade()
    slow, fast = (run(scenario.world, scenario.settings, back_end=name, draws=FUTURES, chunk=200) for name in BACK_ENDS)
    for name in slow.monthly:
        assert furthest(slow[name], fast[name]) < 1e-5 * scenario.settings.months, name
    codes = [result.endings(("stand",))[1] for result in (slow, fast)]
    months = [result.ended["ends_broke"] for result in (slow, fast)]
    differing = ((codes[0] != codes[1]) | (months[0] != months[1])).any(axis=0).mean()
    assert differing <= 1 / 1_000


def test_every_number_is_float32():
    result = run(lemonade().world, lemonade().settings, back_end="jax", draws=5, chunk=200)
    numbers = [data for name, data in arrays_of(result).items() if not name.startswith("ended/")]
    assert {data.dtype for data in numbers} == {np.dtype(np.float32)}


def test_arrays_leave_the_back_end_as_numpy():
    chunk = make_job(lemonade().world, lemonade().settings, back_end="jax", chunk=200).run_chunk(0)
    assert all(type(data) is np.ndarray for arrays in chunk.values() for data in arrays.values())


def test_uncertain_values_reach_every_draw():
    settings = make_settings(
        {"income": {"Ana": replace(point(0), shape="given", numbers=(1, 2)), "Ben": 5}, "rent": 0}, LABELS
    )
    job = make_job(make_world(profit, declared=CARDS, monthly=("profit",)), settings, **OPTIONS_OF_RUN)
    made = job.run_chunk(0)["monthly"]["profit"]
    assert made[0].tolist() == [[1, 2] * 4, [5] * 8]


# --- Forked ----------------------------------------------------------------------------------------------------------

FORK = """
import os, select, signal, sys, warnings
warnings.simplefilter("ignore")
from tests.engine.worlds import lemonade, make_job

before, forked, back_end = sys.argv[1:]
jobs = {name: make_job(lemonade().world, lemonade().settings, back_end=name) for name in ("jax", "numpy")}
job = jobs[back_end] if forked == "cached" else make_job(lemonade().world, lemonade().settings, back_end=back_end)
if before == "ours":
    jobs["jax"].run_chunk(0)
if before == "theirs":
    import sixteenth.engine.programs.jax_back_end, jax
    jax.numpy.zeros(3).sum().block_until_ready()
read, write = os.pipe()
child = os.fork()
if not child:
    try:
        job.run_chunk(0)
        told = "ran"
    except Exception as error:
        told = str(error)
    os.write(write, told.encode())
    os._exit(0)
has_ended = select.select([read], [], [], 60)[0]
os.kill(child, signal.SIGKILL)
print(os.read(read, 10_000).decode() if has_ended else "hangs")
"""


def forked(*words: str) -> str:
    return run_python(FORK, *words)


@pytest.mark.parametrize(("before", "job"), [("ours", "cached"), ("ours", "new"), ("theirs", "new")])
def test_a_process_forked_after_jax_has_started_is_told(before, job):
    what, where, got, cure = forked(before, job, "jax").splitlines()
    assert what == "A process that was forked from one in which JAX had started: this process"
    assert where.startswith("  at process ")
    assert got == "  got a fork of a process that has run on JAX, expected one that was started by itself"
    assert cure == "  cure: make processes with multiprocessing.get_context('spawn'), or run with back_end='numpy'"


@pytest.mark.parametrize("words", [("ours", "new", "numpy"), ("nobody", "new", "jax")])
def test_a_forked_process_runs_on_numpy_or_where_jax_had_not_started(words):
    assert forked(*words).strip() == "ran"


# --- Devices ---------------------------------------------------------------------------------------------------------


class Device:
    platform, device_kind = "gpu", "of some kind"


def test_a_device_is_named_where_it_is_not_the_processor(monkeypatch):
    assert JaxBackEnd().device == ""
    monkeypatch.setattr(jax, "devices", lambda: [Device])
    assert JaxBackEnd().device == "gpu of some kind"
