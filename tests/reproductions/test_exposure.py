"""Exposure of occupations: what was published comes out, and every mean and share holds against counting by hand."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain
from sixteenth.evidence.facts_read.read_facts import read_facts
from sixteenth.reproductions.exposure import (
    COLUMNS,
    Occupation,
    Question,
    Rater,
    by_major_group,
    exposure,
    read_occupations,
)
from sixteenth.reproductions.published import read_publication
from sixteenth.reproductions.worlds import central_world
from tests.data import DATA, needs
from tests.reproductions.rows import rows_of

FILE = DATA / "occupation_exposure.csv"
needs_table = needs(FILE.name)
SERIES = {"world.exposed_today": "occupation_exposure_beta", "world.exposed_with_tools": "occupation_exposure_gamma"}

CODES = ["11-1011", "11-1021", "13-2011", "15-1252", "15-1253"]
ratings = st.fixed_dictionaries({rater: st.integers(0, 20).map(lambda part: part / 20) for rater in ("human", "GPT-4")})
# Jobs and pay are those of a code: every occupation of it has the same.
jobs_and_pay = st.tuples(st.one_of(st.none(), st.floats(1e3, 1e6)), st.one_of(st.none(), st.floats(2e4, 2e5)))


@st.composite
def economies(draw):
    of_code = {code: draw(jobs_and_pay) for code in CODES}
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=12))
    at_once: list[dict[Rater, float]] = [draw(ratings) for _ in codes]
    return [
        Occupation(code, low, {rater: 1 - (1 - low[rater]) * 0.5 for rater in low}, *of_code[code])
        for code, low in zip(codes, at_once, strict=True)
    ]


questions = st.builds(
    Question,
    of=st.sampled_from(["occupations", "workers", "pay"]),
    rater=st.sampled_from(["human", "GPT-4"]),
    software=st.integers(0, 8).map(lambda part: part / 8),
    above=st.one_of(st.none(), st.integers(0, 10).map(lambda part: part / 10)),
)


def counted_by_hand(occupations: list[Occupation], question: Question) -> float | None:
    """Walk through codes one by one, with exact fractions of a task where a limit is near."""
    total = exposed = 0.0
    units = [[each] for each in occupations]
    if question.of != "occupations":
        units = [[each for each in occupations if each.code == code] for code in {each.code for each in occupations}]
    for unit in units:
        jobs, pay = unit[0].employment, unit[0].yearly_pay
        weights = {"occupations": 1.0, "workers": jobs, "pay": jobs and pay and jobs * pay}
        weight = weights[question.of]
        if not weight:
            continue
        low = sum(each.at_once[question.rater] for each in unit) / len(unit)
        high = sum(each.in_full[question.rater] for each in unit) / len(unit)
        rated = (1 - question.software) * low + question.software * high
        total += weight
        exposed += weight * (rated if question.above is None else rated - question.above > 1e-9)
    return exposed / total if total else None


@needs_table
def test_what_was_published_comes_out():
    publication = read_publication("exposure")
    rows = rows_of("exposure")
    assert [row for row in rows if row.is_miss] == []
    assert {row.id for row in rows} == {case.id for case in publication.cases}


@pytest.mark.parametrize("case", SERIES)
def test_the_tables_of_the_world_are_the_facts_it_rests_on(case):
    (published,) = [each.published for each in read_publication("exposure").cases if each.id == case]
    facts = {
        f"SOC {fact.note.removeprefix('SOC ')[:2]}": fact.value for fact in read_facts() if fact.series == SERIES[case]
    }
    assert published == facts
    assert len(facts) == 22


@needs_table
def test_half_of_what_software_adds_is_the_rating_that_was_published():
    occupations = read_occupations(FILE)
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for rater, column in COLUMNS.items():
        halfway = Question(rater=rater).of_each(occupations)
        assert halfway == pytest.approx([float(row[f"{column}_beta"]) for row in rows])


@needs_table
def test_the_one_in_five_is_what_the_known_difference_tells():
    occupations = read_occupations(FILE)
    of_workers = exposure(occupations, Question("workers", above=0.5))
    known = {each.code: each.employment for each in occupations if each.employment}
    assert of_workers == pytest.approx(0.205, abs=5e-4)
    assert of_workers * 0.927 == pytest.approx(0.190, abs=5e-4)
    assert exposure(occupations, Question(above=0.5)) == pytest.approx(0.192, abs=5e-4)
    assert len({each.code for each in occupations}) - len(known) == 26


@needs_table
def test_22_groups_of_workers_lose_little_of_what_single_codes_tell_about_pay():
    occupations = [each for each in read_occupations(FILE) if each.employment and each.yearly_pay]
    groups = by_major_group(occupations, Question("workers", software=1.0))
    codes = {each.code: (each.employment or 0.0, each.yearly_pay or 0.0) for each in occupations}
    jobs = [sum(job for code, (job, _) in codes.items() if code[:2] == group) for group in groups]
    bills = [sum(job * pay for code, (job, pay) in codes.items() if code[:2] == group) for group in groups]
    pay = [bill / job / 12 for bill, job in zip(bills, jobs, strict=True)]
    exposed = {"exposed_with_tools": list(groups.values()), "jobs_today": jobs, "occupation_pay": pay}
    of_groups = evaluate(central_world(), "pay_exposed", exposed)
    of_codes = exposure(occupations, Question("pay", software=1.0))
    assert (of_groups, of_codes) == pytest.approx(
        (0.539, 0.551), abs=5e-4
    )  # the better paid of a group are more exposed


@given(occupations=economies(), question=questions)
def test_means_and_shares_are_what_counting_by_hand_gives(occupations, question):
    expected = counted_by_hand(occupations, question)
    if expected is None:
        with pytest.raises(OutsideDomain, match=question.of):
            exposure(occupations, question)
    else:
        assert exposure(occupations, question) == pytest.approx(expected, abs=1e-9)


@given(occupations=economies(), question=questions)
def test_each_group_is_answered_as_if_there_were_no_other(occupations, question):
    answers = by_major_group(occupations, question)
    for group in {each.code[:2] for each in occupations}:
        alone = counted_by_hand([each for each in occupations if each.code[:2] == group], question)
        assert answers.get(group) == (None if alone is None else pytest.approx(alone, abs=1e-9))


@given(occupations=economies(), rater=st.sampled_from(["human", "GPT-4"]), limits=st.tuples(*[st.floats(0, 1)] * 2))
def test_a_higher_limit_never_counts_more_and_more_software_never_less(occupations, rater, limits):
    low, high = sorted(limits)
    assert exposure(occupations, Question(rater=rater, above=low)) >= exposure(
        occupations, Question(rater=rater, above=high)
    )
    assert (
        exposure(occupations, Question(rater=rater, software=low))
        <= exposure(occupations, Question(rater=rater, software=high)) + 1e-12
    )


def test_what_is_exposed_by_just_the_limit_does_not_count():
    at_the_limit = [Occupation("11-1011", {"human": 0.1, "GPT-4": 0.1}, {"human": 0.5, "GPT-4": 0.3}, 1e3, 5e4)]
    assert exposure(at_the_limit, Question(above=0.3)) == 0
    assert exposure(at_the_limit, Question(above=0.3 - 1e-9)) == 1
    assert exposure(at_the_limit, Question("workers", rater="GPT-4", above=0.2)) == 0


def test_a_code_counts_once_by_its_jobs_however_many_occupations_it_has():
    low: dict[Rater, float] = {"human": 0, "GPT-4": 0}
    high: dict[Rater, float] = {"human": 1, "GPT-4": 1}
    two = [Occupation("11-1011", low, low, 3e3, 5e4)] * 3 + [Occupation("13-2011", high, high, 1e3, 1e5)]
    assert exposure(two, Question("occupations")) == pytest.approx(1 / 4)
    assert exposure(two, Question("workers")) == pytest.approx(1 / 4)
    assert exposure(two, Question("pay")) == pytest.approx(1e8 / 2.5e8)


UNKNOWN = [Occupation("11-1011", {"human": 0.0, "GPT-4": 0.0}, {"human": 0.0, "GPT-4": 0.0}, None, None)]


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: Question(of="firms"), "a weight 'firms'"),  # type: ignore[arg-type]
        (lambda: Question(rater="GPT-5"), "a rater 'GPT-5'"),  # type: ignore[arg-type]
        (lambda: Question(software=1.1), "a part of software of 1.1"),
        (lambda: Question(software=-0.1), "a part of software of -0.1"),
        (lambda: Question(above=-0.1), "a limit of -0.1"),
        (lambda: Question(above=1.5), "a limit of 1.5"),
        (lambda: exposure([], Question()), "by occupations"),
        (lambda: exposure(UNKNOWN, Question("workers")), "by workers"),
        (lambda: exposure(UNKNOWN, Question("pay")), "by pay"),
    ],
)
def test_outside_its_domain_it_refuses(call, named):
    with pytest.raises(OutsideDomain, match=named):
        call()


def test_groups_of_which_nothing_is_known_are_left_out():
    assert by_major_group(UNKNOWN, Question("workers")) == {}
    assert by_major_group(UNKNOWN, Question()) == {"11": 0}
