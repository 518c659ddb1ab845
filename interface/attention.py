"""The attention list and the headline tiles of the overview, laid out from their figures."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from figures import Figure
from interface.addresses import address
from interface.marks import mark
from interface.text import as_text


def attention_list(figure: Figure) -> None:
    """One line a thing: its mark, one sentence, the evidence, and where to look."""
    items = "".join(_item(row) for _, row in figure.table.iterrows())
    if items:
        st.html(f'<ul class="wm-list">{items}</ul>')


def _item(row: pd.Series) -> str:
    first = str(row["ID"]).split(", ")[0]
    opens_measure = row["Page"] in ("weekly", "confidence")
    to = address(row["Page"], **({"measure": first} if opens_measure else {}))
    return (
        f"<li>{mark(row['Kind'])}<div><strong>{as_text(row['What'])}</strong>"
        f"<span>{as_text(row['ID'])} · {as_text(row['Kind'])} · {as_text(row['Evidence'])}</span>"
        f'</div><a href="{as_text(to)}" target="_self">Open {as_text(first)}</a></li>'
    )


def tiles(figure: Figure) -> None:
    """One tile a headline: the value large, its exact period and its source below."""
    made = "".join(
        f'<div class="wm-tile"><h3>{as_text(row["ID"])} {as_text(row["Measure"])}</h3>'
        f'<p class="wm-figure">{as_text(row["Value"])}</p><p>{as_text(row["Period"])}</p>'
        f'<p class="wm-meta">{_status(row["Status"])}{as_text(row["Source"])}</p></div>'
        for _, row in figure.table.iterrows()
    )
    st.html(f'<div class="wm-tiles">{made}</div>')


def _status(words: str) -> str:
    return f"<strong>{as_text(words)}</strong> · " if words else ""
