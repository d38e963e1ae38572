"""What faults say has Chinese words: each sentence in the code, with the same fields, and none that nothing says."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from sixteenth import errors
from sixteenth.errors import Fault
from sixteenth.said import has_words, words_of_faults
from tests.house_rules.source import SRC, WORLD, place, python_files, tree_of

WORDS = words_of_faults("zh")
FROM_DATA = {  # sentences that stand in files of data, or are made of a docstring
    "src/sixteenth/errors.py",
    "src/sixteenth/scenarios/files/renamed.py",
    "src/sixteenth/scenarios/world/limits.py",
}
MAKERS = {"said", "joined"}


def sentences_of(tree: ast.AST) -> Iterator[ast.Call]:
    """Find the calls that make a sentence."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
            yield node


def template_of(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def in_code() -> dict[str, bool]:
    """Return every template of the code, and whether it has fields or stands between texts."""
    calls = [call for file in python_files(SRC) for call in sentences_of(tree_of(file))]
    named = {template: call for call in calls if (template := template_of(call)) is not None}
    return {template: bool(call.keywords) for template, call in named.items()}


def in_data() -> set[str]:
    """Return the sentences that stand elsewhere: first lines of faults, names that are gone, reasons of limits."""
    kinds = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Fault)]
    first = {(each.__doc__ or "").splitlines()[0].rstrip(".") for each in kinds if each is not Fault}
    renamed = (SRC / "scenarios" / "files" / "renamed.toml").read_text(encoding="utf-8")
    limits = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(WORLD.rglob("limits.toml"))]
    reasons = [card["why"] for each in limits for card in each.values()]
    gone = {*tomllib.loads(renamed)["gone"].values()}
    return first | gone | {why[:1].lower() + why[1:].rstrip(".") for why in reasons}


def fields_of(template: str) -> set[tuple[str, str | None, str | None]]:
    return {(name, spec, how) for _, name, spec, how in Formatter().parse(template) if name is not None}


def test_sentences_are_written_where_they_are_made():
    made = [(place(file), call) for file in python_files(SRC) for call in sentences_of(tree_of(file))]
    assert {where for where, call in made if template_of(call) is None} == FROM_DATA


def test_every_sentence_has_chinese_words():
    speaking = {template for template, has_fields in in_code().items() if not has_fields or has_words(template)}
    assert sorted((speaking | in_data()) - WORDS.keys() - {"", " "}) == []


def test_no_words_are_of_a_sentence_that_nothing_says():
    assert sorted(WORDS.keys() - in_code().keys() - in_data()) == []


def test_words_have_the_fields_of_their_sentence():
    wrong = [each for each, has_fields in in_code().items() if has_fields and each in WORDS]
    assert [each for each in wrong if fields_of(each) != fields_of(WORDS[each])] == []


def test_faults_are_made_of_sentences():
    """Two words beside each other in what a fault is made of are a sentence, not a text of its own."""
    kinds = {name for name, each in vars(errors).items() if isinstance(each, type) and issubclass(each, Fault)}
    plain = [each for file in python_files(SRC) for each in _plain(file, {*kinds, "Place", "nearest"})]
    assert plain == []


def _plain(file: Path, makers: set[str]) -> Iterator[str]:
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in makers:
            for each in node.args:
                text = _text(each)
                words = [word for word in text.split() if word.isalpha() and word.islower()]
                if len(words) > 1:
                    yield f"{place(file, node)}: {text}"


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return " ".join(str(each.value) for each in node.values if isinstance(each, ast.Constant))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


@pytest.mark.parametrize(
    ("template", "fields"), [("a {b:g} of {c!r}", {("b", "g", None), ("c", "", "r")}), ("a", set())]
)
def test_fields_are_read_with_their_form(template, fields):
    assert fields_of(template) == fields
