"""Colours that everyone can read: contrast computed from the tokens (WCAG 2.2, relative luminance)."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[1] / "static" / "css" / "tokens.css").read_text("utf-8")
NAME = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
LIGHT, DARK = TOKENS.split("@media (prefers-color-scheme: dark)")


def block(text: str, selector: str) -> dict[str, str]:
    found = re.search(re.escape(selector) + r" \{([^}]*)\}", text)
    assert found, selector
    return dict(NAME.findall(found[1]))


PARENTS = block(LIGHT, ":root")
QUIET = PARENTS | block(LIGHT, ".quiet")
MOODS = {
    "parents, light": PARENTS,
    "quiet, light": QUIET,
    "parents, dark": PARENTS | block(DARK, ":root"),
    "quiet, dark": QUIET | block(DARK, ":root") | block(DARK, ".quiet"),
}
TEXT = [
    *[(ink, paper) for ink in ("ink", "soft-ink", "link") for paper in ("paper", "raised")],
    *[("accent", paper) for paper in ("paper", "raised", "callout-good")],
    *[(ink, kind) for ink in ("ink", "link") for kind in ("callout-good", "callout-today")],
    ("emergency", "raised"),
    ("emergency", "paper"),
    ("on-fill", "fill"),
    ("on-fill", "emergency-fill"),
    ("on-focus", "focus"),
]
CONTROLS = [("line", "paper"), ("line", "raised"), ("accent", "paper"), ("emergency", "raised"), ("ink", "focus")]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("ink", "paper"), TEXT)
@pytest.mark.parametrize("mood", MOODS)
def test_text_stands_out_seven_to_one(mood, ink, paper):
    found = contrast(MOODS[mood][ink], MOODS[mood][paper])
    assert found >= 7, f"{ink} on {paper}: {found:.2f}"


@pytest.mark.parametrize(("edge", "paper"), CONTROLS)
@pytest.mark.parametrize("mood", MOODS)
def test_the_edges_of_controls_stand_out_three_to_one(mood, edge, paper):
    if (edge, paper) == ("ink", "focus") and "dark" in mood:
        # In the dark the focus ring's inner line is light; the yellow outside it carries the contrast to the page.
        edge, paper = "focus", "paper"
    found = contrast(MOODS[mood][edge], MOODS[mood][paper])
    assert found >= 3, f"{edge} on {paper}: {found:.2f}"


def test_a_known_contrast_is_computed_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_red_means_emergency_and_nothing_else():
    for mood in MOODS.values():
        for name, colour in mood.items():
            red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
            is_red = red > 120 and red > 1.3 * green and red > 1.3 * blue
            assert is_red == name.startswith("emergency"), (name, colour)
