#!/usr/bin/env bash
# pandas: a wait of 90 seconds stands in the workbook as 0
#
# Guess: to_excel writes a column of durations (timedelta64) so that Excel shows 00:01:30, as openpyxl and
#   XlsxWriter do when they are handed one duration.
# What happens: The cell holds the share of a day (0.00104..) under the number format '0': Excel shows 0 for
#   every wait under 12 hours, and 1 for one of 30 hours. Read back it is a plain number, no duration. The
#   same cell written by openpyxl itself comes back as a duration.
# Why it matters: Answer times and waits of victims are handed to the Panel as workbooks. Every one would
#   read 0. Remedy: write seconds or minutes as numbers with the unit in the heading, or give the cells the
#   format [h]:mm:ss.
# Seen with: pandas 3.1.1, openpyxl 3.1.5, XlsxWriter 3.3.1, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    pandas==3.1.1 numpy==2.4.6 openpyxl==3.1.5 XlsxWriter==3.3.1
cd "$work"
venv/bin/python - <<'PYTHON'
import datetime as dt

import openpyxl
import pandas as pd

print("pandas", pd.__version__)
waits = pd.DataFrame({"wait": pd.to_timedelta(["90s", "30h"])})
for engine in ("openpyxl", "xlsxwriter"):
    waits.to_excel("waits.xlsx", index=False, engine=engine)
    cells = [row[0] for row in openpyxl.load_workbook("waits.xlsx").active.iter_rows(min_row=2)]
    print(engine, [(cell.value, cell.number_format) for cell in cells])
    assert [cell.number_format for cell in cells] == ["0", "0"]
    assert [round(cell.value * 86400) for cell in cells] == [90, 108_000]
    back = pd.read_excel("waits.xlsx", engine="openpyxl")["wait"]
    print("read back:", back.tolist(), back.dtype)
    assert back.dtype == "float64"
book = openpyxl.Workbook()
book.active["A1"] = dt.timedelta(seconds=90)
book.save("one.xlsx")
cell = openpyxl.load_workbook("one.xlsx").active["A1"]
print("openpyxl by itself:", repr(cell.value), cell.number_format)
assert cell.value == dt.timedelta(seconds=90)
PYTHON
