"""What is written as TOML is read as it was."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from sixteenth.scenarios.files.written_toml import as_toml, lines_of, quoted

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.one_of(TEXT, st.booleans(), st.integers(-(2**60), 2**60), st.floats(allow_nan=False)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=6,
)


@given(TEXT)
def test_any_text_comes_back(text):
    assert tomllib.loads(f"a = {quoted(text)}") == {"a": text}


@given(VALUES)
def test_any_value_comes_back(value):
    assert tomllib.loads(lines_of({"a": value, "b": 1})) == {"a": value, "b": 1}
    assert "\n" not in as_toml(value)
