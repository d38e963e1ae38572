"""One link, five doors: whatever the state, the page, JSON, the workbook, the report and both lines say the same.

States are drawn at random, of a few futures each. SIXTEENTH_STATES says how many are tried; `.ci/run` tries six.
"""

import html
import io
import json
import os
import random
import re
import shlex
from dataclasses import replace
from functools import cache

import openpyxl
import pytest

import sixteenth
from sixteenth.answers.wording import words_of
from sixteenth.faces.link.state import State, answer_of, command_line, link_of, python_line, read_link
from sixteenth.faces.page.limits import Limits
from sixteenth.questions import register
from sixteenth.questions.session import Session
from tests.faces.link.states import LIBRARY, known
from tests.faces.page.serving import serving
from tests.interfaces.command_line import call

STATES = int(os.environ.get("SIXTEENTH_STATES", "6"))
LANGUAGES = ("en", "zh")
FUTURES = 40
PATIENCE = 900.0  # seconds for an answer, on a busy machine
LABS = ("Anthropic", "OpenAI", "Google DeepMind", "Meta", "xAI", None)
SET = known(
    {
        "discount_rate": ("0.06", "12 %", "0.2"),
        "research_ratio/OpenAI": ("0.3", "60 %"),
        "mature_research_ratio": ("0.2",),
        "prudence": ("-1", "-2"),
        "cash/OpenAI": ("$12bn", "90 billion USD"),
    }
)
BELIEVE = {"price_sensitivity": ("0.8", "1.9"), "catastrophe_probability_today": ("2 %", "0.1")}

READ = cache(sixteenth.read)  # by name and file, which do not change meanwhile


def drawn(number):
    """Return one state, the same each time."""
    luck = random.Random(number)  # noqa: S311 - nothing is kept secret with it

    def some(given):
        return {key: luck.choice(texts) for key, texts in sorted(given.items()) if luck.random() < 0.4}

    return State(
        lab=luck.choice(LABS),
        draws=FUTURES,
        seed=luck.choice([None, luck.randrange(2**32)]),
        unfinished=luck.choice(["run_off", "spent"]),
        set=some(SET),
        believe=some(BELIEVE),
        language=luck.choice(LANGUAGES),
    )


@pytest.fixture(scope="module")
def client():
    with serving(Limits(seconds=PATIENCE)) as (client, app):
        client.timeout = PATIENCE
        yield client, app.state.server.works.memory


@pytest.fixture(autouse=True)
def answers_shared(monkeypatch):
    """Let all doors share answers, by all that decides them: the scenario's hash, and the options of the question."""
    kept, own = {}, register.question_of

    def question_of(name):
        question = own(name)

        def answer(about, options, runs):
            scenarios = about if isinstance(about, tuple) else (about,)
            key = (name, *(each and each.hash for each in scenarios), options.model_dump_json())
            if key not in kept:
                kept[key] = question.answer(about, options, runs)
            return kept[key]

        return replace(question, answer=answer)

    monkeypatch.setattr(register, "question_of", question_of)
    monkeypatch.setattr(sixteenth, "read", READ)


def plain(text):
    """Return a text without markup, spaces and marks of markup."""
    return re.sub(r"\s", "", html.unescape(re.sub(r"<[^>]*>", "", text)))


def headline(answer, language):
    """Return what an answer says first, in a language, without the question that it answers."""
    return (
        plain(words_of(answer.question, language).sentence(answer.told[0])).partition("?")[2]
        or plain(words_of(answer.question, language).sentence(answer.told[0])).partition("\uff1f")[2]
    )


def doors(client, capsys, state):
    """Yield what each door says, as one text."""
    link = link_of(state)
    for question in ("outlook", "glance"):
        page = client.get(f"/api/ask/{question}?{link[1:]}").json()
        assert page["notices"] == []
        yield f"page, {question}", page["view"]["findings"]
        yield f"data, {question}", " ".join(each["sentence"] for each in page["answer"]["findings"])
    line = eval(python_line(state, LIBRARY).partition("; ")[2], {"sixteenth": sixteenth})  # noqa: S307 - it is tried
    yield "python", " ".join(map(words_of("outlook", state.language).sentence, line.findings))
    for name, words in (("command", shlex.split(command_line(state))[1:]), ("link", ["run", "--link", link])):
        told = json.loads(call(capsys, *words, "--json").out)
        yield name, " ".join(each["sentence"] for each in told["findings"])
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/api/export.xlsx?{link[1:]}").content), read_only=True)
    front = book.worksheets[0]  # which whoever opens it meets first; all others take seconds to read
    yield "workbook", " ".join(str(cell.value) for row in front.iter_rows() for cell in row if cell.value)
    yield "report", client.get(f"/report.html?{link[1:]}").text


@pytest.mark.slow
@pytest.mark.parametrize("number", range(STATES))
def test_every_door_says_the_same(client, capsys, number):
    (visitor, memory), first = client, drawn(number)
    assert read_link(link_of(first), LIBRARY) == (first, ())
    for language in LANGUAGES:
        state = State(**{**vars(first), "language": language})
        said = headline(answer_of(state, Session(memory=memory), LIBRARY), language)
        assert len(said) > 20
        lacking = [name for name, text in doors(visitor, capsys, state) if said not in plain(text)]
        assert lacking == [], said
