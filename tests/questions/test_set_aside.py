"""What a decision sets aside is told; where the scenario follows the decision's own rule, nothing is."""

from sixteenth import read
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.questions.set_aside import set_aside_notes

DECIDED = ("training_spend", "safety_effort", "margin", "match_offers")


def test_a_race_is_set_aside_and_told_in_both_languages():
    (note,) = set_aside_notes(read("race_to_the_top"), DECIDED)
    told = {name: part.value for name, part in note.parts.items() if isinstance(part, Figure)}
    assert told == {"choice": "safety_effort", "own": "race", "instead": "held"}
    for language in ("en", "zh"):
        assert "race" in words_of("equilibrium", language).sentence(note)


def test_what_holds_is_not_told():
    assert set_aside_notes(read("central"), DECIDED) == ()
    assert set_aside_notes(read("talent_raid_matched"), DECIDED) == ()
    assert set_aside_notes(read("race_to_the_top"), ("training_spend", "margin")) == ()
