"""No page, however it is made, scrolls sideways, or has its first number only at the end of its bytes."""

import re
from pathlib import Path

import brotli
import pytest

pytestmark = pytest.mark.only_browser("chromium")  # a loop over every page, in one browser
SPACED = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}"
# Spaced out first: a page that fits so fits as it is.
WIDEST = """([address, style]) => fetch(address).then(answer => answer.text()).then(html => {
  const frame = document.querySelector('iframe') || document.body.insertBefore(document.createElement('iframe'), document.body.firstChild);
  frame.style = 'border:0;width:320px;height:568px';
  return new Promise(done => {
    frame.onload = () => done(frame.contentDocument.documentElement.scrollWidth);
    const bare = html.replace(/<meta http-equiv[^>]*>/g, '').replace(/<script[^]*?<\\/script>/g, '');
    frame.srcdoc = bare.replace('</head>', `<style>${style}</style></head>`);
  });
})"""


SOURCE, *OTHERS = re.findall(r"\{code: ([\w-]+)", Path("content/site.yml").read_text("utf-8"))


@pytest.mark.parametrize("language", [SOURCE, *OTHERS])
def test_no_page_is_wider_than_the_narrowest_phone(browser, build, host, language):
    """320 px is also a window of 1280 px at 400 % zoom."""
    context = browser.new_context(viewport={"width": 340, "height": 600}, base_url=host, bypass_csp=True)
    page = context.new_page()
    page.goto("/404.html")
    found = {}
    names = sorted(file.relative_to(build).as_posix() for file in build.rglob("*.html"))
    for name in names:
        folder = name.split("/")[0]
        if (folder if folder in OTHERS else SOURCE) != language:
            continue
        address = f"/{name}"
        if (width := page.evaluate(WIDEST, [address, SPACED])) > 320:
            found[address] = width
    context.close()
    assert not found


def test_the_first_bytes_of_each_page_hold_its_title_and_a_number(build):
    """About 8,500 bytes come in the first flight of a connection, headers and all."""
    late = []
    for file in sorted(build.rglob("index.html")):
        begun = brotli.Decompressor().process(brotli.compress(file.read_bytes(), quality=5)[:7000])
        main = begun.decode(errors="ignore").partition("<main")[2]
        if "<h1" not in main or not re.search(r'href="(tel|sms):', main):
            late.append(file.relative_to(build).as_posix())
    assert late == []
