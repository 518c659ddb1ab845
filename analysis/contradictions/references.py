"""References to what is not there: a part that nobody knows, or that is something else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.contradictions.said import Finding, Kind, Said, StatementKind
from analysis.words import plain_name, say_list

# A letter of another alphabet that looks like one of ours.
_ALIKE = str.maketrans({"\u0410": "A", "\u0412": "B", "\u0421": "C", "\u0415": "E"})
_PARTS = "appendix|annex|annexe|section|table|chapter|paragraph|para|part|recommendation|schedule"
_LABEL = re.compile(
    rf"\b(?P<family>(?i:{_PARTS}))\s+(?P<number>\d+(?:\.\d+)*|[A-Z])\b"
    r"|(?<![\w.])(?P<letter>[A-PR-Z])(?P<code>\d{1,3}(?:\.\d{1,2})*)(?![\w/])"
)
_RANGE = re.compile(r"^\s*(?:-|–|to)\s*$")
_ENTRY = re.compile(rf"\b(?:{_PARTS})\s+(?:\d+|[A-Z])\b\s*[:–—-]?\s*(?P<title>[^;\n]*)", re.IGNORECASE)
_COMMON = frozenset(
    ("the", "and", "for", "from", "with", "report", "appendix", "annex", "draft", "see", "refer", "reference")
)
# Without a list of them, a label is held not to exist only where so many others of its kind are known.
ENOUGH_KNOWN = 3
FARTHEST = 10
# Two names that share so many words are taken to be of one thing.
ENOUGH_WORDS = 2


@dataclass(frozen=True, slots=True)
class Label:
    """A label as papers number their parts: family ``appendix`` or a letter, and the numbers."""

    family: str
    numbers: tuple[int, ...]
    words: str = field(compare=False)


@dataclass(slots=True)
class Known:
    """The labels known of a source: those of its parts, and those that a list of it names."""

    labels: set[Label] = field(default_factory=set)
    listed: set[Label] = field(default_factory=set)
    titles: dict[Label, str] = field(default_factory=dict)


def labels_in(text: str) -> list[Label]:
    """Every label that a text names; ``A1 to A8`` names all of them."""
    plain = text.translate(_ALIKE)
    found = list(_LABEL.finditer(plain))
    labels: list[Label] = []
    for number, one in enumerate(found):
        label = _label(one)
        if number and _RANGE.match(plain[found[number - 1].end():one.start()]):
            labels += _between(labels[-1], label)
        labels.append(label)
    return labels


def _label(found: re.Match[str]) -> Label:
    if found["family"]:
        number = found["number"]
        family = found["family"].lower().replace("annexe", "annex").replace("paragraph", "para")
        if number.isalpha():
            return Label(f"{family} by letter", (ord(number) - ord("A") + 1,), found.group())
        return Label(family, tuple(map(int, number.split("."))), found.group())
    return Label(found["letter"].upper(), tuple(map(int, found["code"].split("."))), found.group())


def _between(first: Label, last: Label) -> list[Label]:
    if first.family != last.family or len(first.numbers) != 1 or len(last.numbers) != 1:
        return []
    between = range(first.numbers[0] + 1, last.numbers[0])
    return [Label(first.family, (number,), f"{first.family}{number}") for number in between]


def missing_references(said: Sequence[Said], headings: Iterable[str] = ()) -> list[Finding]:
    """References to a label that is not among those known, to one that is something else, and of one
    thing to two labels. ``headings`` are the letters of the objectives that commitments are numbered by.
    """
    known = _known(said)
    letters = frozenset(headings)
    references = [
        (one, labels_in(one.text or one.written)) for one in said if one.form is StatementKind.REFERENCE
    ]
    found = []
    for one, labels in references:
        own = known[one.strand]
        for label in labels:
            if why := _missing(label, own, known.values(), letters) or _something_else(one, label, own):
                found.append(Finding(Kind.REFERENCE, (one,), f"{one.name} refers to {label.words}: {why}."))
    return [*found, *_two_labels([(one, labels[0]) for one, labels in references if len(labels) == 1])]


def _known(said: Sequence[Said]) -> Mapping[str, Known]:
    known: dict[str, Known] = defaultdict(Known)
    for one in said:
        own = known[one.strand]
        own.labels |= set(labels_in(one.locator))
        if one.form is StatementKind.REFERENCE:
            continue
        own.labels |= set(labels_in(one.name)[:1])
        if one.form is StatementKind.LIST:
            named = labels_in(one.text)
            own.listed |= set(named)
            for label, entry in zip(named, _ENTRY.finditer(one.text), strict=False):
                own.titles[label] = entry["title"]
    return known


def _missing(label: Label, own: Known, everywhere: Iterable[Known], headings: frozenset[str]) -> str:
    """Why a label does not exist; empty where it does, or where nobody can say."""
    is_code = len(label.family) == 1
    among = list(everywhere) if is_code else [own]
    held = set[Label]().union(*(known.labels | known.listed for known in among))
    if _is_among(label, held):
        return ""
    enumerated = {one for known in among for one in known.listed if _same_kind(one, label)}
    if enumerated:
        return f"only {_span(enumerated, label)} known"
    alike = {one for one in held if one.family == label.family}
    largest = max((one.numbers[0] for one in alike), default=0)
    if is_code and not alike and headings and label.family not in headings:
        return "there is no such heading"
    if label.numbers[0] > largest and len({one.numbers[0] for one in alike}) >= ENOUGH_KNOWN:
        return f"the last one known is {label.family} {largest}"
    if label.numbers[0] > 2 * max(largest, FARTHEST):
        return "nothing of that number is known"
    return ""


def _same_kind(one: Label, other: Label) -> bool:
    """Whether two labels are of one numbering: commitments share one, whatever their letter."""
    return one.family == other.family or (len(one.family) == 1 and len(other.family) == 1)


def _is_among(label: Label, held: set[Label]) -> bool:
    """Whether it is known itself, or as part of what is, or by its parts where none of them is told apart."""
    if any(one.family == label.family and one.numbers[:len(label.numbers)] == label.numbers for one in held):
        return True
    above = Label(label.family, label.numbers[:-1], "")
    parts = [one for one in held if one.family == label.family and one.numbers[:-1] == above.numbers]
    return len(label.numbers) > 1 and not parts and _is_among(above, held)


def _span(labels: set[Label], like: Label) -> str:
    own = sorted((one for one in labels if one.family == like.family), key=lambda one: one.numbers) or sorted(
        labels, key=lambda one: (one.family, one.numbers)
    )
    return f"{own[0].words} is" if len(own) == 1 else f"{own[0].words} to {own[-1].words} are"


def _something_else(said: Said, label: Label, own: Known) -> str:
    """Where the label is known under another title, and what is referred to under another label."""
    title = own.titles.get(label)
    if title is None:
        return ""
    wanted = _words(said.name)
    others = [
        (len(wanted & _words(other)), one, other) for one, other in own.titles.items() if one != label
    ]
    best = max(others, key=lambda other: other[0], default=None)
    if best is None or best[0] < 2 or best[0] <= len(wanted & _words(title)):
        return ""
    return f"that is “{title.strip().rstrip('.')}”, and “{best[2].strip().rstrip('.')}” is {best[1].words}"


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]{3,}", plain_name(name)) if word not in _COMMON}


def _two_labels(references: Sequence[tuple[Said, Label]]) -> list[Finding]:
    """Things that are referred to under several labels of one family, each with one reference to each."""
    things: list[dict[Label, Said]] = []
    by_family: dict[tuple[str, str], list[dict[Label, Said]]] = defaultdict(list)
    for one, label in references:
        if len(label.family) == 1:
            continue
        alike = by_family[one.strand, label.family]
        thing = next((known for known in alike if _one_thing(next(iter(known.values())), one)), None)
        if thing is None:
            thing = {}
            alike.append(thing)
            things.append(thing)
        thing.setdefault(label, one)
    return [
        Finding(Kind.REFERENCE, tuple(thing.values()), _said_to_be(thing))
        for thing in things if len(thing) > 1
    ]


def _said_to_be(thing: Mapping[Label, Said]) -> str:
    """What it is called, and every label it goes by."""
    name = next(iter(thing.values())).name
    return f"{name} is said to be {say_list([label.words for label in thing])}."


def _one_thing(one: Said, other: Said) -> bool:
    if one.thing == other.thing:
        return bool(_words(one.name))
    return len(_words(one.name) & _words(other.name)) >= ENOUGH_WORDS
