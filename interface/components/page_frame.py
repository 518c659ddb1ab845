"""What stands around every page: the style, who is signed in, and which data is shown."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from analysis.calendar.periods import say_day
from data_access.access.sessions import Visit
from data_access.catalogue.office import office
from figures.charts.theme import DARK, LIGHT
from interface.components.addresses import address
from interface.components.escaping import as_plain_markdown
from interface.components.filters import Choices, choose
from interface.components.html import render, show
from interface.components.icons import theme_name

STYLE = Path(__file__).parent.parent / "assets" / "style.css"


@lru_cache(maxsize=2)
def _style(theme: str) -> Markup:
    css = STYLE.read_text(encoding="utf-8")
    if theme == "dark":
        tokens = (
            ("text", DARK.text), ("muted", DARK.muted), ("surface", DARK.surface),
            ("border", DARK.border), ("ctrl", DARK.ctrl), ("blue", DARK.blue),
            ("orange", DARK.orange), ("purple", DARK.purple), ("dark", DARK.dark), ("bg", DARK.bg),
        )
        css += ":root{" + "".join(f"--wm-{name}:{value};" for name, value in tokens) + "}"
    # It is our own sheet, and a style element knows no escapes.
    return render("page/style.html", css=Markup(css))  # noqa: S704 - colours of ours


def style() -> None:
    """Put our style on the page, in the reader's theme."""
    st.html(_style(theme_name()))


def say_sample(visit: Visit) -> str:
    """What to know about the sample: empty once a real weekly file has been loaded."""
    if visit.sample_day is None or visit.real_weekly:
        return ""
    told = f"Sample data, as at {say_day(visit.sample_day)}"
    if visit.default_day == visit.sample_day:
        return told
    return f"{told}, in the weekly figures; other files have been loaded since"


@lru_cache(maxsize=2)
def _logo(theme: str) -> str:
    """The product's name with its sign, drawn in the colours of the theme."""
    ink, ground = (DARK.text, DARK.bg) if theme == "dark" else (LIGHT.text, LIGHT.bg)
    name = office().product
    return render("page/logo.svg", name=name, width=48 + 12 * len(name), ink=ink, ground=ground)


def logo() -> None:
    """Put the product's name into the header of every page."""
    st.logo(_logo(theme_name()), size="medium")


def bar(visit: Visit) -> None:
    """The line above every page: the sample, who is signed in, and the way out.

    On a phone who is signed in stands below the page, so that the finding comes first.
    """
    role = visit.viewer.role.label if visit.viewer.role else ""
    with st.container(key="account"):
        show("page/bar.html", name=visit.viewer.name, role=role)
    if sample := say_sample(visit):
        with st.container(key="sample"):
            show("paragraph.html", css="wm-pill", words=sample)


def heading_and_choices(visit: Visit, *, with_area: bool = True) -> tuple[DeltaGenerator, Choices]:
    """The place of the page's heading, and the choices beside it."""
    left, right = st.columns([5, 4], vertical_alignment="top")
    with right:
        choices = choose(visit, with_area=with_area)
    return left, choices


def lead(text: str) -> None:
    """The sentence below the heading."""
    show("paragraph.html", css="wm-lead", words=text)


def nothing_yet(what: str, next_step: str) -> None:
    """The empty state: what is missing and what to do about it. Nothing is wrong."""
    show("page/nothing_yet.html", what=what, next_step=next_step)


def link(words: str, page: str, **more: str) -> None:
    """A link to another page, with the choices made here."""
    show("page/link.html", to=address(page, **more), words=words)


def no_such_measure(code: str) -> None:
    """Name a measure that was asked for and does not exist, with the way back to the table."""
    st.error(f"There is no measure “{as_plain_markdown(code)}”. Choose one from the table.")
    st.button("Show the table", on_click=_close_measure)


def _close_measure() -> None:
    st.query_params.pop("measure", None)
