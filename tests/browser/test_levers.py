"""Levers: each by the keyboard, spoken with its name, value and unit; a way back for every move."""

import re

import pytest

from tests.browser.browsing import FEW, PATIENCE, opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STATE = f"#draws={FEW}"
REFUSED = "status of 422"  # an end of a lever that another value's limit does not allow: the page tells the fault
SLIDERS = ".levers [data-kind] input[type=range]"


@pytest.fixture(scope="module")
def seen(chromium, address):
    with opened(chromium, address, STATE) as found:
        found.settled()
        found.page.wait_for_selector(SLIDERS, timeout=PATIENCE)
        yield found


def spoken(page, lever):
    return page.get_attribute(f"[id='{lever}']", "aria-valuetext")


def test_six_to_eight_levers_of_all_three_kinds_stand_first(seen):
    assert 6 <= seen.page.locator(SLIDERS).count() <= 8
    for kind in ("choice", "belief", "rule"):
        assert seen.page.locator(f"[data-kind={kind}] input[type=range]").count() >= 1


def test_each_lever_is_moved_by_keys_and_says_its_name_value_and_unit(seen):
    page = seen.page
    for slider in page.locator(SLIDERS).all():
        own, name = slider.get_attribute("id"), slider.get_attribute("aria-label")
        most = int(slider.get_attribute("max"))
        slider.focus()
        assert page.evaluate("document.activeElement.id") == own
        page.keyboard.press("End")
        at_the_end = spoken(page, own)
        assert at_the_end.startswith(name)
        assert re.search(r"[\d]|yes|no", at_the_end.removeprefix(name))
        page.keyboard.press("Home")
        assert slider.input_value() == "0"
        assert spoken(page, own) != at_the_end
        page.keyboard.press("ArrowRight")
        assert slider.input_value() == "1"
        page.keyboard.press("Shift+ArrowRight")
        assert slider.input_value() == str(min(11, most))
        page.keyboard.press("Delete")
    seen.settled()
    assert page.inner_text("#changes-count") == "As published"
    assert [each for each in seen.wrong if REFUSED not in each] == []


def test_a_moved_belief_is_previewed_then_simulated_and_is_in_the_address(seen):
    page = seen.page
    page.locator("[data-kind=belief] input[type=range]").first.focus()
    before = seen.headline()
    page.keyboard.press("End")
    page.wait_for_function("() => location.hash.includes('believe.')")
    seen.settled()
    page.wait_for_timeout(600)
    seen.settled()
    assert seen.headline() != before
    assert page.inner_text("#changes-count") == "1 changed"
    page.keyboard.press("Delete")
    seen.settled()
    assert seen.headline() == before


def test_moves_are_undone_and_done_again_by_buttons_and_by_keys(seen):
    page = seen.page
    slider = page.locator("[data-kind=rule] input[type=range]").first
    at_first = slider.input_value()
    slider.focus()
    page.keyboard.press("End")
    seen.settled()
    moved = slider.input_value()
    assert moved != at_first
    page.click("#undo")
    page.wait_for_function("() => document.getElementById('changes-count').textContent === 'As published'")
    assert slider.input_value() == at_first
    page.click("#redo")
    page.wait_for_function("() => document.getElementById('changes-count').textContent === '1 changed'")
    assert slider.input_value() == moved
    page.keyboard.press("Control+z")
    page.wait_for_function("() => document.getElementById('changes-count').textContent === 'As published'")
    page.go_forward()
    page.wait_for_function("() => document.getElementById('changes-count').textContent === '1 changed'")
    page.click("#reset-all")
    seen.settled()
    assert page.inner_text("#changes-count") == "As published"


def test_a_value_can_be_typed_and_a_wrong_one_is_told_beside_a_way_back(seen):
    page = seen.page
    lever = page.locator("[data-lever='discount_rate']")
    lever.locator(".value").fill("12")
    lever.locator(".value").press("Enter")
    page.wait_for_function("() => location.hash.includes('set.discount_rate=12')")
    seen.settled()
    assert lever.locator("input[type=range]").get_attribute("aria-valuetext").endswith("12 %")
    lever.locator(".value").fill("twelve")
    lever.locator(".value").press("Enter")
    page.wait_for_selector("[data-notice=faults], [data-notice=link]")
    assert "twelve" in page.inner_text("#notices")
    page.locator("[data-notice] button").last.click()
    page.click("#reset-all")
    seen.settled()


def test_other_levers_are_found_by_their_names(seen):
    page = seen.page
    page.click("#more summary")
    page.fill("#search-levers", "price of memory")
    assert page.locator("#found-levers .lever").count() == 1
    page.fill("#search-levers", "no such thing")
    assert page.inner_text("#found-levers") == "No lever is called that."
    page.fill("#search-levers", "")
    page.click("#more summary")


def test_a_lever_says_where_its_value_comes_from(seen):
    page = seen.page
    page.locator("[data-lever='discount_rate'] .about").click()
    page.wait_for_selector("#drawer-body .answer-body", timeout=PATIENCE)
    assert "discount_rate" in page.inner_text("#drawer-body")
    assert "judgement" in page.inner_text("#drawer-body")
    page.keyboard.press("Escape")
    assert not page.locator("#drawer").is_visible()
