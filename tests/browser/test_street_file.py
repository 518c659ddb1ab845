from __future__ import annotations

import pytest
from playwright.sync_api import expect

from data_access.access.roles import Role
from tests.browser.conftest import LAPTOP, serving, settled, sign_in
from tests.patience import BROWSER_MS
from tests.skip_rule import real_data_folder

pytestmark = pytest.mark.real_data
JANUARY = "police_uk/2024-01-west-mercia-street.csv"


@pytest.fixture(scope="module")
def analyst(browser, tmp_path_factory):
    """A window of an analyst on a fresh store that holds January 2024 and nothing else."""
    folder = tmp_path_factory.mktemp("street")
    with serving(folder, sample=False, roles=(Role.ANALYST,)) as running:
        running.command("load", str(real_data_folder() / JANUARY), "--known-from", "2024-03-01")
        context = browser.new_context(base_url=running.url, viewport=LAPTOP)
        context.set_default_timeout(BROWSER_MS)
        page = context.new_page()
        page.goto("/")
        sign_in(page, "analyst", running.passwords["analyst"])
        yield page
        context.close()


def open_the_table(page):
    """The table of street-level crime, which stands folded below its finding."""
    page.goto("/weekly?as_at=2024-03-01")
    settled(page).get_by_text("ST1: table, notes and file").click()


def test_the_types_and_areas_of_january_2024_are_on_the_weekly_page(analyst):
    open_the_table(analyst)
    total = analyst.get_by_role("table").last.get_by_role("row").filter(has_text="all types")
    expect(total.get_by_role("cell").last).to_have_text("7,700")
    expect(analyst.get_by_role("cell", name="1,380", exact=True).first).to_be_visible()
    assert "Sample data" not in settled(analyst).locator("body").inner_text()


def test_the_total_of_january_2024_is_on_the_overview(analyst):
    analyst.goto("/?as_at=2024-03-01")
    expect(analyst.get_by_text("7,700").first).to_be_visible()


def test_areas_and_what_has_no_area_add_up_to_the_force(analyst):
    open_the_table(analyst)
    expect(
        analyst.get_by_role("table").last.get_by_role("row").filter(has_text="all types")
    ).to_be_visible()
    rows = settled(analyst).get_by_role("table").last.get_by_role("row").all_inner_texts()
    for row in rows[1:]:
        *parts, force = (int(cell.replace(",", "")) for cell in row.split("\t")[1:])
        assert sum(parts) == force, row
