"""The data page in a browser: an analyst looks at files, loads them, and finds what they changed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from data_access.access.roles import Role
from tests.browser.conftest import LAPTOP, serving, settled, sign_in
from tests.data_access.helpers import csv_text
from tests.patience import BROWSER_MS

FIRST = {"measure": "CH1", "area": "WM", "period_end": "2020-07-05", "value": "93.1",
         "known_from": "2020-07-07", "source": "Return of 7 July"}
REVISED = {**FIRST, "value": "91.9", "known_from": "2020-07-14", "source": "<b>Return</b> of 14 July"}
WRONG = (
    {**FIRST, "period_end": "2020-07-04"}, {**FIRST, "value": "<img src=x onerror=alert(1)>"},
)


@pytest.fixture(scope="module")
def analyst(browser, tmp_path_factory):
    """A window of an analyst on a store that holds one figure."""
    folder = tmp_path_factory.mktemp("data-page")
    with serving(folder, sample=False, roles=(Role.ANALYST,)) as running:
        first = folder / "first.csv"
        first.write_text(csv_text([FIRST]), encoding="utf-8")
        running.command("load", str(first))
        context = browser.new_context(base_url=running.url, viewport=LAPTOP)
        context.set_default_timeout(BROWSER_MS)
        page = context.new_page()
        page.goto("/")
        sign_in(page, "analyst", running.passwords["analyst"])
        yield page
        context.close()


def choose(page, name, *rows):
    """Open the part to load files in, and choose one."""
    page.goto("/data?part=load")
    expect(page.get_by_text("Choose one file or several")).to_be_visible()
    page.locator('input[type="file"]').set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": csv_text(rows).encode()}
    )


def opened(page, tab):
    """Go on to a part by its tab."""
    page.get_by_role("tab", name=tab).click()
    expect(page.get_by_role("tab", name=tab)).to_have_attribute("aria-selected", "true")
    return settled(page)


def test_a_wrong_file_is_refused_with_its_reasons_and_stores_nothing(analyst):
    choose(analyst, "wrong.csv", *WRONG)
    expect(analyst.get_by_text("Nothing was stored.")).to_be_visible()
    table = analyst.get_by_role("table")
    expect(table.get_by_role("cell", name="period_end")).to_be_visible()
    expect(table.get_by_text("a week ends on a Sunday")).to_be_visible()
    expect(table.get_by_role("cell", name="<img src=x onerror=alert(1)>")).to_be_visible()
    expect(analyst.get_by_role("button", name="Load", exact=True)).to_have_count(0)
    assert analyst.locator("img[src='x']").count() == 0
    opened(analyst, "Loads")
    expect(analyst.get_by_role("heading", name="1 file taken in")).to_be_visible()


def test_a_revised_figure_is_previewed_loaded_and_found_again(analyst):
    choose(analyst, "revised.csv", REVISED)
    expect(analyst.get_by_role("heading", name="1 figure would be revised")).to_be_visible()
    row = analyst.get_by_role("row").filter(has_text="91.9%")
    expect(row).to_contain_text("999 calls answered")
    expect(row).to_contain_text("93.1%")
    # Looking has stored nothing: the list of loads is as it was.
    analyst.get_by_role("button", name="Load", exact=True).click()
    expect(analyst.get_by_text("Loaded revised.csv: 1 row read, 0 new, 1 revised")).to_be_visible()
    expect(analyst.get_by_role("button", name="Load", exact=True)).to_have_count(0)

    opened(analyst, "Loads")
    expect(analyst.get_by_role("heading", name="2 files taken in")).to_be_visible()
    expect(analyst.get_by_role("row").filter(has_text="revised.csv")).to_contain_text("analyst")
    expect(analyst).to_have_url(re.compile("part=loads"))

    analyst.goto("/data?since=2020-07-08&as_at=2020-07-20")
    expect(analyst.get_by_role("heading", name="1 figure revised since 8 July 2020")).to_be_visible()
    expect(analyst.get_by_role("row").filter(has_text="93.1%")).to_contain_text("91.9%")

    analyst.get_by_role("link", name="CH1").click()
    expect(analyst.get_by_role("heading", name="CH1, West Mercia: 1 figure held, 1 revised")).to_be_visible()
    expect(analyst.get_by_role("row").filter(has_text="revised.csv")).to_contain_text("<b>Return</b>")
    expect(analyst.get_by_role("row").filter(has_text="first.csv")).to_contain_text("14 Jul 2020")


def test_another_measure_and_another_day_stand_in_the_address(analyst):
    analyst.goto("/data?measure=CH1")
    analyst.get_by_role("combobox", name="Measure").fill("CH2")
    analyst.keyboard.press("Enter")
    expect(analyst.get_by_role("heading", name="CH2, West Mercia: nothing was ever held")).to_be_visible()
    expect(analyst).to_have_url(re.compile("measure=CH2"))
    opened(analyst, "Revised")
    expect(analyst.get_by_role("group", name="Revised since")).to_be_visible()
    expect(analyst).to_have_url(re.compile(r"/data\?part=revised$"))


def test_a_template_can_be_downloaded(analyst):
    analyst.goto("/data?part=templates")
    with analyst.expect_download() as download:
        analyst.get_by_role("button", name="Download observations").click()
    assert download.value.suggested_filename == "template-observations.csv"
    header = download.value.path().read_text(encoding="utf-8").splitlines()[0]
    assert {"measure", "area", "period_end", "value"} <= set(header.split(","))
