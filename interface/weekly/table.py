"""The weekly table: one real HTML table, a row a measure, with its small picture and its marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import pandas as pd
import streamlit as st

from analysis.words import say_number
from figures import Figure
from figures.dashboard.spark_points import SparkPoint
from figures.dashboard.states import SPARK_POINTS, State
from figures.words.cells import Row, records
from interface.components.addresses import address
from interface.components.escaping import as_text, picture
from interface.components.icons import theme_name
from interface.components.measure_cells import (
    cell,
    edge,
    head,
    letters,
    standard_words,
    state_words,
    theme_row,
)
from interface.components.spark import points_by_code, spark
from interface.components.state_icons import state_legend, state_mark

HEADS = ("ID", "Measure", "Last figure", "Usual range", "Last year", "Is it changing?", "Standard")


def show_weekly_table(figure: Figure, rows: pd.DataFrame, areas: Mapping[str, str]) -> None:
    """Show the chosen rows of the weekly table, themes as headings, and what the marks mean.

    ``areas`` are the local areas: code and name, in the order of the columns.
    """
    points = points_by_code(figure.data)
    heads = head(list(HEADS))
    codes = "".join(
        f'<abbr title="{as_text(name)}">{as_text(code)}</abbr>' for code, name in areas.items()
    )
    heads += (
        f'<th role="columnheader" scope="col">Local areas<span class="wm-dots">{codes}</span></th>'
        '<th role="columnheader" scope="col">Published</th>'
    )
    caption = as_text(f"{figure.id}: {figure.title}. {say_number(len(rows), 'measure')} shown.")
    body = "".join(_rows(records(rows), points, list(areas)))
    st.html(
        f'<div class="wm-table wm-weekly" role="region" tabindex="0" aria-label="{caption}">'
        f'<table role="table"><caption>{caption}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>{state_legend()}'
    )


def _rows(rows: list[Row], points: dict[str, list[SparkPoint]], areas: Sequence[str]) -> list[str]:
    theme, made = None, []
    # In another order than the catalogue's the themes are mixed, and a heading would say little.
    in_themes = len(list(groupby(row["Theme"] for row in rows))) == len({row["Theme"] for row in rows})
    for row in rows:
        if in_themes and row["Theme"] != theme:
            theme = row["Theme"]
            made.append(theme_row(str(theme), len(HEADS) + 2))
        made.append(_row(row, points.get(row["ID"], []), areas))
    return made


def _row(row: Row, points: list[SparkPoint], areas: Sequence[str]) -> str:
    opened = address("weekly", measure=row["ID"])
    first = (
        cell("ID", f'<a href="{as_text(opened)}" target="_self">{as_text(row["ID"])}</a>')
        + cell(
            "Measure",
            f"<strong>{as_text(row['Measure'])}</strong>"
            f"<small>{as_text(row['Unit'])} · {as_text(row['Good direction'])}</small>",
        )
    )
    if row["State"] == State.NO_DATA:
        told = (
            f'<td role="cell" colspan="{len(HEADS) - 2}" data-label="No data">'
            f"<strong>[x] No data.</strong> {as_text(row['Why there is no data'])}</td>"
        )
        rest = _areas(row, areas) + cell("Published", as_text(row["Published"]))
        return f'<tr role="row" class="wm-dark">{first}{told}{rest}</tr>'
    if row["State"] == State.NONE:
        told = (
            f'<td role="cell" colspan="{len(HEADS) - 1}" data-label="Figures" class="wm-none">'
            f"{as_text(row['Last figure']) or 'No series is supplied.'}</td>"
        )
        return (
            f'<tr role="row">{first}{told}{cell("Published", as_text(row["Published"]) or "none")}</tr>'
        )
    return f'<tr role="row"{edge(row)}>{first}{_figures(row, points)}{_areas(row, areas)}' + cell(
        "Published", as_text(row["Published"]) or "none"
    ) + "</tr>"


def _figures(row: Row, points: list[SparkPoint]) -> str:
    late = row["Status"].partition("Late: ")[2]
    beside = [
        f"{label} {row[column]}" for label, column in
        (("before", "Period before"), ("last year", "Same period last year")) if row[column]
    ]
    alt = (
        f"{row['Measure']}, last {SPARK_POINTS} figures: newest {row['Last figure']}, usual range"
        f" {row['Usual range'] or 'not known'}"
    )
    return (
        cell(
            "Last figure",
            f"<strong>{as_text(row['Last figure'])}</strong> {as_text(letters(row))}"
            f"<small>{as_text(row['Period'])}</small><small>{as_text(' · '.join(beside))}</small>",
            "wm-number",
        )
        + cell("Usual range", as_text(row["Usual range"]) or "–", "wm-range")
        + cell("Last year", picture(spark(points, theme_name()), alt) if points else "", "wm-spark")
        + cell("Is it changing?", state_words(row, late or row["Signal"]))
        + cell("Standard", standard_words(row))
    )


def _areas(row: Row, areas: Sequence[str]) -> str:
    if not any(row[area] for area in areas):
        return cell("Local areas", '<span class="wm-none">Force only</span>')
    dots = "".join(
        state_mark(row[area], alt=f"{area}: {row[area]}") if row[area]
        else '<span class="wm-none">–</span>'
        for area in areas
    )
    return cell("Local areas", f'<span class="wm-dots">{dots}</span>')
