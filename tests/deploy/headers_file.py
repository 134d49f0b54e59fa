"""Reads `_headers` and `_redirects` as Cloudflare and Netlify do."""

import re

Rules = list[tuple[str, list[tuple[str, str | None]]]]


def read_headers(text: str) -> Rules:
    """Each rule's pattern, and its headers in order; None takes back what an earlier rule said (Cloudflare)."""
    rules: Rules = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line, []))
        elif line.startswith("  ! "):
            rules[-1][1].append((line[4:], None))
        else:
            name, value = re.fullmatch(r"  ([A-Za-z-]+): (\S.*)", line).groups()
            rules[-1][1].append((name, value))
    return rules


def matching(rules: Rules, address: str) -> Rules:
    return [rule for rule in rules if re.fullmatch(re.escape(rule[0]).replace(r"\*", ".*"), address)]


def headers_at(rules: Rules, address: str) -> dict[str, str]:
    """What Cloudflare sends: all matching rules' headers, joined by a comma unless one was taken back."""
    sent: dict[str, str] = {}
    for _, headers in matching(rules, address):
        for name, value in headers:
            if value is None:
                sent.pop(name, None)
            else:
                sent[name] = f"{sent[name]}, {value}" if name in sent else value
    return sent


def headers_at_netlify(rules: Rules, address: str) -> dict[str, str]:
    """What Netlify sends: later rules over earlier ones. It passes over a line without a colon."""
    return {name: value for _, headers in matching(rules, address) for name, value in headers if value is not None}
