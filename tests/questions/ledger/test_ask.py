"""The question of one's own books: from a file to the verdict, how it is read, and what is refused."""

import datetime
from pathlib import Path

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.errors import Refused
from sixteenth.questions.template import template
from tests.questions.told import told

HEAD = "month,model,kind,amount,currency\n"
ROWS = "2026-01,A,training,100,USD\n2026-02,A,revenue,700,CNY\n"


def write(folder: Path, text: str) -> str:
    file = folder / "ledger.csv"
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.fixture
def begun(tmp_path) -> Answer:
    """Return the answer of the file to begin with."""
    file = tmp_path / "ledger.csv"
    file.write_bytes(template("ledger"))
    return sixteenth.ask("ledger", file=str(file))


def test_the_verdict_is_the_first_sentence(begun):
    first = told("ledger", begun.findings)[begun.findings[0].key]
    assert first.startswith(
        "Is the loss an investment or a hole? An investment, on these books: revenue of Model A paid"
    )
    assert "The loss of 1.29 million USD from 2025-01 to 2025-06" in first


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["minimax", "xai", "zhipu"])
def test_published_accounts_are_there_by_name(name, language):
    found = sixteenth.ask("ledger", file=name)
    words = words_of("ledger", language)
    sentences = [words.sentence(each) for each in (*found.findings, *found.notes)]
    assert [each.key for each in found.notes] == ["published", "by_period"]
    assert name in sentences[-2]
    assert found.findings[0].key == "unnamed"


def test_a_file_of_that_name_comes_first(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "zhipu").write_text(HEAD + "2026-01,A,revenue,1.00,USD\n", encoding="utf-8")
    assert sixteenth.ask("ledger", file="zhipu").findings[0].key == "no_loss"


def test_the_recipe_holds_what_decides_the_answer(begun):
    assert len(begun.recipe["file_sha256"]) == 64
    assert begun.recipe["rates"] == {"EUR 2025-01": "1.10"}
    assert (begun.recipe["books_currency"], begun.recipe["shared"]) == ("USD", "revenue")


def test_the_rule_of_sharing_moves_models_and_never_the_company(tmp_path):
    file = tmp_path / "ledger.csv"
    file.write_bytes(template("ledger"))
    found = {rule: sixteenth.ask("ledger", file=str(file), shared=rule) for rule in ("revenue", "training", "company")}
    models = {rule: next(table for table in each.tables if table.key == "models") for rule, each in found.items()}
    assert len({table.rows[-1][-1] for table in models.values()}) == 1
    assert models["revenue"].rows[0][-1] != models["training"].rows[0][-1]


def test_currencies_are_converted_as_their_owner_says(tmp_path):
    file = write(tmp_path, HEAD + ROWS)
    with pytest.raises(Refused, match="an amount without a rate"):
        sixteenth.ask("ledger", file=file)
    found = sixteenth.ask("ledger", file=file, currency=["USD", "rmb=0.14"])
    assert found.tables[0].rows[0][3] == pytest.approx(0.98)


def test_until_is_a_month_to_its_last_day(tmp_path):
    file = write(tmp_path, HEAD + "2026-02-28,A,revenue,1,USD\n")
    assert sixteenth.ask("ledger", file=file, until="2026-02")
    with pytest.raises(Refused, match="a row still to come"):
        sixteenth.ask("ledger", file=file, until="2026-02-27")
    later = write(tmp_path, HEAD + f"{datetime.date.today() + datetime.timedelta(days=40)},A,revenue,1,USD\n")  # noqa: DTZ011 - as the question
    with pytest.raises(Refused, match="a row still to come"):
        sixteenth.ask("ledger", file=later)


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"until": "soon"}, "'until'"),
        ({"currency": ["dollars"]}, "'currency'"),
        ({"currency": ["USD", "EUR"]}, "'currency'"),
        ({"currency": ["EUR=0"]}, "a rate above 0"),
        ({"currency": ["EUR=1.1", "EUR=1.2"]}, "name each once"),
        ({"shared": "somehow"}, "shared"),
        ({"file": "nothing.csv"}, "no such file"),
    ],
)
def test_what_means_nothing_is_refused(options, fault):
    with pytest.raises(Refused, match=fault):
        sixteenth.ask("ledger", **{"file": "zhipu", **options})


def test_data_hold_raw_numbers(begun):
    data = answer_data(begun, words_of("ledger")).model_dump()
    company = next(each for each in data["tables"] if each["key"] == "company")
    assert company["rows"][0][-1] == -1_292_000.0
    assert company["columns"][1]["unit"] == "the currency of the books"


def test_it_has_a_chart_of_each_of_its_titles(begun):
    assert {chart.key for chart in begun.charts} == {*words_of("ledger").charts}
