"""The documentation as a site: without a warning, without a request elsewhere, in both languages, with mathematics."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FETCHED = re.compile(r'<(?:script|img|iframe|source|link)\b[^>]*?(?:src|href)="((?:https?:)?//[^"]*)"')
IN_STYLES = re.compile(r"@import|url\(\s*['\"]?(?:https?:)?//")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "docs", str(folder)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    return folder


def page(site: Path, name: str) -> str:
    return (site / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_nothing_is_fetched_from_elsewhere(site):
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 100
    assert {str(each): found for each in pages if (found := FETCHED.findall(each.read_text(encoding="utf-8")))} == {}
    styles = [each.read_text(encoding="utf-8") for each in site.rglob("*.css")]
    assert [style for style in styles if IN_STYLES.search(style)] == []


@pytest.mark.slow
def test_every_equation_is_mathematics_and_has_its_anchor(site):
    written = re.compile("^### ", re.MULTILINE)
    for source in sorted((ROOT / "docs" / "generated").glob("equations_*.md")):
        html = page(site, f"generated/{source.stem}")
        assert html.count('<math xmlns="') >= len(written.findall(source.read_text(encoding="utf-8")))
        assert "<mi>&" not in html.replace("<mi>&#", "")
    assert 'href="generated/equations.html"' in page(site, "index")


@pytest.mark.slow
def test_pages_say_their_language_and_lead_to_the_other(site):
    english, chinese = page(site, "first_run"), page(site, "zh/first_run")
    assert re.search(r'<html[^>]* lang="en"', english)
    assert re.search(r'<html[^>]* lang="zh-Hans"', chinese)
    assert 'href="zh/first_run.html"' in english
    assert 'href="../first_run.html"' in chinese


@pytest.mark.slow
def test_the_notebook_is_a_page_and_source_files_are_names(site):
    assert "answer.frame" in re.sub("<[^>]*>", "", page(site, "notebooks/first_answer"))
    assert 'href="../tests/' not in page(site, "first_run")
    assert "tests/lemonade/stand/books.py" in page(site, "first_run")


@pytest.mark.slow
def test_the_search_finds_both_languages(site):
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    found = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))
    assert {"亏损", "投资", "柠檬", "lemonad"} <= found["terms"].keys()
    assert "splitQuery" in (site / "_static" / "language_data.js").read_text(encoding="utf-8")
