"""The question of what a lab should choose: each case has its sentence, the file gives the same number, faults."""

from functools import cache

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.errors import Refused
from sixteenth.questions.optimise.beliefs import BELIEFS

SMALL = {"visits": 8, "searched": 16, "draws": 32}


@cache
def answer(*limits: str, maximise: str = "worth") -> Answer:
    over = ["training_spend", "margin", "safety_effort"]
    return sixteenth.ask("optimise", lab="OpenAI", over=over, subject_to=[*limits], maximise=maximise, **SMALL)  # type: ignore[call-overload]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("limits", "keys"),
    [
        ((), {"best"}),
        (("ruin <= 0.9",), {"best_within"}),
        (("ruin >= 0.99",), {"infeasible"}),
    ],
)
def test_each_case_has_its_sentence(limits, keys, language):
    words, found = words_of("optimise", language), answer(*limits)
    assert found.findings[0].key in keys
    told = [words.sentence(each) for each in (*found.findings, *found.notes)]
    assert "OpenAI" in told[0]
    assert all("{" not in each for each in told)
    for table in found.tables:
        assert "{" not in words.title(table)
        assert all(words.head(column) for column in table.columns)
        assert all(
            words.cell(column, entry) for row in table.rows for column, entry in zip(table.columns, row, strict=True)
        )


@pytest.mark.slow
def test_every_belief_is_tried_and_regret_is_never_below_nothing():
    (beliefs,) = [table for table in answer().tables if table.key == "beliefs"]
    assert len(beliefs.rows) == len(BELIEFS)
    regret = [column.key for column in beliefs.columns].index("regret")
    assert all(row[regret] >= 0 for row in beliefs.rows)


@pytest.mark.slow
def test_the_file_gives_the_same_number(tmp_path):
    path = tmp_path / "best.toml"
    found = sixteenth.ask("optimise", lab="OpenAI", over=["training_spend", "margin"], out=str(path), **SMALL)  # type: ignore[call-overload]
    told = {row[0].key: row for table in found.tables if table.key == "choices" for row in table.rows}
    again = sixteenth.ask(  # type: ignore[call-overload]
        "optimise", str(path), lab="OpenAI", over=["safety_effort"], **{**SMALL, "visits": 4, "draws": 32}
    )
    own = next(table for table in again.tables if table.key == "choices").rows[0]
    amount = [column.key for column in found.tables[0].columns].index("amount")
    assert own[[column.key for column in again.tables[0].columns].index("amount")] == pytest.approx(
        told["best"][amount], rel=1e-4
    )
    told_last = words_of("optimise").sentence(found.findings[-1])
    assert f"sixteenth policies central {path} --draws 32 --seed 8 --show money" in told_last


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"lab": "Openai"}, "OpenAI"),
        ({"maximise": "wealth"}, "worth"),
        ({"maximise": "ruin"}, "no_ruin"),
        ({"subject_to": ["ruin <= 5"]}, "0.05 for 5 %"),
        ({"over": ["training_spend=2..1"]}, "an empty range"),
        ({"over": ["nonsense"]}, "something that a lab decides"),
        ({"out": "best.txt"}, "a name that ends in .toml"),
        ({"visits": 1}, "'visits'"),
    ],
)
def test_what_cannot_be_is_refused(options, told):
    with pytest.raises(Refused, match=told):
        sixteenth.ask("optimise", **{**SMALL, **options})


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(Refused) as caught:
        sixteenth.ask("optimise", maximise="wealth", subject_to=["nonsense"], over=["margin=3..1"])
    assert len(caught.value.faults) == 3


def test_a_world_without_labs_is_refused():
    with pytest.raises(Refused):
        sixteenth.ask("optimise", "interview_arithmetic")
