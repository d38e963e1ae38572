"""A scenario that has a fit: one row for all fitted values, choices that intervene, beliefs that condition."""

import json

import numpy as np
import pytest

import sixteenth
from sixteenth.errors import BoundViolation, Refused, UnknownName, UnreadableFile
from sixteenth.scenarios import assemble
from sixteenth.scenarios.assemble import Scenario, restore_scenario
from sixteenth.scenarios.layers import placed_posterior
from sixteenth.scenarios.values.posterior import fitted, without_posterior
from sixteenth.scenarios.world.settings import context_of
from tests.scenarios.fitted_lemonade import RANK, ROWS, child, copied_to, drawn, joint_draws, with_fit


@pytest.fixture
def folder(tmp_path):
    return copied_to(tmp_path)


def file_of(read: Scenario) -> str:
    assert read.assumptions.posterior is not None
    return read.assumptions.posterior.recorded.file


def test_fitted_values_come_from_one_row_and_all_others_keep_their_luck(folder):
    before, after = drawn(sixteenth.read(str(folder / "lemonade.toml"), allow_code=True)), drawn(with_fit(folder))
    _, rows = joint_draws()
    for name in before.keys() - {"elasticity", "thirst"}:
        assert np.array_equal(before[name], after[name])
    apart = np.abs(rows[0][:, None] / after["elasticity"] - 1) + np.abs(rows[1][:, None] / after["thirst"] - 1)
    assert apart.min(axis=0).max() < 1e-4
    assert np.bincount(apart.argmin(axis=0), minlength=ROWS).max() < 12
    assert np.corrcoef(after["elasticity"], np.log(after["thirst"]))[0, 1] == pytest.approx(RANK, abs=0.02)


def test_a_run_verifies_from_its_own_recipe(folder):
    result = sixteenth.run(with_fit(folder), draws=300, back_end="numpy")
    assert sixteenth.verify(result, allow_code=True).is_equal


def test_what_a_scenario_assumes_replaces_its_column_and_teaches_nothing(folder):
    before = drawn(with_fit(folder))
    after = drawn(
        child(folder, '[values.elasticity]\nvalue = 1.3\nunit = "Number"\nkind = "scenario"\nsource = "what if"\n')
    )
    assert set(after["elasticity"]) == {1.3}
    assert np.array_equal(before["thirst"], after["thirst"])


def test_a_belief_is_followed_by_what_was_learnt_with_it(folder):
    with_fit(folder)
    read = child(folder, '[values.elasticity]\nvalue = 1.3\nunit = "Number"\nkind = "judgement"\nsource = "a guess"\n')
    after = drawn(read)
    assert set(after["elasticity"]) == {1.3}
    assert np.log(after["thirst"] / 500).mean() == pytest.approx(0.1 * RANK, abs=0.01)
    placed = read.assumptions.posterior
    assert placed is not None
    own = fitted(
        read.assumptions,
        placed,
        without_posterior(read.settings.values),
        context_of(read.assumptions, read.world),
    )
    assert own.beliefs == ("elasticity",)
    assert 50 < own.near.effective < ROWS / 2


def test_a_belief_with_a_spread_keeps_it(folder):
    with_fit(folder)
    text = '[values.elasticity]\ndistribution = "uniform"\nlow = 1.25\nhigh = 1.35\nunit = "Number"\n'
    after = drawn(child(folder, f'{text}kind = "judgement"\nsource = "a guess"\n'))
    assert (after["elasticity"].min(), after["elasticity"].max()) == pytest.approx((1.25, 1.35), abs=0.002)
    assert np.log(after["thirst"] / 500).mean() == pytest.approx(0.1 * RANK, abs=0.015)


def test_by_hand_a_number_intervenes_and_one_that_is_called_a_belief_conditions(folder):
    read = with_fit(folder)
    before = drawn(read)["thirst"]
    assert np.array_equal(drawn(read.with_(elasticity=1.3))["thirst"], before)
    believed = read.with_cards({"elasticity": 1.3}, ["elasticity"])
    assert np.log(drawn(believed)["thirst"] / 500).mean() == pytest.approx(0.1 * RANK, abs=0.01)
    assert believed.hash != read.with_(elasticity=1.3).hash


def test_beliefs_made_by_hand_come_back_from_a_recipe(folder):
    believed = with_fit(folder).with_cards({"elasticity": 1.3}, ["elasticity"])
    again = restore_scenario("fitted", believed.resolved, allow_code=True)
    assert again.settings.values == believed.settings.values


def test_a_belief_that_no_row_holds_is_refused(folder):
    with pytest.raises(Refused) as refused:
        with_fit(folder).with_cards({"elasticity": 3.0}, ["elasticity"])
    (fault,) = refused.value.faults
    assert isinstance(fault, BoundViolation)
    assert (fault.got, "which the fit holds" in fault.expected) == ("3", True)


def test_a_scenario_of_another_start_does_not_read_it(folder):
    read = with_fit(folder, start="2026-06")
    assert read.settings.values["elasticity"][()].shape == "normal"


@pytest.mark.parametrize(
    ("changes", "kind"),
    [({"sha256": "1" * 64}, UnreadableFile), ({"file": "other.csv"}, UnreadableFile)],
)
def test_a_file_that_is_not_the_one_is_refused(folder, changes, kind):
    with pytest.raises(Refused) as refused:
        with_fit(folder, **changes)
    (fault,) = refused.value.faults
    assert isinstance(fault, kind)
    assert fault.cure == "fit again: sixteenth fit"
    assert fault.where.line > 0


def test_columns_that_the_scenario_does_not_have_or_cannot_be_are_all_told(folder):
    draws = np.array([[1.0, 1.1], [2.0, 2.0], [500.0, -1.0]])
    with pytest.raises(Refused) as refused:
        with_fit(folder, ["elasticity", "sweetness", "thirst"], draws)
    assert {type(fault) for fault in refused.value.faults} == {UnknownName, BoundViolation}


def test_correlations_of_fitted_values_are_left_to_their_rows(folder):
    own = '[correlations."elasticity ~ cup_cost"]\nrank = 0.9\nkind = "judgement"\nsource = "nobody knows"\n'
    read = with_fit(folder, more=own)
    after = drawn(read)
    assert read.settings.correlations == ()
    assert abs(np.corrcoef(after["elasticity"], after["cup_cost"])[0, 1]) < 0.1


def test_a_recipe_finds_the_fit_of_the_package_or_of_its_folder_and_none_that_lies_where_it_is_read(
    folder, tmp_path_factory, monkeypatch
):
    here = tmp_path_factory.mktemp("elsewhere")
    (here / "fit.csv").write_text("elasticity\n1\n", encoding="utf-8")
    own = with_fit(folder)
    monkeypatch.chdir(here)
    assert file_of(own) == str(folder / "fit.csv")
    assert restore_scenario("fitted", own.resolved, allow_code=True).settings.values == own.settings.values
    monkeypatch.setattr(placed_posterior, "LIBRARY", folder)
    monkeypatch.setattr(assemble, "LIBRARY", folder)
    assert file_of(own) == "fit.csv"
    again = restore_scenario("fitted", own.resolved, allow_code=True)
    assert again.settings.values == own.settings.values
    assert again.hash == own.hash


def test_a_recipe_holds_where_the_fit_is_and_none_of_its_numbers(folder):
    resolved = with_fit(folder).times(thirst=2).resolved
    assert len(resolved) < 5000
    table = json.loads(resolved)["posterior"]
    assert set(table) == {"file", "sha256", "facts_hash", "until", "start", "moved"}
    assert table["moved"] == {"thirst": [2.0, 0.0]}


def test_a_correlation_laid_on_what_the_fit_holds_is_refused() -> None:
    central = sixteenth.read("central")
    with pytest.raises(Refused, match=r"whose draws the fit holds"):
        central.correlating({"value_of_capability ~ price_sensitivity": 0.5})
    assert central.correlating({"quality_weight ~ price_sensitivity": 0.5}).settings.correlations
