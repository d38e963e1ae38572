"""Where values come from: every one is listed once, counted by kind, with its source and the fact it cites."""

import io
from collections import Counter

import pytest

import sixteenth
from sixteenth.interfaces.sources import Listing, list_sources, show_sources, tell_evidence, write_amount
from sixteenth.interfaces.terminal import make_console
from sixteenth.scenarios.assemble import read_scenario
from sixteenth.scenarios.read import library
from sixteenth.scenarios.schema import Entry, ValueCard
from tests.interfaces.command_line import INTERVIEW, LEMONADE


def listing_of(name: str) -> Listing:
    return list_sources(read_scenario(name, allow_code=True))


@pytest.mark.parametrize("name", [*library(), LEMONADE])
def test_every_value_has_a_kind_and_a_source(name):
    listing = listing_of(name)
    assert all(origin.kind and origin.source and origin.meaning for origin in listing.origins)
    assert listing.kinds == Counter(origin.kind for origin in listing.origins)
    assert sum(listing.kinds.values()) == len(listing.origins)


@pytest.mark.parametrize("name", [*library(), LEMONADE])
def test_the_share_of_judgement_is_a_count(name):
    listing = listing_of(name)
    judged = [origin for origin in listing.origins if origin.kind == "judgement"]
    assert listing.judgement_share == pytest.approx(len(judged) / len(listing.origins))
    assert listing.as_data()["judgement_share"] == listing.judgement_share


def test_a_label_with_a_source_of_its_own_is_listed_apart():
    origins = {origin.name: origin for origin in listing_of(LEMONADE).origins}
    assert origins["rent"].source == "The town's list of pitches"
    assert origins["rent/Ben"].source == "Ben, who has not signed yet"
    assert origins["rent/Ben"].kind == "judgement"


def test_each_value_says_where_it_is_written():
    origins = listing_of(INTERVIEW).origins
    assert all("interview_arithmetic.toml:" in origin.place for origin in origins)


def test_cited_facts_are_told():
    (origin,) = [origin for origin in listing_of(INTERVIEW).origins if origin.name == "stop_odds"]
    assert origin.fact == "claims/S05"
    assert origin.evidence
    assert tell_evidence("claims/S05") == origin.evidence


@pytest.mark.parametrize("name", library())
def test_every_fact_that_the_library_cites_exists(name):
    cited = [placed.card.fact for placed in sixteenth.read(name).values.values() if placed.card.fact]
    assert all(tell_evidence(fact) for fact in cited)


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (ValueCard(value=2.0), "2"),
        (ValueCard(distribution="lognormal", p10=400.0, p90=650.0), "lognormal 400 to 650"),
        (ValueCard(distribution="uniform", low=0.4, high=0.6), "uniform 0.4 to 0.6"),
        (ValueCard(distribution="choice", choices=[(600, 0.5), (900, 0.5)]), "choice of 600, 900"),
        (ValueCard(by={"Ana": 2.0, "Ben": 2.5}), "2, 2.5"),
        (Entry(value=0.0), "0"),
    ],
)
def test_amounts_are_told_in_short(card, told):
    assert write_amount(card) == told


def test_sources_are_numbered_and_each_is_printed_once():
    listing = listing_of(INTERVIEW)
    console = make_console(plain=True)
    text = io.StringIO()
    console.file = text
    show_sources(console, listing, plain=True)
    printed = text.getvalue()
    numbered = [line for line in printed.splitlines() if line.startswith("[")]
    assert len(numbered) == len({origin.source for origin in listing.origins})
    assert f"{len(listing.origins)} values:" in printed
    assert f"{100 * listing.judgement_share:.0f} % rest on judgement" in printed
    for kind, count in listing.kinds.items():
        assert f"{count} {kind}" in printed
