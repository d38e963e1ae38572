"""The text of a link: what is packed comes out again, and what is hostile is refused at once."""

import base64
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.errors import Refused
from sixteenth.faces.link.packing import MOST_KEYS, MOST_LETTERS, packed, pairs_of, text_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(st.lists(st.tuples(TEXTS.filter(lambda key: key != "z"), TEXTS), max_size=30))
def test_what_is_written_is_read(pairs):
    assert pairs_of(f"#{text_of(pairs)}") == pairs
    assert pairs_of(f"#v=0.6&z={packed(text_of(pairs))}") == [("v", "0.6"), *pairs]


@pytest.mark.parametrize(
    "link", ["http://127.0.0.1:8016/#s=central", "/api/ask/race?s=central", "#s=central", "?s=central", "s=central"]
)
def test_an_address_is_read_from_its_mark_on(link):
    assert pairs_of(link) == [("s", "central")]


def test_a_mark_inside_a_value_is_no_mark():
    assert pairs_of("s=a#b") == [("s", "a#b")]


BOMB = base64.urlsafe_b64encode(zlib.compress(b"a" * 50_000_000, 9)).decode().rstrip("=")
INSIDE = packed(f"z={packed('z=' + packed('s=central'))}")
HOSTILE = {
    "half a letter": "#s=central&plan=a\udc80b",
    "a megabyte": "#" + "a" * 1_000_000,
    "ten thousand keys": "#" + "&".join(f"a{number}=1" for number in range(10_000))[: MOST_LETTERS - 1],
    "a bomb": f"#z={BOMB[:MOST_LETTERS]}",
    "a small bomb": f"#z={packed('a' * (MOST_LETTERS + 1))}",
    "no base64": "#z=!!!!",
    "no deflate": "#z=aGVsbG8gd29ybGQ",
    "cut off": f"#z={packed('s=central&set.a=1&set.b=2')[:-6]}",
    "packed twice": f"#z={packed('s=a')}&z={packed('s=b')}",
    "no letters": "#s=%ff%fe",
    "packed keys": f"#z={packed('&'.join(f'a{number}=' for number in range(MOST_KEYS + 1)))}",
}


@pytest.mark.parametrize("link", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_link_is_refused_in_milliseconds(link):
    begun = time.process_time()
    with pytest.raises(Refused) as refused:
        pairs_of(link)
    assert time.process_time() - begun < 0.1
    (fault,) = refused.value.faults
    assert all(len(line) < 2_000 for line in fault.lines("zh"))
    assert len(fault.lines()) == 4


def test_what_is_packed_in_what_is_packed_is_a_key_like_any_other():
    assert [key for key, _ in pairs_of(f"#z={INSIDE}")] == ["z"]
