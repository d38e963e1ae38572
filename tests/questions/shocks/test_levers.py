"""The levers of the shock table: what their file may say, and what a scenario must have for them."""

from functools import cache
from pathlib import Path

import pytest

import sixteenth
from sixteenth.decide.shocks import OUTCOMES
from sixteenth.errors import Fault, Refused
from sixteenth.questions.shocks.levers import Lever, choose, levers, read_levers, shocked
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.positions import parse_document

ANY = "signs = { " + ", ".join(f'{outcome} = "any"' for outcome in OUTCOMES) + " }"
SUBJECTS = ("growth", "market", "ledger", "capital", "choices", "talent", "safety", "society")
LEAST = 30  # levers, as the design of the economy asks


@cache
def central() -> Scenario:
    return sixteenth.read("central")


def read(text: str) -> tuple[Lever, ...]:
    return read_levers(parse_document(text, "levers.toml"))


def lever(change: str, signs: str = ANY) -> tuple[Lever, ...]:
    return read(f'[lever.one]\nsays = "It is so."\nreason = "It must be."\nchange = {{ {change} }}\n{signs}\n')


def faults_of(make) -> tuple[Fault, ...]:
    with pytest.raises(Refused) as refused:
        make()
    return refused.value.faults


def test_there_are_enough_levers_in_every_subject():
    changed = {entry.partition("/")[0] for each in levers() for entry in each.card.change}
    world = Path(sixteenth.__file__).parent / "world"
    cards = {name: (world / name / "parameters.toml").read_text(encoding="utf-8") for name in SUBJECTS}
    assert len(levers()) >= LEAST
    for subject, text in cards.items():
        assert sum(f"[{name}]" in text for name in changed) >= 2, subject


def test_every_lever_has_something_due_and_says_why():
    for each in levers():
        due = {each.due(lab, outcome) for lab in ("Anthropic", "OpenAI") for outcome in OUTCOMES}
        assert due != {"any"}, each.name
        assert each.card.reason.endswith("."), each.name
        assert each.card.says.endswith("."), each.name


def test_what_is_known_not_to_come_out_is_due():
    for each in levers():
        for outcome in each.card.known:
            assert {each.due(lab, outcome) for lab in ("Anthropic", "OpenAI")} != {"any"}, each.name


def test_central_takes_every_lever_in_one_world():
    found = shocked(central(), levers())
    assert list(found) == [each.name for each in levers()]
    assert {id(each.world) for each in found.values()} == {id(central().world)}
    assert len({each.hash for each in found.values()} | {central().hash}) == len(levers()) + 1


def test_a_factor_an_added_amount_and_a_value_do_what_they_say():
    (one,) = lever(
        '"cash/OpenAI" = { factor = 0.5 }, "partner_share/OpenAI" = { added = "7 %" }, tax_rate = { value = 0.3 }'
    )
    values = shocked(central(), (one,))["one"].settings.values
    before = central().settings.values
    assert values["cash"]["OpenAI",].numbers[0] == pytest.approx(
        before["cash"]["OpenAI",].numbers[0] - 0.6931, abs=1e-3
    )
    assert values["cash"]["xAI",] == before["cash"]["xAI",]
    assert values["partner_share"]["OpenAI",].numbers == pytest.approx((0.15, 0.2))
    assert values["partner_share"]["Anthropic",] == before["partner_share"]["Anthropic",]
    assert values["tax_rate"][()].numbers == (0.3,)


def test_a_lab_has_its_own_sign_where_it_differs():
    (one,) = lever("tax_rate = { value = 0.3 }", f'{ANY}\nby.OpenAI = {{ ruin = "+" }}')
    assert (one.due("OpenAI", "ruin"), one.due("Anthropic", "ruin"), one.due("OpenAI", "worth")) == ("+", "any", "any")


def test_all_that_a_scenario_does_not_have_is_told_at_once():
    wrong = '"cash/OpenIA" = { factor = 2.0 }, tax_rat = { value = 0.3 }, lead = { added = "3 dollars" }'
    found = faults_of(lambda: shocked(central(), (*lever(wrong), *lever("tax_rate = { value = 3.0 }"))))
    assert sorted(type(each).__name__ for each in found) == [
        "BoundViolation",
        "UnknownLabel",
        "ValueWithoutCard",
        "WrongUnit",
    ]
    cures = {type(each).__name__: each.cure for each in found}
    assert cures["UnknownLabel"] == "did you mean 'OpenAI'?"
    assert cures["ValueWithoutCard"] == "did you mean 'tax_rate'?"
    assert {str(each.where) for each in found} == {"levers.toml:4"}
    assert all(len(each.lines()) == 4 for each in found)


def test_what_no_axis_has_is_told():
    (found,) = faults_of(lambda: shocked(central(), lever('"tax_rate/OpenAI" = { value = 0.3 }')))
    assert "no axes" in found.expected


@pytest.mark.parametrize(
    ("change", "signs", "told"),
    [
        ("tax_rate = { value = 0.3, factor = 2.0 }", ANY, "factor and value"),
        ("tax_rate = { }", ANY, "nothing"),
        ("tax_rate = { times = 2.0 }", ANY, "'times'"),
        ("tax_rate = { value = 0.3 }", 'signs = { worth = "+" }', "no sign of going_on"),
        ("tax_rate = { value = 0.3 }", ANY.replace("any", "up", 1), "'up'"),
    ],
)
def test_what_does_not_fit_the_format_is_told(change, signs, told):
    assert any(told in each.got for each in faults_of(lambda: lever(change, signs)))


def test_a_file_that_is_no_toml_is_told():
    (found,) = faults_of(lambda: read("[lever.one\n"))
    assert type(found).__name__ == "UnreadableFile"


def test_levers_are_chosen_by_name():
    names = [each.name for each in levers()]
    assert [each.name for each in choose(levers(), (names[3], names[1]))] == [names[1], names[3]]
    assert choose(levers(), (names[3].replace("_", " "),))[0].name == names[3]
    assert choose(levers(), ()) == levers()
    found = faults_of(lambda: choose(levers(), ("no_ronuds", "nothing_like_it")))
    assert "did you mean 'no_rounds'?" in {each.cure for each in found}
    assert len(found) == 2
