"""What cannot be asked of labs that answer one another: each fault has its four lines, in both languages."""

import sixteenth
from sixteenth.questions.equilibrium.findings import NUMBERS
from sixteenth.questions.equilibrium.refused import DECIDED, faults_of

CENTRAL = sixteenth.read("central")
GOOD = (["Anthropic", "OpenAI"], ["safety_effort"], ["treaty"])


def test_what_can_be_asked_has_no_fault():
    assert not faults_of(CENTRAL, *GOOD)
    assert not faults_of(CENTRAL, GOOD[0], ["training_spend", "margin"], ["liability"])


def test_each_fault_is_told_in_four_lines_and_in_chinese():
    labs = ["Nobody", "OpenAI", "OpenAI", "xAI", "Meta", "Mistral", "DeepSeek"]
    faults = faults_of(CENTRAL, labs, ["margin", "margin"], ["treatment", "treatment"])
    assert [type(each).__name__ for each in faults] == [
        *("UnknownLabel", "WrongOption", "WrongOption"),
        *("WrongOption", "WrongOption", "UnknownName"),
    ]
    for each in faults:
        assert len(tuple(each.lines("en"))) == 4
        assert tuple(each.lines("zh")) != tuple(each.lines("en"))


def test_only_what_can_be_told_is_decided():
    assert set(NUMBERS) == set(DECIDED)
    for name in ("last_model", "research_effort", "margin=1..2", ""):
        (fault,) = faults_of(CENTRAL, GOOD[0], [name, "margin"], [])
        assert f"'{name}'" in str(fault)
        assert "last_model" not in str(fault).replace(f"'{name}'", "")


def test_a_measure_needs_a_world_that_has_it(tmp_path):
    file = tmp_path / "without.toml"
    file.write_text('title = "W"\nclaim = "Nobody models safety."\nparent = "central"\n\n[subjects]\nsafety = false\n')
    without = sixteenth.read(file)
    told = [str(each) for each in faults_of(without, GOOD[0], ["training_spend"], ["liability", "treaty"])]
    assert any("control_gap" in each for each in told)
    assert any("'safety_effort'" in each for each in told)
    assert len(faults_of(without, GOOD[0], ["safety_effort"], [])) == 1
    assert not faults_of(without, GOOD[0], ["training_spend"], [])


def test_a_world_without_labs_is_told_so_and_nothing_else():
    (fault,) = faults_of(sixteenth.read("interview_arithmetic"), ["x"], ["x"], ["x"])
    assert "owners" in str(fault)
