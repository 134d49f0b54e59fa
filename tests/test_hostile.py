"""Text that somebody might write to harm readers or the machine."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.test_markup import HEAD

ADDRESSES = """
    javascript:alert(1)  JaVaScRiPt:alert(1)  vbscript:x  data:text/html,x  blob:https://x.example/1  file:///etc/passwd
    intent://x#Intent;end  //evil.example  &#106;avascript:alert(1)  javascript&colon;alert(1)  java&#9;script:alert(1)
    &#1;javascript:alert(1)  https:javascript:alert(1)  https:evil.example  http:/evil.example  https://  mailto:
    view-source:https://x.example  tel:999  sms:999  helpline:nobody  fact:nothing  /etc/passwd  ../../secret.md
    <javascript:alert(1)>  \\javascript:alert(1)  ?javascript:  x.md#javascript:alert(1)  about:blank  ws://evil.example
"""


def test_only_addresses_of_schemes_that_we_publish_become_links_even_in_a_preview(desk):
    desk.write("en/parents/extra.md", HEAD + "\n\n".join(f"[x]({address})" for address in ADDRESSES.split()) + "\n")
    body = desk.render("parents/extra")
    tree = LexborHTMLParser("".join(part for part in body.parts if isinstance(part, str)))
    links = tree.css("a")
    assert len(links) == len(ADDRESSES.split()) and not [link for link in links if "href" in link.attributes]
    assert len(body.problems) >= len(ADDRESSES.split()), "and each is reported"


@pytest.mark.parametrize(
    "address", ["https://www.gov.uk/a", "HTTP://x.example", "https://[2001:db8::1]/", "mailto:a@x.example"]
)
def test_addresses_that_we_publish_are_links(desk, address):
    desk.write("en/parents/extra.md", HEAD + f"[x]({address})\n")
    body = desk.render("parents/extra")
    assert f'href="{address}"' in "".join(map(str, body.parts)) and not body.problems
