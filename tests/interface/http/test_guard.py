from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from interface.http.guard import is_foreign, is_open
from interface.http.headers import content_policy, security_headers
from interface.http.routes import local_path

ELSEWHERE = (
    "//evil.invalid", "///evil.invalid", "/\\evil.invalid", "\\\\evil.invalid", "https://evil.invalid",
    "https:evil.invalid", "http:/evil.invalid", "javascript:alert(1)", "data:text/html,x", "evil.invalid",
    "/auth/sign-out", "/auth/session", "", " /weekly", "/\tevil", "/\n/evil.invalid", "\t//evil.invalid",
    "/\r\nSet-Cookie: a=b", "/\x00", None, 7, "weekly",
)
HERE = ("/", "/weekly", "/weekly?as_at=2020-06-15&area=SH", "/?figure=CH1", "/confidence?measure=PC1#top")


@pytest.mark.parametrize("wanted", ELSEWHERE, ids=repr)
def test_after_signing_in_nobody_is_sent_elsewhere(wanted):
    assert local_path(wanted) == "/"


@pytest.mark.parametrize("wanted", HERE)
def test_an_address_of_ours_is_kept(wanted):
    assert local_path(wanted) == wanted


@given(st.text("/\\:.?#@evil\t\n %2F"))
def test_what_is_kept_is_always_a_path_of_this_server(wanted):
    kept = local_path(wanted)
    assert kept.startswith("/")
    assert not kept.startswith(("//", "/\\"))
    assert "\\" not in kept
    assert kept.isprintable()


@pytest.mark.parametrize(
    "path",
    ["/static/js/index.js", "/_stcore/health", "/_stcore/host-config", "/_stcore/stream", "/health",
     "/auth/hand-over.js", "/favicon.png", "/weekly/_stcore/health", "/weekly/_stcore/host-config"],
)
def test_what_the_sign_in_page_needs_is_open(path):
    assert is_open(path)


@pytest.mark.parametrize(
    "path",
    ["/weekly", "/media/x", "/_stcore/upload_file/a/b", "/_stcore/metrics", "/_stcore/agent/x",
     "/component/x", "/app/static/x", "/live/x", "/auth/session", "/healthy", "/static", "/favicon.png.csv",
     "/_stcore/stream/x", "/robots.txt/x"],
)
def test_everything_else_is_closed_to_strangers(path):
    assert not is_open(path)


def a_request(method, **headers):
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request(
        {"type": "http", "method": method, "path": "/", "query_string": b"",
         "headers": [(b"host", b"dashboard.example:8501"), *raw]}
    )


@pytest.mark.parametrize(
    ("method", "headers", "foreign"),
    [
        ("GET", {"origin": "https://evil.invalid"}, False),
        ("POST", {"origin": "https://evil.invalid"}, True),
        ("POST", {"origin": "http://dashboard.example:8502"}, True),
        ("POST", {"origin": "http://dashboard.example.evil.invalid:8501"}, True),
        ("POST", {"origin": "null"}, True),
        ("POST", {"origin": "http://dashboard.example:8501"}, False),
        ("POST", {"sec_fetch_site": "cross-site"}, True),
        ("POST", {"sec_fetch_site": "same-site"}, True),
        ("POST", {"sec_fetch_site": "same-origin"}, False),
        ("PUT", {"origin": "https://evil.invalid"}, True),
        ("DELETE", {"origin": "https://evil.invalid"}, True),
        ("POST", {}, False),
    ],
)
def test_a_change_asked_for_by_a_page_of_another_origin_is_recognised(method, headers, foreign):
    assert is_foreign(a_request(method, **headers)) is foreign


def test_the_content_policy_lets_in_no_other_host_and_no_inline_script():
    policy = content_policy()
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in scripts
    assert "sha256-" in scripts
    assert "http" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("secure", [True, False])
def test_https_is_promised_only_where_it_is_used(secure):
    names = {name.decode() for name, _value in security_headers(secure=secure)}
    assert ("strict-transport-security" in names) is secure
    assert {"content-security-policy", "x-content-type-options", "x-frame-options"} <= names
