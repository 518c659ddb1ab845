from __future__ import annotations

from datetime import date

import pytest

import figures
from figures.registry import STANDING

DAYS = (date(2020, 7, 6), date(2020, 6, 15))
# A long name, an area, and for how long and since when.
LONGEST_TITLE = 120
# The summary and its notes are those of a month; the key alone asks for the newest.
OF_A_MONTH = ("MS1", "MS2")


@pytest.mark.whole_sample
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_key_builds_a_complete_figure(every_figure, day):
    built = every_figure(day)
    assert len(built) >= 40
    for key, figure in built.items():
        assert figure.key == key
        assert figure.id == key or (key in OF_A_MONTH and figure.id.startswith(f"{key}-"))
        assert 0 < len(figure.title) <= LONGEST_TITLE, figure.title
        assert figure.audience in ("office", "public")
        if len(figure.table):
            assert figure.source, key
            assert figure.description, key
        if figure.specs is not None:
            assert set(figure.specs) == {"light", "dark"}
            assert figure.description


@pytest.mark.parametrize("role", ["commissioner", "chief_executive", "analyst"])
def test_staff_get_the_standing_figures_first(sample_reader, role):
    assert figures.keys(sample_reader(role))[: len(STANDING)] == list(STANDING)


def test_a_panel_member_gets_public_figures_only(sample_reader):
    reader = sample_reader("panel")
    keys = figures.keys(reader)
    assert {figures.build(key, reader).audience for key in keys} == {"public"}
    # Nothing of the force dashboard is among them.
    assert {key.partition("-")[0][:2] for key in keys}.isdisjoint({"CH", "RT", "DM", "IV", "CU", "WF"})
    assert {"PC1", "PC1-SH"} <= set(keys)


def test_an_administrator_gets_no_figure(sample_reader):
    assert figures.keys(sample_reader("administrator")) == []


@pytest.mark.parametrize(
    ("role", "forbidden"),
    [
        ("panel", "CH1"), ("panel", "CH1-SH"), ("panel", "WK1"), ("panel", "VT1"), ("panel", "TC1"),
        ("panel", "CR1-LPA"), ("administrator", "PC1"),
    ],
)
@pytest.mark.parametrize("unknown", ["XX9", "CH1-XX", "", "ch1", "CH1; DROP TABLE measure", "-"])
def test_an_unknown_and_a_forbidden_key_raise_the_same_error(
    sample_reader, role, forbidden, unknown
):
    with pytest.raises(KeyError) as not_for_them:
        figures.build(forbidden, sample_reader(role))
    with pytest.raises(KeyError) as not_there:
        figures.build(unknown, sample_reader(role))
    assert not_for_them.value.args == not_there.value.args


@pytest.mark.parametrize("unknown", ["XX9", "CH1-XX", "PC1-"])
def test_a_commissioner_is_told_of_an_unknown_key_in_the_same_way(sample_reader, unknown):
    with pytest.raises(KeyError):
        figures.build(unknown, sample_reader())


def test_an_area_can_be_named_in_the_key_or_beside_it(sample_reader):
    reader = sample_reader()
    by_key, by_option = figures.build("SS1-SH", reader), figures.build("SS1", reader, area="SH")
    assert by_key.id == by_option.id == "SS1-SH"
    assert by_key.to_csv() == by_option.to_csv()


def test_without_any_figure_every_key_still_builds(bare_reader):
    reader = bare_reader()
    for key in figures.keys(reader):
        figure = figures.build(key, reader)
        assert figure.title
        assert figure.chart is None
