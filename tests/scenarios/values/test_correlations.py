"""Correlations of a scenario: which labels are joined, what travels, and every slip told with what would work."""

import pickle
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import spearmanr

from sixteenth.decide.attribution import group_changes
from sixteenth.engine.declared import Correlation
from sixteenth.engine.job import Options, prepare
from sixteenth.errors import Refused
from sixteenth.questions.sources.listing import list_sources
from sixteenth.scale.local import run_here
from sixteenth.scenarios.assemble import Scenario, read_scenario, restore_scenario
from sixteenth.scenarios.changes import changes_between
from sixteenth.scenarios.knowledge import judged_share
from sixteenth.scenarios.mix import mix
from tests.scenarios.written_files import child_of_lemonade, faults_of, lemonade, told, write

ABOUT = 'kind = "judgement", source = "Ana, over lunch"'
RANGES = """
[values.rent]
unit = "USDPerMonth"
kind = "judgement"
source = "Ana, over lunch"
distribution = "uniform"
low = 500
high = 900
[values.price]
unit = "USDPerCup"
kind = "judgement"
source = "Ana, over lunch"
distribution = "triangular"
low = 1
mode = 2
high = 3
"""


def child(folder: Path, pairs: dict[str, float], more: str = "") -> Path:
    lines = "\n".join(f'"{pair}" = {{ rank = {rank}, {ABOUT} }}' for pair, rank in pairs.items())
    return child_of_lemonade(folder, f"[correlations]\n{lines}\n{more}")


def read(file: Path) -> Scenario:
    return read_scenario(str(file), allow_code=True)


def joined(scenario: Scenario) -> dict[str, float]:
    def title(correlation: Correlation) -> str:
        return " ~ ".join("/".join((name, *labels)) for name, labels in (correlation.one, correlation.other))

    return {title(each): each.rank for each in scenario.settings.correlations}


def drawn(scenario: Scenario, draws: int = 4_000) -> dict[str, np.ndarray]:
    job = prepare(scenario.world, scenario.settings, Options(draws, back_end="numpy"))
    titles = (row.title for row in job.table.rows)
    return dict(zip(titles, job.table.sample(7, np.arange(draws)), strict=True))


def test_two_inputs_of_a_file_come_out_correlated(tmp_path):
    found = drawn(read(child(tmp_path, {"thirst ~ elasticity": 0.9})))
    assert 0.85 < spearmanr(found["thirst"], found["elasticity"]).statistic < 0.95
    apart = drawn(lemonade())
    kept = [name for name in apart if np.array_equal(apart[name], found[name])]
    assert {*apart} - {*kept} == {"thirst"}


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ({"rent ~ price": 0.5}, {"price/Ana ~ rent/Ana": 0.5, "price/Ben ~ rent/Ben": 0.5}),
        ({"rent/Ana ~ price": 0.5}, {"price/Ana ~ rent/Ana": 0.5}),
        ({"rent/Ana ~ price/Ben": 0.5}, {"price/Ben ~ rent/Ana": 0.5}),
        ({"rent ~ rent": 0.5}, {"rent/Ana ~ rent/Ben": 0.5}),
        ({"rent ~ thirst": 0.5}, {"rent/Ana ~ thirst": 0.5, "rent/Ben ~ thirst": 0.5}),
        (
            {"rent ~ price": 0.5, "price/Ben ~ rent/Ben": -0.2},
            {"price/Ana ~ rent/Ana": 0.5, "price/Ben ~ rent/Ben": -0.2},
        ),
    ],
)
def test_labels_are_paired_that_agree_and_what_is_said_of_labels_goes_first(tmp_path, pairs, expected):
    assert joined(read(child(tmp_path, pairs, RANGES))) == expected


def test_values_that_share_their_luck_are_one(tmp_path):
    more = RANGES.replace("low = 500", "shared = true\nlow = 500")
    assert joined(read(child(tmp_path, {"rent ~ price": 0.5}, more))) == {
        "price/Ana ~ rent": 0.5,
        "price/Ben ~ rent": 0.5,
    }


def test_a_child_adds_to_its_parent_and_replaces_either_way_round(tmp_path):
    child(tmp_path, {"thirst ~ elasticity": 0.9, "cup_cost ~ thirst": 0.1})
    pairs = f'"elasticity ~ thirst" = {{ rank = 0.2, {ABOUT} }}\n"rent/Ben ~ thirst" = {{ rank = 0.3, {ABOUT} }}'
    text = f'title = "grandchild"\nparent = "child.toml"\n[correlations]\n{pairs}\n'
    found = read(write(tmp_path, "lemonade/grandchild.toml", text))
    assert joined(found) == {"cup_cost ~ thirst": 0.1, "elasticity ~ thirst": 0.2, "rent/Ben ~ thirst": 0.3}


def test_a_recipe_and_a_hash_know_correlations(tmp_path):
    found = read(child(tmp_path, {"thirst ~ elasticity": 0.9}))
    again = restore_scenario("again", found.resolved, allow_code=True)
    assert joined(again) == joined(found)
    assert again.resolved == found.resolved
    assert found.hash != lemonade().hash


def test_a_value_made_certain_leaves_the_others_their_luck_and_its_recipe_is_read(tmp_path):
    found = read(child(tmp_path, {"thirst ~ elasticity": 0.9}))
    fixed = found.with_(elasticity=1.0)
    before, after = drawn(found), drawn(fixed)
    assert np.array_equal(before["thirst"], after["thirst"])
    again = restore_scenario("again", fixed.resolved, allow_code=True)
    assert np.array_equal(drawn(again)["thirst"], after["thirst"])
    other = found.correlating({"thirst ~ elasticity": 0.2}).with_(elasticity=1.0)
    assert not np.array_equal(drawn(other)["thirst"], after["thirst"])


def test_limits_are_tried_with_the_luck_of_a_run(tmp_path):
    found = read(child(tmp_path, {"thirst ~ elasticity": 0.9}))
    for scenario in (found, found.correlating({"thirst ~ elasticity": -0.5}), found.times(elasticity=1.1)):
        assert np.array_equal(scenario.premises.changed("thirst", None).data[1:], drawn(scenario, 256)["thirst"])


def test_by_hand_one_is_added_replaced_and_taken_away(tmp_path):
    found = read(child(tmp_path, {"thirst ~ elasticity": 0.9}))
    more = found.correlating({"elasticity ~ thirst": 0, "cup_cost ~ thirst": 0.4})
    assert joined(more) == {"cup_cost ~ thirst": 0.4, "elasticity ~ thirst": 0}
    for wrong in ({"thirst ~ elasticity": 1}, {"thirst": 0.2}, {"thirst ~ price": 0.2}):
        with pytest.raises(Refused):
            found.correlating(wrong)


SLIPS = [
    ("thirst ~ elastcity", 0.5, "UnknownName", "did you mean 'elasticity'?"),
    ("thirst ~ heat", 0.5, "UnknownName", "name a value that has a distribution"),
    ("thirst ~ usual_price", 0.5, "WrongCorrelation", "give it one, or remove the correlation"),
    ("thirst ~ rent/Ana", 0.5, "WrongCorrelation", "give it one, or remove the correlation"),
    ("thirst ~ thirst", 0.5, "WrongCorrelation", "remove it, or leave out shared = true"),
    ("thirst ~ rent/Bem", 0.5, "UnknownLabel", "did you mean 'Ben'?"),
    ("thirst ~ cup_cost/Ana", 0.5, "UnknownLabel", "write 'cup_cost'"),
    ("thirst ~ elasticity", 1.0, "WrongEntry", "write it as in rank = 0.5"),
    ("thirst ~ elasticity", -7, "WrongEntry", "write it as in rank = 0.5"),
    ("thirst", 0.5, "WrongEntry", 'write both names in quotes, such as "price ~ rent/Ben"'),
]


def test_every_slip_is_told_at_once_at_its_line_with_its_cure(tmp_path):
    for number, (pair, rank, kind, cure) in enumerate(SLIPS):
        (fault,) = faults_of(child(tmp_path / str(number), {pair: rank}))
        assert (type(fault).__name__, fault.cure, fault.where.line) == (kind, cure, 4), pair
    pairs = {pair: rank for pair, rank, *_ in SLIPS if rank == 0.5}
    lines = [fault.where.line for fault in faults_of(child(tmp_path / "all", pairs))]
    assert sorted(lines) == list(range(4, 4 + len(pairs)))


def test_a_number_alone_is_told_how_to_bring_its_source(tmp_path):
    (fault,) = faults_of(child_of_lemonade(tmp_path, '[correlations]\n"thirst ~ elasticity" = 0.5'))
    assert (fault.got, fault.expected) == ("0.5", "a table with rank, kind and source")


def test_a_pair_told_twice_is_told(tmp_path):
    faults = faults_of(child(tmp_path / "one", {"thirst ~ elasticity": 0.5, "elasticity ~ thirst": 0.4}))
    assert told(faults) == ["WrongCorrelation"]
    (fault,) = faults_of(child(tmp_path / "two", {"rent/Ana ~ price": 0.5, "rent ~ price/Ana": 0.4}, RANGES))
    assert "a second correlation of price/Ana ~ rent/Ana" in fault.got


def test_what_cannot_be_together_is_refused_with_the_nearest_that_can(tmp_path):
    pairs = {"thirst ~ elasticity": 0.9, "thirst ~ cup_cost": 0.9, "elasticity ~ cup_cost": -0.9}
    (fault,) = faults_of(child(tmp_path / "wrong", pairs))
    nearest = '"cup_cost ~ elasticity" -0.48, "cup_cost ~ thirst" 0.48, "elasticity ~ thirst" 0.48'
    assert fault.cure == f"use the nearest: {nearest}; or all of them times 0.53"
    assert fault.where.line == 6
    for mended in ({pair: 0.48 if rank > 0 else -0.48 for pair, rank in pairs.items()}, pairs):
        factor = 0.53 if mended is pairs else 1
        assert faults_of(child(tmp_path / f"{factor}", {pair: factor * rank for pair, rank in mended.items()})) == ()


def test_a_value_made_certain_is_left_out_where_it_is_only_with_it_that_others_cannot_be(tmp_path):
    shared = RANGES.replace("low = 500", "shared = true\nlow = 500")
    found = read(child(tmp_path, {"thirst ~ rent": 0.9}, shared))
    fixed = found.with_(rent=600)  # now of each label by itself, which cannot all be so near to one thirst
    assert joined(fixed) == {}
    assert np.array_equal(drawn(fixed)["thirst"], drawn(lemonade())["thirst"])


def test_what_differs_between_two_scenarios_is_told_and_mixed(tmp_path):
    one = read(child(tmp_path, {"thirst ~ elasticity": 0.9, "cup_cost ~ thirst": 0.1}))
    other = one.correlating({"thirst ~ elasticity": 0.2, "cup_cost ~ thirst": 0, "rent/Ben ~ thirst": 0.3})
    changes = changes_between(one, other)
    assert [(each.title, each.before, each.after) for each in changes] == [
        ("correlation cup cost ~ thirst", "0.1", "nothing"),
        ("correlation elasticity ~ thirst", "0.9", "0.2"),
        ("correlation rent/Ben ~ thirst", "nothing", "0.3"),
    ]
    mixed = mix(one, other, changes[1:2])
    assert joined(mixed) == {"cup_cost ~ thirst": 0.1, "elasticity ~ thirst": 0.2}
    (group,) = group_changes(one, other, changes)
    assert (group.subject, group.changes) == ("", changes)


def test_workers_prefixes_and_other_processes_change_no_bit(tmp_path):
    found = read(child(tmp_path, {"thirst ~ elasticity": 0.9}))
    job = prepare(found.world, found.settings, Options(64, back_end="numpy", chunk=16))
    whole = run_here(job, workers=1)
    fewer = prepare(found.world, found.settings, Options(20, back_end="numpy", chunk=16))
    sent = pickle.loads(pickle.dumps(job))  # noqa: S301 - of our own
    for name, data in whole.monthly.items():
        assert np.array_equal(run_here(job, workers=2).monthly[name], data)
        assert np.array_equal(run_here(fewer, workers=1).monthly[name], data[..., :20])
        assert np.array_equal(sent.run_chunk(3)["monthly"][name], data[..., 48:])
    apart = prepare(lemonade().world, lemonade().settings, Options(64, back_end="numpy", chunk=16))
    assert any(not np.array_equal(run_here(apart).monthly[name], data) for name, data in whole.monthly.items())


def test_sources_list_what_is_said_of_values_together(tmp_path):
    found = read(child(tmp_path, {"thirst ~ elasticity": 0.9}))
    listing = list_sources(found)
    (origin,) = [each for each in listing.origins if "~" in each.name]
    assert (origin.name, origin.value, origin.kind) == ("elasticity ~ thirst", "0.9", "judgement")
    assert origin.place.endswith("child.toml:4")
    assert listing.judgement_share == pytest.approx(judged_share(found))
