"""The question of dated claims: whose they are, and what can be locked."""

import pytest

import sixteenth
from sixteenth.errors import Refused
from tests.questions.claims.files import TEXT


def test_a_file_of_claims_is_counted(tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text(TEXT, encoding="utf-8")
    found = sixteenth.ask("claims", file=str(mine), draws=8)
    assert [each.key for each in found.findings] == ["own_claims", "nothing_locked"]
    assert found.scenario == "interview_arithmetic"


def test_only_claims_of_ones_own_can_be_locked():
    with pytest.raises(Refused, match="claims of your own"):
        sixteenth.ask("claims", lock=True)


def test_faults_of_a_file_are_told_together(tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text(TEXT.replace("company_revenue", "compny_revenue").replace("by", "until"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        sixteenth.ask("claims", file=str(mine))
    assert len(refused.value.faults) > 1
    assert any("did you mean 'company_revenue'?" in fault.cure for fault in refused.value.faults)
