"""What a page needs once: levers, scenarios, questions with their options, its words, and versions."""

from collections.abc import Mapping
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.answers.command_words import command_of
from sixteenth.answers.data import answer_data
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_in, words_of
from sixteenth.faces.link.form import MAIN_QUESTION, NEVER, State, this_version
from sixteenth.faces.page.tabs import FIRST, can_be_asked, given, tab_of, tabs
from sixteenth.interfaces.held_within import labels_of
from sixteenth.questions.evidence import data_cut
from sixteenth.questions.names import NAMES
from sixteenth.questions.outlook.left_out import left_out_of
from sixteenth.questions.register import question_of

PAGE = "sixteenth.faces.page"
LEVERS = "levers"  # the table of the question of that name which has all of them
NAMED = ("name", "title", "claim")  # parts of what is told of a scenario


def words_of_page(language: str) -> Mapping[str, str]:
    """Return the words of the page, by key."""
    return words_in(PAGE, language).words


def presets(listed: Answer | None, language: str) -> list[dict[str, Any]]:
    """Return the scenarios of the library: name, title, claim, and a sentence that says what each assumes otherwise."""
    if listed is None:
        return []
    words = words_of(listed.question, language)
    return [
        {**{name: words.part(each.parts[name]) for name in NAMED}, "changes": words.sentence(each)}
        for each in listed.findings
        if all(name in each.parts for name in NAMED)
    ]


def questions(language: str) -> list[dict[str, Any]]:
    """Return the questions that the page asks: name, title, tab, and their options as JSON Schema."""
    return [_question(name, language) for name in NAMES if can_be_asked(name)]


def _question(name: str, language: str) -> dict[str, Any]:
    question, words = question_of(name), words_of(name, language)
    schema = question.options.model_json_schema()
    own = {key: each for key, each in schema.get("properties", {}).items() if key not in NEVER}
    for key, each in own.items():
        each["description"] = words.option(key)
    return {
        "name": name,
        "title": command_of(name, language)["summary"],
        "tab": tab_of(name),
        "is_first": name in FIRST,
        "has_scenario": question.scenario is not None,
        "scenario": question.scenario,
        "several": question.several,
        "given": dict(given().get(name, {})),
        "options": {**schema, "properties": own},
    }


def levers(found: Answer | None, scenario: Any, language: str) -> list[dict[str, Any]]:
    """Return the levers as the table of their question has them, each with a title and what it is."""
    if found is None:
        return []
    words = words_of(found.question, language)
    declared = scenario.world.declared
    return [
        {
            **{column.key: entry for column, entry in zip(table.columns, row, strict=True)},
            "title": words.part(Figure("/".join(map(str, filter(None, row[:2]))), "input")),
            "meaning": words.part(Figure(declared[row[0]].meaning, "text")) if row[0] in declared else "",
        }
        for table in answer_data(found, words, language).tables
        if table.key == LEVERS
        for row in table.rows
    ]


def left_out(scenario: Any, language: str) -> str:
    """Say what a scenario leaves out."""
    words = words_of(MAIN_QUESTION, language)
    return " ".join(map(words.sentence, left_out_of(scenario)))


def meta(state: State, scenario: Any, listed: Answer | None, measured: Answer | None) -> dict[str, Any]:
    """Return all of it, of a state and its scenario; `listed` are the scenarios, `measured` the levers."""
    language = state.language
    return {
        "version": this_version(),
        "language": language,
        "labs": list(labels_of(scenario, "lab")),
        "presets": presets(listed, language),
        "levers": levers(measured, scenario, language),
        "questions": questions(language),
        "tabs": {tab: list(names) for tab, names in tabs().items()},
        "words": words_of_page(language),
        "left_out": left_out(scenario, language),
        "data_cut": data_cut(),
    }
