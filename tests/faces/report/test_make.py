"""A report as people get it: its size, its headline, its printed pages."""

import datetime
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

import sixteenth
from sixteenth.answers.wording import words_of
from sixteenth.faces.link.form import State
from sixteenth.faces.report.make import make_report
from sixteenth.questions.session import Session

pytest.importorskip("vl_convert", reason="an extra of its own")

DAY = datetime.date(2026, 7, 1)
LARGEST = 150_000  # bytes
ANNEX = re.compile(r'<section class="annex".*</section>\s*(?=</body>)', re.DOTALL)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
RUNS = Session()


@cache
def made(scenario="interview_arithmetic", lab=None, draws=None, language="en"):
    return make_report(State(scenario, lab, draws, language=language), RUNS, day=DAY)


def test_a_scenario_without_labs_that_could_stop_has_a_report_too():
    html = made()
    assert "makes an investment of its losses" in html
    assert len(html.encode()) < LARGEST


def test_the_same_state_gives_the_same_report():
    assert make_report(State("interview_arithmetic"), Session(), day=DAY) == made()


def test_both_languages_are_told_of_the_same_answers(monkeypatch):
    runs, own, asked = Session(), sixteenth.ask, []

    def ask(name, *about, **given):
        asked.append(name)
        return own(name, *about, **given)

    monkeypatch.setattr(sixteenth, "ask", ask)
    told = [make_report(State("interview_arithmetic", language=each), runs, day=DAY) for each in ("en", "zh", "en")]
    assert told[0] == told[2] != told[1]
    assert len(asked) == len({*asked})


@pytest.mark.slow  # compiles the central scenario
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("lab", ["OpenAI", "Anthropic"])
def test_of_the_central_scenario_it_is_two_pages_with_the_headline_of_the_run(lab, language, tmp_path):
    html = made("central", lab, 64, language)
    assert len(html.encode()) < LARGEST
    answer = sixteenth.ask("outlook", "central", runs=RUNS, lab=lab, draws=64)
    headline = words_of("outlook", language).sentence(answer.findings[1])
    found = re.search(r"<h1>(.*?)</h1>.*?<p class=\"lead\">(.*?)</p>", html, re.DOTALL)
    assert found
    told = re.sub(r"<[^>]+>|\s", "", found[1] + found[2])
    assert told == "".join(headline.split())
    assert pages(ANNEX.sub("", html), tmp_path) == 2


@pytest.mark.browser
@pytest.mark.slow  # starts a browser, and compiles the central scenario
@pytest.mark.parametrize("width", [390, 1000])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_whoever_reads_it_otherwise_finds_no_fault(language, width, tmp_path):
    """Axe finds nothing, nothing stands beyond the edge, and nothing is asked of anybody."""
    playwright = pytest.importorskip("playwright.sync_api", reason="drives a browser")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="looks for faults")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    page = tmp_path / "page.html"
    page.write_text(made("central", "OpenAI", 64, language), encoding="utf-8")
    asked: list[str] = []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        shown = browser.new_page(viewport={"width": width, "height": 900})
        shown.on("request", lambda request: asked.append(request.url))
        shown.goto(page.as_uri())
        found = axe.Axe().run(shown)
        wide = shown.evaluate("document.documentElement.scrollWidth")
        browser.close()
    assert found.violations_count == 0, found.generate_report()
    assert wide <= width
    assert asked == [page.as_uri()]


def pages(html, folder: Path):
    """Print a page on A4 and count."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    page, printed = folder / "page.html", folder / "page.pdf"
    page.write_text(html, encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    subprocess.run([CHROMIUM, *options, page.as_uri()], check=True, capture_output=True, timeout=120)
    return len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))
