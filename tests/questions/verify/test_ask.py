"""A verification in words: equal, near or far, what is missing, what was compared, what differs in the recipe."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

import sixteenth
from sixteenth.engine.verify import Verification
from sixteenth.errors import OutsideDomain, Refused
from sixteenth.questions.verify.ask import findings, is_equal, tables
from tests.questions.told import shown, told
from tests.scenarios.written_files import lemonade


def verification(differing: int, largest: float, **recipe: tuple[object, object]) -> Verification:
    return Verification(3, 200, 1000, differing, "cash" if differing else None, largest, recipe)


def sentences(found: Verification) -> Mapping[str, str]:
    return told("verify", findings(found))


def test_equal_bits_are_told():
    assert sentences(verification(0, 0.0)) == {"equal": "chunk 3 (200 draws, 1,000 numbers): every bit is equal"}


@pytest.mark.parametrize(
    ("largest", "key", "verdict"),
    [(1e-7, "close", "as close as another machine"), (1e-2, "far", "further than rounding explains")],
)
def test_a_difference_is_told_with_what_it_means(largest, key, verdict):
    told_ = sentences(verification(5, largest))[key]
    assert "5 numbers differ" in told_
    assert f"{largest:.1e}" in told_
    assert "'cash'" in told_
    assert verdict in told_


def test_what_is_missing_is_told():
    found = replace(verification(1000, float("inf")), missing=("monthly cash", "closing cash"))
    assert sentences(found)["missing"].endswith("missing from the result: monthly cash; closing cash")


def test_what_was_compared_is_told_where_it_is_not_all():
    found = sentences(replace(verification(0, 0.0), arrays=(3, 8), labels={"stand": ("Ben", "Cem")}))
    assert found["kept"] == "The result keeps 3 of the 8 arrays of its run: these were compared."
    assert found["labels"] == "Of stand it keeps Ben; Cem."
    assert len(sentences(replace(verification(0, 0.0), arrays=(8, 8)))) == 1


def test_what_differs_in_the_recipe_is_a_table():
    (table,) = tables(verification(0, 0.0, processor=("this", "that")))
    assert shown("verify", table)[1:] == [["processor", "this", "that"]]
    assert not list(tables(verification(0, 0.0)))


def test_a_saved_result_is_asked_about(tmp_path):
    file = tmp_path / "result.nc"
    sixteenth.save(sixteenth.run(lemonade(), draws=8, back_end="numpy"), file)
    answer = sixteenth.ask("verify", file=str(file), allow_code=True)
    assert is_equal(answer)
    assert (answer.scenario, answer.recipe["draws"]) == ("lemonade", 8)
    assert not is_equal(replace(answer, findings=tuple(findings(verification(1, 1e-7)))))
    with pytest.raises(OutsideDomain, match="chunk 9"):
        sixteenth.ask("verify", file=str(file), chunk=9, allow_code=True)


def test_a_result_must_be_named_and_be_there(tmp_path):
    with pytest.raises(Refused, match="file"):
        sixteenth.ask("verify")
    with pytest.raises(Refused):
        sixteenth.ask("verify", file=str(tmp_path / "none.nc"))
