"""Published results as data: each has what was given, a tolerance that says something, and a source."""

import ast
import importlib
import inspect
import math

import pytest

from sixteenth.reproductions.published import names, read_publication

FEW_DIGITS = 3  # fewer are round numbers, such as a default of 50 dates a year


def test_a_publication_has_a_module_of_its_name_and_a_title():
    for name in names():
        module = importlib.import_module(f"sixteenth.reproductions.{name}")
        assert callable(module.reproduce), name
        assert read_publication(name).title


def test_every_case_is_told_once():
    ids = [case.id for name in names() for case in read_publication(name).cases]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", names())
def test_every_case_has_numbers_a_tolerance_and_a_source(name):
    publication = read_publication(name)
    assert publication.cases
    for case in publication.cases:
        assert case.published
        assert case.closeness in ("absolute", "relative")
        assert 0 <= case.tolerance < 1 or case.closeness == "absolute"
        assert len(case.source) > 10
        assert case.status


@pytest.mark.parametrize("name", names())
def test_no_tolerance_is_wider_than_what_it_is_about(name):
    for case in read_publication(name).cases:
        if case.closeness == "absolute":
            sizes = [abs(value) for value in case.published.values() if value and math.isfinite(value)]
            assert all(case.tolerance < size for size in sizes), case.id


@pytest.mark.parametrize("name", names())
def test_it_says_what_is_shared_with_the_world_and_what_stands_apart(name):
    publication = read_publication(name)
    assert publication.apart
    if publication.needs:
        assert publication.where.startswith("http") or "http" in publication.where


@pytest.mark.parametrize("name", names())
def test_no_module_holds_what_was_published(name):
    """A table of numbers learnt by heart would show here: no published number of three digits stands in the code."""
    tree = ast.parse(inspect.getsource(importlib.import_module(f"sixteenth.reproductions.{name}")))
    constants = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    numbers = {abs(each) for each in constants if isinstance(each, float | int)}
    published = {abs(value) for case in read_publication(name).cases for value in case.published.values()}
    learnt = {value for value in published & numbers if len(f"{value:.12g}".replace(".", "").strip("0")) >= FEW_DIGITS}
    assert learnt == set()


def test_an_unknown_publication_is_no_file():
    with pytest.raises(FileNotFoundError):
        read_publication("nobody")
