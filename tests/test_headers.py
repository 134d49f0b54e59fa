"""The headers of every answer, here and at each host, come from one table."""

from northway.web.headers import ASSET_HEADERS, DATA_HEADERS, HEADERS
from tests.deploy.headers_file import headers_at, headers_at_netlify, read_headers


def test_every_page_is_sent_with_the_same_guards(small):
    for address in ("/", "/ur/", "/404.html", "/sitemap.xml"):
        headers = small.raw(address).headers
        assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
        assert (headers["X-Frame-Options"], headers["Referrer-Policy"]) == ("DENY", "no-referrer")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert {name: headers[name] for name in HEADERS} == HEADERS | {"Cache-Control": headers["Cache-Control"]}


def test_the_host_is_told_to_send_what_we_send(small):
    static = small.app.extensions["northway"].static
    rules = read_headers(small.raw("/_headers").text)
    assets, data = f"/assets/{static.digest}/fonts/nastaliq-urdu.woff2", "/open-data/services.json"
    for address in ("/", "/y/", "/cy/y/", "/parents/", "/404.html", "/sitemap.xml", assets, data):
        sent = dict(small.raw(address).headers)
        sent = {name: value for name, value in sent.items() if name not in ("Content-Type", "Content-Length")}
        assert headers_at(rules, address) == headers_at_netlify(rules, address) == sent


def test_what_may_be_kept_is_said_of_every_answer(small):
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


def test_every_power_of_a_browser_is_refused():
    powers = HEADERS["Permissions-Policy"].split(", ")
    assert {"camera=()", "microphone=()", "geolocation=()", "clipboard-read=()", "storage-access=()"} <= set(powers)
    assert all(power.endswith("=()") for power in powers) and powers == sorted(set(powers))
