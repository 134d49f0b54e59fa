"""The settings that stand in for a `site.yml` with faults, so that an app can say what they are."""

from typing import Any

from northway.content.pages import HOME

NO_SITE: dict[str, Any] = {
    "name": "?",
    "base_url": "https://example.org/",
    "stage": "preview",
    "leave_url": "https://example.org/",
    "source_locale": "und",  # no language: BCP 47 calls it "undetermined"
    "locales": [{"code": "und", "tag": "und", "babel_id": "und", "autonym": "?", "tier": "full"}],
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
