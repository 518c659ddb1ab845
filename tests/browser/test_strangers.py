"""A fresh server that nobody ever signed in to: no address shows anything but the sign-in form."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serving, settled
from tests.patience import ANSWER_S, BROWSER_MS

ADDRESSES = (
    "/", "/weekly", "/monthly", "/confidence", "/check", "/victims",
    "/estates", "/plan", "/holding-to-account",
    "/inspections", "/panel", "/editions", "/data", "/methods", "/accounts", "/audit", "/accessibility",
    "/auth/session", "/auth/sign-out", "/live/x", "/live/x/events", "/nonsense", "/overview",
    "/pages/overview", "/weekly?measure=CH1", "/?figure=CH1", "/?sign_in=again",
)
CLOSED = (
    "/media/x", "/media/x/_stcore/nothing", "/_stcore/upload_file/a/b", "/_stcore/metrics",
    "/_stcore/agent/x", "/_stcore/agent/sessions", "/component/x", "/component/x/index.html",
    "/app/static/x", "/_stcore/nothing",
)
# What would give away that there is a page or a figure.
TELLING = (
    "Weekly", "Confidence", "Estates", "Victim", "Audit", "Accounts", "%", "2020", "Illustrative", "CH1"
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("fresh"), sample=True) as running:
        yield running


@pytest.fixture(scope="module")
def stranger(browser, fresh):
    context = browser.new_context(base_url=fresh.url)
    context.set_default_timeout(BROWSER_MS)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_ends_at_the_sign_in_form(stranger, address):
    stranger.goto(address)
    expect(stranger.get_by_role("button", name="Sign in")).to_be_visible()
    settled(stranger)
    shown = stranger.locator("body").inner_text()
    assert [word for word in TELLING if word in shown] == []
    assert stranger.get_by_role("table").count() == 0
    assert stranger.get_by_role("link", name="Weekly").count() == 0
    assert stranger.title() == "Sign in · West Mercia performance"


def answer(url, method="GET"):
    request = urllib.request.Request(url, method=method)
    try:
        with urllib.request.urlopen(request, timeout=ANSWER_S) as answered:
            return answered.status, answered.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


@pytest.mark.parametrize("address", CLOSED)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE"])
def test_what_belongs_to_streamlit_is_closed_to_strangers(fresh, address, method):
    status, body = answer(fresh.url + address, method)
    assert status == 404
    assert body in ("Not Found", "")


def test_the_health_of_the_server_is_open(fresh):
    status, body = answer(f"{fresh.url}/health")
    assert (status, body) == (200, '{"status":"ok"}')


@pytest.mark.parametrize("address", ["/auth/session", "/auth/nothing"])
def test_a_stranger_gets_no_session_without_a_code(fresh, address):
    status, body = answer(fresh.url + address, "POST")
    assert status in (200, 404, 405)
    assert "Signed in" not in body


@pytest.mark.parametrize(
    "address", ["/pages/weekly.py", "/interface/router.py", "/.streamlit/config.toml", "/var/dashboard.db"]
)
def test_no_file_of_the_server_is_handed_out(fresh, address):
    _status, body = answer(fresh.url + address)
    assert "def " not in body.split("<script")[0]
    assert "[server]" not in body
    assert "SQLite" not in body
