"""The value of going on in words and tables, and as data; what cannot be asked is told before anything runs."""

import io
import json
from dataclasses import replace

import pytest

import sixteenth
from sixteenth.decide.going_on import GoingOn, PartGoingOn, Value
from sixteenth.decide.grid import Grid
from sixteenth.decide.last_safe import LastSafe
from sixteenth.decide.paybacks import NetValue, Payback, Paybacks
from sixteenth.decide.spread import MONTHLY_LUCK, Mover, Movers, PartOfSpread
from sixteenth.errors import Refused
from sixteenth.interfaces.going_on import (
    GoingOnAnswer,
    Price,
    Standing,
    ask_going_on,
    payback_section,
    read_price,
    sections,
    show_going_on,
    verdict_section,
)
from sixteenth.interfaces.terminal import make_console
from tests.interfaces.command_line import INTERVIEW
from tests.interfaces.test_value_tables import IMPLIED, RESEARCH, SALES, VALUES

VALUE = Value(
    mean=1.3e12,
    standard_error=3e10,
    positive_of_100=93.2,
    verdict="investment",
    is_on_the_edge=False,
    goes_on=1.6e12,
    stops=3e11,
    terminal_share=0.431,
)
BET = replace(VALUE, mean=2e9, positive_of_100=30.0, verdict="a bet: few win, by enough", is_on_the_edge=True)
HOLE = replace(VALUE, mean=-2e9, positive_of_100=1.0, verdict="hole", terminal_share=float("nan"))
NET = NetValue(6e10, 3e9, 91.0)
MODEL = Payback("4", 4, 100.0, 8e9, 5.25, 4.61, 8.5, NET)
UNKNOWN = Payback("5", 5, 0.0, 0.0, float("nan"), float("nan"), float("nan"), NetValue(0.0, 0.0, 0.0))
PAYBACKS = Paybacks("Ana", 400, (MODEL, UNKNOWN), NetValue(1e12, 5e10, 88.0), NetValue(1.06e12, 5e10, 90.0))
PARTS = (PartGoingOn("stops within 24 months", 500, BET), PartGoingOn("goes on for 5 years", 1500, VALUE))
LABS = (GoingOn("Ana", 3, 2000, "2036-06", VALUE, HOLE, PARTS), GoingOn("Ben", 3, 400, "2036-06", BET, HOLE, ()))
MOVER = Mover("price_sensitivity", (), "judgement", -0.6, 0.36, is_clear=True)
MOVERS = Movers((MOVER,), (("judgement", PartOfSpread(0.36, 0.03)), (MONTHLY_LUCK, PartOfSpread(0.64, 0.03))))
LAST_SAFE = LastSafe(
    "Ana", "2026-07", "2036-06", 2000, 33.0, 63.0, ((50, None), (90, "2027-05")), (MOVER,), PartOfSpread(0.58, 0.02)
)
GRID = Grid("Ana", ("weaker", "stronger"), ("whole",), ((90.0,), (50.0,)), 400, ((VALUE,), (HOLE,)))
ANSWER = GoingOnAnswer("central", "Ana", LABS, PAYBACKS, None, LAST_SAFE, GRID, MOVERS)
STANDING = Standing(VALUES, IMPLIED, 12.0, (RESEARCH, SALES))


def shown(answer: GoingOnAnswer) -> str:
    console, told = make_console(plain=True), io.StringIO()
    console.file = told
    show_going_on(console, answer, plain=True)
    return told.getvalue()


def test_the_verdict_is_told_first_with_its_numbers():
    first, second, later, wound_down = verdict_section(ANSWER).sentences
    assert first == (
        "For Ana going on is an investment: against stopping now it is worth 1,300bn USD (mean of 2,000 futures,"
        " standard error 30bn USD), and more than nothing in 93 of 100."
    )
    assert "1,600bn USD to today's owners; if it alone stops now, 300bn USD" in second
    assert later == "43 % of the value of going on lies after 2036-06, in ten more years of business."
    assert wound_down.endswith("would be worth -2.00bn USD, and more than nothing in 1 of 100 futures: a hole.")


def test_what_is_on_the_edge_is_told_and_no_share_of_a_loss():
    told = verdict_section(replace(ANSWER, lab="Ben")).sentences
    assert "For Ben going on is a bet: few win, by enough" in told[0]
    assert told[0].endswith("It is on the edge: two standard errors would change the verdict.")
    lost = replace(ANSWER, labs=(replace(ANSWER.labs[0], going_concern=HOLE),))
    assert not any("lies after" in each for each in verdict_section(lost).sentences)


def test_models_are_told_three_ways():
    first, adds = payback_section(PAYBACKS).sentences
    assert "brings back 5.25 gross, 4.61 by contribution" in first
    assert "8.50 causally" in first
    assert "The next 2 models together are worth 60bn USD to the owners, later ones 1,000bn USD." in adds


def test_tables_are_ascii_with_units_and_every_lab():
    told = shown(ANSWER)
    assert told.isascii()
    assert max(map(len, told.splitlines())) <= 100
    assert "bn USD of the start" in " ".join(told.split())
    assert "(2,000 for Ana, 400 for others)" in " ".join(told.split())
    assert "Ana: value of going on, by what progress does" in told
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in told.splitlines() if line.startswith("|")]
    assert ["Ana", "investment", "+1,300", "30", "93", "43 %", "-2.00", "1"] in rows
    assert ["4", "100", "8.00", "5.25x", "4.61x", "8.50x", "+60", "3.00", "91"] in rows
    assert ["5", "0", "0.00", "-", "-", "-", "0.00", "0.00", "0"] in rows
    assert ["going on", "", "", "", "", "", "+1,060", "50", "90"] in rows


def test_data_holds_numbers_and_sentences():
    data = json.loads(json.dumps(ANSWER.as_data()))
    assert data["labs"][1]["going_concern"]["verdict"] == "a bet: few win, by enough"
    assert data["paybacks"]["models"][0]["causal"] == 8.5
    assert data["sentences"] == [each for section in sections(ANSWER) for each in section.sentences]


def test_without_books_of_models_there_is_no_section_of_them():
    assert len(sections(replace(ANSWER, paybacks=None))) == len(sections(ANSWER)) - 1


def test_the_last_safe_month_and_what_decides_it_come_last():
    safe, decides = sections(ANSWER)[-2:]
    assert "at odds of 90 of 100 2027-05" in safe.sentences[0]
    assert decides.sentences[0].startswith(
        "What decides it: going on is worth from -2.00bn USD to 1,300bn USD, and more than nothing in 1 to 93 of 100"
    )
    assert "36 % of the spread" in decides.sentences[0]
    assert len(decides.tables) == 2


def test_what_cannot_be_asked_is_told():
    with pytest.raises(Refused, match="labs that launch models"):
        ask_going_on(sixteenth.read(INTERVIEW))
    with pytest.raises(Refused, match="'Antropic'"):
        ask_going_on(sixteenth.read("central"), "Antropic")


def test_values_price_and_constraints_are_sections_where_there_is_a_standing():
    own = sections(replace(ANSWER, standing=STANDING))
    assert len(own) == 6
    assert own[2].sentences[0].startswith("What is Ana worth?")
    assert any("needs 459bn of revenue in 2030" in each for each in own[2].sentences)
    assert own[3].sentences[0].startswith("What holds Ana's research ordered back")
    assert [len(section.tables) for section in own[2:4]] == [2, 1]
    assert json.loads(json.dumps(replace(ANSWER, standing=STANDING).as_data()))["standing"]["implied"]["year"] == 2030


def test_a_price_is_read_as_people_write_it():
    assert read_price(None, None, None, 2031) == Price(year=2031)
    assert read_price("852bn", "40 %", "15%", 2030) == Price(852e9, 0.4, 0.15)
    assert read_price("$1tn", None, "0.1", 2030) == Price(1e12, None, 0.1)


def test_amounts_that_cannot_be_read_are_told_all_at_once():
    with pytest.raises(Refused) as told:
        read_price("10eur", "much", "3 months", 2030)
    cures = {fault.what: fault.cure for fault in told.value.faults}
    assert cures.keys() == {"'--price'", "'--margin'", "'--return'"}
    assert cures["'--margin'"] == "write an amount, such as 40 %"
