from __future__ import annotations

import json
from datetime import date

import pytest

import figures
from data_access import open_reader
from data_access.access.roles import operator
from reports.pictures import Picture, picture_of


@pytest.mark.parametrize("key", ["CH3", "RT1", "PC1", "CR1-LPA", "SS1-SH"])
@pytest.mark.usefixtures("sample_store")
def test_a_document_draws_what_the_altair_chart_of_the_figure_draws(key):
    with open_reader(operator(), date(2020, 7, 6)) as reader:
        figure = figures.build(key, reader)
    picture = picture_of(figure)
    # The size and the fonts are those of a document; what is drawn, and of what, is the chart's.
    drawn = figure.chart.to_dict()
    parts = {part: drawn[part] for part in ("layer", "data", "datasets")}
    through_altair = Picture(json.dumps(json.loads(picture.spec) | parts, sort_keys=True), "")
    assert picture.svg() == through_altair.svg()
