"""The tables of the bibliography: kinds, values with numbered sources, meanings, and cited facts."""

import sixteenth
from sixteenth.questions.sources import tables
from sixteenth.questions.sources.listing import weigh
from sixteenth.scenarios.fitted_values import FittedValue
from tests.interfaces.command_line import INTERVIEW, LEMONADE
from tests.questions.sources.examples import listing_of, movers_of
from tests.questions.told import shown


def test_sources_are_numbered_and_each_is_listed_once():
    listing = listing_of(INTERVIEW)
    values, sources, meanings = (shown("sources", table) for table in tables.values(listing, has_spread=False))
    assert len(sources) - 1 == len({origin.source for origin in listing.origins})
    texts = dict(sources[1:])
    assert [texts[row[-1]] for row in values[1:]] == [origin.source for origin in listing.origins]
    assert [row[0] for row in meanings[1:]] == [origin.name for origin in listing.origins]


def test_what_is_noise_is_called_so_beside_its_share():
    listing = weigh(listing_of(LEMONADE), movers_of(thirst=0.04, elasticity=0.5))
    listed, *_ = tables.values(listing, has_spread=True)
    rows = {row[0]: row[4:6] for row in shown("sources", listed)[1:]}
    assert (rows["elasticity"], rows["thirst"], rows["cash"]) == (["50 %", ""], ["4 %", "noise"], ["", ""])


def test_kinds_put_values_beside_the_spread_and_luck_last():
    movers = movers_of(thirst=0.1, elasticity=0.5)
    rows = shown("sources", tables.kinds(listing_of(LEMONADE), movers))[1:]
    assert rows[0] == ["judgement", "4", "44 %", "50 %", "2"]
    assert rows[-1] == ["monthly luck and interplay of inputs", "", "", "40 %", "2"]
    few = movers_of(error=0.2, elasticity=0.5)
    assert shown("sources", tables.kinds(listing_of(LEMONADE), few))[1][3] == "too few futures to tell"


def test_fitted_values_stand_before_and_after():
    table = tables.fitted([FittedValue("rung", "Doublings", (2.97, 4.0, 5.03), (2.88, 3.91, 4.95))])
    assert shown("sources", table)[1] == ["rung", "Doublings", "4", "2.97", "5.03", "3.91", "2.88", "4.95"]


def test_cited_facts_and_claims_say_what_when_and_by_whom():
    cited, facts = tables.facts(listing_of(INTERVIEW))
    assert ("stop_probability", "claims/S05") in cited.rows
    (claim,) = [row for row in facts.rows if row[0] == "claims/S05"]
    assert claim[3] == "Dario Amodei"
    assert tables.facts(listing_of(LEMONADE)) == ()
    _, of_central = tables.facts(listing_of("central"))
    assert all(row[1] and row[4].startswith("http") for row in of_central.rows)


def test_a_correlation_means_what_correlations_do():
    *_, meanings = tables.values(listing_of("central"), has_spread=False)
    pairs = [row for row in shown("sources", meanings) if "~" in row[0]]
    assert len(pairs) == len(sixteenth.read("central").assumptions.correlations)
    assert all("rank correlation" in row[1] for row in pairs)
