"""What stands at a path is known before it is opened."""

import os
from pathlib import Path

import pytest

from sixteenth.scale import paths
from sixteenth.scale.paths import FILE, FOLDER, NOTHING, in_words, look_at, read_json_file


def test_what_stands_at_a_path_is_told(tmp_path):
    (tmp_path / "file").write_text("{}")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    os.mkfifo(tmp_path / "pipe")
    assert look_at(tmp_path / "file") == look_at(tmp_path / "link") == FILE
    assert look_at(tmp_path / "link", follow_links=False) == "a link to elsewhere"
    assert look_at(tmp_path) == FOLDER
    assert look_at(tmp_path / "none") == look_at(tmp_path / "file" / "none") == NOTHING
    assert look_at(tmp_path / "pipe") == "a pipe"
    assert look_at(Path("/dev/zero")) == "a device"
    assert look_at(Path("x" * 5_000)) == "File name too long"
    assert look_at(Path("a\0b")) == "embedded null byte"


def test_a_json_file_is_read_if_it_is_a_file_of_bounded_size(tmp_path, monkeypatch):
    path = tmp_path / "about.json"
    path.write_text('{"a": 1}')
    assert read_json_file(path) == {"a": 1}
    monkeypatch.setattr(paths, "MOST_BYTES", 4)
    with pytest.raises(ValueError, match="8 bytes, more than 4"):
        read_json_file(path)
    with pytest.raises(ValueError, match="a device"):
        read_json_file(Path("/dev/zero"))


def test_an_error_is_told_in_one_line():
    assert in_words(OSError(2, "No such file or directory", "/a/b")) == "No such file or directory"
    assert in_words(ValueError("one\ntwo")) == "one two"
    assert in_words(MemoryError()) == "MemoryError"
