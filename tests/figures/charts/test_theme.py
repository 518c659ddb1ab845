from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from figures.charts.theme import DARK, LIGHT, PALETTES

REPOSITORY = Path(__file__).resolve().parents[3]
THEMES = list(PALETTES.values())
READABLE = 4.5
DISTINGUISHABLE = 3


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_guidelines_do():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=PALETTES)
@pytest.mark.parametrize("ground", ["bg", "surface"])
@pytest.mark.parametrize("ink", ["text", "muted", "blue", "orange", "purple"])
def test_words_can_be_read_on_their_ground(theme, ink, ground):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= READABLE


@pytest.mark.parametrize("theme", THEMES, ids=PALETTES)
@pytest.mark.parametrize("ground", ["bg", "surface"])
@pytest.mark.parametrize("ink", ["grey", "ctrl"])
def test_lines_and_borders_of_controls_can_be_told_from_their_ground(theme, ink, ground):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= DISTINGUISHABLE


@pytest.mark.parametrize("theme", THEMES, ids=PALETTES)
def test_words_in_a_dark_block_can_be_read(theme):
    assert contrast(theme.bg, theme.dark) >= READABLE


@pytest.mark.parametrize(("name", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_the_theme_of_the_server_has_the_same_colours(name, theme):
    settings = tomllib.loads((REPOSITORY / ".streamlit/config.toml").read_text(encoding="utf-8"))
    told = settings["theme"][name]
    assert told == {
        "primaryColor": theme.blue, "backgroundColor": theme.bg,
        "secondaryBackgroundColor": theme.surface, "textColor": theme.text, "linkColor": theme.blue,
        "borderColor": theme.ctrl,
    }


def test_the_style_sheet_has_the_same_colours():
    css = (REPOSITORY / "interface/assets/style.css").read_text(encoding="utf-8")
    tokens = dict(re.findall(r"--wm-([\w-]+):\s*(#[0-9a-fA-F]{6})", css))
    assert tokens
    assert {name: value.upper() for name, value in tokens.items()} == {
        name: getattr(LIGHT, name.replace("-", "_")).upper() for name in tokens
    }


def test_the_style_sheet_names_no_colour_but_in_its_tokens():
    css = (REPOSITORY / "interface/assets/style.css").read_text(encoding="utf-8")
    rules = re.sub(r":root\s*{[^}]*}", "", css)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(", rules) == []
