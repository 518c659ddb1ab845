from __future__ import annotations

import base64
import re
from html import unescape

import pytest

from analysis.spc.chart import Assurance
from analysis.spc.chart_policy import Letter
from data_access import open_reader
from data_access.access.roles import operator
from figures.charts.theme import PALETTES
from figures.dashboard.attention import Kind, lines
from figures.dashboard.states import SIGNALLED, State
from figures.dashboard.verdicts import Verdict
from interface.components.state_icons import assurance_icon, missed_icon, state_icon, state_legend
from interface.overview.attention import _icon

COLOUR = PALETTES["light"]


def drawing(html):
    """The SVG of the one image, and its text alternative."""
    alt, data = re.search(r'<img alt="([^"]*)" src="data:image/svg\+xml;base64,([^"]*)">', html).groups()
    return base64.b64decode(data).decode(), unescape(alt)


H, L, NO = Letter.HIGH, Letter.LOW, Letter.NONE


@pytest.mark.parametrize(
    ("state", "letter", "shape", "shown", "fill"),
    [
        (State.CONCERN, H, "<rect", "H", COLOUR.orange), (State.CONCERN, L, "<rect", "L", COLOUR.orange),
        (State.IMPROVEMENT, H, "<circle", "H", COLOUR.blue),
        (State.IMPROVEMENT, L, "<circle", "L", COLOUR.blue),
        (State.CHANGE, H, "<path", "H", COLOUR.purple), (State.CHANGE, L, "<path", "L", COLOUR.purple),
        (State.NO_VERDICT, NO, "stroke-dasharray", "u", ""),
    ],
)
def test_a_state_is_told_by_shape_and_letter_as_well_as_by_colour(state, letter, shape, shown, fill):
    svg, alt = drawing(state_icon(state, letter))
    assert shape in svg
    assert fill in svg
    assert f">{shown}</text>" in svg
    assert alt == str(Verdict(state, letter))


def test_a_missed_standard_has_an_icon_of_its_own():
    svg, alt = drawing(missed_icon("Standard missed"))
    assert (">M</text>" in svg, alt) == (True, "Standard missed")


def test_no_two_states_are_drawn_alike():
    signalled = [(state, letter) for state in SIGNALLED for letter in (H, L)]
    drawn = [state_icon(*which) for which in [*signalled, *((s, NO) for s in State if s not in SIGNALLED)]]
    # Colour is taken away: what is left must still tell them apart.
    icons = [*drawn, missed_icon("Standard missed")]
    shapes = {re.sub(r"#[0-9A-Fa-f]{6}", "", drawing(icon)[0]) for icon in icons}
    assert len(shapes) == len(icons) == 12


@pytest.mark.parametrize("state", State)
def test_every_state_of_the_weekly_table_has_an_icon(state):
    assert drawing(state_icon(state))[1] == state


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_attention_has_an_icon(kind):
    assert drawing(_icon(kind))[1] == kind


def test_every_line_of_attention_of_the_sample_has_an_icon(sample_store):  # noqa: ARG001
    with open_reader(operator()) as reader:
        kinds = {line.kind for line in lines(reader)}
    assert len(kinds) > 3
    for kind in kinds:
        assert drawing(_icon(kind))[1] == str(kind)


def test_beside_its_words_an_icon_has_no_text_alternative():
    assert drawing(state_icon(State.CONCERN, H, alt=""))[1] == ""
    assert drawing(assurance_icon(Assurance.PASS))[1] == ""


def test_a_standard_is_met_right_of_the_tick_missed_left_of_it_and_open_across_it():
    starts = {
        assurance: int(re.search(r'<rect x="(\d+)"', drawing(assurance_icon(assurance))[0]).group(1))
        for assurance in Assurance
    }
    # The tick stands at 24 and every bar is 20 wide.
    assert starts[Assurance.PASS] > 24
    assert starts[Assurance.FAIL] + 20 < 24
    assert starts[Assurance.HIT_OR_MISS] < 24 < starts[Assurance.HIT_OR_MISS] + 20


def test_the_legend_names_every_mark_and_the_letters():
    words = re.sub(r"<[^>]*>", " ", state_legend())
    for name in ("Concern", "Improvement", "Change, neither way better", "No clear change",
                 "Too few to judge", "Late", "No data", "H high, L low", "[p] provisional",
                 "[i] illustrative"):
        assert name in words
