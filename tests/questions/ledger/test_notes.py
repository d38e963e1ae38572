"""What was unusual in a file."""

from typing import get_args

import pytest

from sixteenth.decide.own_books.books import settle
from sixteenth.evidence.own_books.read_books import OwnBooks
from sixteenth.evidence.own_books.table_text import Notice, NoticeKind
from sixteenth.questions.ledger.notes import notes
from tests.decide.own_books.flows import COMPANY, HOUSE
from tests.questions.told import told


def read(*notices: Notice) -> OwnBooks:
    return OwnBooks("ledger.csv", "", "USD", (), (), notices)


@pytest.mark.parametrize("kind", get_args(NoticeKind))
def test_every_notice_has_its_sentence(kind):
    found = told("ledger", notes(read(Notice(kind, "EUR", 3, 7)), settle(COMPANY, "revenue"), None))
    assert list(found) == ["how_to_read", kind]


def test_books_without_models_need_no_reading_of_theirs():
    found = told("ledger", notes(read(), settle(HOUSE, "revenue"), None))
    assert not found


def test_published_accounts_say_so():
    assert "accounts of zhipu" in told("ledger", notes(read(), settle(HOUSE, "revenue"), "zhipu"))["published"]
