"""The page as a reader meets it: one address, one answer; a link that was not understood says so; nothing is markup."""

import pytest

from tests.browser.browsing import FEW, WIDE, opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STATE = f"#draws={FEW}"


def test_an_address_opens_to_the_same_headline_again_in_the_other_language_too(chromium, address):
    state = f"#draws={FEW}&lab=OpenAI&set.discount_rate=14%20%25"
    with opened(chromium, address, state) as seen:
        seen.settled()
        first, link = seen.headline(), seen.page.evaluate("location.hash")
        numbers = seen.page.locator("#told .number").all_inner_texts()
        assert "OpenAI" in first
        assert "q=glance" not in link
    with opened(chromium, address, link) as seen:
        seen.settled()
        assert seen.headline() == first
        seen.page.click("#language")
        seen.page.wait_for_function("() => document.documentElement.lang === 'zh-Hans'")
        seen.settled()
        assert "OpenAI" in seen.headline()
        assert "Scenario" not in seen.page.inner_text(".bar")
        assert len(seen.page.locator("#told .number").all()) == len(numbers)
        assert seen.wrong == []
        assert seen.elsewhere == []


def test_what_a_link_says_wrongly_is_named_and_the_rest_is_answered(chromium, address):
    with opened(chromium, address, f"#draws={FEW}&colour=red&set.no_such_thing=3&seed=-5") as seen:
        seen.settled()
        told = seen.page.inner_text("#notices")
        assert "colour" in told
        assert "no_such_thing" in told


def test_a_title_in_a_link_stays_text(chromium, address):
    hostile = "%3Cimg%20src%3Dx%20onerror%3Ddocument.title%3D'owned'%3E"
    with opened(chromium, address, f"#draws={FEW}&s=interview_arithmetic&{hostile}=1&set.{hostile}=2") as seen:
        seen.page.wait_for_selector("[data-notice]", timeout=60_000)
        seen.page.wait_for_timeout(300)
        assert seen.page.title() != "owned"
        assert seen.page.locator("img[onerror]").count() == 0
        assert "onerror" in seen.page.inner_text("#notices")


def test_no_other_host_is_asked_and_the_policy_is_never_broken(chromium, address):
    with opened(chromium, address, STATE) as seen:
        seen.settled()
        seen.page.wait_for_selector(".charts canvas")
        seen.page.click("#tab-society")
        seen.page.wait_for_selector("#panel-society .answer-body", timeout=120_000)
        assert seen.elsewhere == []
        assert seen.wrong == []


def test_a_number_opens_to_how_it_comes_about_and_its_inputs_open_in_turn(chromium, address):
    with opened(chromium, address, STATE) as seen:
        seen.settled()
        page = seen.page
        number = page.locator("#told [data-explain]").first
        number.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("#drawer-body .answer-body", timeout=60_000)
        inside = page.locator("#drawer-body .name").nth(1)
        name = inside.inner_text()
        inside.click()
        page.wait_for_function(
            "(name) => document.getElementById('drawer-title').textContent.includes(name)", arg=name.replace("_", " ")
        )
        page.keyboard.press("Escape")
        assert page.locator("#drawer[open]").count() == 0
        assert seen.wrong == []


def test_a_kept_run_stays_as_a_broken_line_and_says_which_lever_did_it(chromium, address):
    with opened(chromium, address, STATE) as seen:
        seen.settled()
        page = seen.page
        page.click("#compare")
        link = page.evaluate("location.hash")
        page.evaluate("(link) => { location.hash = link + '&set.discount_rate=20%20%25'; }", link)
        page.wait_for_function("() => document.querySelector('#comparison strong')", timeout=60_000)
        page.wait_for_function("() => document.getElementById('comparison').textContent.includes('1 lever differs')")
        page.click("#comparison button")
        page.wait_for_selector("#comparison table", timeout=60_000)
        assert page.locator("#comparison tbody tr").count() == 1


def test_a_chart_is_read_row_by_row_and_has_its_table_and_its_files(chromium, address):
    with opened(chromium, address, STATE, accept_downloads=True) as seen:
        seen.settled()
        page = seen.page
        chart = page.locator("[data-chart=running_total]")
        page.wait_for_selector("[data-chart=running_total] canvas")
        chart.locator(".plot").focus()
        page.keyboard.press("ArrowRight")
        first = chart.locator(".readout").inner_text()
        page.keyboard.press("ArrowRight")
        assert chart.locator(".readout").inner_text() != first
        chart.locator("button[aria-expanded]").click()
        assert chart.locator(".chart-table tbody tr").count() > 10
        for at, ending in enumerate((".csv", ".svg", ".png")):
            chart.locator("summary").click()
            with page.expect_download() as download:
                chart.locator(".menu-items button").nth(at).click()
            assert download.value.suggested_filename.endswith(ending)


def test_the_page_says_what_it_needs_where_scripts_are_off(chromium, address):
    context = chromium.new_context(viewport={"width": WIDE[0], "height": WIDE[1]}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("body noscript a").get_attribute("href") == "/report.html?s=central&lang=en"
    assert page.locator("body noscript").is_visible()
    context.close()


def test_a_link_to_no_scenario_says_so_in_words_and_opens_what_is_published(chromium, address):
    with opened(chromium, address, f"{STATE}&s=nowhere") as seen:
        seen.settled()
        told = seen.page.inner_text("[data-notice=start]")
        assert "'nowhere'" in told
        assert "fault_" not in told
        assert "s=nowhere" not in seen.page.url


def test_levers_keep_working_and_the_page_says_so_when_the_server_is_gone(chromium, address):
    with opened(chromium, address, STATE) as seen:
        seen.settled()
        before, page = seen.headline(), seen.page
        page.route("**/api/ask/**", lambda route: route.abort())
        page.evaluate("() => { location.hash += '&set.discount_rate=15%20%25'; }")
        page.wait_for_selector("[data-notice=server]", timeout=30_000)
        assert "Not updated" in page.inner_text("#notices")
        assert seen.headline() == before
        page.unroute("**/api/ask/**")
        page.click("[data-notice=server] .solid")
        page.wait_for_function("() => !document.querySelector('[data-notice=server]')", timeout=60_000)
        seen.settled()
        assert seen.headline() != before
