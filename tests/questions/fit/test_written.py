"""The files of a fit: draws, a scenario that reads them, and names that say neither."""

from pathlib import Path

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.questions.fit.written import check_out, draws_file, write_fit
from tests.questions.fit.fitted import fitted

CENTRAL = sixteenth.read("central")


def test_a_scenario_is_written_that_reads_the_draws_beside_it(tmp_path):
    written = write_fit(fitted()[2], CENTRAL, tmp_path / "mine.toml")
    assert [path.name for path in written] == ["mine.posterior.csv", "mine.toml"]
    assert 'parent = "central"' in (tmp_path / "mine.toml").read_text(encoding="utf-8")
    read = sixteenth.read(str(tmp_path / "mine.toml"))
    entry = read.settings.values["sales_error"]["OpenAI",]
    assert (entry.shape, len(entry.numbers)) == ("joint", 100)


def test_draws_are_called_as_they_are_asked_for_or_as_the_scenario():
    names = {None: "central.posterior.csv", Path("my.toml"): "my.posterior.csv", Path("my.csv"): "my.csv"}
    assert {out: draws_file(CENTRAL, out).name for out in names} == names
    assert draws_file(CENTRAL, Path("a.posterior.csv")).name == "a.posterior.csv"


def test_a_place_where_nothing_can_be_written_is_told(tmp_path):
    (tmp_path / "held").write_text("", encoding="utf-8")
    with pytest.raises(Refused, match="a place that can be written"):
        write_fit(fitted()[2], CENTRAL, tmp_path / "held" / "draws.csv")


def test_a_folder_that_is_missing_is_made(tmp_path):
    (written,) = write_fit(fitted()[2], CENTRAL, tmp_path / "folder" / "draws.csv")
    assert written.read_text(encoding="utf-8") == fitted()[2].text


def test_values_set_by_hand_are_in_no_file_so_that_only_draws_can_be_written():
    by_hand = CENTRAL.with_(share_reinstated=0.9)
    assert check_out("my.csv", by_hand) == Path("my.csv")
    with pytest.raises(Refused, match="set by hand"):
        check_out("my.toml", by_hand)
    assert check_out(None, by_hand) is None
