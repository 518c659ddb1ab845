"""What stands in a file is shown as it stands there, wherever it is shown."""

from __future__ import annotations

import pytest

from tests.data_access.helpers import load, week_file
from tests.pages.helpers import html_of, run_page, words_of

NASTY = "<img src=x onerror=alert(1)> **bold** [x](javascript:alert(1)) <script>alert(2)</script>"
DARK_WEEK = {
    "measure": "RT1", "period_end": "2020-07-05", "value": "", "status": "not-available",
    "reason": NASTY, "owner": f"Owner {NASTY}", "source": f"Source {NASTY}", "locator": NASTY,
    "known_from": "2020-07-07",
}
WEEK = {"measure": "CH1", "source": f"Source {NASTY}", "known_from": "2020-07-07"}


@pytest.mark.parametrize(
    ("address", "query"),
    [("", {}), ("weekly", {}), ("weekly", {"measure": "RT1"}), ("weekly", {"measure": "CH1"}),
     ("", {"figure": "RT1"}), ("", {"figure": "WK1"})],
)
@pytest.mark.usefixtures("store")
def test_markup_in_a_file_is_shown_literally(sign_in, tmp_path, address, query):
    sign_in("commissioner")
    load(week_file(tmp_path, DARK_WEEK, WEEK))
    app = run_page(address, as_at="2020-07-07", **query)
    assert not app.exception
    assert not app.error
    html = html_of(app)
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "<img src=x" not in html
    assert "<script" not in html
    assert "**bold** [x](javascript:alert(1))" in words_of(app)
    # What Streamlit would read as Markdown has every mark made literal.
    for element in (*app.title, *app.header, *app.markdown):
        assert "**bold**" not in element.value
        assert "[x](" not in element.value


@pytest.mark.usefixtures("sample_store")
def test_what_the_address_asks_for_is_shown_literally(sign_in):
    sign_in("commissioner")
    for query in ({"measure": NASTY}, {"area": NASTY}, {"as_at": NASTY}, {"figure": NASTY}):
        app = run_page("weekly", **query)
        assert NASTY in words_of(app)
        assert "<img src=x" not in html_of(app)
