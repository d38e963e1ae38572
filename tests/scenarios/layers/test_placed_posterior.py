"""Which fitted entries a file on top of a fit gives anew."""

from pathlib import Path

from sixteenth.errors import Place
from sixteenth.scenarios.files.schema import PosteriorCard, ScenarioFile, ValueCard
from sixteenth.scenarios.layers.placed_posterior import PlacedPosterior, entries_given, header_of, under

HASH = "0" * 64
CARD = PosteriorCard(file="fit.csv", sha256=HASH, facts_hash=HASH, until="2026-06-30", start="2026-07")


def test_a_card_for_some_labels_gives_those_and_a_whole_one_its_name():
    values = {
        "price": ValueCard(by={"Ana": 2.0}),
        "rent": ValueCard(value=1.0),
        "cash": ValueCard(value=1, by={"Ben": 2}),
    }
    assert list(entries_given(values)) == ["price/Ana", "rent", "cash"]


def test_a_child_adds_what_it_gives_and_its_own_fit_starts_anew(tmp_path):
    here = Place("scenario.toml", 1)
    own = under(ScenarioFile(posterior=CARD), here, tmp_path, None)
    assert own == PlacedPosterior(CARD, here, tmp_path)
    above = under(ScenarioFile(values={"rent": ValueCard(value=1.0)}), here, tmp_path, own)
    assert above is not None
    assert above.replaced == {"rent"}
    assert under(ScenarioFile(), here, tmp_path, None) is None


def test_a_recipe_holds_only_what_the_fit_has(tmp_path):
    (tmp_path / "fit.csv").write_text("rent/Ben,price\n1,2\n", encoding="utf-8")
    placed = PlacedPosterior(CARD, Place("x"), tmp_path, frozenset({"rent/Ben", "cash"}))
    assert placed.recorded.replaced == ["rent/Ben"]
    assert Path(placed.recorded.file).is_absolute()
    assert header_of(tmp_path / "none.csv") == ()
