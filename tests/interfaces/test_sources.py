"""Where values come from: every one is listed once, counted by kind, with its source and the fact it cites."""

import io
import json
from collections import Counter
from dataclasses import replace

import pytest

import sixteenth
from sixteenth.decide.spread import MONTHLY_LUCK, Mover, Movers, PartOfSpread
from sixteenth.errors import Refused
from sixteenth.interfaces.sources import (
    Listing,
    list_sources,
    show_sources,
    source_sentences,
    tell_evidence,
    weigh,
    weighed_sources,
)
from sixteenth.interfaces.terminal import make_console
from sixteenth.scenarios.assemble import read_scenario
from sixteenth.scenarios.read import library
from tests.interfaces.command_line import INTERVIEW, LEMONADE, call


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
    (origin,) = [origin for origin in listing_of(INTERVIEW).origins if origin.name == "stop_probability"]
    assert origin.facts == ("claims/S05",)
    assert origin.evidence == (tell_evidence("claims/S05"),)


@pytest.mark.parametrize("name", library())
def test_every_fact_that_the_library_cites_exists(name):
    cited = [fact for placed in sixteenth.read(name).values.values() for fact in placed.card.facts]
    assert all(tell_evidence(fact) for fact in cited)


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


def movers_of(**shares: float) -> Movers:
    """Make movers whose share is given by name, all of the kind that the lemonade scenario has for them."""
    kinds = {origin.name: origin.kind for origin in listing_of(LEMONADE).origins}
    inputs = tuple(Mover(name, (), kinds[name], 0.1, share, is_clear=share > 0.05) for name, share in shares.items())
    by_kind: dict[str, float] = {}
    for mover in inputs:
        by_kind[mover.kind] = by_kind.get(mover.kind, 0.0) + mover.share
    parts = {**by_kind, MONTHLY_LUCK: 1 - sum(by_kind.values())}
    return Movers(inputs, tuple((kind, PartOfSpread(share, 0.02)) for kind, share in parts.items()))


def test_an_uncertain_value_has_its_share_of_the_spread_the_strongest_first():
    weighed = weigh(
        listing_of(LEMONADE), movers_of(thirst=0.1, elasticity=0.5, cup_cost=0.0), "Ana", 1000, "what Ana is worth"
    )
    told = [(origin.name, origin.share) for origin in weighed.origins[:4]]
    assert told == [("elasticity", 0.5), ("thirst", 0.1), ("cup_cost", 0.0), ("cash", None)]
    assert weighed.judgement_of_spread == PartOfSpread(0.5, 0.02)
    assert [origin.is_clear for origin in weighed.origins[:4]] == [True, True, False, False]
    assert len(weighed.origins) == len(listing_of(LEMONADE).origins)


def test_a_label_with_a_source_of_its_own_has_its_own_share():
    rent = Mover("rent", ("Ben",), "judgement", 0.3, 0.09, is_clear=True)
    thirst = (
        Mover("thirst", (each,), "estimated", 0.1, share, is_clear=False)
        for each, share in (("Ana", 0.01), ("Ben", 0.04))
    )
    movers = Movers((rent, *thirst), (("judgement", PartOfSpread(0.09, 0.02)),))
    weighed = weigh(listing_of(LEMONADE), movers, "Ana", 10, "what Ana is worth")
    shares = {origin.name: origin.share for origin in weighed.origins}
    assert (shares["rent/Ben"], shares["rent"]) == (0.09, None)
    assert shares["thirst"] == pytest.approx(0.05)


def test_judgements_without_doubt_are_counted():
    judged = {origin.name for origin in listing_of(LEMONADE).origins if origin.kind == "judgement"}
    assert judged == {"elasticity", "rent/Ben", "usual_price", "weather_spread"}
    assert listing_of(LEMONADE).certain_judgements == 2


def test_the_share_of_the_spread_is_told_beside_the_share_of_the_values():
    told = source_sentences(
        weigh(listing_of(LEMONADE), movers_of(thirst=0.1, elasticity=0.5), "Ana", 1234, "what Ana is worth")
    )
    assert "44 % rest on judgement" in told[0]
    assert told[1] == (
        "Of the spread of what Ana is worth, 50 % (standard error 2) moves with values that are judgement (1,234"
        " futures)."
    )
    assert told[2].startswith("2 judgements are given as one number")


def test_few_futures_tell_no_share_and_what_is_noise_is_called_so():
    movers = movers_of(thirst=0.04, elasticity=0.5)
    few = replace(movers, by_kind=tuple((kind, PartOfSpread(part.share, 0.2)) for kind, part in movers.by_kind))
    weighed = weigh(listing_of(LEMONADE), few, "Ana", 5, "what Ana is worth")
    assert source_sentences(weighed)[1].startswith("5 futures are too few to tell")
    console = make_console(plain=True)
    console.file, console.width = io.StringIO(), 120
    show_sources(console, weighed, plain=True)
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert "too few futures to tell" in text
    assert " noise " in next(line for line in text.splitlines() if "thirst" in line)
    assert " 50 % " in next(line for line in text.splitlines() if "elasticity" in line)


def test_a_weighed_listing_prints_in_ascii_and_fits():
    for width in (80, 100):
        console = make_console(plain=True)
        console.file, console.width = io.StringIO(), width
        weighed = weigh(
            list_sources(sixteenth.read("central")),
            movers_of(thirst=0.1, elasticity=0.5),
            "Ana",
            10,
            "what Ana is worth",
        )
        show_sources(console, weighed, plain=True)
        assert isinstance(console.file, io.StringIO)
        text = console.file.getvalue()
        assert text.isascii()
        assert "By kind" in text


@pytest.mark.parametrize("name", [INTERVIEW, LEMONADE])
def test_a_scenario_without_a_headline_says_so_and_does_not_run(name, monkeypatch):
    monkeypatch.setattr(sixteenth, "run", None)
    listing = weighed_sources(read_scenario(name, allow_code=True), None, None)
    assert listing.judgement_of_spread is None
    assert "no headline" in source_sentences(listing)[-1]


def test_the_command_shares_out_the_spread_of_a_lab(capsys):
    data = json.loads(call(capsys, "sources", "central", "--lab", "OpenAI", "--draws", "16", "--json").out)
    assert (data["lab"], data["futures"]) == ("OpenAI", 16)
    assert sum(data["spread"].values()) == pytest.approx(1)
    for kind, share in data["spread"].items():
        own = [origin["share"] for origin in data["origins"] if origin["kind"] == kind and origin["share"] is not None]
        assert kind == MONTHLY_LUCK or share == pytest.approx(sum(own))
    assert data["judgement_share_of_spread"] == data["spread"].get("judgement", 0)
    with pytest.raises(Refused, match="OpenIA"):
        weighed_sources(sixteenth.read("central"), "OpenIA", 16)
