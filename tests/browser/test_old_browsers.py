"""A page looks the same in a browser of today, whether it gets our modern styles or those made for old browsers."""

from itertools import product

import pytest

from app import create_app
from northway.publication import static_files

pytestmark = pytest.mark.only_browser("chromium")
PAGES = (
    "/",
    "/parents/missing-now/",
    "/help/childline/",
    "/help/scotland/homelessness/",
    "/y/away/",
    "/open-data/",
    "/ur/",
    "/ur/y/away/",
    "/ur/help/childline/",
    "/404.html",
)
SHOW = """texts => Promise.all(texts.map(text => new Promise(done => {
  const frame = document.createElement('iframe');
  frame.onload = done;
  frame.style = 'border:0;width:100vw;height:640px';
  frame.srcdoc = text;
  document.body.append(frame);
})))"""
# Each element, and what stands before and after it, by every property that a browser works out.
DIFFERENCES = """() => {
  const [one, other] = [...document.querySelectorAll('iframe')].map(frame => frame.contentWindow);
  const all = view => [...view.document.querySelectorAll('body, body *')];
  const others = all(other), found = [];
  if (all(one).length !== others.length) return ['There are more elements in one than in the other.'];
  all(one).forEach((element, at) => ['', '::before', '::after'].forEach(part => {
    const first = one.getComputedStyle(element, part), second = other.getComputedStyle(others[at], part);
    if (part && first.content === 'none' && second.content === 'none') return;
    for (const name of first) {
      const [is, was] = [first.getPropertyValue(name), second.getPropertyValue(name)];
      if (is !== was) found.push(`${element.localName}.${element.className}${part} in ${element.parentElement.className}: ${name}: ${is}, not ${was}`);
    }
  }));
  return [...new Set(found)];
}"""


@pytest.fixture(scope="module")
def texts():
    """Each page as it is published, and with its styles as they are written."""

    def rendered():
        client = create_app().test_client()
        return {address: client.get(address).text for address in PAGES}

    published = rendered()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(static_files, "_part", static_files._part.__wrapped__)  # which remembers nothing
        patch.setattr(static_files, "old_form", lambda source, direction: source)
        return published, rendered()


@pytest.mark.parametrize("address", PAGES)
def test_a_browser_of_today_shows_the_same_page(browser, texts, address):
    published, written = (each[address] for each in texts)
    assert "@layer" in written and "@layer" not in published
    context = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=True)
    page = context.new_page()
    page.evaluate(SHOW, [published, written])
    differences = []
    for width, scheme, medium in [*product((360, 1280), ("light", "dark"), ("screen",)), (700, "light", "print")]:
        page.set_viewport_size({"width": width, "height": 640})
        page.emulate_media(color_scheme=scheme, media=medium)
        differences += [f"{width} {scheme} {medium}: {each}" for each in page.evaluate(DIFFERENCES)]
    context.close()
    assert not differences, "\n".join(differences[:60])
