from __future__ import annotations

import pytest

import figures
from figures.charts.legend import Sign
from figures.measure.chart_marks import drawn_of


def signs(figure):
    return {entry.sign for entry in figure.legend}


@pytest.mark.parametrize("code", ["CH1", "CH3", "CH4", "RT1", "IV5", "CR1-SH"])
def test_the_numbers_in_the_plot_are_those_of_the_legend(sample_reader, code):
    figure = figures.build(code, sample_reader())
    drawn = figure.data.loc[figure.data["number"].fillna("") != "", ["number", "label"]]
    told = {(entry.number, entry.words) for entry in figure.legend if entry.number}
    assert told == set(drawn.itertuples(index=False, name=None))
    assert len({number for number, _words in told}) == len(told) > 0


@pytest.mark.parametrize(
    ("code", "there", "absent"),
    [
        ("CH1", {Sign.BAND, Sign.EVENT, Sign.PUBLISHED, Sign.QUIET}, {Sign.CONCERN, Sign.DARK, Sign.REBASE}),
        ("CH3", {Sign.REBASE, Sign.BAND}, {Sign.DARK, Sign.CONCERN}),
        ("CH4", {Sign.IMPROVEMENT}, {Sign.QUIET, Sign.DARK}),
        ("RT1", {Sign.DARK, Sign.BREAK}, {Sign.REBASE, Sign.STANDARD}),
        ("IV5", {Sign.CONCERN}, {Sign.QUIET, Sign.DARK}),
    ],
)
def test_a_legend_names_what_is_drawn_and_nothing_else(sample_reader, code, there, absent):
    figure = figures.build(code, sample_reader())
    assert there <= signs(figure)
    assert not absent & signs(figure)
    assert (Sign.BAND in signs(figure)) == ("band" in drawn_of(figure.data))
    assert (Sign.CONCERN in signs(figure)) == ("concern" in set(figure.data["state"]))


def test_the_lockdown_is_told_with_its_day(sample_reader):
    told = [entry.words for entry in figures.build("CH1", sample_reader()).legend]
    assert "The first lockdown, 23 March 2020" in told
    assert "Usual range 89.4% to 94.4%, mean 91.9%" in told


def test_a_funnel_says_what_its_lines_are(sample_reader):
    assert {Sign.SOLID, Sign.DASHED, Sign.DOTTED} & signs(figures.build("CR1-LPA", sample_reader()))
