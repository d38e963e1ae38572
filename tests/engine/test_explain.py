"""Where a number comes from: what the run gave, the formula that gave it, and the numbers that went in."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.equation import axis_name
from sixteenth.engine.evaluate import evaluate
from sixteenth.engine.explain import Explainer, Node, axes_looked_along, formula_of, shown_draw
from sixteenth.engine.history import Result
from sixteenth.errors import Refused, UnknownLabel, UnknownName
from sixteenth.units import Months, Number
from tests.engine.worlds import CARDS, declare, event, lemonade, make_job, make_settings, make_world, run

DRAWS = 30


def explainer(draw: int = 0, **options: Any) -> Explainer:
    return Explainer(make_job(lemonade().world, lemonade().settings, **{"draws": DRAWS, **options}), draw)


def test_every_number_is_the_one_the_run_gave():
    result = run(lemonade().world, lemonade().settings, draws=DRAWS, output_set="everything")
    asked = explainer(draw=17)
    for month in (5, 0, 23):
        for name, data in result.monthly.items():
            for number, label in enumerate(("Ana", "Ben")):
                node = asked.node(name, {"stand": label}, month)
                assert node.value == data[month, ..., 17].ravel()[number if data.ndim == 3 else 0]
                assert node.unit == result.variables[name].unit
                assert node.month == str(result.months[month])


def test_a_run_in_float32_is_explained_within_rounding():
    result = run(lemonade().world, lemonade().settings, back_end="jax", draws=DRAWS, chunk=200)
    node = explainer(draw=3, back_end="jax", chunk=200).node("takings", {"stand": "Ben"}, 7)
    assert node.value == pytest.approx(result["takings"][7, 1, 3], rel=1e-5)


def test_a_node_says_how_it_was_computed_and_from_what():
    node = explainer().node("profit", {"stand": "Ana"}, 2)
    assert node.formula == "takings - cup_cost * cups_sold - rent"
    assert node.meaning == "What is left after lemons, sugar and the rent of the pitch."
    assert (node.role, node.labels, node.unit) == ("equation", ("Ana",), "USDPerMonth")
    assert node.where.file.endswith("books.py")
    inputs = {each.name: each.values for each in node.inputs}
    ((_, takings),), ((_, cost),), ((_, cups),), ((_, rent),) = (
        inputs[name] for name in ("takings", "cup_cost", "cups_sold", "rent")
    )
    assert node.value == pytest.approx(takings - cost * cups - rent, rel=1e-12)


def test_an_aggregate_names_the_entries_it_adds_up():
    node = explainer().node("profit_industry", {}, 2)
    (profits,) = node.inputs
    assert [labels for labels, _ in profits.values] == [("Ana",), ("Ben",)]
    assert node.value == pytest.approx(sum(value for _, value in profits.values), rel=1e-12)


@pytest.mark.parametrize(
    ("name", "role", "formula"),
    [("cash", "stock", None), ("rent", "parameter", None), ("heat", "shock", None), ("month", "engine", None)],
)
def test_what_is_not_computed_has_its_role(name, role, formula):
    node = explainer().node(name, {"stand": "Ben"}, 1)
    assert (node.role, node.formula, node.inputs) == (role, formula, ())
    assert node.meaning


def test_a_parameter_is_explained_as_it_stands_in_the_month():
    def cost(rent: Number, month: Months) -> Number:
        return rent * (month / month)

    world = make_world(cost, declared=[declare("rent", Number)], monthly=("cost",))
    settings = make_settings({"rent": 3}, months=3, events=(event(2, "rent", 5),))
    asked = Explainer(make_job(world, settings), 0)
    assert [asked.node("rent", {}, month).value for month in range(3)] == [3, 3, 5]
    assert asked.node("rent", {}, 0).where == CARDS


def test_a_trace_goes_down_to_a_depth_and_names_each_number_once():
    shallow, deep = (explainer().trace("profit", {"stand": "Ana"}, 4, depth) for depth in (1, 9))
    assert [node.name for node in shallow.nodes] == ["profit", "takings", "cups_sold", "cup_cost", "rent"]
    names = [node.name for node in deep.nodes]
    assert len(names) == len(set(names))
    assert set(names) >= {"profit", "takings", "price", "cups_sold", "thirst", "heat", "footfall", "elasticity"}


def refused(name: str, labels: dict[str, str]) -> Any:
    with pytest.raises(Refused) as told:
        explainer().node(name, labels, 0)
    (fault,) = told.value.faults
    return fault


@pytest.mark.parametrize(
    ("name", "labels", "kind", "got", "cure"),
    [
        ("profits", {}, UnknownName, "'profits'", "did you mean 'profit'?"),
        ("profit", {"stand": "Bem"}, UnknownLabel, "'Bem'", "did you mean 'Ben'?"),
        ("profit", {}, UnknownLabel, "nothing", "give stand with one of them"),
    ],
)
def test_what_cannot_be_explained_is_refused_with_the_nearest(name, labels, kind, got, cure):
    fault = refused(name, labels)
    assert type(fault) is kind
    assert (fault.got, fault.cure) == (got, cure)


def two_steps(a: Number, b: Number) -> Number:
    """Say what this is."""
    both = a + b
    return both * 2


def test_a_formula_is_the_body_as_written():
    assert formula_of(two_steps) == "both = a + b; both * 2"
    assert formula_of(abs) is None


def test_the_draw_that_is_shown_lies_in_the_middle():
    result = run(lemonade().world, lemonade().settings, draws=DRAWS)
    values = result.closing["cash"][0]
    shown = shown_draw(result, values)
    assert np.abs(values - np.median(values)).argmin() == shown
    ended = {**result.ended, "not_finite": np.where(np.arange(DRAWS) == shown, 0, 24).astype(np.int32)}
    broken = replace(result, ended=ended)
    spoilt = np.where(np.arange(DRAWS) == shown, np.nan, values)
    assert shown_draw(broken, spoilt) not in (shown, -1)
    assert np.isfinite(spoilt[shown_draw(broken, spoilt)])


def test_the_rule_of_the_month_is_told():
    scenario = lemonade("hot_summer")
    asked = Explainer(make_job(scenario.world, scenario.settings, draws=DRAWS), 0)
    for month, read, unread, file in (
        (11, "elasticity", "highest_price", "elastic.py"),
        (12, "highest_price", "elasticity", "linear.py"),
    ):
        node = asked.node("cups_sold", {"stand": "Ana"}, month)
        assert read in str(node.formula)
        assert node.where.file.endswith(file)
        assert read in {each.name for each in node.inputs}
        assert unread not in {each.name for each in node.inputs}
        below = {each.name for each in asked.trace("cups_sold", {"stand": "Ana"}, month, depth=1).nodes}
        assert read in below
        assert unread not in below


WHO = {
    "lab": "OpenAI",
    "segment": "enterprise",
    "shelf": "second",
    "vintage": "4",
    "paradigm": "pre-training",
    "rung": "PhD",
    "country": "China",
    "grade": "senior",
    "occupation": "Legal",
    "disease": "tuberculosis",
    "curvature": "2",
    "contract": "OpenAI: Oracle",
}
MONTHS = 24


@cache
def asked_of(name: str, draw: int, sampling: Any = "counter") -> Explainer:
    """Explain a draw of a scenario, run once on NumPy."""
    scenario = lemonade(name) if name in ("lemonade", "hot_summer") else sixteenth.read(name)
    return Explainer(sixteenth.prepare(scenario, months=MONTHS, draws=40, back_end="numpy", sampling=sampling), draw)


def any_labels(asked: Explainer, luck: np.random.Generator) -> dict[str, str]:
    return {axis: str(luck.choice(labels)) for axis, labels in asked.job.settings.labels.items()}


def recomputed(asked: Explainer, node: Node, month: int) -> float:
    """Compute a node again from nothing but the inputs it tells."""
    world, rule = asked.program.world, asked._rule(node.name, month)
    assert rule is not None
    along = axes_looked_along(rule.function)
    own = dict(zip((axis_name(axis) for axis in rule.output.axes), node.labels, strict=True))
    arrays = {}
    for each in node.inputs:
        axes = world.kinds[each.name].axes
        ordered = [axis for axis in asked.program.sizes if axis in axes]
        fixed = {axis for axis in axes if axis_name(axis) in own and axis_name(axis) not in along}
        told = np.array([value for _, value in each.values])
        held = told.reshape([1 if axis in fixed else asked.program.sizes[axis] for axis in ordered])
        arrays[each.name] = np.moveaxis(held, [ordered.index(axis) for axis in axes], range(len(axes)))
    if not {axis for need in rule.inputs.values() for axis in need.axes} >= set(rule.output.axes):
        return float(rule.function(*(each.values[0][1] for each in node.inputs)))  # the same for every label
    declared = {card: replace(each, bounds=(-np.inf, np.inf)) for card, each in world.declared.items()}
    alone = replace(world, equations={**world.equations, node.name: rule}, declared=declared)
    labels = asked.job.settings.labels
    at = tuple(labels[axis].index(label) if axis in along else 0 for axis, label in own.items())
    with np.errstate(all="ignore"):
        return float(evaluate(alone, node.name, arrays)[at])


@pytest.mark.parametrize("name", ["central", "open_weights_win", "hot_summer"])
def test_random_numbers_come_out_of_their_own_inputs_again(name):
    asked = asked_of(name, 3)
    equations, luck = sorted(asked.program.world.equations), np.random.default_rng(16)
    for _ in range(200):
        month, equation = int(luck.integers(MONTHS)), str(luck.choice(equations))
        node = asked.node(equation, any_labels(asked, luck), month)
        assert recomputed(asked, node, month) == pytest.approx(node.value, rel=1e-9, abs=1e-12, nan_ok=True), node


@pytest.mark.parametrize("month", [0, 1, 17])
def test_every_equation_of_a_month_comes_out_again(month):
    asked = asked_of("central", 5)
    for equation in asked.program.world.equations:
        node = asked.node(equation, WHO, month)
        assert recomputed(asked, node, month) == pytest.approx(node.value, rel=1e-9, abs=1e-12, nan_ok=True), node


def test_a_share_of_all_tells_what_the_others_have():
    node = asked_of("central", 3).node("share_of_closed_today", WHO, 5)
    entries = {each.name: [labels for labels, _ in each.values] for each in node.inputs}
    labs = ("Anthropic", "OpenAI", "Google DeepMind", "Meta", "xAI", "DeepSeek", "Mistral")
    assert [(lab,) for lab in labs] in entries.values()


@pytest.mark.parametrize("name", ["central", "hot_summer"])
def test_a_balance_is_what_the_month_before_left(name):
    asked, luck = asked_of(name, 3), np.random.default_rng(16)
    for stock in asked.program.world.stocks:
        for month in (1, 9, MONTHS - 1):
            labels = any_labels(asked, luck)
            after, before = asked.node(stock, labels, month), asked.node(f"next_{stock}", labels, month - 1)
            assert after.value == pytest.approx(before.value, rel=0, abs=0, nan_ok=True)
            assert (after.where, after.unit, after.meaning) == (before.where, before.unit, before.meaning)


def test_a_balance_is_explained_by_its_card_at_the_start_and_by_its_equation_later():
    first, second = (asked_of("lemonade", 3).node("cash", {"stand": "Ana"}, month) for month in (0, 1))
    assert (first.value, first.meaning) == (400, "Money in the box at the start.")
    assert second.meaning == "Money in the box."
    assert (first.where.file.endswith("parameters.toml"), second.where.file.endswith("books.py")) == (True, True)


def test_an_opening_is_explained_from_what_was_known_before_any_event():
    asked = asked_of("open_weights_win", 3)
    early, late = (asked.node("opening_markup_at_start", WHO, month) for month in (0, 17))
    assert (early.value, early.inputs) == (late.value, late.inputs)


@pytest.mark.parametrize("sampling", ["counter", "sobol"])
@pytest.mark.parametrize("name", ["central", "lemonade"])
def test_a_given_value_is_the_one_that_was_drawn(name, sampling):
    asked = asked_of(name, 7, sampling)
    rows = asked.job.table.sample(asked.job.options.seed, np.arange(40), sampling)[:, 7]
    names = [axis_name(axis) for axis in asked.program.sizes]
    for row, value in zip(asked.job.table.rows, rows, strict=True):
        axes = [axis_name(axis) for axis in asked.program.world.kinds[row.name].axes]
        labels = dict(zip([axis for axis in names if axis in axes], row.labels, strict=True))
        assert asked.node(row.name, labels, 0).value == value


def test_events_move_a_given_value_from_their_month_on():
    asked = asked_of("open_weights_win", 3)
    values = [asked.node("price_sensitivity", {**WHO}, month).value for month in range(MONTHS)]
    assert values[6:] == [pytest.approx(2 * values[0])] * (MONTHS - 6)  # January 2027, six months after the start
    assert values[:6] == [values[0]] * 6
    heat = [asked_of("hot_summer", 3).node("thirst", {}, month).value for month in range(6)]
    assert [value / heat[0] for value in heat] == pytest.approx([1, 1, 1.4, 1.4, 1.4 * 0.71, 1.4 * 0.71])


def test_a_card_that_nothing_reads_is_refused():
    with pytest.raises(Refused) as told:
        asked_of("central", 3).node("horizon_doubling_time", WHO, 0)
    (fault,) = told.value.faults
    assert type(fault) is UnknownName
    assert fault.got == "a parameter that nothing reads in this scenario"


@pytest.mark.parametrize(
    ("values", "shown"),
    [([5.0, 1.0, 3.0, 3.0, 9.0], 2), ([1.0, 3.0], 0), ([4.0, 2.0, 4.0, 2.0], 0), ([7.0], 0)],
)
def test_of_draws_as_near_the_first_is_shown(values, shown):
    ended = {"not_finite": np.full(len(values), 24)}
    result = Result({}, {}, ended, {}, {}, {"months": 24, "draws": len(values)})
    assert shown_draw(result, np.array(values)) == shown
    assert shown_draw(replace(result, ended={"not_finite": np.zeros(len(values))}), np.array(values)) == 0


@pytest.mark.parametrize(("level", "shown"), [(0.0, 1), (0.05, 1), (0.25, 4), (0.95, 0), (1.0, 0)])
def test_of_a_quantile_the_nearest_draw_by_rank_is_shown(level, shown):
    values = np.array([50.0, 10.0, 30.0, 40.0, 20.0])
    result = Result({}, {}, {"not_finite": np.full(5, 24)}, {}, {}, {"months": 24, "draws": 5})
    assert shown_draw(result, values, level) == shown


@pytest.mark.parametrize("draws", [1, 2, 7, 40, 400])
@pytest.mark.parametrize("level", [0.05, 0.5, 0.95])
def test_the_draw_of_a_quantile_is_beside_it(draws, level):
    values = np.random.default_rng(draws).normal(size=draws)
    result = Result({}, {}, {"not_finite": np.full(draws, 24)}, {}, {}, {"months": 24, "draws": draws})
    rank = int(np.argsort(np.argsort(values))[shown_draw(result, values, level)])
    assert abs(rank - level * (draws - 1)) <= 0.5 + 1e-9


@pytest.fixture(scope="module")
def in_float32() -> Result:
    return sixteenth.run("central", draws=200, months=MONTHS, back_end="jax")


@pytest.mark.parametrize("draw", [0, 3, 117])
def test_the_compiled_run_of_a_draw_agrees_where_its_history_is_the_same(in_float32, draw):
    scenario = sixteenth.read("central")
    asked = Explainer(sixteenth.prepare(scenario, draws=200, months=MONTHS), draw)
    raised = np.array([asked.chunk.full(asked.environment(m), "money_raised")[:, 0] for m in range(MONTHS)])
    if not np.array_equal(raised > 0, in_float32["money_raised"][:, :, draw] > 0):
        pytest.skip("a round closed on the last bits of a number")
    for name, data in in_float32.monthly.items():
        scale = np.abs(data[..., draw]).max() or 1.0
        for month in range(MONTHS):
            exact = asked.chunk.full(asked.environment(month), name)[..., 0]
            assert np.abs(exact - data[month, ..., draw]).max() <= 1e-4 * scale, (name, month)
