"""The encoding of a whole file."""

import pytest

from sixteenth.evidence.own_books.whole_encoding import whole_encoding

TABLE = "month,model\n2025-01,mod\u00e8le\n"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (TABLE, "utf-8", ""),
        (TABLE, "utf-8-sig", ""),
        (TABLE, "latin-1", "Latin-1"),
        (TABLE.replace("l", "\u20ac"), "windows-1252", "Windows-1252"),
        ("月份,模型\n2025-01,模型甲\n", "gb18030", "GB18030"),
    ],
)
def test_a_file_in_one_encoding_is_turned_into_utf8(text, encoding, name):
    found = whole_encoding(text.encode(encoding))
    assert found.name == name
    assert found.data.decode("utf-8-sig") == text


def test_utf16_is_named_and_left_to_who_reads_it():
    data = TABLE.encode("utf-16")
    assert whole_encoding(data) == type(whole_encoding(data))(data, "UTF-16")


def test_a_file_in_two_encodings_stays_as_it_is():
    data = TABLE.encode("utf-8") + TABLE.encode("latin-1")
    assert whole_encoding(data).data == data
    assert whole_encoding(b"a\0b").data == b"a\0b"
