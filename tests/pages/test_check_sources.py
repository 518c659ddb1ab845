"""The claim check page: contradictions with both sides and the form to resolve one; consultations."""

from __future__ import annotations

import pytest

from data_access.models import Resolution
from tests.data_access.helpers import audit_trail, csv_text, load, rows_in, statements
from tests.pages.helpers import html_of, run_page, words_of

NASTY = "<img src=x onerror=alert(1)> **bold** [x](javascript:alert(1))"
STAFF = ("commissioner", "chief_executive", "analyst")
MAY_RESOLVE = ("chief_executive", "analyst")


def forms(app, label="Resolve"):
    return [button for button in app.button if button.label == label]


def press(app, label, note):
    app.text_area[0].set_value(note)
    forms(app, label)[0].click().run()
    assert not app.exception
    return words_of(app)


@pytest.mark.parametrize("role", STAFF)
@pytest.mark.usefixtures("sample_store")
def test_every_contradiction_has_its_kind_both_sides_and_why(sign_in, role):
    sign_in(role)
    app = run_page("check", part="contradictions")
    assert not app.exception
    assert not app.error
    words = words_of(app)
    assert words.splitlines()[0] == "Claim check"
    for said in (
        "Two values. Open", "is given as 85% and around 83%", "para 48", "D10.1",
        "Majority under half. Open", "Impossible date. Open", "“consultation results",
    ):
        assert said in words
    assert len(app.subheader) == 18
    assert 'class="wm-marked"' in html_of(app)


@pytest.mark.parametrize("role", STAFF)
@pytest.mark.usefixtures("sample_store")
def test_who_may_resolve_one_finds_a_form_for_each(sign_in, role):
    sign_in(role)
    assert len(forms(run_page("check", part="contradictions"))) == (18 if role in MAY_RESOLVE else 0)


@pytest.mark.usefixtures("sample_store")
def test_one_is_resolved_with_a_note_and_opened_again_and_both_sides_stay(sign_in):
    sign_in("analyst")
    app = run_page("check", part="contradictions")
    words = press(app, "Resolve", NASTY)
    assert "It is resolved. Both sides stay as they are." in words
    assert "Two values. Resolved by analyst on" in words
    assert NASTY in words
    assert "<img src=x" not in html_of(app)
    assert "85%" in words
    assert "around 83%" in words
    assert "17 contradictions open, 1 resolved" in words
    assert (len(forms(app)), len(forms(app, "Open again"))) == (17, 1)
    assert "resolved contradiction" in str(audit_trail()[-1])
    # It is the last one on the page now.
    app.text_area[-1].set_value("A third paper came.")
    forms(app, "Open again")[0].click().run()
    assert "It is open again." in words_of(app)
    assert len(forms(app)) == 18
    assert rows_in(Resolution) == 2


@pytest.mark.usefixtures("sample_store")
def test_without_a_note_it_stays_open_and_the_reason_is_said(sign_in):
    sign_in("chief_executive")
    app = run_page("check", part="contradictions")
    press(app, "Resolve", " ")
    assert "The note is missing" in app.error[0].value
    assert rows_in(Resolution) == 0


@pytest.mark.usefixtures("sample_store")
def test_another_reader_sees_what_was_made_of_it(sign_in):
    sign_in("analyst")
    press(run_page("check", part="contradictions"), "Resolve", "The panel report is right.")
    sign_in("commissioner")
    words = words_of(run_page("check", part="contradictions"))
    assert "Resolved by analyst on" in words
    assert "The panel report is right." in words


@pytest.mark.usefixtures("store")
def test_what_a_paper_says_is_text_and_nothing_else(sign_in, tmp_path):
    path = tmp_path / "nasty.csv"
    path.write_text(
        csv_text([{"statement": NASTY, "kind": "event", "text": f"{NASTY} is currently", "source": NASTY}]),
        encoding="utf-8",
    )
    load(path)
    sign_in("analyst")
    app = run_page("check", part="contradictions")
    assert NASTY in words_of(app)
    assert "<img src=x" not in html_of(app)
    for element in (*app.subheader, *app.header, *app.markdown):
        assert "**bold**" not in element.value.replace("\\*", "")
    for expander in app.expander:
        assert "[x](" not in expander.label


@pytest.mark.parametrize(("part", "says"), [
    ("contradictions", "No contradiction is found in what is held."),
    ("consultations", "No consultation is held."),
])
@pytest.mark.usefixtures("store")
def test_without_anything_held_that_is_said(sign_in, part, says):
    sign_in("commissioner")
    app = run_page("check", part=part)
    assert not app.exception
    assert says in words_of(app)
    assert 'class="wm-empty"' in html_of(app)


@pytest.mark.usefixtures("sample_store")
def test_consultations_have_their_bases_intervals_and_whose_answers_they_are(sign_in):
    sign_in("commissioner")
    app = run_page("check", part="consultations")
    assert not app.exception
    assert not app.error
    words = words_of(app)
    for said in (
        "they are no sample of residents", "Bases do not agree: 9 shares",
        "24, which does not give 34.6%; 9 of 26 would", "83% to 93%", "4 answers (sources disagree)",
    ):
        assert said in words
    assert [heading.value for heading in app.subheader] == ["Domestic abuse strategy", "Road safety strategy"]
    assert len(app.get("download_button")) == 2


@pytest.mark.parametrize("part", ["contradictions", "consultations"])
@pytest.mark.usefixtures("sample_store")
def test_it_is_read_with_few_statements_and_read_again_with_one(sign_in, part):
    sign_in("commissioner")
    with statements() as cold:
        app = run_page("check", part=part)
    with statements() as warm:
        app.run()
    assert len(cold) <= 7, "\n".join(cold)
    assert len(warm) <= 1, "\n".join(warm)


@pytest.mark.usefixtures("sample_store")
def test_the_overview_leads_to_it(sign_in):
    sign_in("commissioner")
    app = run_page("")
    assert "15 contradictions in what papers say" in words_of(app)
    assert "check?part=contradictions" in html_of(app)


@pytest.mark.parametrize("figure", ["CK1", "CN1"])
@pytest.mark.usefixtures("sample_store")
def test_its_figures_have_an_address_for_staff_alone(sign_in, figure):
    sign_in("panel")
    assert f"There is no figure “{figure}”" in words_of(run_page("", figure=figure))
    sign_in("commissioner")
    app = run_page("", figure=figure)
    assert not app.error
    assert ("18 contradictions open" if figure == "CK1" else "8 questions") in words_of(app)
