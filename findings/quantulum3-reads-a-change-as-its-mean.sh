#!/usr/bin/env bash
# quantulum3: 'from 81% to 85%' is one figure, 83%
#
# Guess: A sentence with two figures gives two figures; £1.3m is 1.3 million pounds; 2019/20 is a year or
#   nothing.
# What happens: 'up from 81% to 85%' gives one quantity, 83 per cent with an uncertainty of 2, the same as
#   'between 81% and 85%'. '£1.3m' is 1.3 'pound sterling metre' although '£650k' is 650,000 pounds.
#   '2019/20' is the number 100.95, '0.5pp' is in 'penny penny', and 'percentage points' come out as
#   percentage. (As it installs, without its optional classifier.)
# Why it matters: Whoever checks what a paper claims with it compares 83 with the record, in which 83 may
#   well stand for another quarter, and takes points for per cent, the very mistake a claim check is for.
#   Remedy: a small reader of our own for the dozen shapes in which the office writes figures.
# Seen with: quantulum3 0.10.0, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    quantulum3==0.10.0
cd "$work"
venv/bin/python - <<'PYTHON'
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore", UserWarning)  # says that the optional classifier is not there
from quantulum3 import parser

print("quantulum3", version("quantulum3"))
CLAIMS = {
    "Confidence is up from 81% to 85%": [(83.0, "percentage", 2.0)],
    "between 81% and 85%": [(83.0, "percentage", 2.0)],
    "£1.3m over 2 years": [(1.3, "pound sterling metre", None), (2.0, "year", None)],
    "£650k": [(650_000.0, "pound sterling", None)],
    "Q4 2019/20 was 85%": [(100.95, "dimensionless", None), (85.0, "percentage", None)],
    "fell 9 percentage points": [(9.0, "percentage", None)],
    "fell by 0.5pp": [(0.5, "penny penny", None)],
}
for claim, expected in CLAIMS.items():
    found = [(round(q.value, 6), q.unit.name, q.uncertainty) for q in parser.parse(claim)]
    print(f"{claim!r}: {found}")
    assert found == expected, found
PYTHON
