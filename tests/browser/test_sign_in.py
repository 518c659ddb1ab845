from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ELSEWHERE, heading, settled, sign_in, try_to_sign_in

STAFF = [
    "Overview", "Weekly", "Monthly", "Confidence", "Victim services", "Estates", "Claim check", "Data",
    "Methods", "Accessibility",
]
NAVIGATION = {
    "panel": ["Editions", "Accessibility"], "commissioner": STAFF, "chief_executive": STAFF, "analyst": STAFF,
    "administrator": ["Accounts", "Audit", "Accessibility"],
}
SESSION, NONCE = "dashboard_session", "dashboard_sign_in"


def cookies_of(page):
    return {cookie["name"]: cookie for cookie in page.context.cookies()}


@pytest.mark.parametrize("role", NAVIGATION)
def test_a_role_sees_its_own_navigation_and_nothing_more(window_of, role):
    page = window_of(role)
    page.goto("/")
    expect(heading(settled(page))).to_be_visible()
    names = page.get_by_role("navigation").get_by_role("link").all_inner_texts()
    assert [name.strip() for name in names] == NAVIGATION[role]


def test_the_address_that_was_asked_for_is_opened_after_signing_in(new_window, server):
    page = new_window()
    page.goto("/weekly?as_at=2020-06-15&area=SH")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    sign_in(page, "analyst", server.passwords["analyst"])
    expect(page.get_by_text("Week ending Sunday 7 June 2020.")).to_be_visible()
    assert page.url == f"{server.url}/weekly?as_at=2020-06-15&area=SH"


def test_the_address_of_a_figure_is_opened_after_signing_in(new_window, server):
    page = new_window()
    page.goto("/?figure=CH1&as_at=2020-06-15")
    sign_in(page, "analyst", server.passwords["analyst"])
    expect(heading(page)).to_contain_text("Figure CH1")


def test_a_link_on_another_site_opens_its_page_for_a_visitor_who_is_signed_in(window_of, server):
    page = window_of("analyst")
    link = f'<a href="{server.url}/estates?as_at=2020-06-15">the milestones</a>'
    page.route(ELSEWHERE, lambda route: route.fulfill(content_type="text/html", body=link))
    page.goto(ELSEWHERE)
    page.get_by_role("link", name="the milestones").click()
    expect(heading(page)).to_contain_text("4 milestones")
    assert page.url == f"{server.url}/estates?as_at=2020-06-15"


@pytest.mark.parametrize("wanted", ["//evil.invalid", "https://evil.invalid", "/\\evil.invalid"])
def test_nobody_is_sent_to_another_site(window_of, server, wanted):
    answer = window_of("analyst").context.request.get("/", params={"next": wanted})
    assert answer.url == f"{server.url}/"


def test_a_wrong_password_is_said_to_be_wrong_and_opens_nothing(new_window):
    page = new_window()
    page.goto("/")
    try_to_sign_in(page, "panel", "not-the-password")
    expect(page.get_by_text("The name or the password is not right")).to_be_visible()
    assert SESSION not in cookies_of(page)
    assert page.get_by_text("Signed in:").count() == 0


def test_scripts_see_no_cookie_and_only_the_session_is_left(new_window, server):
    page = new_window()
    page.goto("/")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert page.evaluate("document.cookie") == ""
    assert set(cookies_of(page)) == {NONCE}
    sign_in(page, "analyst", server.passwords["analyst"])
    assert page.evaluate("document.cookie") == ""
    assert set(cookies_of(page)) == {SESSION}
    session = cookies_of(page)[SESSION]
    assert session["httpOnly"]
    assert session["sameSite"] == "Strict"
    assert page.evaluate("Object.keys(localStorage).filter(key => /session|token|auth/i.test(key))") == []


def code_for(page, role, server):
    """Sign in, but keep the code from being sent; gives back the code."""
    # The script that sends the form by itself does nothing here.
    page.route("**/auth/hand-over.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.goto("/")
    try_to_sign_in(page, role, server.passwords[role])
    field = page.locator('#hand-over input[name="code"]')
    expect(field).to_have_count(1)
    return field.get_attribute("value")


def hand_over(page, code, server):
    """Send a code as the form does; gives back where the answer leads."""
    answer = page.context.request.post(
        "/auth/session", form={"code": code, "next": "/weekly"}, max_redirects=0,
        headers={"origin": server.url},
    )
    return answer.headers["location"]


def test_a_code_is_good_once(new_window, server):
    page = new_window()
    code = code_for(page, "analyst", server)
    nonce = cookies_of(page)[NONCE]
    assert hand_over(page, code, server) == "/weekly"
    page.context.clear_cookies()
    page.context.add_cookies([nonce])
    assert "sign_in=again" in hand_over(page, code, server)
    assert SESSION not in cookies_of(page)


def test_a_code_is_good_in_the_browser_it_was_made_for_only(new_window, server):
    code = code_for(new_window(), "analyst", server)
    thief = new_window()
    thief.goto("/")
    expect(thief.get_by_role("button", name="Sign in")).to_be_visible()
    assert "sign_in=again" in hand_over(thief, code, server)
    assert SESSION not in cookies_of(thief)


def test_a_cookie_kept_from_before_signing_out_is_worthless(new_window, server):
    page = new_window()
    page.goto("/")
    sign_in(page, "analyst", server.passwords["analyst"])
    kept = page.context.storage_state()
    assert SESSION in {cookie["name"] for cookie in kept["cookies"]}
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert SESSION not in cookies_of(page)
    replayed = new_window(kept)
    replayed.goto("/weekly")
    expect(replayed.get_by_role("button", name="Sign in")).to_be_visible()
    assert replayed.get_by_text("Signed in:").count() == 0


def test_a_disabled_account_is_out_on_its_next_run(new_window, server):
    server.command(
        "accounts", "add", "leaver", "--role", "analyst", "--password-stdin", stdin="password-of-leaver"
    )
    page = new_window()
    page.goto("/")
    sign_in(page, "leaver", "password-of-leaver")
    server.command("accounts", "disable", "leaver")
    page.get_by_role("navigation").get_by_role("link", name="Estates").click()
    expect(page.get_by_text("your session has ended")).to_be_visible()
    assert page.get_by_text("Signed in:").count() == 0
    assert page.get_by_role("table").count() == 0


@pytest.mark.parametrize("path", ["/auth/session", "/auth/sign-out", "/weekly", "/"])
@pytest.mark.parametrize("origin", ["https://evil.invalid", "null"])
def test_a_change_asked_for_by_another_site_is_refused(window_of, path, origin):
    page = window_of("commissioner")
    answer = page.context.request.post(path, form={"code": "x"}, headers={"origin": origin})
    assert answer.status == 403


def test_a_visitor_is_not_signed_out_by_another_site(window_of):
    page = window_of("commissioner")
    page.context.request.post("/auth/sign-out", headers={"origin": "https://evil.invalid"})
    page.goto("/")
    expect(page.get_by_text("Signed in: commissioner")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/weekly", "/health", "/media/x", "/static/nothing.js"])
def test_every_answer_carries_the_security_headers(new_window, path):
    headers = new_window().context.request.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert re.search(r"script-src [^;]*unsafe-inline", policy) is None
    if not path.startswith("/static/"):
        assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("role", ["commissioner", "administrator"])
def test_walking_all_pages_breaks_no_policy_and_asks_no_other_host(window_of, role):
    # The window itself holds this, for every test; here every page of a role is walked.
    page = window_of(role)
    page.goto("/")
    for name in NAVIGATION[role]:
        page.get_by_role("navigation").get_by_role("link", name=name).click()
        expect(heading(settled(page))).to_be_visible()
        assert page.evaluate("document.cookie") == ""


def test_the_lock_out_says_how_long_to_wait(new_window):
    page = new_window()
    page.goto("/")
    for _try in range(5):
        try_to_sign_in(page, "somebody-else", "not-the-password")
        expect(page.get_by_text("The name or the password is not right")).to_be_visible()
        settled(page)
    try_to_sign_in(page, "somebody-else", "not-the-password")
    expect(page.get_by_text("Too many tries")).to_be_visible()
