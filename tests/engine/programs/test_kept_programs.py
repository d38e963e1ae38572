"""What was kept is read as it was written, by the user who wrote it alone; anything else is as if it were not there."""

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from sixteenth.engine.programs import kept_programs
from sixteenth.engine.programs.kept_programs import Kept, KeptAt, folder_of_programs

KEPT = Kept(b"code" * 1000, (0, 2, 3))
WRITES = """
import sys
from pathlib import Path
from sixteenth.engine.programs.kept_programs import Kept, KeptAt
for _ in range(200):
    KeptAt(Path(sys.argv[1]), "key").write(Kept(sys.argv[2].encode() * 100_000, (1,)))
"""


@pytest.fixture
def place(tmp_path: Path) -> KeptAt:
    at = KeptAt(tmp_path / "programs", "key")
    at.write(KEPT)
    return at


def test_a_program_is_read_as_it_was_written(place):
    assert place.read() == KEPT
    place.remove()
    assert place.read() is None
    place.remove()


def test_the_folder_lies_in_the_cache_folder_of_the_user(monkeypatch, tmp_path):
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda name: str(tmp_path / name))
    assert folder_of_programs() == tmp_path / "sixteenth" / "programs"
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda name: f"~/{name}")  # home is unknown
    assert folder_of_programs() is None


@pytest.mark.parametrize("part", [0, 0.01, 0.02, 0.1, 0.5, 0.999])
def test_a_cut_file_is_not_read(place, part):
    written = place.file.read_bytes()
    place.file.write_bytes(written[: int(part * len(written))])
    assert place.read() is None


def test_a_file_with_any_other_byte_is_not_read(place):
    written = place.file.read_bytes()
    for at in range(len(written)):
        place.file.write_bytes(written[:at] + bytes([written[at] ^ 1]) + written[at + 1 :])
        assert place.read() is None
    place.file.write_bytes(written)
    assert place.read() == KEPT


def test_a_file_of_another_key_is_not_read(place):
    other = KeptAt(place.folder, "other")
    place.file.rename(other.file)
    assert other.read() is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a system whose files have no modes")
def test_a_file_that_others_may_write_is_not_read(place):
    assert place.file.stat().st_mode & 0o777 == 0o600
    assert place.folder.stat().st_mode & 0o777 == 0o700
    for mode, is_read in ((0o620, False), (0o602, False), (0o644, True)):
        place.file.chmod(mode)
        assert (place.read() == KEPT) is is_read


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a system whose files have no owners")
def test_a_file_of_another_user_is_not_read(place, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: place.file.stat().st_uid + 1)
    assert place.read() is None


def test_neither_a_link_nor_a_pipe_nor_a_folder_is_read(place):
    for number, make in enumerate((lambda path: path.symlink_to(place.file), os.mkfifo, Path.mkdir)):
        other = KeptAt(place.folder / str(number), "key")
        other.folder.mkdir()
        make(other.file)
        assert other.read() is None


def test_where_no_file_can_be_written_none_is_kept(tmp_path):
    (tmp_path / "file").write_text("no folder")
    place = KeptAt(tmp_path / "file" / "programs", "key")
    place.write(KEPT)
    assert place.read() is None


def test_a_program_that_cannot_be_put_in_its_place_leaves_nothing_behind(tmp_path, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", fail)
    KeptAt(tmp_path, "key").write(KEPT)
    assert list(tmp_path.iterdir()) == []


def test_what_was_used_longest_ago_goes_first(tmp_path, monkeypatch):
    monkeypatch.setattr(kept_programs, "MOST", 3)
    first, second, *others = (KeptAt(tmp_path, key) for key in "abcd")
    for age, place in ((30, first), (20, second), (10, others[0])):
        place.write(KEPT)
        os.utime(place.file, (place.file.stat().st_mtime - age,) * 2)
    assert first.read() == KEPT  # and so it was used just now
    others[1].write(KEPT)
    assert {file.name for file in tmp_path.iterdir()} == {"a", "c", "d"}


def test_two_processes_that_write_at_once_leave_one_whole_program(tmp_path):
    place = KeptAt(tmp_path / "programs", "key")
    command = [sys.executable, "-c", WRITES, str(place.folder)]
    writers = [subprocess.Popen([*command, letter]) for letter in "ab"]
    whole = [Kept(letter * 100_000, (1,)) for letter in (b"a", b"b")]
    seen = []
    while any(writer.poll() is None for writer in writers):
        found = place.read()
        assert found is None or found in whole
        seen.append(found)
    assert [writer.returncode for writer in writers] == [0, 0]
    assert place.read() in whole
    assert [file.name for file in place.folder.iterdir()] == ["key"]
