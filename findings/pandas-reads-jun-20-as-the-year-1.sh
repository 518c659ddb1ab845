#!/usr/bin/env bash
# pandas: the month Jun-20 is 20 June in the year 1
#
# Guess: 'Jun-20' at the head of a column is June 2020, as in Excel; or it is refused, because it is in
#   doubt.
# What happens: It is read as 20 June of the year 1; so are 'May' (1 May of the year 1) and '15 June'.
#   Nothing is raised, and errors='coerce' does not catch it. 'Jan-32' is January 2032, because no month has
#   32 days.
# Why it matters: Monthly tables of police forces and the Home Office have such headings. A chart over them
#   starts two thousand years ago, an 'as at' filter drops every row, and PeriodIndex does the same. Remedy:
#   name the format ('%b-%y'), and refuse years that no file can mean.
# Seen with: pandas 3.1.1, python-dateutil 2.9.0.post0, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    pandas==3.1.1 numpy==2.4.6 python-dateutil==2.9.0.post0
cd "$work"
venv/bin/python - <<'PYTHON'
import warnings

import pandas as pd

# Says once that no format was found for all rows; what it says does not tell that anything is wrong.
warnings.filterwarnings("ignore", message="Could not infer format")
print("pandas", pd.__version__)
HEADINGS = {
    "Jun-20": "0001-06-20", "Mar 21": "0001-03-21", "May": "0001-05-01", "15 June": "0001-06-15",
    "Jan-32": "2032-01-01", "Jun 2020": "2020-06-01",
}
for written, expected in HEADINGS.items():
    read = pd.to_datetime(pd.Series([written]), errors="coerce")[0]
    print(f"{written!r}: {read.isoformat()[:10]}")
    assert read.isoformat()[:10] == expected, read
months = pd.PeriodIndex(["Jun-20", "Jul-20"], freq="M").astype(str).tolist()
print("PeriodIndex:", months)
assert months == ["0001-06", "0001-07"]
named = pd.to_datetime(pd.Series(["Jun-20"]), format="%b-%y")[0]
print("with the format named:", named.isoformat()[:10])
assert named == pd.Timestamp("2020-06-01")
PYTHON
