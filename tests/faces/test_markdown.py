"""An answer as Markdown."""

from dataclasses import replace

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.faces.markdown import markdown

CELLS = Table(
    "adoptions",
    (Column("who", "text"), Column("days", "days"), Column("what", "text")),
    (("a|b *c*", 12.0, Word("published")), ("d", None, Word("promised"))),
)
FOUND = Finding(
    "adoption",
    {
        "who": Figure("<b>", "text"),
        "days": Figure(3, "days"),
        "expected": Figure(4, "days"),
        "spread": Figure(5, "days"),
    },
)
ANSWER = Answer("race", "central", {"draws": 8, "seed": 7, "versions": {"sixteenth": "1"}}, (FOUND,), (CELLS,))


def test_sentences_are_a_list_and_tables_are_tables():
    lines = markdown(ANSWER).splitlines()
    assert lines[0].startswith("# Say what turns a race")
    assert [line for line in lines if line.startswith("- ")] == [r"- \<b\> after 3 days (model 4, give or take 5)"]
    assert lines[-1] == "`draws = 8, seed = 7, sixteenth = 1`"
    table = [line for line in lines if line.startswith("|")]
    assert table[1] == "| --- | ---: | --- |"
    assert table[2] == r"| a\|b \*c\* | 12 | published |"
    assert table[3].split(" | ")[1].strip() == ""


def test_what_is_under_a_finding_is_a_list_within():
    over = replace(FOUND, under=(replace(FOUND, parts={**FOUND.parts, "who": Figure("a_b", "text")}),))
    lines = markdown(replace(ANSWER, findings=(over,))).splitlines()
    assert r"  - a\_b after 3 days (model 4, give or take 5)" in lines


def test_it_speaks_the_language():
    own, other = markdown(ANSWER), markdown(ANSWER, "zh")
    assert own.isascii()
    assert "逐底竞争" in other
    assert own.count("|") == other.count("|")


def test_inputs_in_tables_can_be_copied():
    table = replace(CELLS, columns=(Column("who", "input"), *CELLS.columns[1:]), rows=(("cash", 12.0, None),))
    assert "\n| cash | 12 |" in markdown(replace(ANSWER, tables=(table,)), "zh")


def test_lines_of_a_file_stand_in_a_fence_as_they_are():
    note = Finding("to_read", {"lines": Figure('[posterior]\nfile = "a_b.csv"\n', "lines")})
    page = markdown(Answer("fit", "central", {}, (), (), notes=(note,)))
    assert 'beside the file of draws:\n\n```\n[posterior]\nfile = "a_b.csv"\n```\n' in page
