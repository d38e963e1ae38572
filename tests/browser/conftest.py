"""One server for all tests of the page, and a browser for each file of them: others drive browsers of their own."""

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser

from tests.browser.browsing import CHROMIUM, NO_BROWSER, browser
from tests.faces.page.serving import serving


@pytest.fixture(scope="module")
def chromium() -> Generator[Browser]:
    if not CHROMIUM:
        pytest.skip(NO_BROWSER)
    with browser() as found:
        yield found


@pytest.fixture(scope="session")
def address() -> Generator[str]:
    if not CHROMIUM:
        pytest.skip(NO_BROWSER)
    with serving() as (client, app):
        app.state.server.is_ready = True  # nothing is warmed up here
        yield str(client.base_url).rstrip("/")
