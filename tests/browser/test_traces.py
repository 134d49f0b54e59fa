"""A visit keeps one note in the tab while somebody reads, and nothing else; it sends nothing to other hosts."""

TOUR = (
    "/", "/parents/", "/parents/missing-now/", "/help/", "/help/childline/", "/figures/", "/y/", "/y/thinking/", "/y/away/", "/y/phones/",
    "/cy/", "/ur/", "/ur/y/", "/privacy/", "/404.html", "/no/such/page/",
)  # fmt: skip
KEPT = """async () => ({
    cookies: document.cookie,
    local: localStorage.length,
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": 0, "session": [], "databases": 0, "caches": 0, "workers": 0}


def test_a_tour_of_every_template_keeps_one_note_and_asks_nobody_else(browser, careful_host):
    context = browser.new_context()
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for address in TOUR:
        page.goto(careful_host + address, wait_until="load")
        assert page.evaluate(KEPT) == NOTHING | {"session": ["here"]}, address
    assert context.cookies() == []
    assert {url for url in asked if not url.startswith((f"{careful_host}/", "data:"))} == set()
    assert [text for text in said if "404" not in text] == [], "the browser finds a fault with our headers"
    context.close()


def test_after_leaving_there_is_nothing(browser, host, neutral):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{host}/y/")
    page.click(".leave", no_wait_after=True)
    page.wait_for_url(neutral.address)
    page.route(f"{host}/plain", lambda route: route.fulfill(content_type="text/html", body="<title>x</title>"))
    page.goto(f"{host}/plain")
    assert page.evaluate(KEPT) == NOTHING
    context.close()


def test_no_page_speaks_to_where_it_leads_before_anyone_leaves(browser, host, neutral):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{host}/y/")
    for relation in ("preconnect", "dns-prefetch", "prefetch", "prerender", "modulepreload", "manifest"):
        assert page.locator(f"link[rel~='{relation}']").count() == 0
    assert page.locator("script[type=speculationrules]").count() == 0
    context.close()
