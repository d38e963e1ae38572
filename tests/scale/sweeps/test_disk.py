"""A file is there whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from sixteenth.errors import Refused, UnwritableOutput
from sixteenth.scale.sweeps import disk
from sixteenth.scale.sweeps.disk import telling_of, write


def test_a_file_is_written_with_its_folders(tmp_path):
    write(tmp_path / "a" / "b.bin", b"one")
    write(tmp_path / "a" / "b.bin", b"two")
    assert [each.read_bytes() for each in (tmp_path / "a").iterdir()] == [b"two"]


def test_what_fails_leaves_what_was_there(tmp_path, monkeypatch):
    write(tmp_path / "b.bin", b"one")

    def fail(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(disk, "settle", fail)
    with pytest.raises(Refused) as told, telling_of(tmp_path):
        write(tmp_path / "b.bin", b"two")
    (fault,) = told.value.faults
    assert isinstance(fault, UnwritableOutput)
    assert fault.got == os.strerror(errno.ENOSPC)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"one"]


def test_a_file_is_on_the_disk_before_it_takes_its_place(tmp_path, monkeypatch):
    order: list[str] = []
    replace = Path.replace

    def note(self: Path, place: Path) -> Path:
        order.append("moved")
        return replace(self, place)

    monkeypatch.setattr(disk, "settle", lambda place: order.append(place.name))
    monkeypatch.setattr(Path, "replace", note)
    write(tmp_path / "b.bin", b"one")
    assert order == [".unfinished-b.bin", "moved", tmp_path.name]
