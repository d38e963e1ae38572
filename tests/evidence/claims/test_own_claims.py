"""Files of claims: what fits is read, what does not is told with its line, all at once."""

import datetime

import pytest

from sixteenth.evidence.claims.own_claims import TESTS, is_claims_file, read_own_claims

GOOD = """[[claim]]
id = "W01"
text = "OpenAI is ruined before 2030"
variable = "ruined"
labels = { lab = "OpenAI" }
test = "by"
date = "2029-12"
"""


@pytest.fixture
def read(tmp_path):
    def reader(text):
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return read_own_claims(path)

    return reader


def test_a_claim_is_read_with_what_was_left_out(read):
    found = read(
        f'scenario = "interview"\n{GOOD}probability = 0.2\nresolution = true\nresolved_on = "2026-07-01"\nsource="s"'
    )
    (claim,) = found.claims
    assert found.faults == ()
    assert (claim.scenario, claim.labels, claim.test) == ("interview", {"lab": "OpenAI"}, "by")
    assert (claim.resolution, claim.resolved_on, claim.line) == (True, datetime.date(2026, 7, 1), 2)
    assert found.place(claim, "labels").line == 6


def test_a_date_of_toml_is_a_date_too(read):
    (claim,) = read(f'{GOOD}resolution = false\nresolved_on = 2026-07-01\nsource = "s"').claims
    assert claim.resolved_on == datetime.date(2026, 7, 1)


@pytest.mark.parametrize(
    ("change", "what", "line"),
    [
        (('id = "W01"\n', ""), "'id'", 1),
        (('date = "2029-12"', 'date = "2029-13"'), "'date'", 7),
        (('date = "2029-12"', 'date = "2029"'), "'date'", 7),
        (('date = "2029-12"\n', ""), "'date'", 1),
        (('test = "by"', 'test = "until"'), "'test'", 6),
        (('test = "by"', 'test = "reached"'), "'first'", 1),
        (('test = "by"', 'test = "passes"'), "'other'", 6),
        (('test = "by"', 'test = "year"'), "'at_most'", 6),
        (('{ lab = "OpenAI" }', '"OpenAI"'), "'labels'", 5),
        (('date = "2029-12"', 'date = "2029-12"\nprobability = 30'), "'probability'", 8),
        (('date = "2029-12"', 'date = "2029-12"\nprobabilty = 0.3'), "'probabilty'", 8),
        (('date = "2029-12"', 'date = "2029-12"\nat_least = nan'), "'at_least'", 8),
        (('date = "2029-12"', 'date = "2029-12"\nresolved_on = "2026-07-01"'), "'resolved_on'", 8),
    ],
)
def test_each_thing_that_does_not_fit_is_told_with_its_line(read, change, what, line):
    assert [(fault.what, fault.where.line) for fault in read(GOOD.replace(*change)).faults] == [(what, line)]


def test_a_lag_needs_who_is_ahead_and_an_amount(read):
    found = read(GOOD.replace('"by"', '"lag"'))
    assert [fault.what for fault in found.faults] == ["'other'", "'at_most'"]


def test_a_resolution_needs_its_day_and_its_source(read):
    found = read(f"{GOOD}resolution = true\n")
    assert [fault.what for fault in found.faults] == ["'resolved_on'", "'source'"]


def test_a_day_to_come_resolves_nothing(read):
    found = read(f'{GOOD}resolution = true\nresolved_on = "2199-01-01"\nsource = "s"\n')
    assert [fault.expected for fault in found.faults] == ["a day until today"]


def test_all_faults_of_all_claims_are_told_at_once(read):
    found = read(f"{GOOD}colour = 1\n{GOOD.replace('by', 'until')}scenari = 2\n")
    assert [(fault.what, fault.where.line) for fault in found.faults] == [
        ("'colour'", 8),
        ("'scenari'", 16),
        ("'test'", 14),
        ("'id'", 10),
    ]


@pytest.mark.parametrize("text", ["", 'claim = "a sentence"', "claim = []", "claim = [1]"])
def test_a_file_without_claims_is_told(read, text):
    assert [fault.what for fault in read(text).faults] == ["'claim'"]


def test_toml_that_is_none_is_one_fault(read):
    assert [fault.where.line for fault in read("[[claim]]\nid = W01\n").faults] == [2]


def test_files_of_claims_are_told_from_scenarios(tmp_path):
    mine, scenario = tmp_path / "mine.toml", tmp_path / "scenario.toml"
    mine.write_text(GOOD, encoding="utf-8")
    scenario.write_text('claim = "One sentence"\nparent = "central"\n', encoding="utf-8")
    assert is_claims_file(str(mine))
    assert not any(map(is_claims_file, (str(scenario), "central", str(tmp_path / "none.toml"), str(tmp_path))))


def test_every_test_is_one_that_can_be_counted(read):
    more = 'other = { lab = "xAI" }\nfirst = "2027-01"\nat_least = 1\n'
    assert all(read(GOOD.replace('"by"', f'"{each}"') + more).faults == () for each in TESTS)
