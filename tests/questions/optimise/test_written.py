"""The file of a choice: a child that reads back with the lab's numbers and nothing else moved."""

import pytest

import sixteenth
from sixteenth.decide.choosing.decisions import decided, ready
from sixteenth.errors import Refused
from sixteenth.measures.middle import number_of
from sixteenth.questions.optimise.written import FoundHow, check_out, text_of
from sixteenth.questions.written import write_texts
from tests.questions.optimise.made import CENTRAL

NAMES = ("training_spend", "margin", "safety_effort")
HOW = FoundHow("OpenAI", "worth", 60, 400, 7)


def test_what_is_written_reads_back(tmp_path):
    numbers = {("training_spend", "OpenAI"): 0.5, ("margin", "OpenAI"): 1.25, ("safety_effort", "OpenAI"): 0.2}
    chosen = decided(ready(CENTRAL, NAMES), numbers)
    path = tmp_path / "best.toml"
    write_texts({path: text_of(CENTRAL, chosen, NAMES, HOW)}, path)
    again = sixteenth.read(path)
    assert again.settings.values["research_ratio"] == chosen.settings.values["research_ratio"]
    for name in ("war_part", "effort_ruled"):
        for lab in CENTRAL.settings.labels["lab"]:
            assert number_of(again, name, lab) == number_of(chosen, name, lab)
    assert again.assumptions.theory["price"] == "war"
    own = again.values["research_ratio"].card.by["OpenAI"]
    assert "sixteenth optimise" in str(getattr(own, "source", ""))


def test_a_name_that_is_no_scenario_is_refused():
    with pytest.raises(Refused, match=r"use --out best\.toml"):
        check_out("best.txt", CENTRAL)
    assert check_out(None, CENTRAL) is None


def test_what_was_set_by_hand_would_be_lost():
    with pytest.raises(Refused, match="set by hand"):
        check_out("best.toml", CENTRAL.with_(tax_rate=0.2))
