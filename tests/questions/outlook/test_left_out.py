"""What is not in a model: as ever for the package's own world, and true of one that was extended or cut."""

from dataclasses import replace
from pathlib import Path

import sixteenth
from sixteenth.answers.wording import words_of
from sixteenth.questions.outlook.left_out import left_out, left_out_of
from sixteenth.scenarios.assemble import Scenario
from tests.scenarios.written_files import lemonade, write

CENTRAL = sixteenth.read("central")
EXTENSION = """
\"\"\"What the grid can carry.\"\"\"

from sixteenth.arrays import minimum
from sixteenth.units import Lab, Share, USDPerMonth


def energy_limit(overhead: USDPerMonth[Lab]) -> USDPerMonth[Lab]:
    \"\"\"What the grid lets a lab spend.\"\"\"
    return overhead * 2
"""


def tell_left_out(scenario: Scenario) -> str:
    """Write what is left out."""
    return " ".join(map(words_of("outlook").sentence, left_out_of(scenario)))


def extended(folder: Path, name: str = "energy_limit") -> Scenario:
    write(folder, "grid.py", EXTENSION.replace("energy_limit", name))
    write(folder, "kept.toml", f'[standard]\nmonthly = ["{name}"]\n')
    code = '[code]\nequations = ["grid.py"]\noutputs = ["kept.toml"]\n'
    return sixteenth.read(
        str(write(folder, "mine.toml", f'title = "mine"\nparent = "central"\n{code}')), allow_code=True
    )


def test_the_world_as_it_is_leaves_out_what_it_always_did():
    assert tell_left_out(CENTRAL) == (
        "Not in the model: energy limits; mergers; robots; wars; what cures do back to demand; anything before"
        " the start; what no parameter spans, such as another form of the model."
    )


def test_what_code_of_its_own_brings_is_no_longer_left_out(tmp_path):
    told = tell_left_out(extended(tmp_path))
    assert told.startswith("Not in the model: mergers; robots; wars; ")
    assert told.endswith("such as another form of the model. Of its own code: energy limit (grid.py).")


def test_other_code_leaves_the_list_as_it_is_and_is_named(tmp_path):
    told = tell_left_out(extended(tmp_path, "snacks"))
    assert told.startswith("Not in the model: energy limits; mergers")
    assert told.endswith("Of its own code: snacks (grid.py).")


def test_a_subject_that_is_off_is_said_to_be():
    subjects = {**CENTRAL.assumptions.subjects, "society": False, "safety": False}
    told = tell_left_out(replace(CENTRAL, assumptions=replace(CENTRAL.assumptions, subjects=subjects)))
    assert "jobs" not in told
    assert told.endswith(" Switched off here: safety, society.")


def test_many_equations_of_its_own_are_cut():
    told = tell_left_out(lemonade())
    assert "profit (books.py)" in told
    assert "Switched off" not in told


def test_each_thing_that_code_can_bring_is_brought_in_by_words_of_names():
    for each in left_out():
        assert set(each) <= {"what", "unless", "subject"}
        assert each["what"] == each["what"].strip()
        assert all(words == words.lower() for words in each.get("unless", ()))
