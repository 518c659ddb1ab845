from __future__ import annotations

import pytest

from data_access import UnknownAccount, viewer
from interface.sign_in.form import check_sign_in
from tests.pages.helpers import html_of, run_page, words_of


def fill_in(app, label, value):
    fields = (*app.text_input, *app.selectbox, *app.radio)
    next(field for field in fields if field.label == label).set_value(value)


def press(app, label):
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return words_of(app)


@pytest.mark.usefixtures("store")
def test_an_account_can_be_added_and_its_password_is_shown_once(sign_in):
    sign_in("administrator")
    app = run_page("accounts")
    fill_in(app, "Name", "New.Person")
    fill_in(app, "Role", "Analyst")
    told = press(app, "Add")
    password = told.split("Password of new.person: ")[1].split(" ")[0]
    assert check_sign_in("new.person", password, "192.0.2.1").name == "new.person"
    assert "new.person" in words_of(run_page("accounts"))
    app.run()
    assert password not in words_of(app)


@pytest.mark.parametrize("name", ["", "administrator", "<b>eve</b>", "**eve**", "[eve](//x.invalid)"])
@pytest.mark.usefixtures("store")
def test_an_account_that_cannot_be_is_refused_in_words(sign_in, name):
    sign_in("administrator")
    app = run_page("accounts")
    fill_in(app, "Name", name)
    words = press(app, "Add")
    assert len(app.error) == 1
    assert "**eve**" not in app.error[0].value
    assert "<b>eve" not in html_of(app)
    assert "Password of" not in words


@pytest.mark.usefixtures("store")
def test_an_account_can_be_disabled(sign_in):
    sign_in("administrator")
    app = run_page("accounts")
    fill_in(app, "Account", "analyst")
    fill_in(app, "Change", "Disable")
    press(app, "Change this account")
    with pytest.raises(UnknownAccount):
        viewer("analyst")


@pytest.mark.usefixtures("store")
def test_a_session_that_was_ended_shows_nothing_on_its_next_run(sign_in, cookies):
    sign_in("analyst")
    app = run_page("")
    assert "No figures are held yet" in words_of(app)
    theirs = dict(cookies)
    sign_in("administrator")
    page = run_page("accounts")
    fill_in(page, "Account", "analyst")
    fill_in(page, "Change", "End its sessions")
    press(page, "Change this account")
    cookies.clear()
    cookies.update(theirs)
    assert "No figures are held yet" not in words_of(app.run())


@pytest.mark.usefixtures("store")
def test_the_audit_log_names_who_did_what_newest_first(sign_in):
    sign_in("administrator")
    words = words_of(run_page("audit"))
    assert "administrator  Signed in" in words
    assert words.index("Signed in", words.index("newest first")) < words.index("Added the account")
