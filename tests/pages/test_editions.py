from __future__ import annotations

from tests.pages.helpers import run_page, words_of


def test_a_panel_member_is_told_what_will_be_here_and_sees_no_figure(sign_in):
    sign_in("panel")
    app = run_page("")
    assert app.title[0].value == "No edition has been published yet"
    words = words_of(app)
    assert "frozen on a day, so that nothing changes during a meeting" in words
    assert "When the Chief Executive publishes an edition you find it here" in words
    assert not app.get("vega_lite_chart")
    assert "CH1" not in words
    assert not app.exception
