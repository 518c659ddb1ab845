"""Choices that live in the address: the day and the area, kept from page to page.

A choice that does not exist is named, and nothing else is shown until the reader chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from analysis.calendar.periods import say_weekday
from data_access import clock
from data_access.access.sessions import Visit
from figures.dashboard.catalogue import AreaSet
from interface import figure_cache
from interface.components.escaping import as_plain_markdown

EARLIEST = date(2015, 1, 1)
MONDAYS_OFFERED = 52
ALL = ""
# The choices that one page leaves to the next, and the page that was shown last.
CARRIED = ("as_at", "area", "areas")
PAGE = "page_shown"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the reader chose. ``area`` is None for the whole force."""

    as_at: date
    area: str | None


def choose(visit: Visit, *, with_area: bool = True) -> Choices:
    """Show the filters and give back what was chosen; the run ends here if a choice does not exist."""
    day = kept("as_at", lambda text: _known_day(text) is not None, "day", visit.default_day.isoformat())
    chosen_day = _known_day(day) or visit.default_day
    sets = _sets_of(visit, chosen_day)
    if sets:
        kept("areas", {one.code for one in sets}.__contains__, "set of areas", ALL)
    every = {
        code: area.name for code, area in figure_cache.areas(visit, chosen_day).items() if area.kind == "lpa"
    }
    area = kept("area", lambda text: _known_area(text, every) is not None, "area", ALL)
    areas = figure_cache.local_areas(visit, chosen_day)
    _show_the_set_of(visit, chosen_day, _known_area(area, every) or ALL, areas)
    chosen_area = _known_area(area, areas) or ALL
    with st.container(horizontal=True, horizontal_alignment="right", key="filters"):
        _pick_day(visit, chosen_day)
        if with_area:
            _pick_area(areas, chosen_area)
            _offer_other_sets(sets)
    return Choices(chosen_day, chosen_area or None if with_area else None)


def item_asked(ids: Collection[str]) -> str | None:
    """The record that the address asks for; one that is not among these is named."""
    asked = st.query_params.get("item")
    if asked is not None and asked not in ids:
        st.info(f"There is no record “{as_plain_markdown(asked)}” here. All of them are shown.")
        return None
    return asked


def area_set_asked() -> str | None:
    """The set of areas that the address asks for."""
    return st.query_params.get("areas")


def _sets_of(visit: Visit, as_at: date) -> tuple[AreaSet, ...]:
    """The sets of areas one may choose from; none where only one had begun."""
    held = {area.area_set for area in figure_cache.areas(visit, as_at).values() if area.area_set}
    return figure_cache.area_sets(visit, as_at) if len(held) > 1 else ()


def _show_the_set_of(visit: Visit, as_at: date, area: str, shown: dict[str, str]) -> None:
    """Go on with the set that the chosen area belongs to, where another one is shown."""
    if area == ALL or area in shown:
        return
    st.query_params["areas"] = figure_cache.areas(visit, as_at)[area].area_set or ALL
    st.rerun()


def _offer_other_sets(sets: tuple[AreaSet, ...]) -> None:
    """One click to each set of areas that is not shown."""
    in_force = next((one.code for one in sets if one.in_force), ALL)
    shown = figure_cache.area_set() or in_force
    for one in sets:
        if one.code != shown:
            st.button(
                f"Show {one.name}", key=f"areas_{one.code}", on_click=_show_set,
                args=(ALL if one.code == in_force else one.code,),
                help="The areas changed; this shows all figures by the others.",
            )


def _show_set(code: str) -> None:
    _forget("area")
    if code == ALL:
        _forget("areas")
    else:
        st.session_state["kept_areas"] = st.query_params["areas"] = code


def carry_over(page: str) -> None:
    """Give what was chosen on another page to the address of this one.

    Called before the navigation is told, so that a browser that has come to another page gets its address
    with the choices in one step, and one step back undoes it. On the page itself the address alone counts:
    a choice that is gone from it was taken back.
    """
    if st.session_state.get(PAGE, page) != page:
        for name in CARRIED:
            choice = st.session_state.get(f"kept_{name}")
            if choice is not None and name not in st.query_params:
                st.query_params[name] = choice
    st.session_state[PAGE] = page


def kept(name: str, exists: Callable[[str], bool], noun: str, default: str) -> str:
    """The choice in the address, else the default; the next page is given it too.

    The run ends here, with the choice named, when it does not exist.
    """
    given = st.query_params.get(name)
    if given is None:
        st.session_state.pop(f"kept_{name}", None)
        return default
    if not exists(given):
        st.error(f"There is no {noun} “{as_plain_markdown(given)}”. Choose another to go on.")
        st.button(f"Show the usual {noun}", on_click=_forget, args=(name,))
        st.stop()
    st.session_state[f"kept_{name}"] = given
    return given


def _forget(name: str) -> None:
    st.session_state.pop(f"kept_{name}", None)
    if name in st.query_params:
        del st.query_params[name]


def keep(name: str, widget: str, default: str) -> None:
    """Put what a widget was set to into the address; the default leaves the address bare."""
    chosen = st.session_state[widget]
    if chosen == default:
        _forget(name)
    else:
        st.session_state[f"kept_{name}"] = chosen
        st.query_params[name] = chosen


def _known_day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if EARLIEST <= day <= clock.today() else None


def _known_area(text: str, areas: dict[str, str]) -> str | None:
    if text == ALL or text in areas:
        return text
    return next((code for code, name in areas.items() if name.lower() == text.lower()), None)


def _pick_day(visit: Visit, chosen: date) -> None:
    """Mondays are when the office looks back; any other day can be given in the address."""
    default = visit.default_day
    last_monday = default - timedelta(days=default.weekday())
    days = {default, chosen, clock.today()} | {
        last_monday - timedelta(weeks=weeks) for weeks in range(MONDAYS_OFFERED)
    }
    options = [day.isoformat() for day in sorted(days, reverse=True)]
    st.session_state["pick_as_at"] = chosen.isoformat()
    st.selectbox(
        "As at", options, key="pick_as_at", width=260,
        format_func=lambda text: say_weekday(date.fromisoformat(text)),
        on_change=keep, args=("as_at", "pick_as_at", default.isoformat()),
        help="Shows what was known on that day, and nothing that became known later.",
    )


def _pick_area(areas: dict[str, str], chosen: str) -> None:
    st.session_state["pick_area"] = chosen
    st.selectbox(
        "Area", [ALL, *areas], key="pick_area", width=230,
        format_func=lambda code: areas.get(code, "Whole force"),
        on_change=keep, args=("area", "pick_area", ALL),
    )
