from __future__ import annotations

import io

import docx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import heading, settled
from tests.browser.test_accessibility import assert_no_rule_is_broken
from tests.patience import BROWSER_MS


def test_the_monthly_page_breaks_no_rule(window_of):
    page = window_of("commissioner")
    page.goto("/monthly")
    expect(heading(settled(page))).to_be_visible()
    assert_no_rule_is_broken(page)


@pytest.mark.parametrize(("kind", "ending"), [("Word", "docx"), ("PDF", "pdf")])
def test_a_document_is_made_on_demand_and_is_for_signed_in_visitors_only(
    window_of, new_window, kind, ending
):
    page = window_of("commissioner")
    page.goto("/monthly?period=2020-06")
    button = settled(page).get_by_role("button", name=f"Download as {kind}")
    with page.expect_download(timeout=BROWSER_MS) as downloaded:
        button.click()
    file = downloaded.value
    assert file.suggested_filename == f"monthly-summary-2020-06-illustrative.{ending}"
    made = file.path().read_bytes()
    if kind == "Word":
        assert docx.Document(io.BytesIO(made)).core_properties.title.startswith("Monthly summary: June 2020")
    else:
        assert made.startswith(b"%PDF-")
        assert b"/StructTreeRoot" in made
    assert new_window().context.request.get(file.url).status == 404
