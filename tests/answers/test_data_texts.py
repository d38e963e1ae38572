"""Texts of data in Chinese: none missing, none stale, none foreign, none told by halves, and one term a thing."""

import csv
import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

import sixteenth
from sixteenth.answers.data_texts import PLACES, in_chinese, pairs_in, pairs_of
from sixteenth.answers.quantities import QUANTITIES
from sixteenth.scenarios.files.written_units import known_units, written_units
from tests.answers.english_texts import READERS, SRC, first_lines, labels, texts_of

WIDE = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z][A-Za-z.]+")
CODE = re.compile(r"`[^`]*`|\{[^}]*\}|https?://[^\s\uff09]+|\uff08[A-Za-z_]+\uff09|[\w/.]+\.(?:csv|ipynb|toml)|\w+_\w+")
HELD = tuple(place for place in PLACES if place in READERS or place.endswith("parameters"))  # whose texts are known
EXAMPLES = tomllib.loads((Path(__file__).parent / "told_in_chinese.toml").read_text(encoding="utf-8"))
AS_THEY_ARE = re.compile(r"[^A-Za-z]*|.*\b(?:SOC|Epoch AI|METR)\b.*")


def literal(place: str) -> dict[str, str]:
    return {text: told for text, told in pairs_in(place, "zh") if "{" not in text}


@cache
def glossary() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("sixteenth.answers") / "glossary.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("place", HELD)
def test_no_text_is_missing(place):
    assert not {text for text in texts_of(place) if in_chinese(text) == text and not AS_THEY_ARE.fullmatch(text)}


@pytest.mark.parametrize("place", HELD)
def test_no_text_is_stale(place):
    """A text that was changed must be told anew; speakers of claims stand in the table of claims too."""
    with (SRC / "evidence" / "facts" / "claims.csv").open(encoding="utf-8") as file:
        speakers = {claim["speaker"] for claim in csv.DictReader(file)} if place.endswith("claims") else set()
    assert not literal(place).keys() - texts_of(place) - speakers


def test_what_every_equation_says_of_itself_is_told_and_nothing_else():
    assert not {text for text in first_lines() if in_chinese(text) == text}
    places = [place for place in PLACES if place.endswith(("outputs", "equations"))]
    assert not {text for place in places for text in literal(place)} - first_lines()


def test_units_and_labels_are_told():
    units = {written for unit in known_units() for written in written_units(unit)}
    assert not {text for text in (*units, *labels()) if in_chinese(text) == text}


def test_units_of_facts_are_told():
    rows = [row for path in (SRC / "evidence" / "facts").glob("*.csv") for row in read_rows(path)]
    texts = {f"1.5 {row['unit']}" for row in rows if "unit" in row}
    assert not {text for text in texts if in_chinese(text) == text}


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("place", PLACES)
def test_chinese_is_chinese(place):
    """Names, signs and what is typed stay as they are; everything else is told in Chinese."""
    kept = set(glossary()["kept"]["words"])
    foreign = {
        told: found for _, told in pairs_in(place, "zh") if (found := set(LATIN.findall(CODE.sub(" ", told))) - kept)
    }
    assert not foreign
    assert all(text.isascii() for text, _ in pairs_in(place, "zh"))


@pytest.mark.parametrize("place", PLACES)
def test_no_text_is_told_twice_otherwise(place):
    assert not {text: told for text, told in pairs_in(place, "zh") if pairs_of("zh")[text] != told}


@pytest.mark.parametrize("place", PLACES)
def test_one_word_a_thing(place):
    for term, words in glossary()["terms"].items():
        pattern = re.compile(rf"\b{re.escape(term)}\b", re.IGNORECASE)
        assert not {
            text: told
            for text, told in pairs_in(place, "zh")
            if pattern.search(text) and not any(each in told for each in words)
        }, term


@pytest.mark.parametrize(("text", "told"), EXAMPLES["text"].items())
def test_a_text_is_told_as_a_whole_or_not_at_all(text, told):
    assert in_chinese(text) == told


def test_sources_of_values_stay_as_they_were_written():
    """What a judgement rests on is quoted in full, and no pattern takes a part of it for an amount."""
    scenario = sixteenth.read("central")
    sources = {value.card.source for value in scenario.values.values() if value.card.source}
    assert not {source for source in sources if in_chinese(source) != source and LATIN.search(in_chinese(source))}


@pytest.mark.parametrize(("name", "told"), EXAMPLES["name"].items())
def test_a_theory_is_told_with_its_name_and_an_input_is_spelt_as_it_is_written(name, told):
    assert QUANTITIES["name"].written(name, "zh") == told
