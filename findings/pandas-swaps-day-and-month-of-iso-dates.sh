#!/usr/bin/env bash
# pandas: dayfirst=True turns 2020-02-01 into 2 January
#
# Guess: dayfirst=True settles 01/02/2020 for British readers; a date written year first is not in doubt and
#   stays as it is.
# What happens: 2020-02-01 becomes 2 January 2020, without a warning, in to_datetime and in read_csv. In a
#   column with a day past the 12th it depends on which row comes first: every row is right (and only then
#   there is a warning, of the wrong thing), or the call raises, or with format='mixed' those rows are
#   swapped that can be.
# Why it matters: British offices set dayfirst=True once for all their files. A file with the first of each
#   month in ISO form, as statisticians' exports have it, then holds twelve days of January. Remedy: say
#   format='%Y-%m-%d', or read ISO dates with datetime.date.fromisoformat.
# Seen with: pandas 3.1.1, python-dateutil 2.9.0.post0, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    pandas==3.1.1 numpy==2.4.6 python-dateutil==2.9.0.post0
cd "$work"
venv/bin/python - <<'PYTHON'
import io
import warnings

import pandas as pd

print("pandas", pd.__version__)


def days(written, **how):
    """The days that are read, and whether there was a warning."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        read = pd.to_datetime(pd.Series(written), dayfirst=True, **how)
    return [f"{day:%d %B %Y}" for day in read] + ["warned"] * bool(warned)


file = io.StringIO("month,crimes\n2020-02-01,9\n2020-03-01,8\n")
months = pd.read_csv(file, parse_dates=["month"], dayfirst=True)
seen = {
    "one ISO date": days(["2020-02-01"]),
    "with a time": days(["2020-02-01T09:00:00"]),
    "15 June first": days(["2020-06-15", "2020-02-01"]),
    "15 June first, mixed": days(["2020-06-15", "2020-02-01"], format="mixed"),
    "months of a CSV file": [f"{day:%d %B %Y}" for day in months["month"]],
}
for what, found in seen.items():
    print(f"{what}: {found}")
assert seen == {
    "one ISO date": ["02 January 2020"],
    "with a time": ["02 January 2020"],
    "15 June first": ["15 June 2020", "01 February 2020", "warned"],
    "15 June first, mixed": ["15 June 2020", "02 January 2020"],
    "months of a CSV file": ["02 January 2020", "03 January 2020"],
}
try:
    days(["2020-02-01", "2020-06-15"])
except ValueError as error:
    print("15 June second:", str(error).splitlines()[0])
else:
    raise AssertionError("15 June in the second row no longer raises")
PYTHON
