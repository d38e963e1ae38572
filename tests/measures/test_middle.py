"""Medians of what a scenario assumes, axes as the cards list them; whatever has a number may have a spread."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.answers.finding import Word
from sixteenth.decide.market.demand import NEEDED, demand_curves
from sixteenth.decide.market.open_weights import GIVEN, open_weights_table
from sixteenth.decide.society.race import expected_waits
from sixteenth.evidence.curves.fit_talent import compare_published
from sixteenth.faces.init.starter import write_starter
from sixteenth.measures.middle import middle, number_of
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.unfitted import unfitted

READ = (
    *(
        name for name in (*NEEDED, *GIVEN) if name not in ("shelf_position", "least_attraction", "crowding")
    ),  # a place; bounds
    *("cure_pace", "share_cured_before", "share_cured_after", "deaths_before_cure", "share_treated"),
    *("months_of_delay", "months_lost_by_a_death", "exposed_with_tools", "months_to_arrival", "rung_horizon"),
    *("rethinking", "norm", "standing_of_policy", "cost_of_testing", "intensity_of_choice", "trust_weight"),
    *("safety_effort_today", "discount_rate", "required_return", "stop_probability_before_sale", "open_horizon_today"),
    *("horizon_doubling_time", "nest_similarity", "open_similarity"),
)
SOURCE = Path(sixteenth.__file__).parent
NARROW = 1e-6
FEW: dict[str, Any] = {"draws": 8, "months": 24, "backend": "numpy"}


def test_medians_stand_in_the_order_of_the_card():
    central = unfitted(sixteenth.read("central"))
    sales = middle(central, "lab_sales_today") * 12 / 1e9
    assert sales.shape == (7, 4)
    assert sales[1, 0] == pytest.approx(17.8)
    np.testing.assert_allclose(middle(central, "lab_sales_today", "consumer")[:, 0] * 12 / 1e9, sales[:, 0])


def test_one_value_serves_all_labels_and_a_spread_has_a_middle():
    central = sixteenth.read("central")
    np.testing.assert_array_equal(middle(central, "sells_to"), np.ones((7, 4)))
    assert float(middle(central, "quality_weight")) == pytest.approx((0.2 * 0.44) ** 0.5)


def doubtful(certain: Scenario, folder: Path) -> Path:
    """Write a scenario in which every number that answers read is a narrow lognormal around itself."""
    entries = ['title = "All in doubt"', 'claim = "Nothing is certain."', 'parent = "race_to_the_top"']
    for name in dict.fromkeys(READ):
        spreads = {
            "/".join(labels): f"p10 = {each.numbers[0] * (1 - NARROW)!r}, p90 = {each.numbers[0] * (1 + NARROW)!r}"
            for labels, each in certain.settings.values[name].items()
            if each.shape == "point" and each.numbers[0] > 0
        }
        if len(spreads) < len(certain.settings.values[name]):
            continue  # in doubt already, or nothing
        unit = certain.world.declared[name].kind.unit.__name__
        entries += [f"[values.{name}]", f'unit = "{unit}"', 'kind = "scenario"', 'source = "a test"']
        if "" in spreads:
            entries += ['distribution = "lognormal"', *spreads.pop("").split(", ")]
        own = [f'"{labels}" = {{ distribution = "lognormal", {told} }}' for labels, told in spreads.items()]
        entries += [f"by = {{ {', '.join(own)} }}"] if own else []
    # No doubt about what raters saw may lift it above all that could be exposed at most.
    entries += ["[values.exposed_at_most]", "value = 1", 'unit = "Share"', 'kind = "scenario"', 'source = "a test"']
    path = folder / "in_doubt.toml"
    path.write_text("\n".join(entries))
    return path


@pytest.fixture(scope="module")
def in_doubt(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    return sixteenth.read(str(doubtful(sixteenth.read("race_to_the_top"), tmp_path_factory.mktemp("in_doubt"))))


def test_the_number_of_a_value_is_its_median_whatever_its_shape(in_doubt):
    assert in_doubt.settings.values["cure_pace"][()].shape == "lognormal"
    certain = sixteenth.read("race_to_the_top")
    assert number_of(in_doubt, "cure_pace") == pytest.approx(number_of(certain, "cure_pace"), rel=1e-6)
    assert number_of(in_doubt, "sells_to", "OpenAI", "consumer") == 1
    with pytest.raises(KeyError):
        number_of(in_doubt, "no_such_value")


def test_what_reads_one_number_takes_any_distribution(in_doubt, tmp_path):
    """In 0.2.0 a lognormal `cure_pace` ended `sixteenth society`, and others read the mean of a logarithm."""
    certain = sixteenth.read("race_to_the_top")
    ahead = [number_of(each, "months_to_arrival") for each in (in_doubt, certain)]
    assert ahead[0] == pytest.approx(ahead[1], rel=1e-6)
    labs = len(certain.settings.labels["lab"])
    waits = [[wait.days for wait in expected_waits(each, labs)] for each in (in_doubt, certain)]
    assert waits[0] == pytest.approx(waits[1], rel=1e-3)
    curves = [[curve.spending for curve in demand_curves(each).curves] for each in (in_doubt, certain)]
    assert np.array(curves[0]) == pytest.approx(np.array(curves[1]), rel=1e-3)
    markups = [open_weights_table(each, "enterprise").markups for each in (in_doubt, certain)]
    assert np.array(markups[0]) == pytest.approx(np.array(markups[1]), rel=1e-3)
    assert len(compare_published(in_doubt)) == len(compare_published(certain))
    write_starter(tmp_path / "mine.toml", in_doubt.assumptions.file)
    assert "value = " in (tmp_path / "mine.toml").read_text()


def test_society_and_ladder_answer_where_everything_is_in_doubt(in_doubt):
    record, _, _, jobs, *_ = sixteenth.ask("society", in_doubt, **FEW).tables
    assert record.rows[-1][-1] > 0
    assert 0 < max(row[1] for row in jobs.rows) <= 1
    rungs = sixteenth.ask("ladder", in_doubt, **FEW).tables[0].rows
    assert {row[1] for row in rungs} == {Word("drawn")}


def test_nobody_reads_the_first_number_of_a_distribution_as_its_value():
    files = [
        path for room in ("decide", "interfaces", "evidence", "questions") for path in (SOURCE / room).rglob("*.py")
    ]
    read = r"(?<!path)\.numbers\["  # the numbers of one path of a run are no distribution's
    readers = {path.name for path in files if re.search(read, path.read_text(encoding="utf-8"))}
    assert readers == {"calibrate.py", "inputs.py", "weights.py"}  # of a fit, and densities, by shape
