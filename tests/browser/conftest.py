"""A running application, a browser, and one signed-in state for each role."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from data_access.access.roles import Role
from tests.browser_path import chromium_path
from tests.conftest import COOKIE_KEY
from tests.patience import ANSWER_S, BROWSER_MS, START_S
from tests.skip_rule import REPOSITORY

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)
LAPTOP = {"width": 1440, "height": 900}
# Another site, which a test makes up; no request ever leaves the machine.
ELSEWHERE = "http://elsewhere.invalid/"
# An expectation waits as long as anything else; Playwright's own five seconds are a measure of speed.
expect.set_options(timeout=BROWSER_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@dataclass(frozen=True)
class Server:
    """A running application: its address, its environment, and the passwords of its accounts."""

    url: str
    environment: dict[str, str]
    passwords: dict[str, str]

    def command(self, *arguments: str, stdin: str = "") -> str:
        """Run a command of the store beside the server; gives back what it printed."""
        return run_command(self.environment, *arguments, stdin=stdin)


def run_command(environment: dict[str, str], *arguments: str, stdin: str = "") -> str:
    """Run ``python -m data_access`` with these arguments."""
    done = subprocess.run(
        [sys.executable, "-m", "data_access", *arguments], cwd=REPOSITORY, env=environment,
        input=stdin, capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def serving(folder: Path, *, sample: bool, roles: tuple[Role, ...] = ()) -> Iterator[Server]:
    """Serve a fresh store from a folder, with an account for each of the roles."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("DASHBOARD_")
    } | {
        "DASHBOARD_DATA_DIR": str(folder / "data"), "DASHBOARD_COOKIE_KEY": COOKIE_KEY,
        "DASHBOARD_BCRYPT_ROUNDS": "4",
    }
    run_command(environment, "init", *(["--sample"] if sample else []))
    passwords = {role.value: f"password-of-{role.value}" for role in roles}
    for role, password in passwords.items():
        add = ("accounts", "add", role, "--role", role, "--password-stdin")
        run_command(environment, *add, stdin=password)
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)],
            cwd=REPOSITORY, env=environment, stdout=log, stderr=subprocess.STDOUT,
        )
        try:
            _await_health(process, url, folder / "server.log")
            yield Server(url, environment, passwords)
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _await_health(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=ANSWER_S) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        try:
            process.wait(timeout=0.2)
        except subprocess.TimeoutExpired:
            continue
        break
    pytest.fail(f"the server did not start:\n{log.read_text()}")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this folder."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium_path(), args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample, served, with one account for each role."""
    with serving(tmp_path_factory.mktemp("served"), sample=True, roles=tuple(Role)) as running:
        yield running


@dataclass
class Watch:
    """What a window asked for and complained about."""

    url: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch every window of this browser."""
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", lambda message: self._hear(message.text))
        context.on("weberror", lambda error: self._hear(f"error on the page: {error.error}"))

    def _hear(self, text: str) -> None:
        if "Content Security Policy" in text or "error on the page" in text:
            self.complaints.append(text)

    def foreign(self) -> list[str]:
        """Requests to any other host than ours."""
        ours = (self.url, self.url.replace("http", "ws", 1), "data:", "blob:", ELSEWHERE)
        return [request for request in self.requests if not request.startswith(ours)]


NewWindow = Callable[..., Page]


@pytest.fixture
def new_window(browser: Browser, server: Server) -> Iterator[NewWindow]:
    """Call it for a window of a browser of its own, a stranger's unless it is given a state.

    When the test ends, no window may have asked another host for anything or have broken the
    content policy.
    """
    watch, contexts = Watch(server.url), []

    def opened(state: Any = None, **options: Any) -> Page:
        context = browser.new_context(
            base_url=server.url, storage_state=state, **({"viewport": LAPTOP} | options)
        )
        context.set_default_timeout(BROWSER_MS)
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    assert watch.foreign() == []
    assert watch.complaints == []


@pytest.fixture(scope="package")
def states(browser: Browser, server: Server) -> Callable[[str], Any]:
    """Call it with a role for the state of a browser that is signed in; signed in once each."""
    kept: dict[str, Any] = {}

    def state_of(role: str) -> Any:
        if role not in kept:
            context = browser.new_context(base_url=server.url)
            context.set_default_timeout(BROWSER_MS)
            page = context.new_page()
            page.goto("/")
            sign_in(page, role, server.passwords[role])
            kept[role] = context.storage_state()
            context.close()
        return kept[role]

    return state_of


@pytest.fixture
def window_of(new_window: NewWindow, states: Callable[[str], Any]) -> NewWindow:
    """Call it with a role for a window that is signed in."""
    return lambda role, **options: new_window(states(role), **options)


def sign_in(page: Page, name: str, password: str) -> None:
    """Sign in at the form and wait until the application says who is signed in."""
    try_to_sign_in(page, name, password)
    expect(page.get_by_text(f"Signed in: {name}")).to_be_visible(timeout=BROWSER_MS)


def try_to_sign_in(page: Page, name: str, password: str) -> None:
    """Fill in the form and send it."""
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def settled(page: Page) -> Page:
    """Wait until the page has been drawn and nothing runs any more."""
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible(
        timeout=BROWSER_MS
    )
    expect(page.locator('[data-testid="stSkeleton"]')).to_have_count(0, timeout=BROWSER_MS)
    return page


def heading(page: Page) -> Any:
    """The one first-level heading."""
    return page.get_by_role("heading", level=1)
