"""Which questions the page asks."""

from sixteenth.faces.page.tabs import FIRST, can_be_asked, given, tab_of, tabs
from sixteenth.questions.names import NAMES
from sixteenth.questions.register import question_of

ON_THE_COMMAND_LINE = {"check", "fit", "reproduce", "revise", "score", "verify"}  # of files, or of the program itself


def test_every_question_is_asked_on_the_page_or_told_where():
    asked = {name for name in NAMES if can_be_asked(name)}
    assert {*NAMES} - asked == ON_THE_COMMAND_LINE


def test_no_question_stands_behind_two_tabs():
    behind = [name for names in tabs().values() for name in names]
    assert len(behind) == len(set(behind))
    assert not {*FIRST} & {*behind}
    assert all(name in tabs()[tab_of(name)] for name in behind)


def test_a_question_that_needs_a_file_is_one_of_plans_or_books():
    needy = {"file", "facts"}
    for name in filter(can_be_asked, NAMES):
        required = {key for key, each in question_of(name).options.model_fields.items() if each.is_required()}
        assert not required & needy or name in ("plan", "ledger")


def test_what_a_question_is_asked_to_begin_with_is_one_of_its_options():
    for name, options in given().items():
        assert can_be_asked(name)
        assert {*options} <= {*question_of(name).options.model_fields}
