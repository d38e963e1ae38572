"""Every text of a chart stands inside its picture, and none over another: over scenarios, languages and widths.

LABELS_OF=40 looks at forty scenarios for each language and width, which takes half an hour.
"""

import os
import random

import pytest

from tests.browser.browsing import FEW, MIDDLING, NARROW, WIDE, opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SCENARIOS = ("central", "price_war", "commodity")
SLACK = 1.0  # pixels

# Boxes of all texts of a chart that are seen, in its own pixels, beside the size of its picture.
BOXES = """(figure) => {
  const view = figure.view, canvas = figure.querySelector('canvas'), [left, top] = view.origin();
  const found = [];
  const walk = (mark, x, y) => {
    for (const item of mark.items ?? []) {
      if (item.opacity === 0) continue;
      if (mark.marktype === 'text' && item.text !== undefined && item.text !== '' && item.fillOpacity !== 0) {
        const { x1, y1, x2, y2 } = item.bounds;
        found.push({ text: String(item.text), box: [x1 + x, y1 + y, x2 + x, y2 + y] });
      }
      if (mark.marktype !== 'group') continue;
      for (const inner of item.items ?? []) walk(inner, x + (item.x ?? 0), y + (item.y ?? 0));
    }
  };
  walk(view.scenegraph().root, left, top);
  const scale = canvas.width / canvas.clientWidth || 1;
  return { key: figure.dataset.chart, width: canvas.width / scale, height: canvas.height / scale, found };
}"""


def faults_of(page):
    page.evaluate(
        "async () => { for (const each of document.querySelectorAll('.charts .chart')) "
        "{ each.scrollIntoView(); await new Promise((done) => setTimeout(done, 120)); } }"
    )
    page.wait_for_timeout(200)
    for figure in page.locator(".charts .chart").element_handles():
        if figure.query_selector("canvas") is None:
            continue
        yield from faults_in(figure.evaluate(BOXES))


def faults_in(chart):
    for at, each in enumerate(chart["found"]):
        x1, y1, x2, y2 = each["box"]
        if x1 < -SLACK or y1 < -SLACK or x2 > chart["width"] + SLACK or y2 > chart["height"] + SLACK:
            yield f"{chart['key']}: '{each['text']}' leaves the picture: {each['box']}"
        for other in chart["found"][at + 1 :]:
            a1, b1, a2, b2 = other["box"]
            if min(x2, a2) - max(x1, a1) > SLACK and min(y2, b2) - max(y1, b1) > SLACK:
                yield f"{chart['key']}: '{each['text']}' over '{other['text']}'"


def random_state(luck):
    scenario, lab = luck.choice(SCENARIOS), luck.choice(("Anthropic", "OpenAI", "xAI", "Mistral"))
    changes = {
        "set.discount_rate": f"{luck.uniform(5, 20):.3g} %",
        "believe.price_sensitivity": f"{luck.uniform(0.5, 2):.3g}",
    }
    chosen = dict(luck.sample(sorted(changes.items()), luck.randint(0, 2)))
    return "&".join(f"{key}={value}" for key, value in {"s": scenario, "lab": lab, "draws": FEW, **chosen}.items())


@pytest.mark.parametrize("size", [WIDE, MIDDLING, NARROW])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_label_is_cut_off_or_lies_over_another(chromium, address, language, size):
    luck = random.Random(f"{language} {size}")  # noqa: S311 - the same scenarios each time
    faults = {}
    for _ in range(int(os.environ.get("LABELS_OF", "1"))):
        state = f"#{random_state(luck)}&lang={language}"
        with opened(chromium, address, state, size) as seen:
            seen.settled()
            faults[state] = list(faults_of(seen.page))
    assert {state: found for state, found in faults.items() if found} == {}
