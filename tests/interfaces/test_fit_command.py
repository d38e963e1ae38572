"""`sixteenth fit` from the command line; the fit itself is tried beside evidence/fitted/calibrate.py."""

import pytest

import sixteenth
from sixteenth.evidence.fitted import calibrate, posterior_file
from sixteenth.evidence.fitted.identify import learnt_of
from sixteenth.evidence.fitted.weights import Weights
from sixteenth.interfaces.fit_command import fit_data, fit_sentences, short, write_fit
from tests.evidence.small_fit import small_fit
from tests.interfaces.command_line import call


@pytest.fixture(scope="module")
def fitted():
    patch = pytest.MonkeyPatch()
    patch.setattr(Weights, "faults", lambda *_: [])
    patch.setattr(
        posterior_file, "explained_growth", lambda target, _: dict.fromkeys(target.settings.labels["lab"], 0.1)
    )
    found = small_fit()
    learnt = learnt_of(found.prior.inputs, found.weights)
    posterior = posterior_file.posterior_of(found, learnt, "mine.posterior.csv", rows=100)
    patch.undo()
    return found, learnt, posterior


def test_a_scenario_is_written_that_reads_the_draws_beside_it(fitted, tmp_path):
    written = write_fit(fitted[2], "central", tmp_path / "mine.toml")
    assert [path.name for path in written] == ["mine.posterior.csv", "mine.toml"]
    read = sixteenth.read(str(tmp_path / "mine.toml"))
    entry = read.settings.values["sales_error"]["OpenAI",]
    assert (entry.shape, len(entry.numbers)) == ("joint", 100)


def test_it_says_what_the_facts_taught_and_what_they_did_not(fitted):
    told = " ".join(fit_sentences(*fitted))
    assert "18 reports of Anthropic, OpenAI, Mistral" in told
    assert "uncertain inputs were not moved" in told
    data = fit_data([], *fitted)
    assert data["posterior"]["rows"] == 100
    assert {"title", "prior", "posterior", "shift", "contraction", "is_moved"} == set(data["inputs"][0])


def test_few_draws_are_refused_in_four_lines(capsys, monkeypatch):
    monkeypatch.setattr(calibrate, "make_prior", lambda *_, **__: small_fit().prior)
    told = call(capsys, "fit", "--draws", "1000")
    assert told.code == 1
    assert "use more draws than 208" in told.err


@pytest.mark.parametrize(
    ("words", "got"),
    [(("--until", "soon"), "'soon'"), (("--out", "fit.xlsx"), "use --out fit.toml"), (("--draws", "3"), "1000")],
)
def test_what_cannot_be_used_is_told(capsys, words, got):
    told = call(capsys, "fit", *words)
    assert (told.code, got in told.err) == (1, True)


def test_the_old_use_still_works_with_a_notice(capsys):
    with pytest.warns(FutureWarning, match="sixteenth growth"):
        told = call(capsys, "fit", "--since", "2024-01-01", "--plain")
    assert (told.code, "times a year" in told.out) == (0, True)


def test_numbers_of_any_size_have_three_digits():
    assert [short(each) for each in (0.01234, 65.14, 12345.6, 2.9e11)] == ["0.0123", "65.1", "12,346", "2.90e+11"]
