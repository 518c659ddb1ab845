#!/usr/bin/env bash
# openpyxl and python-calamine: what a duration is depends on square brackets in its format
#
# Guess: Four cells that hold 90 seconds or 30 hours come back as four durations, or as four numbers.
# What happens: Only under [h]:mm:ss are they durations. Under mm:ss 90 seconds is 00:01:30 on the clock
#   (datetime.time), under hh:mm:ss 30 hours is 1 January 1900, 6 in the morning, and under hh:mm 24 hours
#   is midnight as 1 January 1900. Both readers agree, and so does pandas.
# Why it matters: One column of waits then holds times of day, days and durations side by side; text made of
#   them ('1900-01-01') looks like a date. Excel itself shows 06:00:00 for the 30 hours, so whoever sent the
#   file saw nothing. Remedy: a loader of waits takes all three kinds, or refuses any cell of the years 1899
#   and 1900 by name.
# Seen with: openpyxl 3.1.5, python-calamine 0.9.1, XlsxWriter 3.3.1 (writes the file), Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    openpyxl==3.1.5 python-calamine==0.9.1 XlsxWriter==3.3.1
cd "$work"
venv/bin/python - <<'PYTHON'
import datetime as dt

import openpyxl
import python_calamine
import xlsxwriter

WAITS = [
    (dt.timedelta(seconds=90), "[h]:mm:ss", dt.timedelta(seconds=90)),
    (dt.timedelta(hours=30), "[h]:mm:ss", dt.timedelta(hours=30)),
    (dt.timedelta(seconds=90), "mm:ss", dt.time(0, 1, 30)),
    (dt.timedelta(hours=24), "hh:mm", dt.datetime(1900, 1, 1)),
    (dt.timedelta(hours=30), "hh:mm:ss", dt.datetime(1900, 1, 1, 6)),
]
book = xlsxwriter.Workbook("waits.xlsx")
sheet = book.add_worksheet()
for row, (wait, written_as, _) in enumerate(WAITS):
    sheet.write(row, 0, wait, book.add_format({"num_format": written_as}))
book.close()
by_openpyxl = [row[0].value for row in openpyxl.load_workbook("waits.xlsx").active.iter_rows()]
by_calamine = [
    row[0] for row in python_calamine.CalamineWorkbook.from_path("waits.xlsx").get_sheet_by_index(0).to_python()
]


def plain(value):
    """A day without a time is the same day."""
    only_a_day = isinstance(value, dt.date) and not isinstance(value, dt.datetime)
    return dt.datetime.combine(value, dt.time()) if only_a_day else value


for (wait, written_as, expected), one, other in zip(WAITS, by_openpyxl, by_calamine, strict=True):
    print(f"{wait} as {written_as}: openpyxl {one!r}, calamine {other!r}")
    assert plain(one) == expected, one
    assert plain(other) == expected, other
PYTHON
