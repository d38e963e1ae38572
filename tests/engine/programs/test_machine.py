"""The processor's name is fit for a file name, and the same whenever it is asked."""

import os
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

import sixteenth
from sixteenth.engine.programs import machine


def test_the_processor_is_named_fit_for_a_file():
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", machine.processor())


def test_one_machine_has_one_name():
    machine.processor.cache_clear()
    first = machine.processor()
    machine.processor.cache_clear()
    assert machine.processor() == first


def test_a_machine_that_does_not_describe_itself_has_a_name_too(monkeypatch):
    monkeypatch.setattr(Path, "exists", lambda _self: False)
    machine.processor.cache_clear()
    try:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", machine.processor())
    finally:
        machine.processor.cache_clear()


def test_the_memory_is_that_of_the_machine_or_of_its_container(monkeypatch):
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for limit, memory in (("max", whole), ("4096", 4096), (str(2**80), whole)):
        monkeypatch.setattr(Path, "is_file", lambda _self: True)
        monkeypatch.setattr(Path, "read_text", lambda _self, limit=limit, **_: limit)
        machine.memory.cache_clear()
        assert machine.memory() == memory
    machine.memory.cache_clear()


def test_a_system_that_does_not_say_has_memory_without_bound(monkeypatch):
    monkeypatch.delattr(os, "sysconf")
    machine.memory.cache_clear()
    try:
        assert machine.memory() is None
    finally:
        machine.memory.cache_clear()


@pytest.fixture
def device(monkeypatch):
    """Let JAX find a device of so many bytes."""

    def let(platform, held):
        found = SimpleNamespace(platform=platform, memory_stats=lambda: held)
        monkeypatch.setattr(machine, "find_spec", lambda _name: object())
        monkeypatch.setattr(machine, "import_module", lambda _name: SimpleNamespace(devices=lambda: [found]))
        machine.usual_chunk.cache_clear()

    yield let
    machine.usual_chunk.cache_clear()


def test_a_processor_computes_what_its_cache_holds_and_jax_is_not_asked(monkeypatch):
    monkeypatch.setattr(machine, "find_spec", lambda _name: None)
    monkeypatch.setattr(machine, "import_module", pytest.fail)
    machine.usual_chunk.cache_clear()
    assert machine.usual_chunk() == machine.CHUNK


@pytest.mark.parametrize(
    ("platform", "held", "chunk"),
    [
        ("cpu", {"bytes_limit": 2**40}, 208),  # a plugin whose device is not there
        ("gpu", {"bytes_limit": 16_000_000_000}, 51 * 208),  # half of it, 750 kB each
        ("gpu", {"bytes_limit": 80_000_000_000}, 256 * 208),
        ("gpu", {"bytes_limit": 2**40}, 400 * 208),
        ("gpu", {"bytes_limit": 1_000_000}, 208),
        ("gpu", None, 208),  # it does not say
    ],
)
def test_a_gpu_computes_what_half_its_memory_holds(device, platform, held, chunk):
    device(platform, held)
    assert machine.usual_chunk() == chunk


def test_a_run_has_the_chunk_of_its_device_unless_another_is_named(device):
    device("gpu", {"bytes_limit": 16_000_000_000})
    tiny = sixteenth.read("interview_arithmetic")
    assert sixteenth.prepare(tiny).options.chunk == machine.CHUNK  # exact money runs on NumPy
    central = sixteenth.read("central")
    assert sixteenth.prepare(central).options.chunk == 51 * 208
    assert sixteenth.prepare(central, chunk=400).options.chunk == 400
    assert sixteenth.prepare(central, back_end="numpy").options.chunk == machine.CHUNK


def test_what_the_processor_can_do_is_told_in_one_order(monkeypatch):
    for text, told in (("flags\t\t: sse2 avx\nbugs: none\n", "avx sse2"), ("Features\t: fp\n", "fp"), ("none", "")):
        monkeypatch.setattr(Path, "exists", lambda _self: True)
        monkeypatch.setattr(Path, "read_text", lambda _self, text=text, **_: text)
        machine.abilities.cache_clear()
        assert machine.abilities() == told
    machine.abilities.cache_clear()
