#!/usr/bin/env bash
# word2number and text2num: four in five is nine, and half a million is a million
#
# Guess: Words of numbers become the number they say; what a parser cannot read it refuses or leaves alone.
# What happens: word2number adds up whatever number words it meets: 'four in five' is 9, 'eight of eight'
#   16, 'half a million' 1,000,000, 'two thirds' 2. text2num leaves such shares in their place but splits
#   'one point five million' into 1.5 and 1000000, makes 'half a million' 'half a 1000000' and 'two thirds'
#   'two 3rds'.
# Why it matters: Plans and press releases say 'eight of eight', 'two thirds of victims', 'half a million
#   pounds'. No exception tells that the number is wrong. Remedy: read shares (N in M, N of M, halves,
#   thirds) before number words, and refuse a scale word without a whole number before it.
# Seen with: word2number 1.1, text2num 3.1.0, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    word2number==1.1 text2num==3.1.0
cd "$work"
venv/bin/python - <<'PYTHON'
from text_to_num import alpha2digit
from word2number import w2n

ADDED = {
    "four in five": 9, "nine out of ten": 19, "eight of eight": 16, "two thirds": 2, "half a million": 1_000_000,
    "three quarters of a million": 3_000_000,
}
for words, expected in ADDED.items():
    found = w2n.word_to_num(words)
    print(f"word2number: {words!r} is {found:,}")
    assert found == expected, found
LEFT = {
    "four in five victims": "4 in 5 victims",
    "one point five million pounds": "1.5 1000000 pounds",
    "half a million pounds": "half a 1000000 pounds",
    "two thirds of victims": "two 3rds of victims",
}
for words, expected in LEFT.items():
    found = alpha2digit(words, "en")
    print(f"text2num: {words!r} is {found!r}")
    assert found == expected, found
PYTHON
