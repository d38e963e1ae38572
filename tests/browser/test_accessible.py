"""axe-core finds nothing to object to: in both languages, at three widths, with drawer and tabs open."""

from importlib import import_module

import pytest

from tests.browser.browsing import FEW, MIDDLING, NARROW, PATIENCE, WIDE, opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TABS = ("numbers", "contracts", "equations")


def violations(page):
    found = import_module("axe_playwright_python.sync_playwright").Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [WIDE, MIDDLING, NARROW])
def test_the_page_has_no_violations(chromium, address, language, size):
    with opened(chromium, address, f"#draws={FEW}&lang={language}", size) as seen:
        seen.settled()
        seen.page.wait_for_selector(".levers [data-kind] input[type=range]", state="attached", timeout=PATIENCE)
        seen.page.wait_for_selector(".charts canvas")
        if size == NARROW:
            seen.page.click("#levers-open")
            seen.page.wait_for_timeout(300)
        assert violations(seen.page) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_tabs_and_drawer_have_no_violations(chromium, address, language):
    with opened(chromium, address, f"#draws={FEW}&lang={language}") as seen:
        seen.settled()
        page = seen.page
        for tab in TABS:
            page.click(f"#tab-{tab}")
            page.wait_for_selector(
                f"#panel-{tab} .answer-body, #panel-{tab} .equation h3", state="attached", timeout=120_000
            )
            assert violations(page) == [], tab
        page.locator("#told [data-explain]").first.click()
        page.wait_for_selector("#drawer-body .answer-body", timeout=60_000)
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.click("#share")
        page.wait_for_selector("#drawer-body pre")
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.click("#changes")
        assert violations(page) == []
