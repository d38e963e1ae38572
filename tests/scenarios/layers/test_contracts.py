"""Contracts of scenario files: read by lab and name, put on top of a parent's, every fault told with its line."""

from functools import cache

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.scenarios.files.schema import ContractCard
from sixteenth.scenarios.layers.contracts import FREE, PLACES, labels_of_contracts, month_counted

GOOD = {
    "lab": '"OpenAI"',
    "counterparty": '"CoreWeave"',
    "signed": '"2027-03"',
    "size": '"$22bn"',
    "kind": '"scenario"',
    "source": '"The question"',
}


def write(tmp_path, *contracts, top=""):
    text = 'parent = "central"\n' + top
    for own in contracts:
        entries = {**GOOD, **own}
        text += "\n[[contract]]\n" + "".join(f"{name} = {said}\n" for name, said in entries.items() if said)
    file = tmp_path / "signs.toml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def value(scenario, name, label):
    return scenario.settings.values[name].get((label,))


def faults(path):
    with pytest.raises(Refused) as refused:
        sixteenth.read(path)
    return refused.value.faults


@cache
def central():
    return sixteenth.read("central")


def test_amounts_are_read_as_people_write_them(tmp_path):
    own = {"lead": '"1 year"', "tenor": "48", "take_or_pay": '"80 %"', "price": '"1.2x"', "equity": "0.1"}
    found = sixteenth.read(write(tmp_path, own))
    label = "OpenAI: CoreWeave"
    expected = {"size": 22e9, "lead": 12, "tenor": 48, "take_or_pay": 0.8, "price": 1.2, "equity": 0.1}
    for entry, number in expected.items():
        assert value(found, f"contract_{entry}", label).numbers == pytest.approx((number,))
    assert value(found, "contract_signed", label).numbers == (month_counted("2027-03"),)
    assert value(found, "contract_ramp", label) is None  # that of all
    assert value(found, "contract_holder", label).numbers == (1.0,)


def test_a_new_contract_takes_a_free_place(tmp_path):
    labels = sixteenth.read(write(tmp_path, {})).settings.labels["contract"]
    before = central().settings.labels["contract"]
    assert len(labels) == len(before) == PLACES
    at = labels.index("OpenAI: CoreWeave")
    assert before[at].startswith(FREE)
    assert labels[:at] + labels[at + 1 :] == before[:at] + before[at + 1 :]


def anas(number: int) -> ContractCard:
    return ContractCard(lab="Ana", counterparty=str(number), signed="2027-01", size=1e9, kind="scenario", source="None")


def test_more_contracts_than_places_make_the_axis_longer():
    cards = [anas(n) for n in range(PLACES + 2)]
    labels = labels_of_contracts(cards, ())
    assert labels == (*(f"Ana: {n}" for n in range(PLACES + 2)), f"{FREE} {PLACES + 3}")


def test_one_place_is_always_free_for_an_order_that_a_question_tries():
    full = labels_of_contracts([anas(number) for number in range(PLACES)], ())
    assert [label for label in full if label.startswith(FREE)] == [f"{FREE} {PLACES + 1}"]
    assert labels_of_contracts([anas(PLACES)], full)[-1] == f"{FREE} {PLACES + 2}"


def test_a_contract_of_the_same_name_changes_what_it_says(tmp_path):
    own = {"counterparty": '"Oracle"', "signed": '"2025-09"', "size": '"$100bn"'}
    found, label = sixteenth.read(write(tmp_path, own)), "OpenAI: Oracle"
    assert value(found, "contract_size", label).numbers == (100e9,)
    assert value(found, "contract_tenor", label).numbers == (60,)
    assert value(found, "contract_size", "OpenAI: AWS").numbers == (38e9,)


def test_a_record_makes_the_contracts_again():
    from sixteenth.scenarios.assemble import restore_scenario

    again = restore_scenario("central", central().resolved)
    assert again.settings == central().settings
    assert again.resolved == central().resolved


def test_labs_that_a_child_leaves_out_take_their_contracts_along(tmp_path):
    found = sixteenth.read(
        write(tmp_path, top='axes.lab = ["Anthropic", "Google DeepMind", "Meta", "DeepSeek", "Mistral"]\n')
    )
    assert value(found, "contract_holder", "OpenAI: Oracle").numbers == (-1.0,)
    assert value(found, "contract_holder", "Anthropic: Google").numbers == (0.0,)


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({"lab": '"OpenIA"'}, ("'OpenIA'", "a lab of the scenario", "OpenAI")),
        ({"size": "22"}, ("'22'", "a unit", "billion USD")),
        ({"size": '"22bn EUR"'}, ("EUR", "USD", "turn it into dollars first")),
        ({"size": '"much"'}, ("'much'", "an amount of money", "size = ")),
        ({"resale": '"nan"'}, ("'nan'", "a part, from 0 to 1", "resale = 0.5")),
        ({"signed": '"soon"'}, ("'soon'", "a month in quotes", "")),
        ({"size": ""}, ("nothing", "an amount of money", "size =")),
        ({"take_or_pay": "1.5"}, ("1.5", "0 to 1", "")),
        ({"tenour": "48"}, ("'tenour'", "an entry of the format", "tenor")),
        ({"lead": "true"}, ("true", "a number of months", "")),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, own, told):
    got, expected, cure = told
    (fault,) = faults(write(tmp_path, own))
    assert got in fault.got
    assert expected in fault.expected
    assert cure in fault.cure
    assert fault.where.line >= 3


def test_all_faults_come_at_once(tmp_path):
    twice = {"name": '"third"'}
    found = faults(write(tmp_path, {"lab": '"OpenIA"'}, {"size": "22", "name": '"second"'}, twice, twice))
    assert len(found) == 3
    assert any("a second one" in each.got for each in found)
