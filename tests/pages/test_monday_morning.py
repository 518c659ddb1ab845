"""The overview and the weekly table as a reader uses them on a Monday morning."""

from __future__ import annotations

import re

import pytest

from tests.pages.helpers import html_of, run_page, words_of
from tests.sample_counts import FOR_ATTENTION, WEEKLY_ROWS

ITEM = re.compile(r'<div class="wm-item">.*?alt="([^"]*)".*?<strong>(.*?)</strong>', flags=re.DOTALL)
ROW = re.compile(r'<td role="cell"[^>]*data-label="ID">(?:<div>)?<a [^>]*>([^<]*)</a>')
GROUPS = {
    "unusual": ("Concern", "Change", "Improvement", "Standard missed"),
    "data": ("No data", "Late", "Sources disagree", "Contradictions"),
    "decide": ("Date", "Due", "Ends"),
}

pytestmark = pytest.mark.usefixtures("sample_store")


@pytest.fixture(autouse=True)
def commissioner(sign_in):
    """Whoever looks is the Commissioner."""
    sign_in("commissioner")


def items(app):
    """The lines of the list: kind and sentence, in order."""
    assert not app.exception
    assert not app.error
    return ITEM.findall(html_of(app))


def rows(app):
    """The measures of the weekly table, in order; series that are not of the dashboard stand below it."""
    assert not app.exception
    assert not app.error
    return ROW.findall(html_of(app).split('aria-label="WK1:')[1].split("</table>")[0])


def box(app, label):
    return next(box for box in app.selectbox if box.label == label)


def test_the_list_begins_with_the_concern_then_what_has_no_data():
    app = run_page("")
    found = items(app)
    assert len(found) == FOR_ATTENTION
    assert found[0] == (
        "Concern (high)",
        "Investigations open for more than 90 days stayed above the usual range for 4 weeks,"
        " since w/e 7 Jun 2020",
    )
    assert [kind for kind, _sentence in found[1:4]] == ["No data"] * 3
    assert any(expander.label == "11 more" for expander in app.expander)


def test_every_line_has_its_evidence_the_way_to_it_and_a_button_to_ask():
    app = run_page("")
    html = html_of(app)
    assert "2,651, week ending Sunday 28 June 2020; lower than last week; usual range 2,221 to 2,600" in html
    assert 'href="/weekly?measure=IV5"' in html
    asking = [button for button in app.button if button.label == "Ask"]
    # One for each thing; two lines of one figure share theirs.
    assert len({button.key for button in asking}) == len(asking) == FOR_ATTENTION


@pytest.mark.parametrize("group", GROUPS)
def test_the_list_can_be_narrowed_and_the_address_keeps_it(group):
    app = run_page("", attention=group)
    kinds = [kind for kind, _sentence in items(app)]
    assert kinds == [kind for kind, _sentence in items(run_page("")) if kind.startswith(GROUPS[group])]
    assert 0 < len(kinds) < FOR_ATTENTION


def test_the_parts_of_the_list_add_up_to_all_of_it():
    assert sum(len(items(run_page("", attention=group))) for group in GROUPS) == FOR_ATTENTION


def test_a_part_of_the_list_that_does_not_exist_is_named():
    app = run_page("", attention="gossip")
    assert "There is no part of the list “gossip”" in words_of(app)


def test_each_objective_has_a_tile_with_its_headlines_and_the_states_of_its_measures():
    html = html_of(run_page(""))
    tiles = html.split('<div class="wm-tiles wm-objectives">')[1].split('<div class="wm-tile">')[1:]
    assert [re.search(r"<h3>(\w)\.", tile).group(1) for tile in tiles] == ["A", "B", "C", "D"]
    assert [tile.count('class="wm-headline"') for tile in tiles] == [2, 2, 2, 2]
    assert all('aria-label="Measures by state"' in tile for tile in tiles)


def test_what_chance_alone_would_give_is_said_in_words():
    words = words_of(run_page(""))
    assert "1 change with a known cause. Chance alone would give 0 to 2. 6 measures have no data." in words


def test_the_overview_says_what_is_new_what_was_revised_and_how_the_data_is():
    words = words_of(run_page(""))
    assert "Changed since Monday 29 June 2020" in words
    assert "Newly without data: RT1, RT2, RT3, RT4, CU3 and CP1" in " ".join(words.split())
    assert "Data health" in words


def test_the_table_begins_with_what_is_out_of_the_ordinary_and_folds_the_rest_by_theme():
    app = run_page("weekly")
    assert rows(app) == ["IV5", "CH4", "CR2", "WF8", "RT1", "RT2", "RT3", "RT4", "CU3", "CP1"]
    themes = [told.label for told in app.expander if "other measure" in told.label]
    folded = [int(label.rpartition(": ")[2].split()[0]) for label in themes]
    never = next(told.label for told in app.expander if "never supplied" in told.label)
    assert len(folded) > 5
    assert len(rows(app)) + sum(folded) + int(never.split()[0]) == WEEKLY_ROWS


def sets(app):
    """The numbers above the table, by the name of the set and the address each leads to."""
    told = html_of(app).split('class="wm-sets"')[1].split("</ul>")[0]
    return re.findall(r'<a href="([^"]*)"[^>]*>(.*?) <strong>(\d+)</strong>', told)


@pytest.mark.parametrize("page", ["", "weekly"])
@pytest.mark.parametrize("area", [None, "SH"])
def test_every_number_of_measures_leads_to_exactly_the_measures_it_counts(page, area):
    query = {} if area is None or page == "" else {"area": area}
    *found, (_all, _name, total) = sets(run_page(page, **query))
    assert sum(int(count) for _to, _name, count in found) == int(total) == WEEKLY_ROWS
    for to, name, count in found:
        assert to.startswith("/weekly?")
        assert len(rows(run_page("weekly", state=name, **query))) == int(count), name


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "Concern"}, ["IV5"]), ({"theme": "Custody", "state": "No data"}, ["CU3"]),
        ({"state": "Out of the ordinary", "order": "state"}, ["IV5", "CH4", "CR2", "WF8"]),
        ({"find": "burglary"}, ["CR2", "VC3"]),
        ({"state": "Improvement", "order": "name"}, ["CH4", "WF8", "CR2"]),
    ],
)
def test_an_address_shows_the_rows_it_asks_for(query, found):
    assert rows(run_page("weekly", **query)) == found


def test_a_choice_of_the_reader_narrows_the_table_and_goes_into_the_address():
    app = run_page("weekly")
    box(app, "Theme").select("Custody").run()
    assert rows(app) == ["CU1", "CU2", "CU3", "CU4"]
    assert "Custody" in app.query_params["theme"]
    box(app, "State").select("No data").run()
    assert rows(app) == ["CU3"]


def test_a_theme_that_does_not_exist_is_named_and_no_row_is_shown():
    app = run_page("weekly", theme="Nonsense")
    assert "There is no theme “Nonsense”" in words_of(app)
    assert not ROW.findall(html_of(app))


def test_an_area_has_no_announcement_above_what_chance_explains():
    app = run_page("weekly", area="SH")
    assert app.title[0].value == (
        "2 of 19 measures signal, no more than chance gives; look, but do not announce"
    )
    folded = next(told for told in app.expander if "held for the whole force only" in told.label)
    named = "".join(table.proto.body for table in folded.get("html"))
    # CH1 was supplied, if not for this area: it is not among those never supplied.
    assert ">CH1<" in named
    assert ">CH10<" not in named


@pytest.mark.whole_sample
@pytest.mark.parametrize(
    "theme", ["Call handling", "Response", "Demand and crime", "Investigation", "Stop and search", "Custody",
              "People", "Money and complaints", "Neighbourhood policing"],
)
def test_every_measure_of_a_theme_can_be_opened(theme):
    codes = rows(run_page("weekly", theme=theme))
    assert codes
    for code in codes:
        app = run_page("weekly", measure=code)
        assert not app.exception, code
        assert not app.error, code
        assert app.title, code
        assert "What it counts" in words_of(app), code


def test_a_measure_by_area_has_five_small_charts_and_a_rate_of_residents():
    app = run_page("weekly", measure="CR1")
    assert len(app.get("vega_lite_chart")) == 1 + 5 + 1
    words = words_of(app)
    assert "not a ranking" in words
    assert "Residents of each area" in words


def test_a_measure_that_was_never_supplied_says_so():
    app = run_page("weekly", measure="CH10")
    assert not app.exception
    assert "nothing held on 6 July 2020" in words_of(app)


def test_a_measure_can_be_opened_for_an_area_and_for_one_without_a_figure_the_force_is_shown():
    assert "Shropshire" in words_of(run_page("weekly", measure="CR1", area="SH")).splitlines()[0]
    app = run_page("weekly", measure="CH1", area="SH")
    assert "No figure is held for this area; the whole force is shown." in words_of(app)
