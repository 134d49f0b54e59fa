"""The headers of every answer, here and at each host, come from one table."""

from northway.publication.static_files import hash_source
from northway.web.headers import ASSET_HEADERS, DATA_HEADERS
from tests.deploy.headers_file import headers_at, headers_at_netlify, read_headers
from tests.judge import Page

DOCUMENTS = (
    "/",
    "/ur/",
    "/cy/y/",
    "/parents/first-hour/",
    "/help/100/",
    "/parents/first-minutes/",
    "/404.html",
    "/lost/",
)


def directives(policy: str) -> dict[str, str]:
    return dict(rule.split(" ", 1) for rule in policy.split("; "))


def test_each_page_says_first_what_may_run_in_it_and_names_nothing_else(small):
    for address in DOCUMENTS:
        page = Page(small.raw(address))
        first, second, *_ = page.one("head").iter()
        assert first.attributes == {"charset": "utf-8"}, address
        assert second.attributes["http-equiv"] == "Content-Security-Policy", address
        policy = directives(second.attributes["content"])
        styles = {f"'{hash_source(style.text())}'" for style in page.all("style")}
        scripts = {f"'{hash_source(script.text())}'" for script in page.all("script:not([type='application/ld+json'])")}
        assert {*policy.pop("style-src").split()} == styles, address
        assert {*policy.pop("script-src").split()} == scripts, address
        assert policy == {
            "default-src": "'none'",
            "img-src": "data:",
            "font-src": "'self'",
            "base-uri": "'none'",
            "form-action": "'none'",
            "require-trusted-types-for": "'script'",
            "trusted-types": "'none'",
        }


def test_the_headers_of_a_page_say_what_only_a_header_can(small):
    for address in (*DOCUMENTS, "/y", "/sitemap.xml"):
        sent = dict(small.raw(address).headers)
        keep = sent.pop("Cache-Control")
        assert keep == ("no-store" if "y" in address.split("/") or address in ("/404.html", "/lost/") else "no-cache")
        for name in ("Content-Type", "Content-Length", "Location"):
            sent.pop(name, None)
        assert sent == {
            "Content-Security-Policy": "frame-ancestors 'none'",
            "Strict-Transport-Security": "max-age=63072000",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-DNS-Prefetch-Control": "off",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Robots-Tag": "noindex",
        }, address


def test_no_search_may_find_a_preview_and_every_search_a_live_site(desk):
    preview = desk.client()
    assert preview.raw("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert {preview.raw(address).headers["X-Robots-Tag"] for address in ("/", "/open-data/services.csv")} == {"noindex"}
    desk.replace("site.yml", "stage: preview", "stage: live")
    live = desk.client()
    assert live.raw("/robots.txt").text == "User-agent: *\nAllow: /\nSitemap: https://little.example/sitemap.xml\n"
    assert "X-Robots-Tag" not in live.raw("/").headers


def test_a_former_address_of_a_quiet_page_is_kept_nowhere_either(desk):
    desk.replace("en/y/index.md", "order: 20", "order: 20\nformer_paths: [talk, y/talk]\nshort_path: 2")
    client = desk.client()
    for address in ("/2", "/2/", "/cy/2/", "/talk", "/talk/", "/cy/talk/", "/y/talk/", "/y", "/cy/y"):
        assert client.raw(address).headers["Cache-Control"] == "no-store", address
    assert client.raw("/parents/first-minutes/").headers["Cache-Control"] == "no-cache"
    assert "/y/talk" not in client.raw("/_headers").text, "its section's rule says it already"


def test_the_host_is_told_to_send_what_we_send(small):
    static = small.app.extensions["northway"].static
    rules = read_headers(small.raw("/_headers").text)
    assets, data = f"/assets/{static.digest}/fonts/nastaliq-urdu.woff2", "/open-data/services.json"
    for address in ("/", "/y/", "/cy/y/", "/y", "/parents/", "/404.html", "/sitemap.xml", assets, data):
        sent = dict(small.raw(address).headers)
        sent = {
            name: value for name, value in sent.items() if name not in ("Content-Type", "Content-Length", "Location")
        }
        assert headers_at(rules, address) == headers_at_netlify(rules, address) == sent


def test_every_answer_says_how_long_it_may_be_kept(small):
    def kept(address: str) -> str:
        return small.raw(address).headers["Cache-Control"]

    static = small.app.extensions["northway"].static
    assert kept(f"/assets/{static.digest}/fonts/nastaliq-urdu.woff2") == ASSET_HEADERS["Cache-Control"]
    assert kept("/parents/") == kept("/open-data/services.json") == kept("/sitemap.xml") == "no-cache"
    # No copy of a quiet page is kept on a phone, and no cache keeps an unknown address, which may exist tomorrow.
    assert (
        kept("/y/") == kept("/cy/y/") == kept("/404.html") == kept("/lost/") == kept("/assets/0/lost.js") == "no-store"
    )


def test_other_sites_may_fetch_open_data_and_nothing_else(small):
    for address in ("/open-data/services.json", "/open-data/changes.xml", "/open-data/services/100.json"):
        headers = small.raw(address).headers
        assert {name: headers[name] for name in DATA_HEADERS} == DATA_HEADERS
    for address in ("/", "/y/", "/sitemap.xml", "/lost/"):
        headers = small.raw(address).headers
        assert "Access-Control-Allow-Origin" not in headers
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
