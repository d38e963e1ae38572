"""Where values come from: every one is listed once, counted by kind, with its source and the fact it cites."""

from collections import Counter

import pytest

import sixteenth
from sixteenth.evidence.facts_read.read_facts import find_evidence
from sixteenth.measures.spread import Mover, Movers, PartOfSpread
from sixteenth.questions.sources.listing import Listing, list_sources, weigh
from sixteenth.scenarios.assemble import read_scenario
from sixteenth.scenarios.layers.read import library
from tests.interfaces.command_line import INTERVIEW, LEMONADE
from tests.questions.sources.examples import listing_of, movers_of


@pytest.mark.parametrize("name", [*library(), LEMONADE])
def test_every_value_has_a_kind_and_a_source(name):
    listing = listing_of(name)
    assert all(origin.kind and origin.source for origin in listing.origins)
    assert all(origin.meaning or "~" in origin.name for origin in listing.origins)
    assert listing.kinds == Counter(origin.kind for origin in listing.origins)
    assert sum(listing.kinds.values()) == len(listing.origins)


@pytest.mark.parametrize("name", [*library(), LEMONADE])
def test_the_share_of_judgement_is_a_count(name):
    listing = listing_of(name)
    judged = [origin for origin in listing.origins if origin.kind == "judgement"]
    assert listing.judgement_share == pytest.approx(len(judged) / len(listing.origins))


def test_a_label_with_a_source_of_its_own_is_listed_apart():
    origins = {origin.name: origin for origin in listing_of(LEMONADE).origins}
    assert origins["rent"].source == "The town's list of pitches"
    assert origins["rent/Ben"].source == "Ben, who has not signed yet"
    assert origins["rent/Ben"].kind == "judgement"


def test_each_value_says_where_it_is_written():
    origins = listing_of(INTERVIEW).origins
    assert all("interview_arithmetic.toml:" in origin.place for origin in origins)


def test_cited_facts_are_told():
    (origin,) = [origin for origin in listing_of(INTERVIEW).origins if origin.name == "stop_probability"]
    assert origin.facts == ("claims/S05",)


@pytest.mark.parametrize("name", library())
def test_every_fact_that_the_library_cites_exists(name):
    cited = [fact for placed in sixteenth.read(name).values.values() for fact in placed.card.facts]
    assert all(find_evidence(fact).url for fact in cited)


def test_an_uncertain_value_has_its_share_of_the_spread_the_strongest_first():
    weighed = weigh(listing_of(LEMONADE), movers_of(thirst=0.1, elasticity=0.5, cup_cost=0.0))
    told = [(origin.name, origin.share) for origin in weighed.origins[:4]]
    assert told == [("elasticity", 0.5), ("thirst", 0.1), ("cup_cost", 0.0), ("cash", None)]
    assert [origin.is_clear for origin in weighed.origins[:4]] == [True, True, False, False]
    assert len(weighed.origins) == len(listing_of(LEMONADE).origins)


def test_a_label_with_a_source_of_its_own_has_its_own_share():
    rent = Mover("rent", ("Ben",), "judgement", 0.3, 0.09, is_clear=True)
    thirst = (
        Mover("thirst", (each,), "estimated", 0.1, share, is_clear=False)
        for each, share in (("Ana", 0.01), ("Ben", 0.04))
    )
    movers = Movers((rent, *thirst), (("judgement", PartOfSpread(0.09, 0.02)),))
    shares = {origin.name: origin.share for origin in weigh(listing_of(LEMONADE), movers).origins}
    assert (shares["rent/Ben"], shares["rent"]) == (0.09, None)
    assert shares["thirst"] == pytest.approx(0.05)


def test_judgements_without_doubt_are_counted():
    judged = {origin.name for origin in listing_of(LEMONADE).origins if origin.kind == "judgement"}
    assert judged == {"elasticity", "rent/Ben", "usual_price", "weather_spread"}
    assert listing_of(LEMONADE).certain_judgements == 2


def test_without_values_nothing_is_judged():
    assert Listing("none", (), {}).judgement_share == 0
    assert list_sources(read_scenario(LEMONADE, allow_code=True)).scenario == "lemonade"
