"""A child leaves labels of its parent out, and adds new ones that are like others, in a few lines."""

from pathlib import Path

import numpy as np
import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

import sixteenth
from sixteenth.engine.job import Options, prepare
from sixteenth.scenarios.assemble import Scenario, read_scenario, restore_scenario
from sixteenth.scenarios.files.positions import parse_document
from sixteenth.scenarios.files.schema import EventCard, ScenarioFile, ValueCard
from sixteenth.scenarios.layers.labels import has_own_amount, read_labels
from sixteenth.scenarios.layers.overlay import Layer, Merged, overlay
from tests.scenarios.written_files import child_of_lemonade, copy_of_lemonade, faults_of, lemonade, told, write

ABOUT = {"unit": "USD", "kind": "judgement", "source": "somebody"}
AXES_OF = {"rent": frozenset({"stand"}), "sales": frozenset({"stand", "drink"}), "sugar": frozenset({"drink"})}
PARENT = {
    "axes": {"stand": ["Ana", "Ben", "Cid"], "drink": ["tea", "Ben"]},
    "values": {
        "rent": {"by": {"Ana": 1.0, "Ben": 2.0, "Cid": 3.0}, **ABOUT},
        "sales": {
            "by": {f"{stand}/{drink}": 1.0 for stand in ("Ana", "Ben", "Cid") for drink in ("tea", "Ben")},
            **ABOUT,
        },
        "sugar": {"value": 5.0, "by": {"Ben": 4.0}, **ABOUT},
        "taste": {"by": {"Ben": 4.0}, **ABOUT},
    },
    "event": [
        {"month": "2026-07", "parameter": "rent", "by": {"Ben": 9.0}, **ABOUT},
        {"month": "2026-08", "parameter": "rent", "factor": 2.0, "by": {"Ben": 3.0}, **ABOUT},
    ],
}


def merge(child: dict[str, object], parent: dict[str, object] = PARENT) -> Merged:
    layers = []
    for data, name in ((child, "child.toml"), (parent, "parent.toml")):
        layers.append(Layer(Path(name), parse_document(tomli_w.dumps(data), name), ScenarioFile.model_validate(data)))
    return overlay(layers, AXES_OF)


def by(merged: Merged, name: str) -> dict[str, object]:
    return dict(merged.values[name].by)


# --- What is left out ------------------------------------------------------------------------------------------------


def test_entries_by_a_label_that_is_left_out_fall_away_on_its_axis_alone():
    merged = merge({"axes": {"stand": ["Cid", "Ana"]}})
    assert by(merged, "rent") == {"Ana": 1.0, "Cid": 3.0}
    assert set(by(merged, "sales")) == {"Ana/tea", "Ana/Ben", "Cid/tea", "Cid/Ben"}
    assert by(merged, "sugar") == {"Ben": 4.0}  # a drink of that name
    assert by(merged, "taste") == {"Ben": 4.0}  # nobody knows its axes: it is told elsewhere
    assert merged.axes == {"stand": ("Cid", "Ana"), "drink": ("tea", "Ben")}


def test_an_event_by_labels_that_are_left_out_falls_away_unless_it_says_more():
    merged = merge({"axes": {"stand": ["Ana"]}})
    assert [(card.month, dict(card.by)) for card, _ in merged.events] == [("2026-08", {})]


def test_what_a_child_says_by_a_label_that_it_leaves_out_is_its_own_slip():
    merged = merge({"axes": {"stand": ["Ana"]}, "values": {"rent": {"by": {"Ben": 7.0}, **ABOUT}}})
    assert set(by(merged, "rent")) == {"Ana", "Ben"}


def test_a_slip_of_the_parent_stays():
    parent = {**PARENT, "values": {"rent": {"value": 1.0, "by": {"Bne": 7.0}, **ABOUT}}}
    assert by(merge({"axes": {"stand": ["Ana"]}}, parent), "rent") == {"Bne": 7.0}


@given(st.permutations(["Ana", "Ben", "Cid"]))
def test_another_order_of_labels_changes_no_entry(order):
    merged, same = merge({"axes": {"stand": list(order)}}), merge({})
    assert merged.values == same.values
    assert merged.events == same.events


# --- What is like another --------------------------------------------------------------------------------------------


def test_a_new_label_takes_every_entry_of_the_one_it_is_like():
    merged = merge({"like": {"stand": {"Dan": "Ben"}}})
    assert merged.axes["stand"] == ("Ana", "Ben", "Cid", "Dan")
    assert by(merged, "rent") == {"Ana": 1.0, "Ben": 2.0, "Cid": 3.0, "Dan": 2.0}
    assert {"Dan/tea", "Dan/Ben"} <= set(by(merged, "sales"))
    assert by(merged, "sugar") == {"Ben": 4.0}
    assert [dict(card.by) for card, _ in merged.events] == [{"Ben": 9.0, "Dan": 9.0}, {"Ben": 3.0, "Dan": 3.0}]
    assert merged.faults == []


def test_two_axes_at_once_give_every_combination():
    merged = merge({"like": {"stand": {"Dan": "Ana"}, "drink": {"ade": "tea"}}})
    assert set(by(merged, "sales")) == {f"{a}/{b}" for a in ("Ana", "Ben", "Cid", "Dan") for b in ("tea", "Ben", "ade")}


def test_a_new_label_may_stand_for_the_one_it_is_like():
    merged = merge({"axes": {"stand": ["Ana", "Dan"]}, "like": {"stand": {"Dan": "Ben"}}})
    assert by(merged, "rent") == {"Ana": 1.0, "Dan": 2.0}
    assert merged.axes["stand"] == ("Ana", "Dan")


def test_what_the_child_says_goes_on_top_and_the_other_label_is_as_the_parent_has_it():
    merged = merge({"like": {"stand": {"Dan": "Ben"}}, "values": {"rent": {"by": {"Ben": 7.0}, **ABOUT}}})
    amounts = {label: getattr(entry, "value", entry) for label, entry in by(merged, "rent").items()}
    assert amounts == {"Ana": 1.0, "Ben": 7.0, "Cid": 3.0, "Dan": 2.0}


def test_a_new_entry_has_its_place_where_it_is_said_to_be_like_another():
    merged = merge({"title": "x", "like": {"stand": {"Dan": "Ben"}}})
    where = merged.places["values", "rent", "by", "Dan"]
    assert (where.file, where.line) == ("child.toml", 4)
    assert merged.events[0][1]["by", "Dan"] == where


@pytest.mark.parametrize(
    ("child", "what", "got", "cure"),
    [
        ({"like": {"stand": {"Dan": "Bne"}}}, "'Dan' like 'Bne'", "'Bne'", "did you mean 'Ben'?"),
        ({"like": {"stand": {"Dan": "Zoe"}}}, "'Dan' like 'Zoe'", "'Zoe'", "there are Ana, Ben, Cid"),
        (
            {"like": {"stand": {"Dan": "Ben", "Eva": "Dan"}}},
            "'Eva' like 'Dan'",
            "'Dan', which is new itself",
            "write 'Ben' in its place",
        ),
        (
            {"like": {"stand": {"Cid": "Ben"}}},
            "'like.stand.Cid'",
            "a label that the parent has already",
            "remove it, and give what differs under by, as 'Cid'",
        ),
        (
            {"axes": {"stand": ["Ana"]}, "like": {"stand": {"Dan": "Ben"}}},
            "'like.stand.Dan'",
            "a label that is not in stand under [axes]",
            "add 'Dan' to stand under [axes], or leave that list out",
        ),
        ({"like": {"satnd": {"Dan": "Ben"}}}, "'like.satnd'", "'satnd'", "did you mean 'stand'?"),
    ],
)
def test_what_cannot_be_like_another_is_told(child, what, got, cure):
    (fault,) = merge(child).faults
    assert (fault.what, fault.got, fault.cure) == (what, got, cure)
    assert fault.where.file == "child.toml"


def test_a_file_without_a_parent_has_nobody_to_be_like():
    document = parse_document('axes.stand = ["Ana", "Dan"]\nlike.stand.Dan = "Ana"\n', "own.toml")
    found = read_labels(ScenarioFile.model_validate(document.data), document, {})
    (fault,) = found.faults
    assert fault.cure == "give the file a parent that has labels of this axis"
    assert (fault.where.line, found.unsure) == (2, {"stand"})


def test_an_amount_of_its_own_is_any_number_or_factor():
    month = "2026-07"
    assert not has_own_amount(ValueCard(by={"Ana": 1.0}))
    assert has_own_amount(ValueCard(value=0.0))
    assert not has_own_amount(EventCard(month=month, by={"Ana": 1.0}))
    assert has_own_amount(EventCard(month=month, factor=0.0))


# --- Whole scenarios -------------------------------------------------------------------------------------------------


def child(folder: Path, text: str) -> Scenario:
    return read_scenario(str(child_of_lemonade(folder, text)), allow_code=True)


def rows(scenario: Scenario) -> dict[tuple[str, tuple[str, ...]], bytes]:
    """Return the draws of each entry, and the luck of each month and entry."""
    options = Options(draws=8, chunk=8, back_end="numpy")
    job = prepare(scenario.world.with_(outputs=("heat", "footfall")), scenario.settings, options)
    drawn = job.table.sample(7, np.arange(8, dtype=np.uint32))
    found = {(row.name, row.labels): values.tobytes() for row, values in zip(job.table.rows, drawn, strict=True)}
    shocks, stands = job.run_chunk(0)["monthly"]["footfall"], scenario.settings.labels["stand"]
    return found | {("footfall", (stand,)): shocks[:, number].tobytes() for number, stand in enumerate(stands)}


def test_a_stand_is_left_out_in_one_line(tmp_path):
    alone = child(tmp_path, 'axes.stand = ["Ben"]\n')
    assert alone.settings.labels == {"stand": ("Ben",)}
    whole = rows(lemonade())
    assert {entry: whole[entry] for entry in rows(alone)} == rows(alone)


def test_a_stand_like_another_has_its_numbers_and_luck_of_its_own(tmp_path):
    more = child(tmp_path, 'like.stand.Cid = "Ben"\n')
    assert more.settings.labels == {"stand": ("Ana", "Ben", "Cid")}
    assert more.settings.values["rent"]["Cid",] == more.settings.values["rent"]["Ben",]
    found, whole = rows(more), rows(lemonade())
    assert {entry: found[entry] for entry in whole} == whole
    assert found["rent", ("Cid",)] != found["rent", ("Ben",)]
    assert found["footfall", ("Cid",)] != found["footfall", ("Ben",)]


def test_events_of_the_parent_hold_for_the_new_label(tmp_path):
    copy_of_lemonade(tmp_path)
    text = 'title = "child"\nparent = "{}"\nlike.stand.Cid = "Ben"\n'
    hot = (lemonade("hot_summer").assumptions.file).replace("\\", "/")
    scenario = read_scenario(str(write(tmp_path, "child.toml", text.format(hot))), allow_code=True)
    (dear,) = [event for event in scenario.settings.events if event.name == "rent"]
    assert dear.values["Cid",] == dear.values["Ben",]


def test_a_saved_recipe_needs_no_parent(tmp_path):
    scenario = child(tmp_path, 'axes.stand = ["Ana", "Cid"]\nlike.stand.Cid = "Ben"\n')
    again = restore_scenario(scenario.name, scenario.resolved, allow_code=True)
    assert (again.hash, again.settings) == (scenario.hash, scenario.settings)
    assert again.with_(price={"Cid": 3}).settings.values["price"]["Cid",].numbers == (3.0,)


def test_a_grandchild_may_change_the_new_label_alone(tmp_path):
    parent = child_of_lemonade(tmp_path, 'like.stand.Cid = "Ben"\n')
    price = '[values.price]\nby = { Ben = 3 }\nunit = "USDPerCup"\nkind = "scenario"\nsource = "A test"\n'
    path = write(parent.parent, "grandchild.toml", f'title = "grandchild"\nparent = "child.toml"\n{price}')
    values = read_scenario(str(path), allow_code=True).settings.values["price"]
    assert (values["Ben",].numbers, values["Cid",].numbers) == ((3.0,), (2.5,))


def test_the_childs_own_slips_are_told_and_the_parents_are_not(tmp_path):
    price = '[values.price]\nby = { Ben = 3 }\nunit = "USDPerCup"\nkind = "scenario"\nsource = "A test"\n'
    (fault,) = faults_of(child_of_lemonade(tmp_path, f'axes.stand = ["Ana"]\n{price}'))
    assert (type(fault).__name__, fault.what, fault.where.line) == ("UnknownLabel", "'price' by 'Ben'", 5)


def test_a_label_that_is_like_nobody_is_told_once(tmp_path):
    assert told(faults_of(child_of_lemonade(tmp_path, 'like.stand.Cid = "Zoe"\n'))) == ["UnknownLabel"]


SHARES = """
[values.open_weights_from]
by = { DeepSeek = 0.5, Kimi = 0.25 }
unit = "Share"
kind = "scenario"
source = "A test"
"""


def test_a_lab_of_the_world_is_left_out_and_another_added(tmp_path):
    start = 'title = "x"\nparent = "central"\n'
    labs = ("Anthropic", "OpenAI", "Google DeepMind", "Meta", "DeepSeek", "Mistral")
    without = sixteenth.read(str(write(tmp_path, "without.toml", f"{start}axes.lab = {list(labs)}\n")))
    assert without.settings.labels["lab"] == labs
    like = sixteenth.read(str(write(tmp_path, "like.toml", f'{start}like.lab.Kimi = "DeepSeek"\n{SHARES}')))
    assert like.settings.labels["lab"] == (*labs[:4], "xAI", "DeepSeek", "Mistral", "Kimi")
    central, given = sixteenth.read("central").settings.values, like.settings.values
    for name in ("lab_sales_today", "in_country", "cash", "shelf_horizon_today"):
        own = {entry for entry in given[name] if "Kimi" in entry}
        assert own
        for entry in own:
            other = tuple("DeepSeek" if label == "Kimi" else label for label in entry)
            assert given[name][entry] == central[name][other]


def test_shares_that_no_longer_make_a_whole_are_told(tmp_path):
    path = write(tmp_path, "like.toml", 'title = "x"\nparent = "central"\nlike.lab.Kimi = "DeepSeek"\n')
    faults = faults_of(path)
    assert told(faults) == ["ImpossibleCombination"]
    assert "open_weights_from" in faults[0].what
