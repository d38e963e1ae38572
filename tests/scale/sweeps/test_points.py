"""Points: what decides their bits decides their key, and nothing else does."""

import pytest

from sixteenth.scale.sweeps.plan import read_plan
from sixteenth.scale.sweeps.points import PART_CHUNKS, Point, Sweep, parts_of
from tests.engine.worlds import LEMONADE, lemonade
from tests.scale.sweeps.sweeping import sweep_of, write_plan


def keys(folder, more="[[point]]\ncash = 500\n", **changed):
    return [point.key for point in sweep_of(write_plan(folder, more, **changed)).points()]


def test_the_same_settings_asked_by_another_plan_have_the_same_key(tmp_path):
    (key,) = keys(tmp_path)
    assert key in keys(tmp_path, "[grid]\ncash = [400, 500, 600]\n", title='"Another"')
    assert keys(tmp_path, draws=10_000) == keys(tmp_path, axes=[], paths='["profit"]') == [key]


@pytest.mark.parametrize(
    "changed",
    [{"seed": 8}, {"months": 12}, {"back_end": '"jax"'}, {"sampling": '"sobol"'}],
)
def test_another_option_is_another_key(tmp_path, changed):
    assert keys(tmp_path) != keys(tmp_path, **changed)


def test_another_value_of_the_scenario_is_another_key(tmp_path):
    own = tmp_path / "lemonade"
    own.mkdir()
    for file in LEMONADE.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            place = own / file.relative_to(LEMONADE)
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(file.read_bytes())
    before = keys(tmp_path, scenarios='["lemonade/lemonade.toml"]')
    assert before == keys(tmp_path, scenarios='["lemonade/lemonade.toml"]')
    scenario = own / "lemonade.toml"
    scenario.write_text(scenario.read_text().replace("value = 400", "value = 401"))
    assert keys(tmp_path, scenarios='["lemonade/lemonade.toml"]') != before


def test_another_version_is_another_key(tmp_path, monkeypatch):
    before = keys(tmp_path)
    monkeypatch.setattr("sixteenth.engine.job.installed_version", lambda name: f"{name} of tomorrow")
    assert keys(tmp_path) != before


def test_draws_decide_the_key_where_they_decide_the_numbers(tmp_path):
    assert keys(tmp_path, sampling='"sobol"', draws=64) != keys(tmp_path, sampling='"sobol"', draws=128)


def test_parts_are_all_chunks_once():
    point = Point(0, "lemonade", {}, "key")
    parts = list(parts_of(point, 10, 455))
    assert [number for part in parts for number in part.chunks] == list(range(46))
    assert [part.draws for part in parts] == [PART_CHUNKS * 10, PART_CHUNKS * 10, 55]
    assert [part.first_draw for part in parts] == [0, 200, 400]
    assert {part.span for part in parts} == {200}


def test_a_part_of_a_gpu_is_one_of_its_chunks():
    parts = list(parts_of(Point(0, "central", {}, "key"), 20_800, 50_000))
    assert [(part.chunks, part.draws) for part in parts] == [
        (range(1), 20_800),
        (range(1, 2), 20_800),
        (range(2, 3), 8_400),
    ]


def test_two_scenarios_of_one_name_stay_apart(tmp_path):
    plan = read_plan(write_plan(tmp_path, scenarios='["a/stand.toml", "b/stand.toml"]'))
    sweep = Sweep(plan, (lemonade(), lemonade().with_(cash=1.0)))
    points = list(sweep.points())
    assert [point.scenario for point in points] == [*["a/stand.toml"] * 6, *["b/stand.toml"] * 6]
    assert [sweep.scenario_of(point) is sweep.scenarios[point.number // 6] for point in points] == [True] * 12
    assert len({point.key for point in points}) == 12


def test_names_that_a_scenario_does_not_have_are_told_before_any_point(tmp_path):
    sweep = sweep_of(write_plan(tmp_path, '[grid]\nrentt = [1]\n"rent/Anna" = [1]\nrent = [-1e99]\n'))
    faults = list(sweep.wrong_names())
    assert [(fault.what, fault.where.line) for fault in faults] == [("'rentt'", 6), ("'rent' by 'Anna'", 7)]
