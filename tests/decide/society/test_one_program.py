"""Scenarios laid out alike: the same events, in one order, with what has no effect beside them."""

import sixteenth
from sixteenth.decide.society.one_program import on_few_programs
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.programs.program import make_program

KEPT = OutputSet(monthly=("unemployment",))
NAMES = ("central", "agreed_pause", "one_lab_pauses", "progress_stops")


def read():
    return [sixteenth.read(name) for name in NAMES]


def program_of(scenario):
    return make_program(scenario.world, scenario.settings, KEPT).events


def effective(scenario):
    last = scenario.settings.months
    return [
        (event.name, event.month, event.until)
        for event in scenario.settings.events
        if (last if event.until is None else event.until) > event.month
    ]


def test_what_each_does_stays_and_all_have_places_for_the_events_of_the_others():
    given = read()
    laid_out = on_few_programs(given)
    assert [effective(each) for each in laid_out] == [effective(each) for each in given]
    assert {tuple(event.name for event in each.settings.events) for each in laid_out} == {
        ("pause_of_country", "pause_of_lab", "stop_probability")
    }


def test_they_then_run_on_one_program():
    given = read()
    assert len({program_of(each) for each in given}) == len(given)
    assert len({program_of(each) for each in on_few_programs(given)}) == 1


def test_those_of_other_rules_come_into_one_world_where_they_are_the_same_in_it():
    given = [*read(), sixteenth.read("policies_kept"), sixteenth.read("race_to_the_top")]
    *alike, race = on_few_programs(given)
    assert race is given[-1]
    assert {tuple(each.assumptions.theory.items()) for each in alike} == {tuple(alike[0].assumptions.theory.items())}
    assert len({program_of(each) for each in alike}) == 1
    assert [effective(each) for each in alike] == [effective(each) for each in given[:-1]]


def test_events_on_rules_are_left_as_they_are():
    given = [sixteenth.read(name) for name in ("central", "price_war")]
    assert on_few_programs(given)[1] is given[1]
    assert on_few_programs(given[:1])[0] is given[0]
