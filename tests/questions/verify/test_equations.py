"""Equations of a saved result that are not those of this version: each by its name, and those that matter first."""

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import h5py
import pytest

import sixteenth
from sixteenth.engine.made_of import MadeOf
from sixteenth.engine.programs.program import hashes_of
from sixteenth.errors import Refused
from sixteenth.questions.verify.ask import is_equal
from sixteenth.questions.verify.equations import compared_by_name, findings, tables
from sixteenth.units import Lab, Share, USDPerMonth
from tests.archive.replay import KEPT
from tests.engine.worlds import lemonade
from tests.faults.test_all_faults_together import check_four_lines
from tests.questions.told import shown, told

NAME = "interview_arithmetic"


def overhead(company_development: USDPerMonth[Lab], overhead_share: Share) -> USDPerMonth[Lab]:
    """Grow with development, not with revenue."""
    return company_development * overhead_share


def twice(overhead_share: Share) -> Share:
    """Twice what the world has, which nothing reads."""
    return 2 * overhead_share


def world() -> Any:
    return sixteenth.read(NAME).world


def saved(path: Path, *functions: Callable[..., Any], outputs: Any = (), **options: Any) -> str:
    """Save a result of the scenario with functions in place of, or beside, its own."""
    scenario = sixteenth.read(NAME).with_(overhead_share=0.1)
    result = sixteenth.run(scenario, world=scenario.world.with_(*functions, outputs=outputs), **options)
    return str(sixteenth.save(result, path / "kept.nc"))


@cache
def as_it_is() -> dict[str, bytes]:
    """Return a result of the world as it is: the one file, and those of a folder, by their names."""
    with TemporaryDirectory() as here:
        scenario = sixteenth.read(NAME)
        sixteenth.run(scenario, folder=Path(here) / "folder")
        sixteenth.save(sixteenth.run(scenario), Path(here) / "kept.nc")
        paths = [path for path in Path(here).rglob("*") if path.is_file()]
        return {str(path.relative_to(here)): path.read_bytes() for path in paths}


def laid_out(path: Path) -> str:
    """Lay out that result, as a folder and as the file whose name is returned."""
    for name, data in as_it_is().items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return str(path / "kept.nc")


def asked(file: str) -> tuple[dict[str, str], dict[str, list[list[str]]]]:
    """Return the sentences of `verify --now` by their keys, and the rows of its tables."""
    answer = sixteenth.ask("verify", file=file, now=True)
    assert is_equal(answer) == ("as_it_was" in told("verify", answer.findings))
    return told("verify", answer.findings), {each.key: shown("verify", each)[1:] for each in answer.tables}


def edited(file: str, change: Callable[[dict[str, Any]], Any]) -> str:
    """Change what a file says of its equations, as anybody may."""
    with h5py.File(file, "r+") as opened:
        made_of = json.loads(opened.attrs["made_of"])
        made = change(made_of)
        opened.attrs["made_of"] = json.dumps(made_of if made is None else made)
    return file


def test_a_replaced_equation_is_named_and_it_alone(tmp_path):
    sentences, rows = asked(saved(tmp_path, overhead))
    assert sentences["equations"].endswith("1 changed, 0 new, 0 gone.")
    assert sentences["all_decisive"] == "The arrays that moved depend on 1 of these: overhead."
    ((name, what, arrays),) = rows["equations"]
    assert (name, what) == ("overhead", "another equation")
    assert 0 < int(arrays) <= len(rows["numbers"])
    assert "cards" not in sentences


def test_a_replaced_equation_is_named_of_a_folder_too(tmp_path):
    scenario = sixteenth.read(NAME).with_(overhead_share=0.1)
    sixteenth.run(scenario, world=scenario.world.with_(overhead), folder=tmp_path / "kept")
    assert [row[0] for row in asked(str(tmp_path / "kept"))[1]["equations"]] == ["overhead"]


def test_an_equation_that_changed_since_is_named(tmp_path, monkeypatch):
    file = laid_out(tmp_path)
    before = {row[0] for row in asked(file)[1].get("equations", [])}
    rule = world().equations["overhead"].function

    def other(company_revenue: USDPerMonth[Lab], overhead_share: Share) -> USDPerMonth[Lab]:
        return 3 * company_revenue * overhead_share

    assert other.__code__.co_varnames == rule.__code__.co_varnames
    monkeypatch.setattr(rule, "__code__", other.__code__)
    assert not before
    assert [row[:2] for row in asked(file)[1]["equations"]] == [["overhead", "another equation"]]


def test_what_is_gone_and_what_is_new_are_named(tmp_path):
    file = saved(tmp_path, twice, outputs=("twice",))
    sentences, rows = asked(file)
    assert sentences["equations"].endswith("0 changed, 0 new, 1 gone.")
    assert ["twice", "equation gone", ""] in rows["equations"]
    assert not {*sentences} & {"decisive", "all_decisive", "not_decisive"}
    sentences, rows = asked(edited(file, lambda made: made["equations"].pop("overhead") and None))
    assert sentences["equations"].endswith("0 changed, 1 new, 1 gone.")
    assert ["overhead", "new equation"] in [row[:2] for row in rows["equations"]]


def test_a_result_of_the_same_equations_names_none(tmp_path):
    sentences, rows = asked(laid_out(tmp_path))
    assert not {*sentences} & {"unnamed", "equations", "cards"}
    assert "equations" not in rows


def test_a_card_that_is_declared_otherwise_is_named():
    own = lemonade().world
    then, now = hashes_of(own)[1], hashes_of(replace(own, declared=tightened(own)))[1]
    found = compared_by_name(then, now, own, ["profit"])
    assert [(each.name, each.what, each.became) for each in found.otherwise] == [("price", "card", "changed")]
    sentences = told("verify", findings(found, has_moved=True))
    assert sentences["cards"].endswith("1 changed, 0 new, 0 gone.")
    assert sentences["all_decisive"].endswith(": price.")
    assert shown("verify", next(tables(found)))[1:] == [["price", "declared otherwise", "1"]]


def tightened(own: Any) -> Any:
    return {**own.declared, "price": replace(own.declared["price"], bounds=(0.0, 1e6))}


def test_the_first_few_of_many_are_named_and_the_table_has_all():
    own = world()
    now = hashes_of(own)[1]
    then = MadeOf(now.python, dict.fromkeys(now.equations, "0" * 8), now.cards)
    found = compared_by_name(then, now, own, ["company_balance", "overhead"])
    sentence = told("verify", findings(found, has_moved=True))["decisive"]
    assert f"depend on {len(found.decisive)} of these" in sentence
    assert sentence.count(", ") == 5
    arrays = [each.arrays or 0 for each in found.otherwise]
    assert arrays == sorted(arrays, reverse=True)
    assert (arrays[0], arrays[-1]) == (2, 0)
    assert len(next(tables(found)).rows) == len(own.equations)


def test_where_no_array_that_moved_depends_on_what_differs_it_is_said():
    own = world()
    now = hashes_of(own)[1]
    then = MadeOf(now.python, {**now.equations, "overhead": "0" * 8}, now.cards)
    found = compared_by_name(then, now, own, ["overhead_of_no_world"])
    assert "not_decisive" in told("verify", findings(found, has_moved=True))
    assert "not_decisive" not in told("verify", findings(found, has_moved=False))


def test_equations_that_another_python_compiled_are_not_compared_but_new_and_gone_ones_are():
    own = world()
    now = hashes_of(own)[1]
    others = {**dict.fromkeys(now.equations, "0" * 8), "gone": "1" * 8}
    found = compared_by_name(MadeOf("3.9", others, now.cards), now, own, ["overhead"])
    assert [(each.name, each.became) for each in found.otherwise] == [("gone", "gone")]
    sentences = told("verify", findings(found, has_moved=True))
    assert f"Python 3.9 compiled its equations and Python {now.python}" in sentences["other_python"]
    alike = compared_by_name(MadeOf("3.9", now.equations, now.cards), now, own, [])
    assert {*told("verify", findings(alike, has_moved=True))} == {"other_python"}


@pytest.mark.parametrize("name", ["lemonade", NAME])
def test_what_an_array_depends_on_is_what_the_world_reaches(name):
    own = lemonade().world if name == "lemonade" else world()
    kept = own.output_sets["standard"]
    for target, names in (("{}", kept.monthly), ("next_{}", kept.closing)):
        for each in names:
            equations, stocks = own.reach([each, target.format(each)])
            read = {need for equation in equations for need in own.equations[equation].inputs}
            assert own.behind([each]) == {each, *equations, *stocks, *read}


def test_a_file_of_an_earlier_version_says_that_they_differ_and_not_which(tmp_path):
    made = tmp_path / "kept.nc"
    made.write_bytes(gzip.decompress((KEPT / "0.5.0" / "central.nc.gz").read_bytes()))
    with pytest.warns(match="was made by sixteenth"):
        sentences, rows = asked(str(made))
    assert "the file does not say" in sentences["unnamed"]
    assert "equations" not in {*sentences, *rows}


def test_a_file_of_this_version_has_names_and_none_differs(tmp_path):
    made = tmp_path / "kept.nc"
    made.write_bytes(gzip.decompress((KEPT / version("sixteenth") / "central.nc.gz").read_bytes()))
    assert sixteenth.load(made).made_of == hashes_of(sixteenth.read("central").world)[1]
    assert not {"unnamed", "equations"} & {*asked(str(made))[0]}


def test_a_file_whose_names_do_not_differ_names_none(tmp_path):
    file = saved(tmp_path, overhead)
    own = hashes_of(world())[1].equations["overhead"]
    assert "unnamed" in asked(edited(file, lambda made: made["equations"].update(overhead=own)))[0]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda _: [], "made_of: Input should be"),
        (lambda _: {}, "made_of.python: Field required"),
        (lambda made: made.update(code="print()"), "made_of.code"),
        (lambda made: made.update(python="3"), "made_of.python"),
        (lambda made: made.update(cards=None), "made_of.cards"),
        (lambda made: made["equations"].update(overhead="open('x')"), "made_of.equations.overhead"),
        (lambda made: made["equations"].update(overhead=12345678), "made_of.equations.overhead"),
        (lambda made: made["equations"].update({"a b": "0" * 8}), "'a b' is not a name"),
        (lambda made: made["cards"].update({"\x1b[31m": "0" * 8}), "is not a name"),
        (lambda made: made["cards"].update({f"a{at}": "0" * 8 for at in range(10_001)}), "made_of.cards"),
    ],
)
def test_what_no_run_says_of_its_equations_is_refused_in_four_lines(tmp_path, change, what):
    file = edited(laid_out(tmp_path), change)
    for opened in (lambda: asked(file), lambda: sixteenth.reopen(file)):
        with pytest.raises(Refused) as refused:
            opened()
        (fault,) = refused.value.faults
        check_four_lines(fault)
        assert what in fault.got
        assert not re.search(r"[\x00-\x1f]", "".join(fault.lines("zh")))
    about = tmp_path / "folder" / "about.json"
    said = json.loads(about.read_text(encoding="utf-8"))
    made = change(said["made_of"])
    about.write_text(json.dumps(said if made is None else {**said, "made_of": made}), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        sixteenth.load(about.parent)
    check_four_lines(refused.value.faults[0])


@pytest.mark.parametrize("text", ["", "{", "[" * 5000, "9" * 5000])
def test_what_is_no_json_of_equations_is_refused(tmp_path, text):
    file = laid_out(tmp_path)
    with h5py.File(file, "r+") as opened:
        opened.attrs["made_of"] = text
    with pytest.raises(Refused) as refused:
        asked(file)
    check_four_lines(refused.value.faults[0])
