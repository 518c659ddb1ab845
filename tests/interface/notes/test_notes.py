"""The blocks a page shows below a figure: who sees which form, what is shown, what hostile text does."""

from __future__ import annotations

from datetime import date
from unittest.mock import PropertyMock

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from data_access import RecordRefused, open_reader, open_recorder
from data_access.access.roles import RIGHTS, Role, operator
from data_access.access.sessions import end_session, issue_code, redeem_code
from data_access.models import Commentary, Question
from interface.http.cookies import SESSION
from tests.data_access.helpers import audit_trail, read, rows_in
from tests.interface.components.test_escaping import NASTY
from tests.pages.helpers import html_of, words_of
from tests.patience import PAGE_S

TODAY, YESTERDAY, WEEK = date(2020, 7, 8), date(2020, 7, 7), date(2020, 7, 5)
COMMENTS = ["Add a comment (CH1)"]
FORMS = [
    *COMMENTS, "Record what is being done (CH1)", "Rebase: work out the usual range again (CH1)",
    "Record an event or a break (CH1)", "Record a gap: a figure that is missing (CH1)",
]
TAKE_BACK, CLOSE = "Take back a comment or an action (CH1)", "Close a question (CH1)"


def dialog(day: str) -> None:
    # AppTest runs the whole page again where a browser runs the dialog alone, so it is the page here.
    from datetime import date

    from interface.notes.notes import ask_now
    from interface.notes.recording import say_recorded

    say_recorded("ask-CH1")
    ask_now("CH1", date.fromisoformat(day), "Calls <b>answered</b>")


def page(day: str, area: str | None) -> None:
    from datetime import date

    import streamlit as st

    from data_access.access.sessions import current_visit
    from interface.http.cookies import SESSION
    from interface.notes.notes import notes_on, question_button

    visit = current_visit(st.context.cookies.get(SESSION))
    if visit is not None:
        as_at = date.fromisoformat(day)
        question_button(visit, "CH1" if area is None else f"CH1-{area}", as_at, "Calls <b>answered</b>")
        notes_on(visit, as_at, "CH1", area)


@pytest.fixture
def cookies(monkeypatch):
    held = {}
    monkeypatch.setattr(ContextProxy, "cookies", PropertyMock(return_value=held))
    return held


@pytest.fixture
def shown_to(accounts, cookies, frozen_day):
    """Call it with a role to see the blocks as that role, as at a day."""
    assert accounts
    frozen_day(TODAY)

    def shown(role, day=TODAY, area=None):
        cookies[SESSION] = redeem_code(issue_code(role.replace("_", "-"), "nonce"), "nonce")
        app = AppTest.from_function(page, args=(day.isoformat(), area), default_timeout=PAGE_S)
        return ran(app)

    return shown


def ran(app):
    app.run()
    assert not app.exception
    return app


def expanders(app):
    return [block.label for block in app.get("expander")]


def fill_in(app, key, value):
    fields = (*app.text_area, *app.text_input, *app.date_input, *app.selectbox)
    next(field for field in fields if field.key == key).set_value(value)


def press(app, label):
    next(button for button in app.button if button.label == label).click()
    return words_of(ran(app))


def write(act):
    with open_recorder(operator()) as recorder:
        return act(recorder)


@pytest.mark.parametrize(
    ("role", "forms"),
    [("commissioner", COMMENTS), ("chief_executive", FORMS), ("analyst", FORMS)],
)
def test_a_role_finds_the_forms_it_may_use(shown_to, role, forms):
    app = shown_to(role)
    assert expanders(app) == forms
    assert "Raise a question" in [button.label for button in app.button]
    assert "Nothing had been written about CH1 by 8 July 2020." in words_of(app)


@pytest.mark.parametrize("role", ["panel", "administrator"])
def test_who_is_not_staff_finds_nothing(shown_to, role):
    write(lambda recorder: recorder.commentary.comment("CH1", None, None, "A remark."))
    app = shown_to(role)
    assert (words_of(app).strip(), list(app.button), expanders(app)) == ("", [], [])


@pytest.fixture
def asked_in_dialog(shown_to, cookies):
    """Call it to sign in as the Commissioner and open the inside of the dialog, as at a day."""

    def opened(day=TODAY):
        shown_to("commissioner")
        assert cookies
        return ran(AppTest.from_function(dialog, args=(day.isoformat(),), default_timeout=PAGE_S))

    return opened


def test_the_button_opens_a_dialog_with_the_figure_and_its_title(shown_to):
    app = shown_to("commissioner")
    words = " ".join(press(app, "Raise a question").split())
    assert "CH1 : Calls <b>answered</b> Read as at 8 July 2020." in words
    assert "<b>answered" not in html_of(app)
    suggestion = next(field for field in app.text_area if field.label == "Your question").placeholder
    assert suggestion.startswith("For example: what lies behind this figure")
    assert "Raise the question" not in [button.label for button in ran(app).button]


def test_a_question_is_raised(asked_in_dialog, shown_to):
    app = asked_in_dialog()
    fill_in(app, "ask-form-CH1-0-text", "Why is it higher?")
    assert "Question 1 about CH1 is recorded." in press(app, "Raise the question")
    assert next(field for field in app.text_area).value in ("", None)
    assert "is recorded" not in words_of(ran(app))
    assert (
        "Question 1, open · to be answered by West Mercia Police · asked by commissioner on 8 July 2020"
    ) in words_of(shown_to("analyst"))
    with open_reader(operator(), TODAY) as reader:
        assert list(reader.office_records.questions()["as_at"].dt.date) == [TODAY]


def test_a_question_that_is_refused_keeps_its_words_and_says_why(asked_in_dialog):
    app = asked_in_dialog()
    assert "The question is missing." in press(app, "Raise the question")
    fill_in(app, "ask-form-CH1-0-text", "a\x00b <b>**x**")
    assert "control character" in press(app, "Raise the question")
    assert app.text_area[0].value == "a\x00b <b>**x**"
    assert rows_in(Question) == 0


def test_a_dialog_that_stood_open_when_the_session_ended_records_nothing(asked_in_dialog, cookies):
    app = asked_in_dialog()
    fill_in(app, "ask-form-CH1-0-text", "Why?")
    end_session(cookies[SESSION])
    assert "Your session has ended. Nothing was recorded" in press(app, "Raise the question")
    assert rows_in(Question) == 0


def test_a_dialog_of_somebody_whose_role_changed_records_nothing(asked_in_dialog, monkeypatch):
    app = asked_in_dialog()
    fill_in(app, "ask-form-CH1-0-text", "Why?")
    monkeypatch.setitem(RIGHTS, Role.COMMISSIONER, frozenset())
    assert "This role may not raise a question." in press(app, "Raise the question")
    assert rows_in(Question) == 0


def test_a_dialog_that_fails_says_so_with_a_reference(asked_in_dialog, monkeypatch):
    app = asked_in_dialog()
    monkeypatch.setattr("interface.notes.recording.open_recorder", lambda _viewer: 1 / 0)
    assert "The question was not recorded. Reference" in press(app, "Raise the question")


def test_a_question_raised_on_an_earlier_day_is_shown_apart_at_once(asked_in_dialog, shown_to):
    app = asked_in_dialog(YESTERDAY)
    fill_in(app, "ask-form-CH1-0-text", "Why?")
    words = press(app, "Raise the question")
    assert "It is dated today and stands apart here, as nobody knew it on 7 July 2020." in words
    earlier = words_of(shown_to("analyst", YESTERDAY))
    assert "Written since 7 July 2020" in earlier
    assert "asked by commissioner today, about 7 July 2020" in earlier
    with open_reader(operator(), YESTERDAY) as reader:
        assert reader.office_records.questions().empty
        assert list(reader.office_records.questions(later=True)["text"]) == ["Why?"]


def test_an_action_is_noted_as_done_with_what_came_of_it(shown_to):
    with open_recorder(operator()) as recorder:
        number = recorder.commentary.action("CH1", None, "A second team.", "The head", date(2020, 9, 1))
        recorder.commentary.action("CH1", None, "Another.", "The head", date(2020, 9, 1))
    app = shown_to("chief-executive")
    fill_in(app, "finish-CH1-0-outcome", "It answers <b>more</b>.")
    press(app, "It is done")
    words = words_of(shown_to("commissioner"))
    assert "What was done" in words
    assert "done, as chief-executive noted on 8 July 2020: It answers <b>more</b>." in words
    with open_recorder(operator()) as recorder:
        recorder.commentary.finish(number, "That too.")
        with pytest.raises(RecordRefused, match="was noted as done by chief-executive on 8 July 2020"):
            recorder.commentary.finish(number + 1, "Again.")


def test_a_comment_is_recorded_shown_and_taken_back(shown_to):
    app = shown_to("commissioner")
    assert TAKE_BACK not in expanders(app)
    fill_in(app, "comment-CH1-0-text", "First line\nsecond line")
    fill_in(app, "comment-CH1-0-period", WEEK)
    words = press(app, "Add the comment")
    assert "The comment on CH1 is recorded." in words
    assert "About the period that ends on 5 July 2020 · whole force · recorded by commissioner" in words
    assert "<p>First line<br>second line</p>" in html_of(app)
    assert app.text_area[0].value in ("", None)
    words = press(app, "Take it back")
    assert "It is taken back" in words
    assert "First line" not in words
    assert [act for _, act, _ in audit_trail()][-2:] == ["commented", "took back comment"]


def test_an_action_says_by_whom_by_when_and_that_it_is_overdue(shown_to):
    app = shown_to("analyst")
    fill_in(app, "action-CH1-0-text", "More call handlers")
    fill_in(app, "action-CH1-0-owner", "Supt Jones")
    fill_in(app, "action-CH1-0-due", WEEK)
    words = press(app, "Record the action")
    assert "What is being done" in words
    assert "By Supt Jones · by 5 July 2020: overdue by 3 days" in " ".join(words.split())
    write(lambda r: r.commentary.action("CH1", None, "Soon", "Force", TODAY))
    assert "by 8 July 2020 (today)" in words_of(ran(app))


def test_a_gap_an_event_and_a_rebase_are_recorded(shown_to):
    app = shown_to("chief_executive")
    fill_in(app, "gap-CH1-0-period", WEEK)
    fill_in(app, "gap-CH1-0-reason", "System down")
    fill_in(app, "gap-CH1-0-owner", "Force")
    assert "The gap in CH1 is recorded." in press(app, "Record the gap")
    assert list(read("CH1", as_at=TODAY)["status"]) == ["not-available"]
    fill_in(app, "event-CH1-0-kind", "break")
    fill_in(app, "event-CH1-0-day", WEEK)
    fill_in(app, "event-CH1-0-title", "New system")
    assert "The break of CH1 is recorded." in press(app, "Record it")
    fill_in(app, "rebase-CH1-0-day", WEEK)
    fill_in(app, "rebase-CH1-0-title", "New rota")
    fill_in(app, "rebase-CH1-0-reason", "More staff")
    assert "No figure of CH1 in West Mercia is held" in press(app, "Record the rebase")
    assert next(field for field in app.text_input if field.key == "rebase-CH1-0-title").value == "New rota"
    with open_reader(operator(), TODAY) as reader:
        event = reader.catalogue.events().iloc[-1]
    assert (event["kind"], event["area"], event["recorded_by"]) == ("break", "WM", "chief-executive")


@pytest.mark.usefixtures("sample_store")
def test_a_rebase_is_recorded_for_every_area_when_that_is_chosen(shown_to):
    app = shown_to("analyst")
    held = len(audit_trail())
    fill_in(app, "rebase-CH1-0-day", date(2020, 6, 21))
    fill_in(app, "rebase-CH1-0-title", "New rota")
    fill_in(app, "rebase-CH1-0-reason", "More staff")
    fill_in(app, "rebase-CH1-0-area", "")
    assert "The rebase of CH1 is recorded." in press(app, "Record the rebase")
    assert audit_trail()[held:] == [("analyst", "recorded rebase", "CH1")]


def test_a_question_is_closed_by_those_who_may(shown_to):
    write(lambda recorder: recorder.questions.ask("Why?", "CH1", TODAY))
    assert CLOSE not in expanders(shown_to("commissioner"))
    app = shown_to("chief_executive")
    assert CLOSE in expanders(app)
    assert "Question 1 is answered." in press(app, "Close the question")
    assert "Question 1, answered" in words_of(app)
    assert CLOSE not in expanders(app)


def test_nobody_but_the_chief_executive_is_offered_to_take_back_what_another_wrote(shown_to):
    write(lambda recorder: recorder.commentary.comment("CH1", None, None, "A remark."))
    assert TAKE_BACK not in expanders(shown_to("analyst"))
    assert TAKE_BACK in expanders(shown_to("chief_executive"))


def test_an_area_shows_its_own_notes_and_those_of_the_force_and_only_its_own_questions(shown_to):
    for area in (None, "SH", "TW"):
        write(lambda recorder, where=area: recorder.commentary.comment("CH1", where, None, f"About {where}."))
        figure = "CH1" if area is None else f"CH1-{area}"
        write(lambda recorder, of=figure: recorder.questions.ask(f"Why {of}?", of, TODAY))
    words = words_of(shown_to("commissioner", area="SH"))
    assert ("About SH." in words, "About None." in words, "About TW." in words) == (True, True, False)
    assert ("Why CH1-SH?" in words, "Why CH1?" in words) == (True, False)
    force = words_of(shown_to("commissioner"))
    assert ("About SH." in force, "About TW." in force, "Why CH1?" in force) == (True, True, True)
    assert "Telford & Wrekin · recorded by" in force
    assert words_of(shown_to("commissioner", area="WM")) == force


def test_a_comment_from_the_page_of_an_area_is_about_the_area(shown_to):
    app = shown_to("commissioner", area="SH")
    fill_in(app, "comment-CH1-SH-0-text", "Shropshire alone.")
    press(app, "Add the comment")
    with open_reader(operator(), TODAY) as reader:
        assert list(reader.office_records.commentary("CH1")["area"]) == ["SH"]


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_is_shown_as_text(shown_to, text):
    write(lambda recorder: recorder.questions.ask(text, "CH1", TODAY))
    write(lambda recorder: recorder.commentary.comment("CH1", None, None, text))
    write(lambda recorder: recorder.commentary.action("CH1", None, text, text, TODAY))
    app = shown_to("chief_executive")
    html = html_of(app)
    assert words_of(app).count(text) >= 4
    for mark in ("<img", "<script", "<b>", "<https", 'href="'):
        assert mark not in html
    # Markdown is obeyed in these kinds of element only, and none of them holds a word of it.
    markdown = [str(element.value) for kind in ("markdown", "caption") for element in getattr(app, kind)]
    assert [told for told in markdown if text in told] == []


def test_a_refusal_that_repeats_hostile_text_is_plain(shown_to):
    write(lambda recorder: recorder.commentary.comment("CH1", None, None, "x"))
    app = shown_to("commissioner")
    fill_in(app, "comment-CH1-0-text", "a\x00b <b>**x**")
    press(app, "Add the comment")
    assert "control character" in app.error[0].value
    assert rows_in(Commentary) == 1
