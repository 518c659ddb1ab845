"""The entry script: on every run, who is this, and which pages are theirs."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from application.page_list import PAGES, pages_for
from data_access.access.sessions import Visit, current_visit
from data_access.catalogue.office import office
from interface import access, figure_cache
from interface.components import page_frame
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import report_failure
from interface.components.filters import area_set_asked, carry_over
from interface.http.cookies import SESSION
from interface.sign_in import form
from interface.single import asked_for_one, show_one


def navigation_for(visit: Visit | None) -> StreamlitPage:
    """The page to run. A stranger finds the sign-in form at every address there is.

    The home of a role is served at ``/`` and, hidden, at its own address as well, because
    Streamlit serves a default page at ``/`` only.
    """
    if visit is None:
        doors = [
            st.Page(form.render, title="Sign in", url_path=page.address, visibility="hidden")
            for page in PAGES
        ]
        door = st.Page(form.render, title="Sign in", default=True)
        return st.navigation([door, *doors], position="hidden")
    home, *others = pages_for(visit.viewer.role)
    shown = [
        st.Page(home.render, title=home.title, default=True),
        *(st.Page(page.render, title=page.title, url_path=page.address) for page in others),
    ]
    hidden = [
        st.Page(home.render, title=home.title, url_path=address, visibility="hidden")
        for address in sorted(_also_shown_at(path_asked(), {page.address for page in others}))
    ]
    return st.navigation([*shown, *hidden], position="top")


def _also_shown_at(asked: str, others: set[str]) -> set[str]:
    """The addresses that the home of a role is served at too.

    Its own, those of pages that are not for the role, and the one that was asked for, if it is none of
    ours: Streamlit would lay a dialog of its own over our words. One with a folder in it no page may have.
    """
    found = {page.address for page in PAGES} | ({asked} if asked and "/" not in asked else set())
    return found - others


def path_asked() -> str:
    """The address that the browser shows, without what leads and ends it."""
    return urlsplit(st.context.url or "").path.strip("/")


def page_asked() -> str:
    """What names the page that is to run, before the navigation is told."""
    context = get_script_run_ctx()
    return "" if context is None else context.page_script_hash


def run() -> None:
    """One run of the application: whatever goes wrong in it is said in words, with a reference."""
    st.set_page_config(page_title=office().product, layout="wide")
    try:
        visit = current_visit(st.context.cookies.get(SESSION))
        if visit is not None:
            access.begin(visit, (page.address for page in pages_for(visit.viewer.role)))
            carry_over(page_asked())
        page = navigation_for(visit)
        st.set_page_config(page_title=f"{page.title} · {office().product}")
        page_frame.style()
        if visit is None:
            page.run()
        else:
            with figure_cache.one_run(area_set_asked()):
                _show(visit, page)
    except Exception:
        reference = report_failure("a page could not be built")
        st.error(
            "This page could not be built. Nothing has been lost."
            f" Reference {reference}: try again, or tell an analyst."
        )


def _show(visit: Visit, page: StreamlitPage) -> None:
    page_frame.logo()
    page_frame.bar(visit)
    if "next" in st.query_params:
        form.go_on()
        return
    wanted = path_asked()
    if wanted and wanted not in {entry.address for entry in pages_for(visit.viewer.role)}:
        st.info(f"There is no page “{as_plain_markdown(wanted)}” for you. This is your first page.")
    if asked_for_one():
        show_one(visit)
    else:
        page.run()


run()
