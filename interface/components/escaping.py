"""Text of users and files is shown as text. This is the one place that makes it safe."""

from __future__ import annotations

import base64

from markupsafe import Markup


def as_plain_markdown(value: object) -> str:
    """A value for a Streamlit element that reads Markdown: every mark of Markdown is made literal."""
    marks = set("\\`*_{}[]()<>#+-.!|~$:&")
    one_line = " ".join(str(value).split())
    return "".join(f"\\{letter}" if letter in marks else letter for letter in one_line)


def picture(svg: str, alt: str) -> Markup:
    """A drawing of ours as an image element with its text alternative."""
    data = base64.b64encode(svg.encode()).decode()
    return Markup('<img alt="{}" src="data:image/svg+xml;base64,{}">').format(alt, data)
