"""What means the same gives the same bits: another order, other words for an amount, more that nobody reads."""

import json
import shutil
from functools import cache
from typing import Any

import numpy as np
import pytest

import sixteenth
from tests.engine.worlds import LEMONADE

DRAWS, CHUNK = 12, 4
BACK_ENDS = ["numpy", pytest.param("jax", marks=pytest.mark.slow)]
TEXT = (LEMONADE / "lemonade.toml").read_text(encoding="utf-8")


def run(file, back_end, **options):
    scenario = sixteenth.read(str(file), allow_code=True) if not hasattr(file, "hash") else file
    return sixteenth.run(scenario, draws=DRAWS, chunk=CHUNK, back_end=back_end, **{"workers": 1, **options})


@cache
def unchanged(back_end):
    return run(LEMONADE / "lemonade.toml", back_end)


def differing(one, other):
    """Return the arrays that differ in any bit, and those that only one of the two has."""
    found = []
    for part in ("monthly", "closing", "ended"):
        own, its = getattr(one, part), getattr(other, part)
        found += sorted(own.keys() ^ its.keys())
        found += [name for name in own.keys() & its.keys() if own[name].tobytes() != its[name].tobytes()]
    return found


def tables(text):
    """Return what stands above all tables, and each table with what stands in it."""
    head, *parts = text.split("\n[")
    return head, [f"[{part}" for part in parts]


def other_order(text):
    head, parts = tables(text)
    lines = head.split("\n")
    turned = ["\n".join([each.split("\n")[0], *each.strip().split("\n")[:0:-1]]) for each in reversed(parts)]
    return "\n".join([*reversed(lines), *turned]) + "\n"


def amounts(text):
    """Write amounts otherwise: in other units, with other digits, as texts."""
    changed = text
    for old, new in (
        ('value = 400\nunit = "USD"', 'value = "0.4 thousand USD"'),
        ("p10 = 400", "p10 = 4.0e2"),
        ("p90 = 650", "p90 = 650.000"),
        ("by = { Ana = 2.0, Ben = 2.5 }", "by = { Ben = 2_5e-1, Ana = +2.0 }"),
        ("draws = 1000", "draws = 0x3e8"),
    ):
        assert old in changed
        changed = changed.replace(old, new)
    return changed


CHANGES = {
    "order": other_order,
    "comments": lambda text: "\n".join(f"{line}  # so it is" if line else "# nothing" for line in text.split("\n")),
    "amounts": amounts,
    "lines of Windows": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: f"\ufeff{text}",
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "other sources": lambda text: text.replace("Ana's notebook", "The notebook of Ana"),
    "another title": lambda text: text.replace("Two lemonade stands", "Stands of lemonade, two"),
    "quoted names": lambda text: text.replace("[values.price]", '["values" . "price"]'),
}


@pytest.mark.parametrize("back_end", BACK_ENDS)
@pytest.mark.parametrize("change", CHANGES)
def test_a_scenario_written_otherwise_gives_the_same_bits(tmp_path, change, back_end):
    folder = tmp_path / "world"
    shutil.copytree(LEMONADE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    text = CHANGES[change](TEXT)
    assert text != TEXT
    (folder / "lemonade.toml").write_bytes(text.encode())
    assert differing(run(folder / "lemonade.toml", back_end), unchanged(back_end)) == []


@pytest.mark.parametrize("back_end", BACK_ENDS)
def test_a_child_that_changes_nothing_gives_the_same_bits(tmp_path, back_end):
    folder = tmp_path / "world"
    shutil.copytree(LEMONADE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "child.toml").write_text('title = "The same"\nparent = "lemonade.toml"\n', encoding="utf-8")
    assert differing(run(folder / "child.toml", back_end), unchanged(back_end)) == []


@pytest.mark.parametrize("back_end", BACK_ENDS)
def test_equations_that_nobody_reads_change_no_bit(tmp_path, back_end):
    """An equation and a parameter more, from which nothing that is kept follows."""
    folder = tmp_path / "world"
    shutil.copytree(LEMONADE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    own = next(iter((folder / "stand").glob("books.py")))
    imports, _, _ = own.read_text(encoding="utf-8").partition("\n\n\n")
    added = (
        "\n\n\ndef unread_number(rent: USDPerMonth[Stand]) -> USDPerMonth[Stand]:\n"
        '    """Nobody asks."""\n    return rent * 2\n'
    )
    (folder / "stand" / "unread.py").write_text(imports + added, encoding="utf-8")
    result = run(folder / "lemonade.toml", back_end)
    assert "unread_number" in sixteenth.read(str(folder / "lemonade.toml"), allow_code=True).world.equations
    assert differing(result, unchanged(back_end)) == []


@pytest.mark.parametrize("back_end", BACK_ENDS)
@pytest.mark.parametrize(
    "options", [{"workers": 3}, {"workers": 2, "output_set": "everything"}], ids=["threads", "more"]
)
def test_threads_and_what_else_is_kept_change_no_bit(options, back_end):
    found, own = run(LEMONADE / "lemonade.toml", back_end, **options), unchanged(back_end)
    kept = {part: {name: getattr(found, part)[name] for name in getattr(own, part)} for part in ("monthly", "closing")}
    assert all(kept[part][name].tobytes() == getattr(own, part)[name].tobytes() for part in kept for name in kept[part])
    assert found.labels == own.labels


@pytest.mark.parametrize("back_end", BACK_ENDS)
def test_a_scenario_put_together_again_from_its_recipe_gives_the_same_bits(tmp_path, back_end):
    own = unchanged(back_end)
    saved = sixteenth.load(sixteenth.save(own, tmp_path / "saved.nc"))
    assert differing(saved, own) == []
    assert json.loads(saved.recipe["scenario_json"]) == json.loads(own.recipe["scenario_json"])
    assert sixteenth.verify(saved, allow_code=True).differing == 0


def test_every_value_of_the_whole_world_set_to_what_it_is_changes_no_bit():
    """A billion is written as 1e9 or as $1bn: choices of the whole world, set by hand to the same amounts."""
    scenario = sixteenth.read("central")
    options: dict[str, Any] = {"draws": 3, "months": 6, "back_end": "numpy", "workers": 1, "output_set": "headline"}
    one = sixteenth.run(scenario.with_(cash={"OpenAI": 40e9}), **options)
    other = sixteenth.run(scenario.with_(cash={"OpenAI": "$40bn"}), **options)
    third = sixteenth.run(scenario.with_(cash={"OpenAI": "40_000 million USD".replace("_", "")}), **options)
    assert differing(one, other) == differing(one, third) == []
    assert not np.array_equal(one.closing["cash"], sixteenth.run(scenario, **options).closing["cash"])
