"""Running a page as the router runs it, and reading what is on it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.patience import PAGE_S

ROUTER = Path(__file__).resolve().parents[2] / "application" / "router.py"
WORDS = ("title", "header", "subheader", "markdown", "error", "info", "warning", "success", "caption")


def run_page(address: str = "", **query: str) -> AppTest:
    """Run the router for an address; ``""`` is the home of whoever asks."""
    app = AppTest.from_file(ROUTER, default_timeout=PAGE_S)
    app.query_params.update(query)
    return go_to(app, address)


def go_to(app: AppTest, address: str) -> AppTest:
    """Go on to another address in the same browser window, as a click in the navigation does."""
    # AppTest.switch_page knows pages by their file; ours are functions, known by their address.
    app._page_hash = calc_hash(address)
    return app.run()


def html_of(app: AppTest) -> str:
    """All the HTML the page made, the style sheet left out."""
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def words_of(app: AppTest) -> str:
    """What can be read on the page: marks of HTML and of Markdown are taken away as a browser does."""
    told = [str(element.value) for kind in WORDS for element in getattr(app, kind)]
    markdown = re.sub(r"\\([^\w\s])", r"\1", "\n".join(told))
    return markdown + "\n" + unescape(re.sub(r"<[^>]*>", " ", html_of(app)))
