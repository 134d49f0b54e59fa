"""Everyone can read it: axe on each template, light and dark, in each direction and width."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.only_browser("chromium")  # Playwright cannot emulate colour schemes in Firefox
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# One page for each template and for each component.
TEMPLATES = (
    "/",
    "/parents/",
    "/parents/missing-now/",
    "/parents/when-they-come-home/",
    "/y/",
    "/y/away/",
    "/help/",
    "/help/childline/",
    "/help/scotland/",
    "/help/scotland/homelessness/",
    "/y/talk/",
    "/how-help-works/what-they-may-tell/",
    "/open-data/",
    "/figures/",
    "/ur/",
    "/ur/parents/missing-now/",
    "/ur/y/",
    "/ur/help/",
    "/ur/y/talk/",
    "/ur/help/childline/",
    "/ur/figures/",
    "/parents/police-sheet/",
    "/ur/parents/police-sheet/",
    "/y/my-plan/",
    "/cy/parents/missing-now/",
    "/print/poster/",
    "/ur/print/card-young/",
    "/parents/what-now/using/",
    "/parents/first-hour/",
    "/battery/",
    "/ur/y/what-now/inside/",
    "/ur/parents/cards/interpreter/",
    "/languages/",
    "/languages/ckb/",
    "/ur/y/thinking/beside/",
    "/404.html",
)
MODES = (  # of a width in pixels; what differs by colour does not differ by width
    (320, {"color_scheme": "light", "forced_colors": "none"}),
    (320, {"color_scheme": "dark", "forced_colors": "none"}),
    (320, {"color_scheme": "light", "forced_colors": "active"}),
    (1280, {"color_scheme": "light", "forced_colors": "none"}),
)


@pytest.mark.parametrize("address", TEMPLATES)
def test_axe_finds_nothing(browser, host, address):
    context = browser.new_context(base_url=host)
    page = context.new_page()
    found = []
    for width, mode in MODES:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(**mode)
        page.goto(address)
        result = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
        for rule in result.response["violations"]:
            places = [node["html"][:120] for node in rule["nodes"][:3]]
            found.append(f"{rule['id']} at {width} {mode}: {places}")
    context.close()
    assert found == []
