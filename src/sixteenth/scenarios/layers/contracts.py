"""Contracts of a scenario file as values by contract: what the world reads of them, and where each is written.

The names of all contracts are the labels of their axis. It is padded, so that one contract more is another number in a
place that is there already, and no other program.
"""

import calendar
from collections.abc import Iterator, Mapping, Sequence

from sixteenth.errors import Fault, Place, UnknownLabel, WrongEntry, nearest
from sixteenth.said import said
from sixteenth.scenarios.files.amount_text import NO_NUMBER, Misread, read_amount_text
from sixteenth.scenarios.files.forms import form_of
from sixteenth.scenarios.files.positions import Document, Key
from sixteenth.scenarios.files.schema import BETWEEN, ContractCard, Entry, ScenarioFile, ValueCard

AXIS, PLACES, FREE = "contract", 8, "free place"
SIGNED, HOLDER, LAB_NUMBER, FIRST_MONTH = "contract_signed", "contract_holder", "lab_number", "first_month"
COUNTED_FROM = 2000  # the year from whose January months are counted
TERMS: Mapping[str, tuple[str, str]] = {  # entry -> the value's name and its unit
    "size": ("contract_size", "USD"),
    "lead": ("contract_lead", "Months"),
    "ramp": ("contract_ramp", "Months"),
    "tenor": ("contract_tenor", "Months"),
    "price": ("contract_price", "Multiple"),
    "take_or_pay": ("contract_take_or_pay", "Share"),
    "step_down": ("contract_step_down", "Share"),
    "resale": ("contract_resale", "Share"),
    "prepaid": ("contract_prepaid", "Share"),
    "equity": ("contract_equity", "Share"),
}


def month_counted(month: str) -> int:
    """Return a month, such as 2027-03, counted from January 2000."""
    return (int(month[:4]) - COUNTED_FROM) * len(calendar.month_name[1:]) + int(month[5:]) - 1


def labels_of_contracts(contracts: Sequence[ContractCard], present: Sequence[str]) -> tuple[str, ...]:
    """Return the labels of the axis: new names take free places, and more where none is left; one stays free."""
    labels = list(present)
    for name in dict.fromkeys(card.label for card in contracts):
        if name not in labels:
            free = next((at for at, label in enumerate(labels) if label.startswith(FREE)), len(labels))
            labels[free : free + 1] = [name]
    named = sum(not label.startswith(FREE) for label in labels)
    return (*labels, *(f"{FREE} {at + 1}" for at in range(len(labels), max(PLACES, named + 1))))


def values_of_contracts(
    model: ScenarioFile, document: Document, spoilt: set[int]
) -> tuple[dict[str, ValueCard], dict[Key, Place]]:
    """Return the contracts of a file as cards of amounts by contract, with the place of each entry."""
    entries: dict[str, dict[str, Entry]] = {}
    places: dict[Key, Place] = {}
    facts: dict[str, list[str]] = {}
    for number, card in enumerate(model.contract):
        if number in spoilt:
            continue
        label = card.label
        amounts = {name: amount for _, name, amount in _amounts(card) if isinstance(amount, float)}
        lines = {name: document.place(("contract", number, entry)) for entry, (name, _) in TERMS.items()}
        lines[SIGNED] = document.place(("contract", number, "signed"))
        for name, amount in {**amounts, SIGNED: float(month_counted(card.signed))}.items():
            entries.setdefault(name, {})[label] = Entry(
                value=amount, kind=card.kind, source=card.source, note=card.note
            )
            places["values", name, "by", label] = lines[name]
            facts.setdefault(name, []).extend(_facts(card))
    units = dict(TERMS.values()) | {SIGNED: "Months"}
    cards = {
        name: ValueCard(unit=units[name], by=dict(by), fact=list(dict.fromkeys(facts[name])) or None)
        for name, by in entries.items()
    }
    return cards, places


def numbers_of_places(labs: Sequence[str], contracts: Sequence[str], start: str) -> dict[str, ValueCard]:
    """Return what the world reads of who holds which contract, and of the month from which it counts."""
    numbers = {lab: float(number) for number, lab in enumerate(labs)}
    holders = {label: numbers.get(label.split(BETWEEN)[0], -1.0) for label in contracts}
    source = "From the scenario's labs, contracts and start; months are counted from January 2000"
    return {
        HOLDER: ValueCard(unit="Number", kind="scenario", source=source, by=dict(holders)),
        LAB_NUMBER: ValueCard(unit="Number", kind="scenario", source=source, by=dict(numbers)),
        FIRST_MONTH: ValueCard(value=float(month_counted(start)), unit="Months", kind="scenario", source=source),
    }


def unknown_labs(document: Document, model: ScenarioFile, spoilt: set[int], labs: Sequence[str]) -> Iterator[Fault]:
    """Find contracts of labs that the scenario does not have."""
    for number, card in enumerate(model.contract):
        if number not in spoilt and labs and card.lab not in labs:
            where, cure = (
                document.place(("contract", number, "lab")),
                nearest(card.lab, labs, said("there are {names}", names=", ".join(labs))),
            )
            yield UnknownLabel(f"'contract.{number}.lab'", where, f"'{card.lab}'", said("a lab of the scenario"), cure)


def wrong_contracts(document: Document, model: ScenarioFile, spoilt: set[int]) -> Iterator[Fault]:
    """Find amounts of contracts that cannot be read, and contracts that stand twice in a file."""
    first: dict[str, int] = {}
    for number, card in enumerate(model.contract):
        if number in spoilt:
            continue
        for entry, _, amount in _amounts(card):
            if isinstance(amount, Misread):
                what, where = f"'contract.{number}.{entry}'", document.place(("contract", number, entry))
                expected, cure = amount.expected, amount.cure
                if cure == NO_NUMBER:  # how a command line has it
                    expected, example = form_of(("contract", number, entry))
                    cure = said("write it as in {example}", example=example)
                yield WrongEntry(what, where, amount.got, expected, cure)
        before = first.setdefault(card.label, number)
        if before != number:
            what, where = said("the contract '{label}'", label=card.label), document.place(("contract", number))
            line = document.place(("contract", before)).line
            cure = said('remove one, or tell them apart: name = "{name}, second"', name=card.name or card.counterparty)
            yield WrongEntry(
                what,
                where,
                said("a second one, beside that of line {line}", line=line),
                said("one contract of a name"),
                cure,
            )


def _amounts(card: ContractCard) -> Iterator[tuple[str, str, float | Misread]]:
    """Give each entry that a contract says, the value that it is of, and its amount."""
    for entry, (name, unit) in TERMS.items():
        said = getattr(card, entry)
        if isinstance(said, str):
            yield entry, name, read_amount_text(said, unit)
        elif said is not None:
            yield entry, name, float(said) if unit != "USD" else _plain(said)


def _plain(size: float) -> float | Misread:
    """Take a size without a unit as dollars, where it cannot be meant in billions."""
    return read_amount_text(f"{size:.0f}" if abs(size) >= 1 else str(size), "USD", "billion USD")


def _facts(card: ContractCard) -> tuple[str, ...]:
    return (card.fact,) if isinstance(card.fact, str) else tuple(card.fact or ())
