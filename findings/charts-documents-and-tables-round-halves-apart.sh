#!/usr/bin/env bash
# Vega, Typst, pandas and Python: 86.5 is 87 on the chart and in the document, 86 in the table
#
# Guess: A figure rounded to whole numbers, or to one decimal, is the same figure wherever the rounding is
#   done.
# What happens: Python and pandas take exact halves to the even number, Vega's '.0f' and Typst's calc.round
#   away from zero. Of 0.35, which is held as a little less, Python and Vega make 0.3, pandas and Typst 0.4.
#   So no two of the four agree always.
# Why it matters: Of percentages with one decimal one in ten ends in .5, and for half of these a chart label
#   and the sentence beneath it differ by a point; a Panel member will ask which is right. Remedy: round
#   once, in Python, and hand text to the chart and the document (or round with decimal and ROUND_HALF_UP
#   for all three).
# Seen with: vl-convert-python 1.9.0.post1 (Vega-Lite 6.4), typst 0.15.2, pandas 3.1.1, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    vl-convert-python==1.9.0.post1 typst==0.15.2 pandas==3.1.1 numpy==2.4.6
cd "$work"
venv/bin/python - <<'PYTHON'
import json
import re

import pandas as pd
import typst
import vl_convert

FIGURES = [(86.5, 0), (2.5, 0), (0.25, 1), (72.25, 1), (0.35, 1)]


def by_vega(value, decimals):
    chart = {
        "data": {"values": [{"value": value}]}, "mark": "text",
        "encoding": {"text": {"field": "value", "type": "quantitative", "format": f".{decimals}f"}},
    }
    return re.findall(r"<text[^>]*>([^<]+)</text>", vl_convert.vegalite_to_svg(chart, vl_version="6.4"))[0]


def by_typst(value, decimals):
    asked = f"#metadata(str(calc.round({value}, digits: {decimals}))) <rounded>"
    return json.loads(typst.query(asked.encode(), "<rounded>", field="value", one=True))


seen = {}
for value, decimals in FIGURES:
    table = pd.Series([value]).round(decimals)[0]
    plain = [f"{number:.{decimals}f}" for number in (value, table)]
    seen[value] = [*plain, by_vega(value, decimals), by_typst(value, decimals)]
    print(value, dict(zip(("Python", "pandas", "Vega", "Typst"), seen[value], strict=True)))
assert seen == {
    86.5: ["86", "86", "87", "87"],
    2.5: ["2", "2", "3", "3"],
    0.25: ["0.2", "0.2", "0.3", "0.3"],
    72.25: ["72.2", "72.2", "72.3", "72.3"],
    0.35: ["0.3", "0.4", "0.3", "0.4"],
}
PYTHON
