"""What stands beside the answer: stop line, futures played, beliefs alone, books, equations, mixes that work."""

import json

import pytest

from tests.browser.browsing import FEW, NARROW, PATIENCE, WIDE, opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STATE = f"#draws={FEW}&lab=Anthropic"
FAN, LINE = "[data-chart=running_total]", "[data-chart=running_total] .stop-line"
FIRST = 4  # model of the books that are told here
MONTHS = ("2026-12", "2027-06", "2027-12", "2028-06", "2028-12", "2029-06", "2029-12", "2030-06", "2030-12")


def books():
    """Books as the server tells them, of some months and no money: what they say is tested beside their question."""
    models = range(FIRST, FIRST + len(MONTHS))
    rows = [[str(model), month] for model, month in zip(models, MONTHS, strict=True)]
    cells = "".join(f"<tr><th>{model}</th><td>{month}</td></tr>" for model, month in rows)
    html = f"<div data-table='paybacks'><table><caption>Books</caption><tbody>{cells}</tbody></table></div>"
    table = {"key": "paybacks", "columns": [{"key": "model"}, {"key": "begun"}], "rows": rows}
    return {"answer": {"tables": [table], "findings": [], "notes": []}, "view": {"tables": {"": html}, "recipe": ""}}


def with_books(page):
    told = json.dumps(books())
    page.route("**/api/ask/books**", lambda route: route.fulfill(body=told, content_type="application/json"))


@pytest.fixture(scope="module")
def seen(chromium, address):
    with opened(chromium, address, "#lang=en") as found:
        with_books(found.page)
        found.page.goto(f"{address}/{STATE}")
        found.page.reload()
        found.settled()
        found.page.wait_for_selector(f"{LINE}:not([hidden])", timeout=PATIENCE)
        yield found


def test_the_stop_line_is_the_lever_of_the_last_model_by_keys_and_by_hand(seen):
    page = seen.page
    lever = page.locator("[data-lever='last_model/Anthropic'] input[type=range]")
    line = page.locator(LINE)
    line.scroll_into_view_if_needed()
    line.focus()
    page.wait_for_selector(f"{LINE}[aria-valuemax='{len(MONTHS)}']")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => /last_model/.test(decodeURIComponent(location.hash))")
    seen.settled()
    stopped = int(lever.input_value())
    assert stopped < int(lever.get_attribute("max"))
    assert MONTHS[-1] in line.get_attribute("aria-valuetext")
    box, fan = line.bounding_box(), page.locator(f"{FAN} canvas").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 3)
    page.mouse.down()
    page.mouse.move(fan["x"] + fan["width"] / 4, box["y"] + box["height"] / 3, steps=4)
    page.mouse.up()
    seen.settled()
    assert int(lever.input_value()) < stopped
    line.focus()
    page.keyboard.press("End")
    seen.settled()
    assert page.inner_text("#changes-count") == "As published"


def test_a_model_opens_to_its_own_books(seen):
    page = seen.page
    page.locator(".models-doors button").first.click()
    page.wait_for_selector("#drawer-body [data-table=paybacks] tr")
    assert page.locator("#drawer-body [data-table=paybacks] tbody tr").count() == 1
    assert page.locator("#drawer-body [data-table=models] tbody tr").count() == 1
    page.keyboard.press("Escape")
    assert seen.wrong == []


def test_beliefs_alone_are_a_line_of_their_own_once_a_choice_has_moved_too(chromium, address):
    moved = f"{STATE}&set.research_ratio/Anthropic=55%25"
    with opened(chromium, address, f"{moved}&believe.price_sensitivity=1.3") as seen:
        seen.settled()
        seen.page.wait_for_selector(f"{FAN} .chart-notes >> text=your beliefs", timeout=PATIENCE)
        assert seen.wrong == []


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_futures_are_played_one_after_another_and_by_the_press_where_nothing_should_move(chromium, address, motion):
    with opened(chromium, address, STATE, reduced_motion=motion) as seen:
        seen.settled()
        page = seen.page
        page.wait_for_selector(f"{FAN} canvas")
        page.hover(f"{FAN} canvas", position={"x": 150, "y": 100})
        assert "20" in page.inner_text(f"{FAN} .readout")
        play, line = page.locator(f"{FAN} .chart-tools button").first, page.locator(f"{FAN} polyline")
        play.click()
        first = line.get_attribute("points")
        page.wait_for_timeout(1200)
        assert (line.get_attribute("points") == first) is (motion == "reduce")
        play.click()
        if motion == "reduce":
            assert line.get_attribute("points") != first
        else:
            assert not line.is_visible()


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_equations_are_drawn_with_what_they_read_and_walked_by_keys(chromium, address, size):
    with opened(chromium, address, STATE, size) as seen:
        page = seen.page
        page.wait_for_selector("#tab-equations", timeout=PATIENCE)
        page.click("#tab-equations")
        page.wait_for_selector(".equation h3", timeout=PATIENCE)
        page.fill("#search-equations", "gross_profit")
        page.click(".names [data-name=gross_profit]")
        assert page.inner_text(".equation h3") == "gross_profit"
        names = page.locator(".column.reads .node").all_inner_texts()
        assert names == ["revenue", "serving_cost"]
        assert (page.locator(".edges path").count() > len(names)) is (size == WIDE)
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.inner_text(".equation h3") == "serving_cost"
        assert "gross_profit" in page.locator(".column.read_by .node").all_inner_texts()
        assert seen.wrong == []


def test_where_a_lever_cannot_stand_the_nearest_place_is_one_click_away(chromium, address):
    with opened(chromium, address, STATE) as seen:
        seen.settled()
        page = seen.page
        slider = page.locator("[data-lever='catastrophe_probability_today'] input[type=range]")
        page.wait_for_selector("[data-lever='catastrophe_probability_today']", timeout=PATIENCE)
        slider.focus()
        page.keyboard.press("End")
        page.wait_for_selector("[data-notice=faults] .solid >> nth=1", timeout=PATIENCE)
        page.locator("[data-notice=faults] .solid").first.click()
        seen.settled()
        assert page.locator("[data-notice=faults]").count() == 0
        assert int(slider.input_value()) > int(slider.get_attribute("max") or 0) / 2


def test_what_must_be_true_has_a_condition_to_begin_with(chromium, address):
    with opened(chromium, address, STATE) as seen:
        page = seen.page
        page.wait_for_selector("#tab-contracts", timeout=PATIENCE)
        page.click("#tab-contracts")
        page.click(".question-name >> text=What must be true?")
        assert "probability" in page.input_value("#option-must_be_true-that")
