"""What is said of books is what was kept, and nothing of what a world does not have."""

from dataclasses import replace

from sixteenth.decide.ledger.lab_books import LabBooks
from sixteenth.questions.books.findings import findings_of
from tests.questions.books.examples import BOOKS, MODEL
from tests.questions.told import told


def sentences(books: LabBooks) -> dict[str, str]:
    return told("books", findings_of(books))


def test_what_models_bring_and_take_is_said():
    found = sentences(BOOKS)
    assert "The middle one of the 1 that Ana develops" in found["models"]
    assert "2.50x its cost in gross profit, 1.40x after users who do not pay" in found["models"]
    assert "(its contribution); 2.00x net of" in found["models"]
    published = found["published"]
    assert "in its first 4 months on sale a model that is launched within a year brings 0.60x" in published
    assert "OpenAI's GPT-5 brought 0.40x to 0.58x in as many." in published
    assert published.endswith("brings 2.50 of revenue; Dario Amodei says 2.")
    assert "70 % (5 to 95 of 100: 60 % to 80 %) of its sales" in found["succession"]
    assert "margin of 90 % (5 to 95 of 100: 50 % to 180 %); it is 50 %." in found["succession"]
    assert 'sixteenth explain cash --lab "Ana" --draw 17' in found["shown_middle"]
    assert "at 10 % a year, in money of the month in which" in found["how_to_read"]


def test_nothing_is_said_of_what_a_world_does_not_have():
    bare = replace(MODEL, incremental=None, contribution=None)
    books = replace(BOOKS, succession=None, bridge=None, models=(bare,), early=None)
    found = sentences(books)
    assert set(found) == {"models", "how_to_read"}
    assert "net of" not in found["models"]
    assert "incr." not in found["how_to_read"]
    assert "contr." not in found["how_to_read"]
    assert findings_of(replace(books, models=())) == ()


def test_a_certain_scenario_is_told_only_how_to_read():
    (how,) = findings_of(replace(BOOKS, futures=1))
    assert how.key == "how_to_read"


def test_the_future_of_the_bridge_is_said_to_be_one():
    assert "nearest the median of what Ana is worth among 400 futures" in sentences(BOOKS)["shown_middle"]
    other = sentences(replace(BOOKS, future=5))["shown_other"]
    assert "nearest where 5 of 100 lie below in what Ana is worth" in other
    assert other.endswith("and need not be near the medians, each of which is a line's own.")
