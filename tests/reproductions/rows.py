"""What every test of a reproduction asks first: does each published number come out."""

from functools import cache

import pytest

from sixteenth.reproductions.published import read_publication
from sixteenth.reproductions.reproduce import Row, reproduce
from tests.data import DATA


@cache
def rows_of(name: str) -> tuple[Row, ...]:
    """Reproduce a publication once; skip the test that asks where its public data is absent."""
    publication = read_publication(name)
    if publication.needs and not (DATA / publication.needs).is_file():
        pytest.skip(f"needs {publication.needs} in the folder SIXTEENTH_DATA; it is not ours to pass on")
    return tuple(reproduce(publication, DATA))


def assert_all_come_out(name: str) -> None:
    """Fail on each number that is off, and on each known difference that is none any more."""
    rows = rows_of(name)
    assert rows
    assert [row for row in rows if row.is_miss] == []
    assert [row for row in rows if row.is_ok and row.known_difference] == []
