from __future__ import annotations

import csv

from tests.browser.conftest import settled


def test_the_file_of_a_figure_is_for_signed_in_visitors_only(window_of, new_window):
    page = window_of("commissioner")
    page.goto("/weekly?measure=CH1")
    settled(page).get_by_text("CH1: table, notes and file").click()
    button = page.get_by_role("button", name="Download CH1-illustrative.csv")
    with page.expect_download() as downloaded:
        button.click()
    file = downloaded.value
    assert file.suggested_filename == "CH1-illustrative.csv"
    rows = list(csv.reader(file.path().read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0][:5] == ["measure", "area", "period_start", "period_end", "value"]
    assert ["CH1", "WM", "2020-06-22", "2020-06-28", "91.33"] in [row[:5] for row in rows]
    assert any("Illustrative: not real figures" in cell for row in rows for cell in row)
    assert "/media/" in file.url
    assert page.context.request.get(file.url).status == 200
    assert new_window().context.request.get(file.url).status == 404
