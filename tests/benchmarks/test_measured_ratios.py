"""What the ratios measure, what others published, and the command that tells all of it; nothing here is timed."""

import io
import json
import sys

import numpy as np
import pytest
from rich.console import Console

from benchmarks import __main__ as command
from benchmarks.measure import Request
from benchmarks.ratios import many, places, sobol, starts, world
from benchmarks.ratios.compare import Comparison
from benchmarks.ratios.groups import GROUPS
from benchmarks.ratios.kept import FOLDER
from benchmarks.ratios.peers import read_peers, show_peers
from benchmarks.ratios.ratio import Found, Group, NotMeasuredError, Ratio
from benchmarks.ratios.run import measure_all
from benchmarks.ratios.sobol import PLANS, gain, pooled
from benchmarks.ratios.yardstick import yardstick

QUICK = Request(quick=True, reference=FOLDER)
COST = Ratio("cost", "a future over the yardstick")


def found(value, told="", above=None):
    return Found(value, 0.9 * value, 1.1 * value, 5, told, above)


def measured(*groups):
    return measure_all(groups, QUICK, Comparison(None, "x86"), lambda _what: None)


# --- What is measured -------------------------------------------------------------------------------------------------


def test_names_are_distinct_and_every_goal_can_be_tried():
    ratios = [ratio for each in GROUPS for ratio in each.ratios]
    assert len({ratio.name for ratio in ratios}) == len(ratios)
    assert all(bool(ratio.goal) == (ratio.met is not None) for ratio in ratios)


def test_goals_in_seconds_and_megabytes_are_those_of_the_first_figure():
    goals = {ratio.name: ratio.met for each in GROUPS for ratio in each.ratios if ratio.met}
    assert goals["run_cached"](found(2.0, above=2.9))
    assert not goals["run_cached"](found(2.0, above=3.1))
    assert goals["memory_of_many"](found(1.01, above=310.0))
    assert not goals["memory_of_many"](found(9.0, above=310.0))


def test_a_quick_run_leaves_out_what_takes_long():
    comparison = measured(many.GROUP, starts.NOTHING, places.GROUP, sobol.GROUP)
    assert {line.verdict for line in comparison.lines} == {"not measured: not in a quick run"}


def test_an_earlier_version_is_named_or_not_measured(tmp_path):
    with pytest.raises(NotMeasuredError, match="name a checkout"):
        world.measure_earlier(QUICK)
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "0.3.0"\n')
    with pytest.raises(NotMeasuredError, match=r"names 0\.3\.0"):
        world.measure_earlier(Request(quick=True, reference=FOLDER, earlier=tmp_path))


def test_a_command_that_fails_is_not_measured_and_says_why():
    with pytest.raises(NotMeasuredError, match="ValueError: no"):
        starts.seconds(("-c", "raise ValueError('no')"), "")
    assert min(starts.seconds(("-c", "pass"), "")) > 0


def test_memory_of_its_own_leaves_out_what_a_file_holds():
    assert many.own_megabytes("VmHWM:\t 9216 kB\nRssAnon:\t 2048 kB\nRssFile:\t 4096 kB\n") == 2.0


def test_the_yardstick_gives_the_same_for_any_number_of_threads():
    assert yardstick(1) == yardstick(3) == pytest.approx(145_642.1, rel=1e-3)


def test_the_gain_of_a_plan_is_what_was_put_in():
    luck = np.random.default_rng(5)
    errors = dict(zip(PLANS, (2.0, 1.0), strict=True))  # so that squares are four to one
    runs = {plan: 10 + size * luck.standard_normal((400, 12)) for plan, size in errors.items()}
    for each in runs.values():
        each[:, 0] = 3.0  # never moves, and counts for nothing
    one = gain(runs, pooled(runs))
    assert one.value == pytest.approx(4.0, rel=0.15)
    assert one.low < one.value < one.high
    assert one.told.startswith("11 numbers, 400 runs")


# --- Published costs, and the command ---------------------------------------------------------------------------------


def test_every_published_cost_has_a_source_and_says_what_it_is_not():
    peers = read_peers()
    assert len({peer.title for peer in peers}) == len(peers) >= 5
    for peer in peers:
        assert all((peer.cost, peer.unlike, peer.source, peer.published)), peer.title
        assert peer.url.startswith("http")


def test_a_published_cost_that_lacks_something_is_refused(tmp_path):
    file = tmp_path / "peers.toml"
    file.write_text('[[peer]]\ntitle = "X"\nurl = "http://x"\n')
    with pytest.raises(ValueError, match=r"X of peers\.toml: cost, does"):
        read_peers(file)


def test_published_costs_stand_beside_ours():
    console = Console(width=160, record=True, file=io.StringIO())
    show_peers(console, {"headline": found(4.0, "150 over 40 µs of CPU")})
    text = console.export_text()
    assert "150 over 40 µs of CPU" in text
    assert all(peer.url in text for peer in read_peers())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nothing"], "no benchmark called nothing"),
        (["sweeps", "--keep"], "name it, too"),
        (["ratios", "--keep", "--quick"], "keep a whole one"),
    ],
)
def test_what_cannot_be_asked_is_refused_before_anything_is_measured(arguments, told, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["benchmarks", *arguments])
    with pytest.raises(SystemExit):
        command.main()
    assert told in capsys.readouterr().err


def test_a_kept_version_that_is_not_there_ends_with_two(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["benchmarks", "ratios", "--against", "0.0.1"])
    assert command.main() == 2
    assert "cure:" in capsys.readouterr().err


def test_the_command_measures_tells_and_writes_what_was_asked_for(monkeypatch, capsys, tmp_path):
    file = tmp_path / "figures.json"
    monkeypatch.setattr(command, "GROUPS", (Group("a group", (COST,), lambda _request: {"cost": found(1.0)}),))
    monkeypatch.setattr(sys, "argv", ["benchmarks", "ratios", "--json", str(file)])
    assert command.main() == 0
    told = capsys.readouterr()
    assert "a future over the yardstick" in told.out
    assert "Published costs" in told.out
    assert json.loads(file.read_text())["ratios"]["cost"]["value"] == 1.0


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], {name: name in command.LONG for name in command.NAMES}),
        (["--quick"], {name: True for name in command.NAMES if name not in command.LONG}),
        (["sweeps"], {"sweeps": False}),
    ],
)
def test_what_takes_minutes_is_measured_quickly_unless_it_is_named(arguments, expected, monkeypatch):
    asked = {}

    def measure(name):
        return type("Module", (), {"measure": lambda request: asked.update({name: request.quick}) or []})

    by_module = {module: name for name, module in command.NAMES.items()}
    monkeypatch.setattr(command, "import_module", lambda module: measure(by_module[module]))
    monkeypatch.setattr(command, "GROUPS", ())
    monkeypatch.setattr(sys, "argv", ["benchmarks", *arguments])
    assert command.main() == 0
    assert asked == expected


def test_the_command_stopped_in_a_detailed_table_ends_with_130(monkeypatch, capsys):
    def stop(*_ignored):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "detailed", stop)
    monkeypatch.setattr(sys, "argv", ["benchmarks"])
    assert command.main() == 130
    assert "Stopped" in capsys.readouterr().out
