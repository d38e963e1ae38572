"""What a fit says of its reports, its weights and its inputs."""

from pathlib import Path

from sixteenth.questions.fit.told import fit_findings, written_notes
from tests.questions.fit.fitted import fitted
from tests.questions.told import told


def test_it_says_what_the_facts_taught_and_what_they_did_not():
    found, learnt, posterior = fitted()
    said = told("fit", fit_findings(found, learnt, posterior))
    assert said["reports"] == "18 reports of Anthropic, OpenAI, Mistral, known by 2026-06-30, weigh 208 draws."
    assert f"{sum(not each.is_moved for each in learnt)} of {len(learnt)} uncertain inputs" in said["not_moved"]
    assert said["kept"] == f"100 joint draws of {len(posterior.columns)} columns are kept."
    assert "over 0.70 is refused" in said["worth"]


def test_whoever_wrote_no_scenario_is_shown_what_it_has_to_say():
    posterior = fitted()[2]
    assert [each.key for each in written_notes([], posterior)] == ["to_read"]
    assert [each.key for each in written_notes([Path("my.csv")], posterior)] == ["written", "to_read"]
    assert [each.key for each in written_notes([Path("my.posterior.csv"), Path("my.toml")], posterior)] == [
        "written"
    ] * 2
    assert written_notes([], posterior)[0].shows_lines
