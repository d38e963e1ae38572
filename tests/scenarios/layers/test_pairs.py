"""Pairs of values as files write them: the same either way round, once in a file, and none where there are not two."""

import pytest

from sixteenth.scenarios.files.positions import parse_document
from sixteenth.scenarios.files.schema import ScenarioFile
from sixteenth.scenarios.layers.pairs import correlations_of, pair_of, plain_cards, write_pair, wrong_pairs

ABOUT = 'kind = "judgement", source = "Ana, over lunch"'


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("b ~ a/Ben", ("a/Ben", "b")),
        ("a~b", ("a", "b")),
        ("a/x~y ~ b", ("a/x~y", "b")),
        ("a", None),
        ("a ~ ", None),
        ("a ~ b ~ c", None),
    ],
)
def test_a_pair_has_two_sides_in_order(text, pair):
    assert pair_of(text) == pair


def test_what_is_written_is_read_again():
    assert pair_of(write_pair("a/Ben", "b")) == ("a/Ben", "b")


def test_a_file_tells_each_pair_once_and_only_pairs():
    text = "\n".join(f'"{pair}" = {{ rank = 0.5, {ABOUT} }}' for pair in ("a ~ b", "c", "b ~ a"))
    document = parse_document(f"[correlations]\n{text}\n", "top.toml")
    model = ScenarioFile.model_validate(document.data)
    assert [(fault.where.line, fault.got) for fault in wrong_pairs(model, document)] == [
        (3, "'c'"),
        (4, "a second one, beside that of line 2"),
    ]
    found = correlations_of(model, document, is_own=True)
    assert {pair: placed.where.line for pair, placed in found.items()} == {("a", "b"): 2}
    about = {"kind": "judgement", "source": "Ana, over lunch"}
    assert plain_cards(found) == {"a ~ b": {"rank": 0.5, **about}}
