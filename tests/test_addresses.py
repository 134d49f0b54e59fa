"""Links to other sites lead straight there, without trackers; links to our own pages name their files."""

import pytest

LINKS = {
    "the preview": ("http://localhost:5000/parents/first-hour/", "is an address of this site; link to the file, such as `[words](../parents/first-hour.md)`"),
    "the preview by number": ("http://127.0.0.1:5000/", "such as `[words](../index.md)`"),
    "another local server": ("http://192.168.1.4/x", "leads to a private computer, which no reader can reach"),
    "our own address": ("https://little.example/parents/first-hour/", "such as `[words](../parents/first-hour.md)`"),
    "our own address in a language": ("https://little.example/cy/parents/first-hour/#ten-minutes", "such as `[words](../parents/first-hour.md)`"),
    "our own former address": ("https://little.example/parents/first-minutes/", "such as `[words](../parents/first-hour.md)`"),
    "an address that we never had": ("https://little.example/nothing/", "is an address of this site"),
    "our own address with www": ("https://www.little.example/parents/first-hour/", "such as `[words](../parents/first-hour.md)`"),
    "a draft on a host": ("https://deploy-preview-12--little.netlify.app/parents/", "leads to a draft or a private document, which readers cannot open"),
    "a document of an office": ("https://docs.google.com/document/d/1/edit", "leads to a draft or a private document, which readers cannot open"),
    "a video's redirect": ("https://www.youtube.com/redirect?q=https%3A%2F%2Fwww.gov.uk%2F", "write https://www.gov.uk/"),
    "a user's name": ("https://ann:pw@www.gov.uk/x", "has a user's name or password in it; write https://www.gov.uk/x"),
    "a scheme with a capital": ("Helpline:100", "has no helpline id that can be read; write `helpline:100`"),
    "a helpline without an id": ("helpline:", "has no helpline id that can be read; write `helpline:` and its id"),
    "a search's redirect": ("https://www.google.com/url?q=https://www.gov.uk/x&sa=D", "passes through a service that records each visit; write https://www.gov.uk/x"),
    "a network's redirect": ("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.gov.uk%2F", "passes through a service that records each visit; write https://www.gov.uk/"),
    "a mail program's redirect": ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.gov.uk%2F&data=5", "write https://www.gov.uk/"),
    "a short address": ("https://bit.ly/3x", "passes through a service that records each visit; write the address that it leads to"),
    "a campaign": ("https://www.gov.uk/a?page=2&utm_source=mail&fbclid=9", "tells that site where the reader came from; write https://www.gov.uk/a?page=2"),
    "no host": ("https://", "has no host name; write it in full"),
    "no slashes": ("https:www.gov.uk", "has no host name; write it in full"),
    "half a host": ("https://govuk/", "has no host name"),
    "no such port": ("https://www.gov.uk:99999/", "has a host or a port that cannot be read"),
    "a space": ("https://www.gov.uk/a b", "has a space in it; write %20 for it"),
    "mail to nobody": ("mailto:", "has no address; write `mailto:name@example.org`"),
}  # fmt: skip


@pytest.mark.parametrize("name", LINKS)
def test_a_link_that_fails_a_reader_is_reported_with_what_to_write(desk, name):
    target, told = LINKS[name]
    line = desk.read("en/y/index.md").count("\n") + 2
    desk.write("en/y/index.md", desk.read("en/y/index.md") + f"\n[words]({target})\n")
    found = [each for each in desk.lines() if target in each]
    assert len(found) == 1 and found[0].startswith(f"en/y/index.md:{line}:") and told in found[0], desk.lines()


@pytest.mark.parametrize(
    "target", ["https://www.gov.uk/a?b=c&d=%20#e", "https://www.google.com/maps", "mailto:a@b.example?subject=x", "https://social.example/share?u=1"]
)  # fmt: skip
def test_a_good_link_is_left_alone(desk, target):
    before = desk.lines()
    desk.write("en/y/index.md", desk.read("en/y/index.md") + f"\n[words]({target})\n")
    assert desk.lines() == before


def test_an_address_in_a_list_of_sources_is_held_to_the_same(desk):
    desk.replace("facts.yml", "https://charity.example/figures", "https://charity.example/figures?utm_source=x")
    assert [
        line
        for line in desk.lines()
        if line.startswith("facts.yml:6:") and "write https://charity.example/figures" in line
    ]
