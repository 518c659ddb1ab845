"""The confidence page: tiles, the map where boundaries are loaded, the choices in the address."""

from __future__ import annotations

import base64
import re
from datetime import date

import pytest

from tests.data_access.helpers import load, statements
from tests.figures.confidence.test_outline_map import NAMES, boundaries
from tests.pages.helpers import html_of, run_page, words_of

pytestmark = pytest.mark.usefixtures("sample_store")
MOST_BYTES = 100_000


def map_of(app):
    drawn = r'wm-outlines"><img alt="([^"]*)" src="data:image/svg\+xml;base64,([^"]+)"'
    found = re.search(drawn, html_of(app))
    return found and (found.group(1), base64.b64decode(found.group(2)).decode())


def test_every_area_has_a_tile_with_its_finding_and_the_way_to_it(sign_in):
    sign_in("commissioner")
    app = run_page("confidence", measure="PC4")
    html = html_of(app)
    assert html.count('<li class="wm-apart"') == 1
    for code in NAMES:
        assert f"measure=PC4&amp;area={code}" in html
    assert "Lower than the rest" in words_of(app)
    assert map_of(app) is None


def test_where_boundaries_are_loaded_their_map_stands_above_the_tiles(sign_in, tmp_path):
    load(boundaries(tmp_path, tuple(NAMES)), known_from=date(2020, 7, 1))
    sign_in("commissioner")
    app = run_page("confidence", as_at="2020-07-06")
    alt, svg = map_of(app)
    assert "6.4 percentage points lower" in alt
    assert svg.count("<path") == len(NAMES)
    assert "77% L" in svg
    assert len(svg) < MOST_BYTES


@pytest.mark.real_data
def test_the_real_map_is_small(sign_in, real_data):
    load(real_data / "lpa.geojson", known_from=date(2020, 7, 1))
    sign_in("commissioner")
    assert len(map_of(run_page("confidence", as_at="2020-07-06"))[1]) < MOST_BYTES


def test_the_year_and_the_area_are_chosen_by_the_address(sign_in):
    sign_in("commissioner")
    app = run_page("confidence", measure="PC4", area="SH", period="2018-12-31")
    words = words_of(app)
    assert "The four quarters Jan 2018 to Dec 2018" in words
    assert "Shropshire differs clearly from the rest" in words
    assert "Understands community issues" in app.title[0].value


def test_a_year_that_is_not_held_is_named(sign_in):
    sign_in("commissioner")
    app = run_page("confidence", period="2031-12-31")
    assert "There is no year of the survey “2031-12-31”" in words_of(app)


def test_a_question_without_bases_says_so_and_shows_no_test(sign_in):
    sign_in("commissioner")
    app = run_page("confidence", measure="PC7")
    words = words_of(app)
    assert "No base has been published for any of these figures" in words
    assert "Each area against the rest" not in words


def test_the_page_is_read_with_few_statements_and_read_again_with_one(sign_in):
    sign_in("commissioner")
    with statements() as cold:
        app = run_page("confidence")
    with statements() as warm:
        app.run()
    assert len(cold) <= 10, "\n".join(cold)
    assert len(warm) <= 1, "\n".join(warm)


@pytest.mark.parametrize("query", [{"area": "HW"}, {"area": "ST", "measure": "PC3"}])
def test_an_area_younger_than_every_wave_has_its_page_without_results(sign_in, query):
    sign_in("commissioner")
    app = run_page("confidence", as_at="2026-02-16", **query)
    assert not app.exception
    assert not app.error
    assert "could not be built" not in words_of(app)
    assert "Nothing is held of the areas shown" in words_of(app)


def test_the_map_is_of_the_areas_that_were_surveyed_whatever_areas_are_in_force(sign_in, tmp_path):
    load(boundaries(tmp_path, tuple(NAMES)), known_from=date(2020, 7, 1))
    sign_in("commissioner")
    assert map_of(run_page("confidence", as_at="2026-02-16")) is not None
