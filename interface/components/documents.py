"""Showing our own written pages, kept as Markdown under docs/, inside the application."""

from __future__ import annotations

import re
from functools import lru_cache

import streamlit as st

from data_access.settings import REPOSITORY

DOCS = REPOSITORY / "docs"
HEADING = re.compile(r"^(#+) ", re.MULTILINE)


@lru_cache(maxsize=20)
def document(name: str) -> tuple[str, str]:
    """The title of a page under docs/ and its text, each heading one level lower.

    The page that shows it has the only first-level heading.
    """
    text = (DOCS / name).read_text(encoding="utf-8")
    title = text.splitlines()[0].lstrip("# ").strip()
    return title, HEADING.sub(lambda found: f"#{found.group(1)} ", text)


def show_document(name: str) -> None:
    """Show a page under docs/. It is our own text, so its Markdown is meant."""
    st.markdown(document(name)[1])

