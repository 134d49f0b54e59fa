"""The settings that stand in for a `site.yml` with faults, so that an app can say what they are."""

from typing import Any

from northway.content.pages import HOME

LEADS_AWAY = {"leave_url": "https://example.org/"}
NO_SITE: dict[str, Any] = {
    "name": "?",
    "base_url": "https://example.org/",
    "stage": "preview",
    "source_locale": "und",  # no language: BCP 47 calls it "undetermined"
    "locales": [{"code": "und", "tag": "und", "babel_id": "und", "autonym": "?", "tier": "full", **LEADS_AWAY}],
    "helplines": "help",
    "about": HOME,
    "privacy": HOME,
    "quiet_privacy": HOME,
    "time_zone": "UTC",
    "country": "?",
    "least_open": {},
    "report_to": "nobody@example.org",
    "bank_holidays": {},
    **{
        name: []
        for name in ("quiet", "emergency", "navigation", "footer", "audiences", "nations", "needs", "always_there")
    },
}
