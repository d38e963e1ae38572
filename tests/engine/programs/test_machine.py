"""The processor's name is fit for a file name, and the same whenever it is asked."""

import os
import re
from pathlib import Path

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


def test_what_the_processor_can_do_is_told_in_one_order(monkeypatch):
    for text, told in (("flags\t\t: sse2 avx\nbugs: none\n", "avx sse2"), ("Features\t: fp\n", "fp"), ("none", "")):
        monkeypatch.setattr(Path, "exists", lambda _self: True)
        monkeypatch.setattr(Path, "read_text", lambda _self, text=text, **_: text)
        machine.abilities.cache_clear()
        assert machine.abilities() == told
    machine.abilities.cache_clear()
