"""Whose source decides a program: the package's own files, of worlds that have no equation or unit of anybody else."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import sixteenth
from sixteenth.engine.programs import source
from sixteenth.engine.programs.source import is_of_package, source_hash
from sixteenth.units import Months, Number, Quantity, Share
from sixteenth.world.society.delay import cure_pace_between
from tests.engine.worlds import Stand, declare, lemonade, make_world


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a small package in place of our own, written a while ago."""
    for name in ("arrays.py", "units.py", "engine/run.py", "world/law.py"):
        write(tmp_path / name, f"# {name}")
    monkeypatch.setattr(source, "HERE", tmp_path)
    source_hash.cache_clear()
    yield tmp_path
    source_hash.cache_clear()


def write(file: Path, text: str, *, ago: float = 1e6) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    os.utime(file, (time.time() - ago,) * 2)


def hash_again() -> str | None:
    source_hash.cache_clear()
    return source_hash()


def test_every_file_decides(package):
    found = [hash_again()]
    for name in ("arrays.py", "units.py", "engine/run.py", "world/law.py", "world/new.py"):
        write(package / name, "# another")
        found.append(hash_again())
    (package / "world" / "new.py").rename(package / "world" / "newer.py")
    found.append(hash_again())
    assert None not in found
    assert len({*found}) == len(found)
    write(package / "faces.py", "# decides nothing")
    assert hash_again() == found[-1]


def test_a_file_that_was_written_while_the_process_runs_may_not_be_what_runs(package):
    write(package / "world" / "law.py", "# another", ago=-60)
    assert hash_again() is None


def test_files_that_cannot_be_read_decide_nothing(package):
    (package / "units.py").unlink()
    assert hash_again() is None


def test_the_package_has_a_hash():
    assert len(source_hash() or "") == 64


CARDS = (
    *(declare(name, Share) for name in ("share_cured_before", "share_cured_after")),
    declare("months_between", Months),
)


def test_the_main_scenario_is_of_the_package():
    assert is_of_package(sixteenth.read("central").world)
    assert is_of_package(make_world(cure_pace_between, declared=CARDS))


def own_rule(cure_pace_between: Number) -> Number:
    return cure_pace_between


class Cure(Quantity):
    """A unit of somebody else's."""

    dimension = {"cure": 1}  # noqa: RUF012 - as units are written


def test_a_world_with_anything_of_a_user_is_not(monkeypatch):
    assert not is_of_package(lemonade().world)
    assert not is_of_package(make_world(cure_pace_between, own_rule, declared=CARDS))
    assert not is_of_package(make_world(cure_pace_between, declared=(*CARDS, declare("mine", Cure))))
    assert not is_of_package(make_world(cure_pace_between, declared=(*CARDS, declare("mine", Share[Stand]))))
    monkeypatch.setattr(source, "HERE", Path("elsewhere"))
    assert not is_of_package(make_world(cure_pace_between, declared=CARDS))
