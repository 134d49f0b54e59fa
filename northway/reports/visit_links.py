"""Visits addresses of other sites politely: one at a time at each host, with a pause, and as robots.txt allows."""

import http.client
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from urllib.parse import quote, urlsplit
from urllib.robotparser import RobotFileParser

from northway.reports.outside_links import ALIVE, GONE, REFUSED, START_PAGE, UNSURE

MOST_HOSTS = 8  # hosts visited at the same time
NOT_THERE = (404, 410)
ASK_IN_FULL = (400, 403, 404, 405, 406, 410, 429, 501)  # statuses of servers that do not support HEAD
Found = tuple[str, str]  # what a visit found, and details in words


@dataclass(frozen=True)
class Manners:
    """How to visit: the user agent; in seconds, the longest wait for an answer and the pause between two visits."""

    name: str
    timeout: float = 20
    pause: float = 1


def visit_all(addresses: Sequence[str], manners: Manners) -> Iterator[tuple[str, Found]]:
    """Try each address. Yields each result as soon as it is known. Several hosts are visited at the same time."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).netloc, []).append(address)
    with ThreadPoolExecutor(MOST_HOSTS) as pool:
        for done in as_completed([pool.submit(_visit_host, own, manners) for own in hosts.values()]):
            yield from done.result()


def _visit_host(addresses: Sequence[str], manners: Manners) -> list[tuple[str, Found]]:
    rules, found = _robots(addresses[0], manners), []
    for address in addresses:
        if not rules.can_fetch(manners.name, address):
            found.append((address, (REFUSED, "its robots.txt asks us not to")))
            continue
        time.sleep(manners.pause)
        found.append((address, _visit(address, manners)))
    return found


def _robots(address: str, manners: Manners) -> RobotFileParser:
    """The robots.txt of a host. If it cannot be read, everything is allowed."""
    parts, rules = urlsplit(address), RobotFileParser()
    lines: list[str] = []
    try:
        with _open(f"{parts.scheme}://{parts.netloc}/robots.txt", "GET", manners) as answer:
            lines = answer.read(500_000).decode("utf-8", "replace").splitlines()
    except (OSError, http.client.HTTPException, ValueError):
        pass
    rules.parse(lines)
    return rules


def _visit(address: str, manners: Manners) -> Found:
    found = _try(address, "HEAD", manners)
    if isinstance(found, int) and found in ASK_IN_FULL:
        time.sleep(manners.pause)
        found = _try(address, "GET", manners)
    if isinstance(found, tuple):
        return found
    return (GONE if found in NOT_THERE else UNSURE), f"status {found}"


def _try(address: str, method: str, manners: Manners) -> Found | int:
    """What was found, or the status code if the answer is not a page."""
    try:
        with _open(address, method, manners) as answer:
            is_start = urlsplit(answer.url).path in ("", "/") and urlsplit(address).path not in ("", "/")
            return (START_PAGE, answer.url) if is_start else (ALIVE, "")
    except urllib.error.HTTPError as error:
        return error.code
    except (TimeoutError, socket.gaierror) as error:
        return UNSURE, _in_words(error)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return UNSURE, _in_words(getattr(error, "reason", error))


def _in_words(error: object) -> str:
    if isinstance(error, TimeoutError):
        return "it took too long"
    if isinstance(error, socket.gaierror):
        return "nobody knows its host"
    return str(error) or type(error).__name__


def _open(address: str, method: str, manners: Manners) -> http.client.HTTPResponse:
    whole = quote(address, safe=":/?#[]@!$&'()*+,;=%~")
    asked = urllib.request.Request(whole, method=method, headers={"User-Agent": manners.name})
    opened: http.client.HTTPResponse = urllib.request.urlopen(asked, timeout=manners.timeout)
    return opened
