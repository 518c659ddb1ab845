"""HTML is written by templates that escape whatever they are given; nothing else makes any.

Templates stand in ``interface/templates``. Text of users and files goes into them as it is; what is
markup already comes from another template, or is a picture of ours.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

TEMPLATES = Path(__file__).parent.parent / "templates"

_environment = Environment(
    loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
    trim_blocks=True, lstrip_blocks=True, auto_reload=False,
)


def render(template: str, **given: object) -> Markup:
    """The markup of a template. Everything given is escaped, but what a template or a picture made.

    Raises jinja2.UndefinedError where the template asks for something that was not given.
    """
    return Markup(_environment.get_template(template).render(**given))  # noqa: S704 - escaped by the template


def show(
    template: str, *, at: DeltaGenerator | None = None, runs_script: bool = False, **given: object
) -> None:
    """Show a template on the page, or at a place of it; its script runs only where that is said."""
    (at or st).html(render(template, **given), unsafe_allow_javascript=runs_script)
