"""A scenario on its parents: properties of putting cards, labels and events on top of each other."""

from collections.abc import Mapping
from pathlib import Path

import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.scenarios.files.positions import parse_document
from sixteenth.scenarios.files.schema import Entry, ScenarioFile, ValueCard
from sixteenth.scenarios.layers.overlay import Layer, Merged, join_cards, overlay
from tests.scenarios.written_files import child_of_lemonade, faults_of

NAMES = st.sampled_from(["price", "rent", "thirst", "cash"])
LABELS = st.dictionaries(st.sampled_from(["Ana", "Ben", "Cid"]), st.floats(0, 9), min_size=1)
SOURCE = {"unit": "USD", "kind": "judgement", "source": "somebody"}
WHOLE = st.builds(lambda value: {"value": value, **SOURCE}, st.floats(0, 9))
BY_LABEL = st.builds(lambda by: {"by": by, **SOURCE}, LABELS)
EVENTS = st.builds(lambda month: {"month": f"2026-{month:02}", "parameter": "rent", "factor": 2.0}, st.integers(1, 12))
FILES = st.fixed_dictionaries(
    {},
    optional={
        "title": st.text("abc", min_size=1),
        "months": st.integers(1, 99),
        "axes": st.dictionaries(
            st.sampled_from(["stand", "town"]), st.lists(st.sampled_from("ABC"), min_size=1, max_size=3)
        ),
        "subjects": st.dictionaries(st.sampled_from(["ledger", "growth"]), st.booleans()),
        "theory": st.dictionaries(st.sampled_from(["demand", "pace"]), st.sampled_from(["linear", "elastic"])),
        "values": st.dictionaries(NAMES, st.one_of(WHOLE, BY_LABEL), max_size=3),
        "event": st.lists(EVENTS, max_size=2),
    },
)


def layer(data: Mapping[str, object], file: str = "child.toml") -> Layer:
    document = parse_document(tomli_w.dumps(data), file)
    return Layer(Path(file), document, ScenarioFile.model_validate(data))


def merge(*files: Mapping[str, object]) -> Merged:
    names = ("child.toml", "parent.toml", "grandparent.toml")
    return overlay([layer(data, name) for data, name in zip(files, names, strict=False)])


@given(FILES)
def test_a_scenario_on_nothing_is_itself(data):
    merged = merge(data)
    assert merged.facts == {name: data[name] for name in ("title", "months") if name in data}
    assert merged.axes == {axis: tuple(labels) for axis, labels in data.get("axes", {}).items()}
    assert merged.theory == data.get("theory", {})
    assert merged.values.keys() == data.get("values", {}).keys()
    assert [card.month for card, _ in merged.events] == [each["month"] for each in data.get("event", [])]


@given(FILES)
def test_an_empty_child_changes_nothing(data):
    assert same(merge({}, data), merge(data))


@given(FILES)
def test_a_child_that_repeats_its_parent_changes_nothing_but_events(data):
    without_events = {name: part for name, part in data.items() if name != "event"}
    assert same(merge(without_events, without_events), merge(without_events))


@given(FILES, FILES, FILES)
def test_a_grandparent_may_be_put_under_the_parent_first(child, parent, grandparent):
    at_once = merge(child, parent, grandparent)
    assert same(at_once, merge(child, flatten(merge(parent, grandparent))))


@given(FILES, FILES)
def test_the_child_has_the_last_word(child, parent):
    merged = merge(child, parent)
    assert {**parent.get("theory", {}), **child.get("theory", {})} == merged.theory
    for name in ("title", "months"):
        assert merged.facts.get(name) == child.get(name, parent.get(name))
    for name, card in child.get("values", {}).items():
        told = merged.values[name]
        assert told.value == card["value"] if "value" in card else card["by"].items() <= amounts(told).items()


@given(FILES, FILES)
def test_events_of_the_parent_come_first(child, parent):
    months = [each["month"] for each in (*parent.get("event", []), *child.get("event", []))]
    assert [card.month for card, _ in merge(child, parent).events] == months


@given(FILES, FILES)
def test_entries_in_another_order_are_the_same_scenario(child, parent):
    def turned(data: dict[str, object]) -> dict[str, object]:
        return {
            name: dict(reversed(part.items())) if isinstance(part, dict) else part
            for name, part in reversed(data.items())
        }

    assert same(merge(child, parent), merge(turned(child), turned(parent)))


@given(LABELS, LABELS)
def test_labels_join_those_of_the_card_below(above, below):
    joined = join_cards(ValueCard(by=above), ValueCard(by=below, unit="USD", source="Ana"))
    assert amounts(joined) == {**below, **above}
    assert (joined.unit, joined.source) == ("USD", "Ana")


def test_labels_that_are_changed_bring_their_own_source():
    below = ValueCard(by={"Ana": 1.0, "Ben": 2.0}, unit="USD", kind="measured", source="Ana's notebook")
    joined = join_cards(ValueCard(by={"Ben": 3.0}, kind="judgement", source="a guess"), below)
    ben = joined.by["Ben"]
    assert isinstance(ben, Entry)
    assert (ben.value, ben.kind, ben.source) == (3.0, "judgement", "a guess")
    assert (joined.by["Ana"], joined.kind, joined.source) == (1.0, "measured", "Ana's notebook")


def test_facts_are_those_of_the_amounts_that_are_left():
    below = ValueCard(by={"Ana": 1.0, "Ben": 2.0}, fact="a/b/c/2025-01-01")
    some = join_cards(ValueCard(by={"Ana": 3.0}, fact=["d/e/f/2025-01-01"]), below)
    assert some.facts == ("a/b/c/2025-01-01", "d/e/f/2025-01-01")
    assert join_cards(ValueCard(by={"Ana": 3.0, "Ben": 4.0}, fact="d/e/f/2025-01-01"), below).facts == some.facts[1:]
    assert join_cards(ValueCard(by={"Ana": 3.0, "Ben": 4.0}), below).facts == ()
    assert join_cards(ValueCard(by={"Ana": 3.0}), below).facts == below.facts


def test_labels_in_another_unit_leave_the_unit_of_the_others():
    below = ValueCard(by={"Ana": 1.0, "Ben": 2.0}, unit="billion USD", kind="measured", source="Ana's notebook")
    joined = join_cards(ValueCard(by={"Ben": 3.0}, unit="USD", kind="judgement", source="a guess"), below)
    ben = joined.by["Ben"]
    assert isinstance(ben, Entry)
    assert (joined.unit, ben.unit) == ("billion USD", "USD")


@given(LABELS)
def test_a_card_with_a_number_of_its_own_replaces_the_one_below(labels):
    below = ValueCard(by=labels, unit="USD")
    for card in (
        ValueCard(value=3.0),
        ValueCard(value=3.0, by={"Ana": 1.0}),
        ValueCard(distribution="normal", p10=1.0),
    ):
        assert join_cards(card, below) is card


def test_each_entry_keeps_the_place_where_it_was_written_last():
    below = {"values": {"rent": {"by": {"Ana": 1.0, "Ben": 2.0}, **SOURCE}}}
    places = merge({"values": {"rent": {"by": {"Ben": 3.0}}}}, below).places
    assert places["values", "rent", "by", "Ana"].file == "parent.toml"
    assert places["values", "rent", "by", "Ben"].file == "child.toml"
    assert places["values", "rent", "unit"].file == "parent.toml"
    replaced = merge({"values": {"rent": {"value": 3.0}}}, below).places
    assert {where.file for key, where in replaced.items() if key[:2] == ("values", "rent")} == {"child.toml"}


def test_an_event_that_does_not_fit_is_left_out_and_the_others_keep_their_lines():
    text = '[[event]]\nmonth = "x"\n\n[[event]]\nmonth = "2026-01"\n'
    document = parse_document(text, "child.toml")
    model = ScenarioFile.model_validate({"event": [{"month": "2026-02"}, {"month": "2026-01"}]})
    merged = overlay([Layer(Path("child.toml"), document, model, (("event", 0, "month"),))])
    ((card, places),) = merged.events
    assert (card.month, places[()].line, places["month",].line) == ("2026-01", 4, 5)


def amounts(card: ValueCard) -> dict[str, object]:
    """Return the numbers of a card by label, whether they bring a source of their own or not."""
    return {label: entry.value if isinstance(entry, Entry) else entry for label, entry in card.by.items()}


def same(first: Merged, second: Merged) -> bool:
    """Compare all but the places and the sources."""

    def content(merged: Merged) -> tuple[object, ...]:
        events = [card for card, _ in merged.events]
        values = {name: (card.value, card.unit, amounts(card)) for name, card in merged.values.items()}
        return merged.facts, merged.axes, merged.subjects, merged.theory, values, events

    return content(first) == content(second)


def flatten(merged: Merged) -> dict[str, object]:
    """Write a merged scenario as one file."""
    return {
        **merged.facts,
        "axes": {axis: list(labels) for axis, labels in merged.axes.items()},
        "subjects": merged.subjects,
        "theory": merged.theory,
        "values": {name: card.model_dump(exclude_defaults=True) for name, card in merged.values.items()},
        "event": [card.model_dump(exclude_defaults=True) for card, _ in merged.events],
    }


def test_a_wrong_unit_of_the_card_below_is_told_there(tmp_path):
    """A child that changes one label alone is right, whatever unit it says itself."""
    path = child_of_lemonade(
        tmp_path, '[values.price]\nby = { Ana = 3.0 }\nunit = "USDPerCup"\nkind = "scenario"\nsource = "me too"\n'
    )
    parent = path.with_name("lemonade.toml")
    parent.write_text(parent.read_text().replace('Ben = 2.5 }\nunit = "USDPerCup"', 'Ben = 2.5 }\nunit = "USD"'))
    (fault,) = faults_of(path)
    assert (Path(fault.where.file).name, fault.where.line) == ("lemonade.toml", 28)


def test_numbers_for_all_labels_leave_no_luck_to_share():
    below = ValueCard.model_validate(
        {
            "shared": True,
            "by": {
                "Ana": {"distribution": "uniform", "low": 1, "high": 2},
                "Ben": {"distribution": "uniform", "low": 1, "high": 3},
            },
        }
    )
    assert join_cards(ValueCard(by={"Ana": 3.0}), below).shared
    assert join_cards(ValueCard(by={"Ana": 3.0, "Ben": 4.0}), below).shared is None
    certain = ValueCard.model_validate(
        {"shared": True, "by": {"Ana": 1, "Ben": 2}}
    )  # a slip of its own, told elsewhere
    assert join_cards(ValueCard(by={"Ana": 3.0}), certain).shared
