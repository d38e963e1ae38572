"""The tables of a comparison: every measure, effect, change, lab and output, of one contrast or of several."""

from dataclasses import replace

from sixteenth.answers.answer import FULL
from sixteenth.decide.attribution import Attribution
from sixteenth.questions.compare.tables import tables_of
from sixteenth.scenarios.changes import Change
from tests.questions.compare.examples import CONTRAST, LAG, SHARED, effect
from tests.questions.told import shown


def tables(*contrasts):
    return {table.key: table for table in tables_of(contrasts or (CONTRAST,))}


def test_the_answer_and_what_did_it_are_on_the_first_screen():
    parts = {key: table.part for key, table in tables().items()}
    assert [key for key, part in parts.items() if not part] == ["headline", "effects"]
    assert {key for key, part in parts.items() if part == FULL} == {"every_assumption", "outputs_of_labs", "meanings"}


def test_the_headline_stands_under_the_names_of_the_scenarios():
    heads, first, *_ = shown("compare", tables()["headline"])
    assert heads == ["answer", "base", "tried", "difference", "s.e.", "unit"]
    assert first == ["value of going on, mean", "2,700", "150", "-2,550", "70", "bn USD"]


def test_the_strongest_effect_comes_first_and_what_is_left_last():
    heads, *rows = shown("compare", tables()["effects"])
    assert heads[:5] == ["only this changed", "kind", "parts", "going on", "s.e."]
    assert [row[:4] for row in rows] == [
        ["nest similarity", "value", "4", "-2,000"],
        ["research", "theory", "2", "-1,000"],
        ["open lag", "value", "1", "-30"],
        ["innovation", "event", "1", "+1.00"],
        ["only together", "", "", "+65"],
        ["the whole difference", "", "", "-2,550"],
    ]


def test_what_is_put_together_is_said():
    grouped = replace(SHARED, effects=(effect(LAG, subject="market"),))
    assert [each.key for each in tables(replace(CONTRAST, attribution=grouped))["effects"].below] == ["grouped"]
    assert not tables()["effects"].below


def test_many_labels_are_one_line_and_each_is_in_full():
    found = tables()
    _, *short = shown("compare", found["assumptions"])
    assert short[1] == ["nest similarity", "value", "a, ... (4)", "0.3, ...", "0.9, ...", "several"]
    assert short[3] == ["planned multiple", "value", "", "nothing", "5x", "judgement"]
    _, *every = shown("compare", found["every_assumption"])
    assert len(every) == len(CONTRAST.changes)
    assert every[0] == ["open lag", "value", "", "3 months", "0.5 months", "scenario", "open lag", "The question."]


def test_a_long_list_is_cut_on_the_screen_alone():
    many = tuple(Change("value", f"value_{number}", "", "1", "2", "judgement") for number in range(40))
    found = tables(replace(CONTRAST, changes=many, attribution=Attribution()))
    assert (len(found["assumptions"].rows), len(found["every_assumption"].rows)) == (30, 40)
    (below,) = found["assumptions"].below
    assert below.parts["left"].value == 10


def test_other_labs_are_in_full_and_what_one_world_lacks_is_told():
    found = tables()
    _, *own = shown("compare", found["outputs"])
    assert [row[0] for row in own] == ["valuation", "open share"]
    assert own[1][3:] == ["", "", "not in the first", "", ""]
    assert [row[1] for row in found["outputs_of_labs"].rows] == ["Ben"]
    assert [row[0] for row in found["labs"].rows] == ["Ana", "Ben"]
    assert found["meanings"].rows[0] == ("valuation", "What valuation is")


def test_several_stand_below_each_other_with_their_scenario():
    other = replace(CONTRAST, other="second", months=("2036-06", "2037-06"))
    found = tables(CONTRAST, other)
    heads, *rows = shown("compare", found["headline"])
    assert heads[:4] == ["scenario", "answer", "base", "beside it"]
    assert [row[0] for row in rows] == ["tried"] * 4 + ["second"] * 4
    assert found["outputs"].title["end"].value == "2036-06, 2037-06"
    assert len(found) == len({table.key for table in found.values()})


def test_nothing_that_differs_leaves_no_empty_table():
    assert {"effects", "assumptions", "every_assumption"}.isdisjoint(
        tables(replace(CONTRAST, changes=(), attribution=Attribution()))
    )
