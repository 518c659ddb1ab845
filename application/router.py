"""The entry script: on every run, who is this, and which pages are theirs."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from application.page_list import PAGES, pages_for
from data_access.access.sessions import Visit, current_visit
from data_access.catalogue.office import office
from interface import access, figure_cache
from interface.components import page_frame
from interface.components.escaping import as_plain_markdown
from interface.components.figures_on_page import report_failure
from interface.components.filters import area_set_asked
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
    home_again = st.Page(
        home.render, title=home.title, url_path=home.address, visibility="hidden"
    )
    return st.navigation([*shown, home_again], position="top")


def run() -> None:
    """One run of the application: whatever goes wrong in it is said in words, with a reference."""
    st.set_page_config(page_title=office().product, layout="wide")
    try:
        visit = current_visit(st.context.cookies.get(SESSION))
        if visit is not None:
            access.begin(visit, (page.address for page in pages_for(visit.viewer.role)))
        page = navigation_for(visit)
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
    wanted = urlsplit(st.context.url or "").path.strip("/")
    if wanted and wanted not in {entry.address for entry in pages_for(visit.viewer.role)}:
        st.info(f"There is no page “{as_plain_markdown(wanted)}” for you. This is your first page.")
    if asked_for_one():
        show_one(visit)
    else:
        page.run()


run()
