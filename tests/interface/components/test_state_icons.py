from __future__ import annotations

import base64
import re
from html import unescape

import pytest

from data_access import open_reader
from data_access.access.roles import operator
from figures.charts.theme import PALETTES
from figures.dashboard.states import State
from figures.overview.attention import lines
from interface.components.icons import KINDS
from interface.components.state_icons import assurance_mark, state_legend, state_mark

COLOUR = PALETTES["light"]


def drawing(html):
    """The SVG of the one image, and its text alternative."""
    alt, data = re.search(r'<img alt="([^"]*)" src="data:image/svg\+xml;base64,([^"]*)">', html).groups()
    return base64.b64decode(data).decode(), unescape(alt)


@pytest.mark.parametrize(
    ("words", "shape", "letter", "fill"),
    [
        ("Concern (high)", "<rect", "H", COLOUR.orange), ("Concern (low)", "<rect", "L", COLOUR.orange),
        ("Improvement (high)", "<circle", "H", COLOUR.blue),
        ("Improvement (low)", "<circle", "L", COLOUR.blue),
        ("Change, neither way better (high)", "<path", "H", COLOUR.purple),
        ("Change, neither way better (low)", "<path", "L", COLOUR.purple),
        ("Standard missed", "<rect", "M", COLOUR.orange), ("Too few to judge", "stroke-dasharray", "u", ""),
    ],
)
def test_a_state_is_told_by_shape_and_letter_as_well_as_by_colour(words, shape, letter, fill):
    svg, alt = drawing(state_mark(words))
    assert shape in svg
    assert fill in svg
    assert f">{letter}</text>" in svg
    assert alt == words


def test_no_two_states_are_drawn_alike():
    words = [
        "Concern (high)", "Concern (low)", "Improvement (high)", "Improvement (low)",
        "Change, neither way better (high)", "Change, neither way better (low)", "No clear change",
        "Too few to judge", "None supplied", "Late", "No data", "Standard missed",
    ]
    # Colour is taken away: what is left must still tell them apart.
    shapes = {re.sub(r"#[0-9A-Fa-f]{6}", "", drawing(state_mark(name))[0]) for name in words}
    assert len(shapes) == len(words)


@pytest.mark.parametrize("state", State)
def test_every_state_of_the_weekly_table_has_a_mark(state):
    assert drawing(state_mark(state))[1] == state


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_of_attention_keep_their_own_mark(kind):
    assert drawing(state_mark(kind))[1] == kind


def test_every_kind_of_attention_of_the_sample_has_a_mark(sample_store):  # noqa: ARG001
    with open_reader(operator()) as reader:
        for kind in {line.kind for line in lines(reader)}:
            assert drawing(state_mark(kind))[1] == kind


def test_beside_its_words_a_mark_has_no_text_alternative():
    assert drawing(state_mark("Concern (high)", alt=""))[1] == ""
    assert drawing(assurance_mark("consistently meets"))[1] == ""


def test_a_standard_is_met_right_of_the_tick_missed_left_of_it_and_open_across_it():
    found = {
        words: drawing(assurance_mark(words))[0]
        for words in ("consistently meets", "consistently misses", "hit or miss against")
    }
    starts = {words: int(re.search(r'<rect x="(\d+)"', svg).group(1)) for words, svg in found.items()}
    # The tick stands at 24 and every bar is 20 wide.
    assert starts["consistently meets"] > 24
    assert starts["consistently misses"] + 20 < 24
    assert starts["hit or miss against"] < 24 < starts["hit or miss against"] + 20


def test_the_legend_names_every_mark_and_the_letters():
    words = re.sub(r"<[^>]*>", " ", state_legend())
    for name in ("Concern", "Improvement", "Change, neither way better", "No clear change",
                 "Too few to judge", "Late", "No data", "H high, L low", "[p] provisional",
                 "[i] illustrative"):
        assert name in words
