"""The numbers that a sentence names, each with its unit, its qualifier and the words it was read from.

``1,214``; ``90.3%``; ``£1.2m``; ``more than 80 per cent``; ``9 percentage points``; ``between 80 and 82%``;
``from 64 to 55%``; ``four in five``; ``8 of 8``; ``two thirds``; ``doubled``; ``1m 30s``. Not read is what
would be a guess: a bare ``2m``, a year, a day of a month, the 55 of ``section 55``, ``the last quarter``.

Written here because the ready readers tried (docs/decisions/0016) misread this field: ``£1.2m`` became
pound-metres, points became per cent, and ``four in five`` 9, or 4 and 5.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from analysis.calendar.written_days import MONTH_PATTERN
from analysis.claims.number_words import NUMBER_IN_WORDS, PARTS, TIMES, number_of_words
from analysis.claims.passages import Passage, levelled, longest_first, passage
from analysis.claims.qualifiers import qualifier_around
from analysis.claims.quantities import PERCENT, Quantity, Unit

PLAIN_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
SECONDS_IN_A_MINUTE = 60
LAST_DAY_OF_A_MONTH = 31
SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9,
}
# "Three in ten" and "12 in 24 hours" differ by what people take as a whole.
USUAL_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1_000, 10_000, 100_000})
FARTHEST_WORD_BEFORE = 40

Readings = tuple[Quantity, ...]
Reader = Callable[[str, str, re.Match[str]], Readings | None]


def plain_number(text: str) -> float | None:
    """A number written as a file holds it, with digits and a point only; None for anything else.

    What is too large for a number is infinite.
    """
    return float(text) if PLAIN_NUMBER.fullmatch(text) else None


def numbers_in(text: str, apart_from: Iterable[Passage] = ()) -> Readings:
    """Every number that a text names, in its order.

    ``apart_from`` are passages understood already, such as periods (``Q4 2019/20``) or names (``999
    calls``), in which no number is looked for. Of overlapping readings the longest stands. A change
    ``from 64 to 55%`` gives two numbers with the unit of the second; a range gives one with both ends.
    """
    found = longest_first(_readings(text, levelled(text)), apart_from)
    return tuple(quantity for _start, _end, read in found for quantity in read)


def _readings(text: str, level: str) -> Iterator[tuple[int, int, Readings]]:
    """Every way to read a number anywhere, overlapping ones as well.

    A reader gives None where its form does not hold, and no quantity where nothing there is a figure.
    """
    for pattern, read in _FORMS:
        for found in pattern.finditer(level):
            if (quantities := read(text, level, found)) is not None:
                yield found.start(), found.end(), quantities


def _value(words: str, scale: str | None = None) -> tuple[float, float]:
    """What a number is, and one of its last digit."""
    by = SCALES[scale.strip()] if scale else 1.0
    if not any(map(str.isdigit, words)):
        return number_of_words(words) * by, by
    digits = words.replace(",", "")
    # Rounded, so that 1.1 million is not 1,100,000.0000000001.
    return round(float(digits) * by, 6), by / 10 ** len(digits.partition(".")[2])


def _one(
    text: str, level: str, found: re.Match[str], value: float, unit: Unit, *,
    high: float | None = None, whole: float | None = None, step: float | None = None,
) -> Readings:
    start, end, qualifier = qualifier_around(level, *found.span())
    return (Quantity(passage(text, start, end), value, unit, qualifier, high, whole, step),)


def _before(level: str, found: re.Match[str]) -> str:
    return level[max(0, found.start() - FARTHEST_WORD_BEFORE):found.start()]


def _unit(found: re.Match[str], which: str) -> Unit:
    if found[f"points{which}"]:
        return Unit.POINTS
    if found[f"percent{which}"]:
        return Unit.PERCENT
    return Unit.POUNDS if found[f"pound{which}"] or found[f"pounds{which}"] else Unit.NUMBER


def _single(text: str, level: str, found: re.Match[str]) -> Readings | None:
    """A number alone: ``90.3%``, ``£1.2m``, ``eighty-two``."""
    unit = _unit(found, "")
    if unit is Unit.NUMBER and not found["scale"] and _is_no_figure(text, level, found):
        return None
    value, step = _value(found["number"], found["scale"])
    return _one(text, level, found, value, unit, step=step)


def _is_no_figure(text: str, level: str, found: re.Match[str]) -> bool:
    """Whether a bare number is a year, a day of a month, a label, ``(1)`` of a list, or a pronoun."""
    words, before = found["number"], _before(level, found)
    if before.endswith("(") and _LIST_ITEM.match(text, found.end()):
        return True
    if words == "one" or _A_YEAR.fullmatch(words) or _LABEL.search(before):
        return True
    if _MONTH_AFTER.match(level, found.end()):
        return True
    return _MONTH_BEFORE.search(before) is not None and _value(words)[0] <= LAST_DAY_OF_A_MONTH


def _pair(text: str, level: str, found: re.Match[str]) -> Readings | None:
    """A range, or a change from one number to another; the unit said once holds for both."""
    told = _unit(found, "1"), _unit(found, "2")
    first_unit, last_unit = told[0] or told[1], told[1] or told[0]
    years = any(_A_YEAR.fullmatch(found[name]) for name in ("number1", "number2"))
    # Days of a month, years and pages: no figure in either half.
    if _MONTH_AFTER.match(level, found.end()):
        return ()
    if not last_unit and (years or _LABEL.search(_before(level, found))):
        return ()
    low, first_step = _value(found["number1"], found["scale1"] or found["scale2"])
    high, step = _value(found["number2"], found["scale2"])
    # "64% to 55%" tells of a change; "80 to 82%" and "80%-82%" of a range.
    joined = not told[0] or bool(found["between"]) or bool(found["dash"]) or told[0] is Unit.POUNDS
    if low < high and first_unit is last_unit and joined and not found["from"]:
        return _one(text, level, found, low, last_unit, high=high, step=step)
    if found["dash"]:
        return None
    # "Fell almost 10% to 55%", "rose 3.4% to 18,038": with the word before it, and of a count no per cent.
    start, end, qualifier = qualifier_around(level, found.start("first"), found.end("first"))
    if told[0] is Unit.PERCENT and not told[1] and high > PERCENT:
        last_unit = Unit.NUMBER
    last = passage(text, found.start("last"), found.end("last"))
    return (
        Quantity(passage(text, start, end), low, first_unit, qualifier, step=first_step),
        Quantity(last, high, last_unit, step=step),
    )


def _half_a_million(text: str, level: str, found: re.Match[str]) -> Readings:
    """``half a million pounds``."""
    scale = SCALES[found["scale"]]
    unit = Unit.POUNDS if found["pounds"] else Unit.NUMBER
    return _one(text, level, found, scale / 2, unit, step=scale / 10)


def _part(text: str, level: str, found: re.Match[str]) -> Readings | None:
    """``8 of 8``, ``four in five``, ``nine out of every ten``."""
    part, whole = _value(found["part"])[0], _value(found["whole"])[0]
    if not whole or part > whole or _MONTH_AFTER.match(level, found.end()):
        return None
    if found["how"] == "in" and (whole not in USUAL_WHOLES or _TIME_AFTER.match(level, found.end())):
        return None
    return _one(text, level, found, part, Unit.PART, whole=whole)


def _fraction(text: str, level: str, found: re.Match[str]) -> Readings | None:
    """``two thirds``, ``a quarter``, ``half``, where the words around them say that a part is meant."""
    name = "half" if found["name"] == "halves" else found["name"].removesuffix("s")
    many = 1 if found["many"] in (None, "a", "an") else number_of_words(found["many"])
    named_half = name == "half" and found["many"] is None
    if many >= PARTS[name] or not (found["many"] or named_half):
        return None
    before, after = _before(level, found), level[found.end():found.end() + FARTHEST_WORD_BEFORE]
    if _NO_PART.search(before) or (name == "half" and _NO_HALF.match(after)):
        return None
    # "Two thirds" is a part whatever stands beside it; "three quarters" may be nine months.
    sure = many > 1 and name != "quarter"
    alone = len(level.strip()) == found.end() - found.start()
    led_to = _TO_A_PART.search(before) or _OF_A_WHOLE.match(after)
    half_of_them = name == "half" and _ALL_AFTER.match(after)
    if not (sure or alone or led_to or half_of_them):
        return None
    return _one(text, level, found, float(many), Unit.PART, whole=float(PARTS[name]))


def _times(text: str, level: str, found: re.Match[str]) -> Readings:
    """``doubled``, ``three times as many``, ``twice the``."""
    value = TIMES[found["word"]] if found["word"] else _value(found["many"])[0]
    return _one(text, level, found, value, Unit.TIMES)


def _both_times(text: str, level: str, found: re.Match[str]) -> Readings | None:
    """Minutes with seconds, ``1m 30s`` or ``1:30``."""
    if found["clock"] and (_BY_THE_CLOCK.search(_before(level, found)) or found["half_day"]):
        return None
    minutes, seconds = found["minutes"] or found["clock"], found["seconds"] or found["rest"]
    rest, step = _value(seconds)
    value = _value(minutes)[0] * SECONDS_IN_A_MINUTE + rest
    return _one(text, level, found, value, Unit.SECONDS, step=step)


def _one_time(text: str, level: str, found: re.Match[str]) -> Readings | None:
    """Minutes alone, or seconds alone."""
    # "The 90s" and "under 18s" are years and people.
    if found["unit"] == "s" and _MANY_OF_THEM.search(_before(level, found)):
        return None
    by = SECONDS_IN_A_MINUTE if found["unit"].startswith("m") else 1
    value, step = _value(found["number"])
    return _one(text, level, found, value * by, Unit.SECONDS, step=step * by)


_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_NUMBER = rf"(?:{_DIGITS}|{NUMBER_IN_WORDS})"
# Where a number begins and ends: not inside a word, a code, a date or another number.
_START = r"(?<![\w/.,:#£+-])"
_END = r"(?![\w/]|[.,:+-]\d|-[a-z])"
# "13pc" is per cent, "two PCs" are constables.
_PERCENT = r"\s?%|\s?per\s?cent\b|\s?percent\b|(?<=\d)pc\b"
_POINTS = rf"(?:\s?-?percentage|{_PERCENT})?[\s-]?points?\b(?!\s+of\b)|\s?ppts?\b|\s?pp\b|\s?pts\b"
_SCALE = r"\s?(?:k|bn|mn|million|thousand|billion)\b"

_A_YEAR = re.compile(r"(?:19|20)\d\d")
_LABEL = re.compile(
    r"\b(?:sections?|s|appendix|appendices|pages?|paragraphs?|para|items?|tables?|objectives?|articles?"
    r"|annex|numbers?|no\.?|covid)\s*$"
)
# "(1) Full refurbishment" is the first of a list; "most (61) were" is a count.
_LIST_ITEM = re.compile(r"\)\s?[A-Z£]")
_MONTH_BEFORE = re.compile(rf"\b{MONTH_PATTERN}\s*$")
_MONTH_AFTER = re.compile(rf"[\s-]*(?:of\s+)?{MONTH_PATTERN}")
_TIME_AFTER = re.compile(r"\s?(?:seconds?|secs?|minutes?|mins?|hours?|days?|weeks?|months?|years?)\b")
_BY_THE_CLOCK = re.compile(r"\b(?:at|by|from|until|till|before|after|since|to|between|and)\s*$")
_MANY_OF_THEM = re.compile(r"\b(?:the|under|over)\s*$")
# "A quarter" may be three months: a part is told by what follows it, or by what leads to it.
_OF_A_WHOLE = re.compile(
    r"\s+of\b(?!\s+(?:(?:the|a)\s+)?(?:year|month|week|(?:19|20)\d\d))|\s*\(\d"
)
_TO_A_PART = re.compile(r"\b(?:by|than|to|around|about|almost|nearly|over|under|just|only)\s*$")
_NO_PART = re.compile(
    r"\b(?:first|second|third|other|last|past|next|this|previous|latest|each|every|per|and|half)\s*$"
)
_NO_HALF = re.compile(r"[\s-]+(?:an?|year|yearly|hour|term|day|past)\b")
_ALL_AFTER = re.compile(r"\s+(?:the|all)\b")


def _quantity(which: str) -> str:
    """The pattern of a number with its unit; ``which`` tells the two of a pair apart."""
    return (
        rf"(?P<pound{which}>£\s?|gbp\s?)?(?P<number{which}>[+-]?{_DIGITS}|{NUMBER_IN_WORDS})"
        # A bare "2m" may be minutes, metres or millions; of pounds it is millions.
        rf"(?P<scale{which}>{_SCALE}|(?(pound{which})\s?m\b|(?!)))?"
        rf"(?:(?P<points{which}>{_POINTS})|(?P<percent{which}>{_PERCENT})"
        rf"|(?P<pounds{which}>\s?pounds\b|\s?gbp\b))?"
    )


_FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(rf"{_START}(?:{form}){_END}"), read)
    for form, read in (
        (_quantity(""), _single),
        (
            rf"(?P<from>from\s+)?(?P<between>between\s+)?(?P<first>{_quantity('1')})"
            r"(?(between)\s+and\s+|(?:\s?(?P<dash>-)\s?|\s+(?:(?:up|down)\s+)?to\s+))"
            rf"(?P<last>{_quantity('2')})",
            _pair,
        ),
        (r"half\s+a\s+(?P<scale>million|billion)(?P<pounds>\s+pounds\b)?", _half_a_million),
        (
            rf"(?P<part>{_NUMBER})\s+(?P<how>out\s+of|of|in)\s+(?:every\s+|the\s+)?(?P<whole>{_NUMBER})"
            r"(?!\s?%|\+)",
            _part,
        ),
        (
            rf"(?:(?P<many>an?|{NUMBER_IN_WORDS})[\s-]+)?(?P<name>halves|(?:{'|'.join(PARTS)})s?)",
            _fraction,
        ),
        (
            rf"(?P<word>{'|'.join(TIMES)}|twice(?=\s+(?:as|the)\b))"
            rf"|(?P<many>{_NUMBER})\s+times(?=\s+(?:as|the|higher|more|greater|lower)\b)",
            _times,
        ),
        (
            rf"(?P<minutes>{_NUMBER})\s?(?:minutes?|mins?|m),?\s?(?:and\s+)?(?P<seconds>{_NUMBER})\s?"
            r"(?:seconds?|secs?|s)|(?P<clock>\d{1,2}):(?P<rest>[0-5]\d)(?P<half_day>\s?[ap]\.?m\b)?",
            _both_times,
        ),
        (
            # "Ones" is no second: behind words the unit stands apart, and in full.
            rf"(?P<number>{_DIGITS}(?=[\s-]?[sm])|{NUMBER_IN_WORDS}(?=[\s-](?:second|minute)))[\s-]?"
            r"(?P<unit>seconds?|secs?|s|minutes?|mins?)",
            _one_time,
        ),
    )
)
