"""The processor's name is fit for a file name, and the same whenever it is asked."""

import re
from pathlib import Path

from sixteenth.engine import machine


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
