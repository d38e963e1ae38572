"""Files are read with care: never a pipe, never too much, and what is no text is told in plain words."""

import os

import pytest

from sixteenth.texts import Unreadable, decode, read_bytes, read_text


def test_text_is_read_with_or_without_a_byte_order_mark(tmp_path):
    (tmp_path / "plain").write_bytes("ä\n".encode())
    (tmp_path / "marked").write_bytes(b"\xef\xbb\xbf" + "ä\n".encode())
    assert read_text(tmp_path / "plain") == read_text(tmp_path / "marked") == "ä\n"


def test_what_is_no_file_is_told_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    told = {tmp_path: "a folder", tmp_path / "pipe": "a pipe or a device", tmp_path / "none": "no such file"}
    told |= {tmp_path / ("a" * 5000): "too long", tmp_path / "a\0b": "a path that no file can have"}
    for path, got in told.items():
        with pytest.raises(Unreadable) as unreadable:
            read_bytes(path)
        assert got in unreadable.value.got
        assert unreadable.value.cure.startswith("check the path")


def test_no_more_is_read_than_can_be_meant(tmp_path):
    (tmp_path / "large").write_bytes(b"x" * 11)
    assert read_bytes(tmp_path / "large", 11) == b"x" * 11
    with pytest.raises(Unreadable, match="a file of over 1e-05 MB"):
        read_bytes(tmp_path / "large", 10)


@pytest.mark.parametrize(
    ("data", "got", "line"),
    [
        ("a = 1".encode("utf-16"), "UTF-16 text", 0),
        (b"\xfe\xff\x00a", "UTF-16 text", 0),
        (b"a\nb\n\xe9", "the byte 0xe9, which is no UTF-8", 3),
    ],
)
def test_another_encoding_is_told_with_its_line(data, got, line):
    with pytest.raises(Unreadable) as unreadable:
        decode(data)
    assert (unreadable.value.got, unreadable.value.line, unreadable.value.cure) == (got, line, "save it as UTF-8")
    assert str(unreadable.value) == f"{got}: save it as UTF-8"
