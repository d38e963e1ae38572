"""The page in a real browser: from a key to the picture, what is fetched first and what an update weighs.

Run it on an idle machine: `python -m benchmarks.page`. It needs Chromium, and takes some minutes, most of
them until the server has measured its levers.
"""

import json
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, Request, sync_playwright

from tests.browser.browsing import CHROMIUM, FLAGS, PATIENCE, WIDE

KEYS = 40  # that are pressed on each lever
TURN = 10  # keys, after which they go the other way
PAUSE = 200  # ms between a picture and the next key
LOOK = 2.0  # seconds between two looks at whether the server is ready
FIRST = 400_000  # bytes, the most that the first load may be, packed
UPDATE = 15_000


@contextmanager
def served() -> Generator[str]:
    """Yield the address of a server of its own process, once it is ready."""
    command = [str(Path(sys.executable).with_name("sixteenth")), "serve", "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own program
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        text = ""
        while "}" not in text:
            text += process.stdout.readline()
        try:
            yield json.loads(text)["address"].rstrip("/")
        finally:
            process.terminate()


def wait_until_ready(address: str) -> None:
    """Ask until everything that can be prepared is."""
    while True:
        time.sleep(LOOK)
        with urllib.request.urlopen(f"{address}/api/meta") as told:  # noqa: S310 - our own server
            if json.load(told)["ready"]:
                return


def quantile(numbers: list[float], part: float) -> float:
    """Return the number below which a part of them is."""
    return sorted(numbers)[min(int(part * len(numbers)), len(numbers) - 1)]


def from_key_to_paint(page: Page, kind: str) -> list[float]:
    """Press keys on the last lever of a kind; return how long each took until its picture was drawn."""
    page.locator(f"[data-kind={kind}] input[type=range]").last.focus()  # the first choice rests at its end
    page.wait_for_timeout(PAUSE)
    found: list[float] = []
    for at in range(KEYS):
        page.evaluate("performance.clearMeasures('key-to-paint')")
        page.keyboard.press("ArrowRight" if at // TURN % 2 == 0 else "ArrowLeft")
        page.wait_for_function("() => performance.getEntriesByName('key-to-paint').length > 0", timeout=PATIENCE)
        found += page.evaluate("performance.getEntriesByName('key-to-paint').map((each) => each.duration)")[:1]
        page.wait_for_timeout(PAUSE)
    return found


def main() -> None:
    """Print what was measured."""
    with served() as address, sync_playwright() as tools:
        wait_until_ready(address)
        browser = tools.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]})
        fetched: list[Request] = []
        page.on("requestfinished", lambda request: fetched.append(request))  # noqa: PLW0108 - it takes functions only
        page.goto(address)
        page.wait_for_selector("#told .answer", timeout=PATIENCE)
        page.wait_for_selector(".levers [data-kind] input[type=range]", timeout=PATIENCE)
        page.wait_for_timeout(2000)
        first = [each.sizes()["responseBodySize"] for each in fetched]
        print(f"first load: {sum(first):,} bytes in {len(first)} requests (at most {FIRST:,})", flush=True)
        fetched.clear()
        for kind in ("belief", "choice", "rule"):
            times = from_key_to_paint(page, kind)
            middle, high = statistics.median(times), quantile(times, 0.95)
            print(f"{kind}: key to paint p50 {middle:.0f} ms, p95 {high:.0f} ms, {len(times)} keys", flush=True)
            page.keyboard.press("Delete")
            page.wait_for_timeout(3000)
        updates = [each.sizes()["responseBodySize"] for each in fetched if "/api/ask/glance" in each.url]
        print(f"update: {statistics.median(updates):,.0f} bytes at the median, {max(updates):,} at most ({UPDATE:,})")
        browser.close()


if __name__ == "__main__":
    main()
