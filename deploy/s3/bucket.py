"""Makes the commands and policies for a bucket and its CDN from the `_headers` of a frozen site: read, then run them.

.venv/bin/python deploy/s3/bucket.py copy published s3://BUCKET     prints the commands that copy the site
.venv/bin/python deploy/s3/bucket.py policies published FOLDER      writes the CDN's response headers policies
"""

import json
import shlex
import sys
from fnmatch import fnmatch
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(HERE))  # Python puts only the script's own folder on the path

from werkzeug.utils import get_content_type  # noqa: E402 - after the path to northway is set

from northway.web.headers import MEDIA_TYPES, Rules, headers_at, media_type  # noqa: E402 - after the path to northway is set

# Headers that a response headers policy has a place of its own for; all others are custom headers.
PLACES = {
    "Content-Security-Policy": ("ContentSecurityPolicy", "ContentSecurityPolicy"),
    "Referrer-Policy": ("ReferrerPolicy", "ReferrerPolicy"),
    "X-Content-Type-Options": ("ContentTypeOptions", None),
}
HSTS = "Strict-Transport-Security"
OPEN = "Access-Control-Allow-Origin"


def read_rules(site: Path) -> Rules:
    """The table of headers from the `_headers` of the frozen site."""
    rules: Rules = {}
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            rules[line] = {}
        elif not line.startswith("  !"):
            name, _, value = line.strip().partition(": ")
            rules[list(rules)[-1]][name] = value
    return rules


def copy_commands(site: Path, bucket: str) -> list[str]:
    """The commands: copy assets first, then pages, then delete. Old assets stay, because pages in caches need them."""
    table = read_rules(site)
    place = next(iter(table)).removesuffix("*")
    rules = {
        address.removeprefix(place) + ("index.html" if address.endswith("/") else ""): headers.get("Cache-Control")
        for address, headers in table.items()
        if address.endswith(("/", "*", ".html"))  # any other is the address of a folder without its slash, and no file
    }
    names = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()]
    sync = ["aws", "s3", "sync", str(site), bucket.rstrip("/") + place]
    commands = []
    for pattern, cache in sorted(rules.items(), key=lambda rule: rule[0] != "assets/*"):
        others = [other for other in list(rules)[list(rules).index(pattern) + 1 :] if rules[other]]
        for suffix in MEDIA_TYPES if cache else ():
            wanted = pattern.replace("*", f"*{suffix}")
            if any(fnmatch(name, wanted) and not any(fnmatch(name, other) for other in others) for name in names):
                words = ["--exclude", "*", "--include", wanted]
                words += [word for other in others for word in ("--exclude", other)]
                words += ["--content-type", get_content_type(media_type(wanted), "utf-8"), "--cache-control", cache]
                commands.append(shlex.join([*sync, *words]))
    return [
        *dict.fromkeys(commands),
        shlex.join([*sync, "--delete", "--size-only", "--exclude", "assets/*", "--exclude", "_*"]),
    ]


def policy(name: str, headers: dict[str, str]) -> dict[str, object]:
    """A response headers policy for CloudFront. It has no Cache-Control, which is set on the files themselves."""
    security: dict[str, object] = {}
    custom = []
    for header, value in headers.items():
        if header in PLACES:
            key, inner = PLACES[header]
            security[key] = {"Override": True} | ({inner: value} if inner else {})
        elif header == HSTS:
            bound = {"AccessControlMaxAgeSec": int(value.removeprefix("max-age=")), "IncludeSubdomains": False}
            security["StrictTransportSecurity"] = {"Override": True, **bound, "Preload": False}
        elif header not in (OPEN, "Cache-Control"):
            custom.append({"Header": header, "Value": value, "Override": True})
    made = {
        "Name": name,
        "SecurityHeadersConfig": security,
        "CustomHeadersConfig": {"Quantity": len(custom), "Items": custom},
        "RemoveHeadersConfig": {"Quantity": 1, "Items": [{"Header": "Server"}]},
    }
    return made | ({"CorsConfig": cors(headers[OPEN])} if OPEN in headers else {})


def cors(origin: str) -> dict[str, object]:
    """CloudFront's settings for other websites that fetch open data."""
    return {
        "AccessControlAllowOrigins": {"Quantity": 1, "Items": [origin]},
        "AccessControlAllowHeaders": {"Quantity": 1, "Items": ["*"]},
        "AccessControlAllowMethods": {"Quantity": 2, "Items": ["GET", "HEAD"]},
        "AccessControlAllowCredentials": False,
        "OriginOverride": True,
    }


def policies(site: Path) -> dict[str, dict[str, object]]:
    """A policy for all addresses, and one for open data, by the name of its file."""
    rules = read_rules(site)
    place = next(iter(rules)).removesuffix("*")
    addresses = {"northway": place, "northway-open-data": f"{place}open-data/x"}
    return {f"{name}.json": policy(name, headers_at(rules, address)) for name, address in addresses.items()}


def main(arguments: list[str]) -> None:
    """Print the commands, or write the policies."""
    if len(arguments) != 3 or arguments[0] not in ("copy", "policies"):
        sys.exit(__doc__)
    action, site, target = arguments[0], Path(arguments[1]), arguments[2]
    if action == "copy":
        print("\n".join(copy_commands(site, target)))
        return
    for name, value in policies(site).items():
        (Path(target) / name).write_text(json.dumps(value, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
