#!/usr/bin/env bash
# RapidFuzz: of a list that holds the very name, token_set_ratio picks the county
#
# Guess: extractOne gives the exact name where the list holds it, because nothing can match better.
# What happens: token_set_ratio and partial_ratio give 100 to every name whose words are all in the
#   question, and the first in the list wins: 'North Worcestershire' and 'Herefordshire & Worcestershire'
#   both become 'Worcestershire'. score_cutoff=100 does not help. ratio and WRatio pick the name itself;
#   'Telford' alone is a tie of 90 for WRatio between two areas, told by nothing.
# Why it matters: Policing areas are made of counties and of one another, old and new. A figure of one area
#   lands silently in another, with a score of 100. Remedy: look names up exactly first (with aliases), and
#   take a fuzzy match only where it is alone by a margin.
# Seen with: RapidFuzz 3.14.6, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    rapidfuzz==3.14.6
cd "$work"
venv/bin/python - <<'PYTHON'
import rapidfuzz
from rapidfuzz import fuzz, process

print("RapidFuzz", rapidfuzz.__version__)
AREAS = ["Worcestershire", "Herefordshire", "North Worcestershire", "Telford & Wrekin", "Shropshire & Telford",
         "Herefordshire & Worcestershire"]
EXPECTED = {
    ("North Worcestershire", fuzz.token_set_ratio): ("Worcestershire", 100),
    ("North Worcestershire", fuzz.partial_ratio): ("Worcestershire", 100),
    ("Herefordshire & Worcestershire", fuzz.token_set_ratio): ("Worcestershire", 100),
    ("North Worcestershire", fuzz.WRatio): ("North Worcestershire", 100),
    ("North Worcestershire", fuzz.ratio): ("North Worcestershire", 100),
}
for (asked, scorer), expected in EXPECTED.items():
    name, score, _ = process.extractOne(asked, AREAS, scorer=scorer, score_cutoff=100)
    print(f"{asked!r} by {scorer.__name__}: {name!r}, {score:.0f}")
    assert (name, score) == expected
tied = [(name, round(score)) for name, score, _ in process.extract("Telford", AREAS, scorer=fuzz.WRatio, limit=2)]
print("'Telford' by WRatio:", tied)
assert tied == [("Telford & Wrekin", 90), ("Shropshire & Telford", 90)]
PYTHON
