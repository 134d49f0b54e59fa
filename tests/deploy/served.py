"""Tests of the answers from a server that runs with our files in deploy/. Each server's tests inherit these."""

import gzip
import re
from collections.abc import Callable

import brotli
import pytest

from tests.deploy import servers
from tests.deploy.conftest import Copy

# Headers that a server adds itself; all others must come from our table.
ITS_OWN = {
    "Server", "Date", "Content-Type", "Content-Length", "Content-Encoding", "Connection", "Keep-Alive", "Accept-Ranges",
    "Etag", "Last-Modified", "Vary", "Location", "Content-Range", "Transfer-Encoding",
}  # fmt: skip


def asset(copy: Copy, name: str) -> str:
    return f"/assets/{next((copy.site / 'assets').iterdir()).name}/{name}"


class Served:
    """The tests; `serving` runs the server over a folder, with the site at a place in it, and yields its ports."""

    serving: Callable

    @pytest.mark.parametrize(
        ("address", "kind"),
        [
            ("/", "text/html; charset=utf-8"),
            ("/cy/y/", "text/html; charset=utf-8"),
            ("/404.html", "text/html; charset=utf-8"),
            ("/sitemap.xml", "application/xml; charset=utf-8"),
            ("/robots.txt", "text/plain; charset=utf-8"),
            ("/.well-known/security.txt", "text/plain; charset=utf-8"),
            ("/open-data/services.json", "application/json"),
            ("/open-data/channels.csv", "text/csv; charset=utf-8"),
            ("/open-data/changes.xml", "application/xml; charset=utf-8"),
            ("fonts/nastaliq-urdu.woff2", "font/woff2"),
        ],
    )
    def test_each_file_comes_whole_with_its_type_and_the_headers_of_the_table(self, host, address, kind):
        address = address if address.startswith("/") else asset(host.copy, address)
        status, headers, body = host.ask(address)
        name = f"{address}index.html" if address.endswith("/") else address
        assert (status, headers["Content-Type"]) == (200, kind)
        assert body == (host.copy.site / name.lstrip("/")).read_bytes()
        assert {name: value for name, value in headers.items() if name not in ITS_OWN} == host.wanted(address)

    def test_each_file_says_how_long_it_may_be_kept(self, host):
        def kept(address: str) -> str:
            return host.ask(address)[1]["Cache-Control"]

        assert kept("/parents/") == kept("/open-data/services.csv") == "no-cache"
        assert kept("/y/") == kept("/cy/y/") == kept("/ur/y/") == kept("/y/lost/") == "no-store"
        assert kept(asset(host.copy, "fonts/nastaliq-urdu.woff2")) == "public, max-age=31536000, immutable"
        assert kept("/assets/0000000000/fonts/nastaliq-urdu.woff2") == "no-store"

    def test_other_sites_may_fetch_open_data_and_nothing_else(self, host):
        _, headers, _ = host.ask("/open-data/services/100.json", Origin="https://other.example")
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "Access-Control-Allow-Origin" not in host.ask("/", Origin="https://other.example")[1]

    @pytest.mark.parametrize("address", ["/", "/ur/y/", "/open-data/services.json", "/sitemap.xml", "/robots.txt"])
    @pytest.mark.parametrize("encoding", ["gzip", "br"])
    def test_a_file_comes_as_it_was_compressed(self, host, address, encoding):
        name = f"{address}index.html" if address.endswith("/") else address
        plain = (host.copy.site / name.lstrip("/")).read_bytes()
        accepted = f"{encoding}, deflate"
        status, headers, body = host.ask(address, Accept_Encoding=accepted)
        if encoding not in self.encodings():
            assert (status, body) == (200, plain)
            return
        made = {"gzip": ".gz", "br": ".br"}[encoding]
        assert body == (host.copy.site / f"{name.lstrip('/')}{made}").read_bytes()
        assert {"gzip": gzip, "br": brotli}[encoding].decompress(body) == plain
        assert headers["Content-Encoding"] == encoding and "Accept-Encoding" in headers["Vary"]
        assert headers["Content-Type"] == host.ask(address)[1]["Content-Type"]
        assert {name: value for name, value in headers.items() if name not in ITS_OWN} == host.wanted(address)

    @classmethod
    def encodings(cls) -> set[str]:
        return {"gzip", "br"}

    @pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
    def test_a_copy_that_is_still_good_is_not_sent_again(self, host, encoding):
        _, headers, _ = host.ask("/parents/", Accept_Encoding=encoding)
        status, again, body = host.ask("/parents/", Accept_Encoding=encoding, If_None_Match=headers["Etag"])
        assert (status, body, again["Etag"]) == (304, b"", headers["Etag"])
        assert again["Cache-Control"] == headers["Cache-Control"] == "no-cache", "or it would be asked about no more"
        assert host.ask("/parents/", Accept_Encoding=encoding, If_None_Match='"another"')[0] == 200

    def test_a_part_of_a_file_comes_alone(self, host):
        whole = host.ask("/open-data/services.csv")[2]
        status, headers, body = host.ask("/open-data/services.csv", Range="bytes=5-24")
        assert (status, body) == (206, whole[5:25])
        assert headers["Content-Range"] == f"bytes 5-24/{len(whole)}"
        assert {name: value for name, value in headers.items() if name not in ITS_OWN} == host.wanted("/open-data/x")

    @pytest.mark.parametrize("address", ["/", "/y/", "/open-data/services.csv", "/lost/"])
    def test_head_says_what_get_says(self, host, address):
        status, headers, body = host.ask(address, "HEAD")
        got = host.ask(address)
        assert (status, body) == (got[0], b"")
        assert {**headers, "Date": ""} == {**got[1], "Date": ""}

    @pytest.mark.parametrize(
        "address", ["/lost/", "/lost", "/cy/lost.txt", "/y/lost/", "/lost.xml", "/assets/", "/assets"]
    )
    def test_an_address_that_leads_nowhere_is_answered_in_every_language(self, host, address):
        status, headers, body = host.ask(address)
        if address == "/assets":
            assert status == 301 or body == host.ask("/404.html")[2]
            return
        assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
        assert body == (host.copy.site / "404.html").read_bytes()
        assert re.findall(rb'class="lost" lang="([^"]+)"', body) == [b"en-GB", b"cy", b"ur"]
        assert {name: value for name, value in headers.items() if name not in ITS_OWN} == host.wanted("/404.html")

    @pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
    def test_an_address_that_leads_nowhere_is_never_good_whatever_is_asked(self, host, encoding):
        page = (host.copy.site / "404.html").read_bytes()
        tag = host.ask("/404.html", Accept_Encoding=encoding)[1]["Etag"]
        for asked in ({}, {"If_None_Match": tag}, {"If_None_Match": "*"}, {"Range": "bytes=0-9"}):
            status, headers, body = host.ask("/ur/lost/", Accept_Encoding=encoding, **asked)
            unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(headers.get("Content-Encoding"), bytes)
            assert (status, unpack(body)) == (404, page), asked
            assert headers["Cache-Control"] == "no-store"

    def test_the_headers_of_a_document_fit_into_700_bytes(self, host):
        documents = (
            "/",
            "/y/",
            "/ur/y/",
            "/parents/first-hour/",
            "/help/100/",
            "/lost/",
            "/parents/first-minutes/",
            "/y",
        )
        for address in documents:
            said = host.raw_headers(address)
            assert len(said) <= 700, said.decode()

    def test_nothing_of_a_quiet_section_is_kept_not_even_what_leads_there(self, host):
        for address in ("/y", "/cy/y", "/talk", "/talk/", "/ur/talk/"):
            status, headers, _ = host.ask(address)
            assert status in (301, 308) and headers["Cache-Control"] == "no-store", address
        assert host.ask("/parents")[1]["Cache-Control"] == "no-cache"

    def test_no_answer_repeats_the_name_that_was_asked_for_or_tells_a_version(self, host):
        for address in ("/y", "/parents", "/parents/first-minutes/", "/", "/lost/"):
            for port in (host.port, host.plain):
                _, headers, body = host.ask(address, port=port, Host="evil.example")
                assert "evil.example" not in f"{headers}{body}", address
                assert not re.search(r"\d", headers.get("Server", "")) and b"nginx/" not in body

    def test_what_asks_to_write_is_refused(self, host):
        for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "LOOK"):
            for address in ("/", "/y/", "/lost/", "/parents/first-minutes/", "/open-data/services.json"):
                assert host.ask(address, method)[0] == 405, (method, address)

    def test_an_address_that_no_file_can_have_leads_nowhere(self, host):
        for address in ("/%00", "/y/%00", "/lost%00.html", "/%0a", "/%ff", "/..%2f..%2fetc/passwd", f"/{'a' * 300}/"):
            status, headers, body = host.ask(address)
            assert status in (400, 404) and b"passwd" not in body, address
            assert "no-store" in headers.get("Cache-Control", "no-store")

    def test_what_is_asked_in_the_clear_is_led_to_https_and_not_written_down(self, host):
        for address in ("/y/?from=home", "/parents/"):
            status, headers, _ = host.ask(address, port=host.plain)
            assert (status, headers["Location"]) == (301, f"https://northway.example{host.copy.place}{address}")
            assert headers["Cache-Control"] == "no-store"
        for log in (path for path in host.logs.rglob("*") if path.is_file()):
            assert b"from=home" not in log.read_bytes(), log

    @pytest.mark.parametrize("ending", ["", "index.html.gz", "index.html.br"])
    def test_no_folder_is_listed_and_no_compressed_file_is_a_page(self, host, ending):
        for folder in ("/assets/", "/open-data/", "/open-data/services/", "/y/" if ending else "/assets/"):
            assert host.ask(folder + ending)[0] == 404

    @pytest.mark.parametrize("name", ["_headers", "_headers.nginx", "_headers.caddy", "_redirects", "manifest.json"])
    @pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
    def test_what_is_there_for_hosts_is_no_page(self, host, name, encoding):
        assert (host.copy.site / name).is_file()
        assert host.ask(f"/{name}", Accept_Encoding=encoding)[0] == 404

    @pytest.mark.parametrize("code", ["", "/cy", "/ur"])
    def test_a_former_path_leads_to_where_the_page_is_now(self, host, code):
        status, headers, _ = host.ask(f"{code}/parents/first-minutes/")
        assert (status, headers["Location"]) == (301, f"{host.copy.place}{code}/parents/first-hour/")
        assert headers["Content-Security-Policy"] == host.wanted("/")["Content-Security-Policy"]

    def test_a_folder_without_its_slash_leads_to_the_page(self, host):
        status, headers, _ = host.ask("/parents")
        assert status in (301, 308)
        assert headers["Location"] in (f"{host.copy.place}/parents/", "parents/")

    def test_nobody_writes_down_who_asked_for_what(self, host):
        for address in ("/y/", "/parents/", "/lost/", "/y/lost/"):
            host.ask(address)
        for log in (path for path in host.logs.rglob("*") if path.is_file() and path.name not in servers.SETTINGS):
            assert not re.search(rb"GET|/lost", log.read_bytes()), log
