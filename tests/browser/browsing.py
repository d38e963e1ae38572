"""A browser and a server for the tests of the page: Chromium of this machine, and a port of this machine alone."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
NO_BROWSER = "there is no Chromium here: install the package chromium, or name one by CHROMIUM"
FEW = 60  # futures of an answer
WIDE, MIDDLING, NARROW = (1440, 900), (768, 1000), (390, 844)
ANSWERED = "#told .answer"
PATIENCE = 400_000  # ms until the first answer, for which a world is compiled, on a busy machine


@dataclass
class Seen:
    """A page with what went wrong on it."""

    page: Page
    wrong: list[str] = field(default_factory=list[str])
    elsewhere: list[str] = field(default_factory=list[str])  # requests to another host

    def settled(self) -> None:
        """Wait until nothing is being asked any more."""
        self.page.wait_for_selector(ANSWERED, timeout=PATIENCE)
        self.page.wait_for_selector("#told[aria-busy=false]:not(.preview)", timeout=PATIENCE)

    def headline(self) -> str:
        """Return the first answer, as it stands on the page."""
        return self.page.inner_text("#told .answer >> nth=0")


@contextmanager
def browser() -> Generator[Browser]:
    """Yield a browser."""
    with sync_playwright() as tools:
        found = tools.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        try:
            yield found
        finally:
            found.close()


@contextmanager
def opened(browser: Browser, address: str, state: str, size: tuple[int, int] = WIDE, **options: Any) -> Generator[Seen]:
    """Yield the page in a state, at a size; every request to another host is noted and refused."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
    page = context.new_page()
    seen = Seen(page)

    def watch(route: Route) -> None:
        if route.request.url.startswith((address, "blob:", "data:")):
            route.continue_()
        else:
            seen.elsewhere.append(route.request.url)
            route.abort()

    page.route("**/*", watch)
    page.on("console", lambda told: seen.wrong.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: seen.wrong.append(str(error)))
    page.goto(f"{address}/{state}")
    try:
        yield seen
    finally:
        context.close()
