"""No number without a card and a source (law 9): scenarios value and cite, parameters declare and never value."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sixteenth.evidence.facts_read.read_facts import UnknownFactError, find_evidence
from tests.house_rules.source import SRC, WORLD, place

KINDS = {"measured", "estimated", "judgement", "scenario"}
DECLARED = {"meaning", "unit", "bounds"}
DECLARED_SHOCK = {
    "meaning",
    "unit",
    "shock",
}  # drawn anew each month from a standard shape: it has no bounds of its own
Card = Mapping[str, Any]


def read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def scenario_files() -> list[Path]:
    return sorted((SRC / "scenarios" / "library").rglob("*.toml"))


def parameter_files() -> list[Path]:
    return sorted(WORLD.rglob("parameters.toml"))


def value_cards(scenario: Card) -> Iterator[tuple[str, Card]]:
    """Walk the values of a scenario, the parameters that its events change, and its contracts."""
    yield from scenario.get("values", {}).items()
    yield from ((event["parameter"], event) for event in scenario.get("event", []) if "parameter" in event)
    yield from ((f"contract with {card['counterparty']}", card) for card in scenario.get("contract", []))


def says_where_from(card: object) -> bool:
    """Tell whether a card, or else each of its entries by label, has a source and a kind."""
    if not isinstance(card, Mapping):
        return False
    told = bool(card.get("source")) and card.get("kind") in KINDS
    entries = [entry if isinstance(entry, Mapping) else {} for entry in card.get("by", {}).values()]
    own = {"source": card.get("source"), "kind": card.get("kind")}
    return told or (bool(entries) and all(says_where_from({**own, **entry}) for entry in entries))


def without_source(scenario: Card) -> list[str]:
    """Name the values that do not say where they come from or how they are known."""
    return [name for name, card in value_cards(scenario) if not says_where_from(card)]


def is_known(key: str) -> bool:
    """Tell whether a key names a fact or a claim; an ambiguous one fails the test by itself."""
    try:
        find_evidence(key)
    except UnknownFactError:
        return False
    return True


def unknown_facts(scenario: Card) -> list[str]:
    """Name the facts that a scenario cites and that are not there."""
    cards = [entry for _, card in value_cards(scenario) for entry in (card, *card.get("by", {}).values())]
    cited = [card["fact"] for card in cards if isinstance(card, Mapping) and "fact" in card]
    keys = [key for each in cited for key in ([each] if isinstance(each, str) else each)]
    return [key for key in keys if not is_known(key)]


def is_declared(card: Card) -> bool:
    """Tell whether a parameter's card says all it must and holds no value."""
    return (set(card) >= DECLARED or set(card) >= DECLARED_SHOCK) and "value" not in card


def badly_declared(parameters: Card) -> list[str]:
    """Name the parameters whose card lacks something, or holds a value."""
    return [name for name, card in parameters.items() if not is_declared(card)]


def test_every_value_in_the_library_has_a_source_and_a_kind():
    assert [f"{place(file)} {name}" for file in scenario_files() for name in without_source(read(file))] == []


def test_every_fact_that_the_library_cites_is_there():
    assert [f"{place(file)} {key}" for file in scenario_files() for key in unknown_facts(read(file))] == []


def test_every_parameter_is_declared_and_none_is_valued():
    assert [f"{place(file)} {name}" for file in parameter_files() for name in badly_declared(read(file))] == []


def test_a_missing_source_is_found():
    cited = {"value": 1, "source": "somebody, somewhere", "kind": "measured"}
    scenario = {
        "values": {
            "cited": cited,
            "cited_by_label": {"kind": "measured", "by": {"A": {"value": 1, "source": "somebody"}}},
            "unsourced": {"value": 1, "kind": "measured"},
            "empty": {**cited, "source": ""},
            "unkind": {**cited, "kind": "guess"},
            "half_cited": {"kind": "measured", "by": {"A": {"value": 1, "source": "somebody"}, "B": 2}},
            "bare": 1,
        },
        "event": [{"parameter": "changed", "value": 1}, {"choice": "pace", "rule": "stop"}],
        "contract": [{**cited, "counterparty": "Oracle"}, {"counterparty": "AWS", "kind": "measured"}],
    }
    assert without_source(scenario) == [
        *("unsourced", "empty", "unkind", "half_cited", "bare", "changed"),
        "contract with AWS",
    ]


def test_an_unknown_fact_is_found():
    assert unknown_facts({"values": {"a": {"by": {"A": {"fact": "revenue/none/Nobody/2024-01-01"}}}}}) == [
        "revenue/none/Nobody/2024-01-01"
    ]
    assert unknown_facts({"values": {"a": {"fact": ["claims/S05", "claims/none"]}}}) == ["claims/none"]


def test_a_value_among_parameters_is_found():
    card = {"meaning": "m", "unit": "USD", "bounds": [0, 1]}
    assert badly_declared({"good": card, "valued": {**card, "value": 1}, "unbounded": {"meaning": "m"}}) == [
        "valued",
        "unbounded",
    ]
