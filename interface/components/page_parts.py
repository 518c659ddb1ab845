"""A page in parts: which one the address names, and a tab for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from interface.components.escaping import as_plain_markdown


def open_part(names: Mapping[str, str], usual: str) -> str | None:
    """The part the address names, the usual one where it names none; None, with its name, when there is no
    such part among ``names`` (what stands in the address, and the name of the tab)."""
    given = st.query_params.get("part", usual)
    if given in names:
        return given
    st.error(f"There is no part “{as_plain_markdown(given)}” of this page. Choose one to go on.")
    st.button(f"Show {names[usual].lower()}", on_click=_forget_part)
    return None


def show_parts(
    names: Mapping[str, str], part: str, shows: Mapping[str, Callable[[], object]], *,
    leaving: Sequence[str] = (),
) -> None:
    """One tab a part, of which the open one is built; ``leaving`` are the choices of a part alone."""
    st.session_state["page_part"] = names[part]
    tabs = st.tabs(list(names.values()), key="page_part", on_change=_keep_part, args=(dict(names), leaving))
    for name, tab in zip(names, tabs, strict=True):
        if name == part:
            with tab:
                shows[name]()


def _keep_part(names: dict[str, str], leaving: Sequence[str]) -> None:
    chosen = next(name for name, tab in names.items() if tab == st.session_state["page_part"])
    for choice in leaving:
        st.query_params.pop(choice, None)
    st.query_params["part"] = chosen


def _forget_part() -> None:
    st.query_params.pop("part", None)
