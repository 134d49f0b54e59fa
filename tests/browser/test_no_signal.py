"""Without a signal, Back still shows the page and its numbers."""

import functools

from tests.browser.conftest import CarefulHost, serving


def test_back_without_a_network_shows_the_page_and_its_numbers(browser, build):
    context = browser.new_context()
    page = context.new_page()
    with serving(functools.partial(CarefulHost, directory=str(build))) as host:
        page.goto(f"{host}/parents/missing-now/")
        page.goto(f"{host}/help/childline/")
    page.evaluate("setTimeout(() => history.back())")
    page.wait_for_url(f"{host}/parents/missing-now/")
    assert page.locator("h1").is_visible() and page.locator("a[href='tel:999']").first.is_visible()
    context.close()
