"""Takes the pictures of the page that both READMEs show: `python docs/page_picture.py [ADDRESS OF A SERVER]`.

Without an address it starts `sixteenth serve` itself. It needs Debian's Chromium. `make refresh` does not
make it anew: letters and their edges differ from machine to machine, so that no test could compare it.
"""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURES = Path(__file__).parent / "pictures"
LANGUAGES = {"en": "page.png", "zh": "page.zh.png"}
CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
WIDTH, HEIGHT = 1360, 1000
READY = "#levers input[type=range]"  # there once levers are measured
SECONDS = 300


@contextmanager
def served() -> Iterator[str]:
    """Serve the page on a free port for as long as it is needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([Path(sys.executable).with_name("sixteenth"), "serve", "--port", str(port)])  # noqa: S603 - our own command
    try:
        while socket.socket().connect_ex(("127.0.0.1", port)):
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def take(address: str, language: str) -> None:
    """Write the picture of the page at an address in a language."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(f"{address}#lang={language}")
        page.wait_for_selector(READY, timeout=1000 * SECONDS)
        page.wait_for_selector("[aria-busy=true], .dimmed", state="detached", timeout=1000 * SECONDS)
        for close in page.query_selector_all("#notices button"):
            close.click()
        page.wait_for_timeout(1000)
        page.screenshot(path=PICTURES / LANGUAGES[language])
        browser.close()


if __name__ == "__main__":
    with served() if len(sys.argv) == 1 else nullcontext(sys.argv[1]) as at:
        for each in LANGUAGES:
            take(at, each)
