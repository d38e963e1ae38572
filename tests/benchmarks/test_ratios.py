"""Ratios beside what a release kept: what fails, what is kept and read, and what is said; nothing here is timed."""

import io
import json

import pytest
from rich.console import Console

from benchmarks.measure import Request
from benchmarks.ratios.compare import Comparison, Line, failures_of, notes_of, show
from benchmarks.ratios.groups import GROUPS
from benchmarks.ratios.kept import FOLDER, Kept, KeptError, newest, read_kept, version_of, versions, write_kept
from benchmarks.ratios.ratio import Found, Group, NotMeasuredError, Ratio, paired
from benchmarks.ratios.run import measure_all, tell, what_to_compare
from sixteenth.errors import Interrupted

LESS = Ratio("cost", "a future over the yardstick")
MORE = Ratio("speed", "ours over C's", "more", "0.5", lambda found: found.value >= 0.5)
WHOLE = '{{"kind": "x", "machine": "y", "date": "z", "ratios": {}}}'
QUICK = Request(quick=True, reference=FOLDER)


def found(value, told="", above=None):
    return Found(value, 0.9 * value, 1.1 * value, 5, told, above)


def kept(version="0.7.0", kind="x86", **values):
    return Kept(version, kind, "a machine", "2026-06-01", {name: found(value) for name, value in values.items()})


def compared(before, kind="x86", **values):
    """Return a comparison in which these ratios were measured."""
    known = before.ratios if before else {}
    lines = [Line(ratio, found(values[ratio.name]), known.get(ratio.name)) for ratio in (LESS, MORE)]
    return Comparison(before, kind, lines=lines)


def group(*rounds, ratio=LESS, raises=None):
    """Return a group that finds one value after the other, and then does what `raises` says."""
    left = list(rounds)

    def measure(_request):
        if left:
            return {ratio.name: found(left.pop(0))}
        raise raises or AssertionError("measured once too often")

    return Group("a group", (ratio,), measure)


def printed(comparison, width=160):
    console = Console(width=width, record=True, file=open_nowhere())
    code = show(comparison, console)
    return code, console.export_text()


def open_nowhere():
    return io.StringIO()


# --- Comparing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ratio", "before", "now", "fails"),
    [
        (LESS, 1.0, 1.19, False),
        (LESS, 1.0, 1.21, True),
        (LESS, 1.0, 0.5, False),
        (MORE, 0.60, 0.51, False),
        (MORE, 0.60, 0.49, True),
        (MORE, 0.60, 1.2, False),
        (LESS, 1.0, float("nan"), True),
    ],
)
def test_a_ratio_fails_where_it_is_a_fifth_dearer_whichever_way_it_runs(ratio, before, now, fails):
    assert Line(ratio, found(now), found(before)).fails is fails


def test_cost_is_told_alike_for_ratios_that_run_either_way():
    assert LESS.cost(1.5, 1.0) == MORE.cost(1.0, 1.5) == 1.5


def test_what_fails_is_listed_worst_first_and_ends_with_one():
    code, text = printed(compared(kept(cost=1.0, speed=0.6), cost=1.3, speed=0.3))
    assert code == 1
    told = text[text.index("Worse by more than 20 %") :]
    assert told.index("speed: ours over C's: 0.3, kept 0.6, +100 % dearer") < told.index("cost: a future over the")
    assert "+30 % dearer" in told


def test_what_is_as_it_was_ends_with_nothing_to_say():
    code, text = printed(compared(kept(cost=1.0, speed=0.6), cost=1.1, speed=0.6))
    assert code == 0
    assert "Worse by" not in text
    assert "dearer" in text
    assert "as it was" in text


def test_a_goal_that_is_missed_is_told_and_fails_nothing():
    line = Line(MORE, found(0.4), found(0.4))
    assert line.misses
    assert not line.fails
    assert line.verdict == "as it was; goal missed"
    assert Line(MORE, found(0.6), None).verdict == "nothing kept"


def test_another_kind_of_machine_is_told_in_the_notes_and_in_each_failure():
    comparison = compared(kept(kind="arm", cost=1.0, speed=0.6), cost=2.0, speed=0.6)
    assert any("ANOTHER KIND OF MACHINE: kept on arm, measured on x86" in note for note in notes_of(comparison))
    assert failures_of(comparison)[0].endswith("on another kind of machine")
    assert not compared(kept(cost=1.0, speed=0.6), cost=2.0, speed=0.6).is_another_machine


def test_other_load_is_told_where_there_was_some():
    assert any("OTHER LOAD: 3.0" in note for note in notes_of(Comparison(None, "x86", "", 3.0)))
    assert not any("OTHER LOAD" in note for note in notes_of(Comparison(None, "x86", "", 0.4)))


def test_names_that_are_no_more_and_ratios_that_are_new_are_told():
    comparison = compared(kept(cost=1.0, gone=3.0), cost=1.0, speed=0.6)
    assert any("no longer measured under that name: gone" in note for note in notes_of(comparison))
    assert comparison.lines[1].verdict == "nothing kept"


def test_without_anything_kept_nothing_fails_and_the_way_to_keep_is_told():
    code, text = printed(compared(None, cost=9.0, speed=0.1))
    assert code == 0
    assert "--keep" in text


# --- Measuring --------------------------------------------------------------------------------------------------------


def measured(*groups, before=None):
    said: list[str] = []
    return measure_all(groups, QUICK, Comparison(before, "x86", "a machine"), said.append), said


def test_what_fails_once_is_measured_again_and_only_the_second_time_counts():
    comparison, said = measured(group(1.5, 1.05), before=kept(cost=1.0))
    (line,) = comparison.lines
    assert line.found.value == 1.05
    assert line.first.value == 1.5
    assert line.verdict == "as it was, worse at first"
    assert "again, for cost" in said[-1]


def test_what_fails_twice_fails():
    comparison, _ = measured(group(1.5, 1.4), before=kept(cost=1.0))
    assert [line.verdict for line in comparison.failures] == ["WORSE, measured twice"]


def test_what_does_not_fail_is_measured_once():
    comparison, said = measured(group(1.1), before=kept(cost=1.0))
    assert len(comparison.lines) == len(said) == 1


def test_a_group_that_cannot_be_measured_says_why_and_others_go_on():
    comparison, _ = measured(group(raises=NotMeasuredError("there is no gcc")), group(0.6, ratio=MORE))
    assert [line.verdict for line in comparison.lines] == ["not measured: there is no gcc", "nothing kept"]
    assert set(comparison.found) == {"speed"}


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), Interrupted("stopped")])
def test_stopped_from_the_keyboard_it_shows_what_it_has_and_keeps_nothing(stop, tmp_path):
    comparison, _ = measured(group(1.0), group(raises=stop), group(0.6, ratio=MORE))
    console = Console(width=160, record=True, file=open_nowhere())
    assert tell(comparison, console, keep=True, folder=tmp_path) == 130
    text = console.export_text()
    assert LESS.what in text
    assert MORE.what not in text
    assert "Stopped" in text
    assert list(tmp_path.iterdir()) == []


def test_stopped_while_a_ratio_is_measured_again_the_first_finding_stays():
    comparison, _ = measured(group(1.5, raises=KeyboardInterrupt()), before=kept(cost=1.0))
    assert comparison.stopped
    assert [line.found.value for line in comparison.lines] == [1.5]


def test_a_group_that_gives_other_names_than_it_declares_is_a_mistake_of_ours():
    strange = Group("strange", (LESS,), lambda _request: {"speed": found(1.0)})
    with pytest.raises(RuntimeError, match="cost, speed"):
        strange.found(QUICK)


def test_the_middle_of_pairs_is_what_counts():
    one = Found.of_pairs([1.0, 1.1, 9.0], "told", 3.0)
    assert (one.value, one.repeats, one.told, one.above) == (1.1, 3, "told", 3.0)
    assert one.low < one.value < one.high
    assert Found.of_pairs([2.0]).low == Found.of_pairs([2.0]).high == 2.0
    assert paired([2.0, 6.0], [1.0, 2.0], 10.0) == [20.0, 30.0]


# --- Keeping ----------------------------------------------------------------------------------------------------------


def test_what_is_kept_is_read_again(tmp_path):
    before = kept(version="0.7.0", cost=1.23456, speed=0.6)
    file = write_kept(before, tmp_path)
    again = read_kept("0.7.0", tmp_path)
    assert again.ratios["cost"].value == 1.235  # four digits: more would be luck
    assert (again.kind, again.machine, again.date) == (before.kind, before.machine, before.date)
    assert list(tmp_path.iterdir()) == [file]


def test_the_newest_version_is_compared_with_and_never_the_one_that_is_kept(tmp_path, monkeypatch):
    for version in ("0.9.0", "0.10.0", "0.2.0"):
        write_kept(kept(version=version, cost=1.0), tmp_path)
    (tmp_path / "notes.json").write_text("{}")
    monkeypatch.setattr("benchmarks.ratios.run.version_of", lambda: "0.10.0")
    assert versions(tmp_path) == ["0.10.0", "0.9.0", "0.2.0"]
    compared_with = [what_to_compare("", keep=keep, folder=tmp_path) for keep in (False, True)]
    compared_with.append(what_to_compare("0.2.0", keep=True, folder=tmp_path))
    assert [each and each.version for each in compared_with] == ["0.10.0", "0.9.0", "0.2.0"]
    assert newest(tmp_path / "nowhere") is None


def test_a_version_that_is_not_kept_is_refused_with_those_that_are(tmp_path):
    write_kept(kept(version="0.7.0", cost=1.0), tmp_path)
    with pytest.raises(
        KeptError, match=r"No such kept ratios\n  at .*0\.6\.0\.json\n  got 0\.6\.0, .*: 0\.7\.0\n  cure: "
    ):
        what_to_compare("0.6.0", keep=False, folder=tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"kind": "x", "machine": "y", "date": "z"}',
        WHOLE.format('{"cost": {"value": 0, "low": 1, "high": 1, "repeats": 1}}'),
        WHOLE.format('{"cost": 3}'),
    ],
)
def test_a_damaged_file_is_told_in_four_lines(tmp_path, text):
    (tmp_path / "0.7.0.json").write_text(text)
    with pytest.raises(KeptError, match=r"(?s)cannot be read\n  at .*\n  got .*\n  cure: "):
        newest(tmp_path)


def test_keeping_writes_this_version_and_says_where(tmp_path):
    console = Console(width=160, record=True, file=open_nowhere())
    comparison, _ = measured(group(1.5, 1.4), before=kept(cost=1.0))
    assert tell(comparison, console, keep=True, folder=tmp_path) == 1  # what is worse is kept, and fails all the same
    data = json.loads((tmp_path / f"{version_of()}.json").read_text())
    assert (data["kind"], data["machine"]) == ("x86", "a machine")
    assert data["ratios"] == {"cost": {"value": 1.4, "low": 1.26, "high": 1.54, "repeats": 5, "told": ""}}
    assert "Kept as" in console.export_text()


def test_every_file_that_is_kept_can_be_read_and_names_ratios_that_there_are():
    known = {ratio.name for each in GROUPS for ratio in each.ratios}
    for version in versions():
        assert set(read_kept(version).ratios) <= known
