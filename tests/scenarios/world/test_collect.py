"""What a scenario brings together: subjects of the package, code of its own, rivals of which one is chosen."""

from pathlib import Path

import sixteenth.world
from sixteenth import units
from sixteenth.errors import Place, TwoProviders
from sixteenth.scenarios.layers.read import read_assumptions
from sixteenth.scenarios.world.collect import Collected, choose, collect, declare, names_of, read_by, unchosen
from tests.scenarios.written_files import LEMONADE, child_of_lemonade, copy_of_lemonade, faults_of, told, write

WORLD = Path(sixteenth.world.__path__[0])


def collected(file: Path | str, *, allow_code: bool = True) -> Collected:
    assumptions, faults = read_assumptions(str(file))
    assert faults == []
    assert assumptions is not None
    found = collect(assumptions, WORLD, "sixteenth.world", units, allow_code=allow_code)
    choose(found, assumptions)
    return found


def test_the_lemonade_stands_are_all_their_own():
    found = collected(LEMONADE / "lemonade.toml")
    assert found.functions == []
    assert {"takings", "profit", "cups_sold"} <= names_of(found.overrides)
    assert found.chosen == {"demand": "elastic"}
    assert found.own_topics == {"demand"}
    assert found.outputs["headline"].closing == ("cash",)
    assert "profit_industry" in found.own_outputs
    assert (found.faults, found.is_blind) == ([], False)


def test_only_the_chosen_rival_provides():
    found = collected(LEMONADE / "lemonade.toml")
    (cups_sold,) = [each for each in found.overrides if each.__name__ == "cups_sold"]
    assert "elasticity" in read_by([cups_sold])
    assert unchosen(found) == {}


def test_what_rivals_provide_waits_where_nothing_chooses(tmp_path):
    path = copy_of_lemonade(tmp_path)
    path.write_text(path.read_text().replace('demand = "elastic"', ""))
    assert unchosen(collected(path)) == {"cups_sold": "demand"}


def test_cards_are_declared_with_their_line():
    found = collected(LEMONADE / "lemonade.toml")
    declared = {card.name: card for card in declare(found)}
    assert declared["heat"].shock == "normal"
    assert str(declared["price"].kind) == "USDPerCup[Stand]"
    assert declared["thirst"].where == Place(str(LEMONADE / "parameters.toml"), 3)
    assert declared["heat"].bounds == (float("-inf"), float("inf"))


def test_code_is_not_opened_without_permission(tmp_path):
    path = copy_of_lemonade(tmp_path)
    write(path.parent, "stand/books.py", "raise SystemExit('this ran')\n")
    assert collected(path, allow_code=False).is_blind
    assert told(faults_of(path, allow_code=False)) == ["ForeignCode"]


def test_a_subject_may_be_opened_in_part():
    found = collected("interview_arithmetic")
    assert "stop_hazard" in names_of(found.functions)
    assert found.chosen["next_model"] == "always"
    assert found.rivals.keys() >= {"earnings", "next_model"}


def test_a_subject_that_is_off_is_not_opened(tmp_path):
    found = collected(write(tmp_path, "own.toml", 'title = "x"\n[subjects]\nledger = false\n'))
    assert (found.functions, found.documents, found.outputs) == ([], [], {})


def test_a_misspelt_subject_is_told_and_opened_as_it_was_meant(tmp_path):
    found = collected(write(tmp_path, "own.toml", 'title = "x"\n[subjects]\ngrwoth = ["stpo"]\n'))
    assert told(tuple(found.faults)) == ["UnknownSubject", "UnknownSubject"]
    assert "stop_hazard" in names_of(found.functions)
    assert not found.is_blind


def test_nothing_can_be_said_of_names_where_a_subject_resembles_none(tmp_path):
    assert collected(write(tmp_path, "own.toml", 'title = "x"\n[subjects]\nzzzzzz = true\n')).is_blind


def test_two_folders_of_one_topic_are_told(tmp_path):
    path = child_of_lemonade(tmp_path, '[code]\nequations = ["more"]\n')
    write(path.parent, "more/demand/other.py", '"""x"""\n')
    assert TwoProviders.__name__ in told(faults_of(path))


def test_code_of_parent_and_child_is_opened_both(tmp_path):
    path = child_of_lemonade(tmp_path, '[code]\nequations = ["more.py"]\n')
    source = "from sixteenth.units import Number\n\n\ndef elasticity() -> Number:\n    return 1\n"
    write(path.parent, "more.py", source)
    assert {"takings", "elasticity"} <= names_of(collected(path).overrides)


def test_each_kept_output_knows_its_line():
    found = collected(LEMONADE / "lemonade.toml")
    file = str(LEMONADE / "outputs.toml")
    assert found.output_places["headline", "closing", "cash"] == Place(file, 3)
    assert found.output_places["standard", "monthly", "profit"] == Place(file, 6)
