"""A plan: read, or refused with everything that is wrong; broken at random it is refused or read, and never crashes."""

import random

import pytest

from sixteenth.errors import Refused
from sixteenth.evidence.own_plan.plan import Plan
from sixteenth.evidence.own_plan.read_plan import read_plan
from sixteenth.questions.template import template
from tests.evidence.own_books.test_sheet import workbook
from tests.evidence.own_plan.plans import CONTRACT, HEAD, MONTHS, REVENUE, TRAINING, WHO, WHOLE

BROKEN = 600


def read(folder, data: str | bytes, name: str = "plan.csv") -> Plan:
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_plan(file)


def faults(folder, data: str | bytes) -> list[tuple[int, str]]:
    with pytest.raises(Refused) as refused:
        read(folder, data)
    return [(each.where.line, str(each)) for each in refused.value.faults]


def test_a_whole_plan_is_read(tmp_path):
    plan = read(tmp_path, WHOLE)
    assert (plan.company, plan.like, plan.instead, plan.currency) == ("Acme", "Mistral", None, "USD")
    assert (str(plan.revenue.first), plan.revenue.months) == ("2026-07", len(MONTHS))
    assert list(plan.revenue.base[:2]) == [66e6, 72e6]
    assert plan.opening == {"cash": 900e6}
    (contract,) = plan.contracts
    assert (contract.signed, contract.lead, contract.tenor, contract.yearly, contract.firm) == (
        "2026-10",
        3,
        60,
        120e6,
        0.8,
    )


@pytest.mark.parametrize(
    "data",
    [
        WHOLE.encode("utf-8-sig"),
        WHOLE.encode("utf-16"),
        WHOLE.replace(",", ";").encode(),
        WHOLE.replace("\n", "\r\n").encode(),
        WHOLE.replace("2026-07,revenue", "46204,revenue").encode(),
    ],
)
def test_it_is_read_alike_however_it_is_written(tmp_path, data):
    assert read(tmp_path, data).revenue.base == pytest.approx(read(tmp_path, WHOLE, "as_it_is.csv").revenue.base)


def test_a_workbook_is_read_alike(tmp_path):
    rows = [line.split(",") for line in WHOLE.splitlines()]
    found = read(tmp_path, workbook(plan=rows), "plan.xlsx")
    assert found.revenue.base == pytest.approx(read(tmp_path, WHOLE).revenue.base)


def test_templates_of_both_languages_say_the_same(tmp_path):
    one, other = (read(tmp_path, template("plan", language), f"{language}.csv") for language in ("en", "zh"))
    assert one.lines.keys() == other.lines.keys() == {"revenue", "training", "people", "heads"}
    assert one.revenue.base == pytest.approx(other.revenue.base)
    assert one.contracts[0].yearly == other.contracts[0].yearly == 120e6


def test_an_example_is_read_by_its_name_and_says_what_is_made_up():
    plan = read_plan("minimax")
    assert (plan.company, plan.like) == ("MiniMax", "DeepSeek")
    assert plan.revenue.base[12:24].sum() == pytest.approx(79.04e6)


def test_another_currency_needs_a_rate(tmp_path):
    yuan = WHOLE.replace("USD", "CNY")
    ((line, told),) = faults(tmp_path, yuan)
    assert line == 4
    assert "add a row: line rate" in told
    assert read(tmp_path, yuan + ",rate,,0.14,,,CNY,,,,\n").revenue.base[0] == pytest.approx(0.14 * 66e6)


def test_everything_that_is_wrong_is_told_at_once_with_its_line(tmp_path):
    rows = (HEAD + WHO + REVENUE).splitlines()
    rows[3] = rows[3].replace("66", "sixty")
    rows[4] = rows[4].replace("2026-08", "August")
    rows[5] = rows[5].replace("USD", "")
    rows[6] = rows[6].replace("revenue", "revenues of all")
    rows.append("2026-10,contract,,120,,million,USD,,2026-01,900,2")
    told = dict(faults(tmp_path, "\n".join(rows) + "\n"))
    assert set(told) == {4, 5, 6, 7, len(rows)}
    assert len(faults(tmp_path, "\n".join(rows) + "\n")) == 8


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (HEAD + WHO + TRAINING, 0, "a plan without revenue"),
        (HEAD + WHO + REVENUE.replace("2026-09", "2027-04"), 5, "nothing for 2026-09"),
        (HEAD + WHO + REVENUE + REVENUE.splitlines()[2] + "\n", 13, "the same as on line 6"),
        (HEAD + WHO + REVENUE.replace(",60,66,73,", ",70,66,73,"), 4, "bear, base and bull from low to high"),
        (HEAD + WHO + REVENUE.replace(",60,66,73,", ",,66,73,"), 4, "nothing for bear"),
        (HEAD + WHO + REVENUE.replace(",64,72,82,", ",64000,72000,82000,"), 5, "1.09e+03 times as much in 2026-08"),
        (HEAD + WHO + REVENUE.replace(",60,66,73,", ",0,0,0,"), 4, "0 in 2026-07"),
        (HEAD + WHO + REVENUE.replace(",60,66,73,", ",-60,66,73,"), 4, "expected an amount of 0 or more"),
        (WHOLE.replace("currency", "money"), 1, "'currency'"),
        ("", 1, "'month'"),
    ],
)
def test_nonsense_is_a_fault_that_says_what_and_where(tmp_path, data, line, what):
    assert any(what in told and line in (0, at or 0) for at, told in faults(tmp_path, data))


def test_files_broken_at_random_are_read_or_refused(tmp_path):
    """Bytes, cells and lines are changed, doubled or dropped; whatever comes of it is a plan or a fault."""
    chance = random.Random(16)  # noqa: S311 - no secret
    good = (WHOLE + CONTRACT.replace("Cloud", "Other")).encode()
    faults_of = [_faults_of(tmp_path, _broken(chance, good)) for _ in range(BROKEN)]
    refused = sum(each > 0 for each in faults_of)
    assert BROKEN // 4 < refused < BROKEN


def _faults_of(folder, data: bytes) -> int:
    """Return how many faults a file has; none where it is read."""
    try:
        plan = read(folder, data)
    except Refused as told:
        return len(told.faults)
    return 0 if plan.revenue.months else -1


def _broken(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines))
        cells = lines[at].split(b",")
        cell, kind = chance.randrange(len(cells)), chance.randrange(6)
        if kind == 0:
            cells[cell] = bytes(chance.randrange(256) for _ in range(chance.randint(0, 6)))
        elif kind == 1:
            cells[cell] = chance.choice(
                [b"", b"NaN", b"1e999", b"-5", b'"', b"\xff\xfe", b"2026-99", b"\xe4\xba\xbf", b"0"]
            )
        elif kind == 2:
            cells = cells[:cell]
        elif kind == 3:
            cells = cells * 2
        lines[at] = b",".join(cells)
        if kind == 4:
            del lines[at]
            lines = lines or [b""]
        elif kind == 5:
            lines.insert(chance.randrange(len(lines)), lines[at])
    return b"\n".join(lines)
