"""What a visit leaves in the files of a browser's profile is what docs/threat-model.md says, and no more."""

import re
from pathlib import Path

from tests.browser.browsers import find_browsers, launch_arguments
from tests.browser.marionette import Marionette

THREAT_MODEL = Path(__file__).parents[2] / "docs" / "threat-model.md"
TOUR = ("/y/", "/y/away/", "/help/childline/", "/parents/missing-now/", "/y/thinking/")
ROW = re.compile(r"^\| `([^`]+)` \| (Chromium|Firefox) \|", re.M)


def tour_chromium(playwright, profile: Path, host: str, neutral) -> None:
    context = playwright.chromium.launch_persistent_context(str(profile), **launch_arguments("chromium"))
    page = context.pages[0]
    for address in TOUR:
        page.goto(host + address)
        page.wait_for_timeout(1000)
    page.locator(".leave").click(no_wait_after=True)
    page.wait_for_url(neutral.address)
    page.wait_for_timeout(6000)  # what is written late, such as a session's storage
    context.close()


def tour_firefox(playwright, profile: Path, host: str, neutral) -> None:
    browser = Marionette(find_browsers()["firefox"], profile)
    for address in TOUR:
        browser.open(host + address)
    browser.ask("void document.querySelector('.leave').click()")
    browser.wait_for(neutral.address)
    browser.quit()


def name_of(path: Path) -> str:
    """A file's path without the parts that differ from one run to the next."""
    parts = [part for part in path.parts if part != "Default"]
    return re.sub(r"(-journal|-wal|-shm)$|(?<=^sessionstore).*", "", parts[0])


def found_in(profile: Path, words: list[str]) -> set[str]:
    needles = [word.encode(form) for word in words for form in ("utf-8", "utf-16-le")]
    files = [path for path in profile.rglob("*") if path.is_file() and path.name != "user.js"]
    holding = [path for path in files if any(needle in path.read_bytes() for needle in needles)]
    return {name_of(path.relative_to(profile)) for path in holding}


TOURS = {"chromium": tour_chromium, "firefox": tour_firefox}


def test_what_the_profile_holds_is_what_we_say(playwright, browser_name, tmp_path, careful_host, neutral):
    words = ["Northway", careful_host.removeprefix("http://"), "Your child is missing"]
    told = {name for name, browser in ROW.findall(THREAT_MODEL.read_text()) if browser.lower() == browser_name}
    found: set[str] = set()
    for number in range(3):  # a slow machine may not have written all of it when the browser is closed
        if found != told:
            TOURS[browser_name](playwright, tmp_path / str(number), careful_host, neutral)
            found |= found_in(tmp_path / str(number), words)
    assert sorted(found) == sorted(told)
