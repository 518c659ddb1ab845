from __future__ import annotations

import base64
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from interface.components.escaping import as_plain_markdown, picture
from interface.components.html import render

MARKS = st.text("<>&\"'*_`~[]()#+-.!|\\$:{} \n\tab1")
TEXT = st.one_of(st.text(), MARKS)
NASTY = (
    "<img src=x onerror=alert(1)>", "**bold**", "[x](javascript:alert(1))", "![x](https://x.invalid/a.png)",
    "<script>alert(1)</script>", "&lt;b&gt;", "`code`", "1. one", "- item", "# head", "> quote", "a | b",
    "https://x.invalid", "<https://x.invalid>", "~~gone~~", "\\*a\\*", "---", "+ plus", "&amp;", "$x^2$",
    ":red[text]", ":material/home:", "user@example.org",
)


@given(TEXT)
def test_text_in_a_template_holds_no_mark_of_html_and_reads_as_it_was(text):
    made = render("paragraph.html", css="", words=text).removeprefix("<p>").removesuffix("</p>")
    assert not set('<>"') & set(made)
    assert "'" not in made
    assert unescape(made) == text or "&" in text
    assert made.count("&") == sum(text.count(mark) for mark in "<>&\"'")


def rendered(markdown):
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)


@given(TEXT)
def test_text_for_markdown_is_rendered_as_one_paragraph_of_itself(text):
    # Markdown replaces the one character that no page can hold.
    one_line = " ".join(text.split()).replace("\0", "\ufffd")
    html = rendered(as_plain_markdown(text))
    assert unescape(html) == (f"<p>{one_line}</p>\n" if one_line else "")


@pytest.mark.parametrize("text", NASTY)
def test_markup_is_shown_and_not_obeyed(text):
    html = rendered(as_plain_markdown(text))
    inside = html.removeprefix("<p>").removesuffix("</p>\n")
    assert "<" not in inside
    assert unescape(inside) == text


@pytest.mark.parametrize("text", NASTY)
def test_no_directive_of_streamlit_is_left(text):
    # Streamlit reads :red[...], :material/...: and $...$; each needs an unescaped colon or dollar.
    made = as_plain_markdown(text)
    assert all(made[at - 1] == "\\" for at, letter in enumerate(made) if letter in ":$[")


def test_a_picture_carries_its_words_and_its_drawing():
    made = picture("<svg/>", 'a "quoted" <name>')
    assert made.startswith('<img alt="a &#34;quoted&#34; &lt;name&gt;" src="data:image/svg+xml;base64,')
    assert made.endswith('">')
    assert base64.b64decode(made.split("base64,")[1].removesuffix('">')) == b"<svg/>"
