"""Why a sentence is not matched, though it names a measure and a number: what it says is of another thing."""

from __future__ import annotations

import re
from enum import StrEnum


class Doubt(StrEnum):
    """What keeps a sentence from being checked, as it is told to whoever asked."""

    ASKED = "it asks and says nothing"
    FUTURE = "it speaks of what may come, not of what was measured"
    NEGATED = "it says that something is not so, and what is so cannot be told from that"
    OPPOSITE = "it speaks of those who answered otherwise, and their share was not published"
    SOME_PEOPLE = "it speaks of some people only, and their share is not held"
    OTHER_PLACE = "it speaks of a place of which no figure is held"
    SHARED_NAME = "it names several measures, and which is meant cannot be told"
    NO_FIGURE = "no figure that could be checked was found in it"
    NO_MEASURE = "it names no measure that is held here"
    SIDES = "it sets figures against one another, and which stands on which side cannot be told for certain"
    UNCLEAR = "which figure belongs to what it says cannot be told"


_COMING = (
    r"be|rise|fall|increase|drop|hit|go|climb|decline|exceed|get to|grow|improve|cut|halve|double"
    r"|meet|become|stand"
)
_DOUBTS = (
    (
        Doubt.FUTURE,
        rf"\b(?:will|would|may|might|should|must|shall)\s+(?:soon\s+|then\s+|not\s+)?(?:{_COMING}"
        rf"|reach|have)\b"
        rf"|\b(?:want|hope|wish|expect|need|aim)s?\s\D{{0,60}}?\sto\s+(?:{_COMING}|reach|have)\b"
        rf"|\bcould\s+(?:soon\s+|then\s+)?(?:{_COMING})\b"
        r"|\b(?:aim|aims|aiming|hope|hopes|hoping|expect|expects|expected|forecast|predict\w*|plan"
        r"|plans|planned"
        r"|planning|intend\w*|set|on track|due|want|wants|need|needs|pledg\w*|promis\w*|vow\w*"
        r"|project|projected"
        r"|likely)\s+(?:to|that)\b|\bby\s+20[3-9]\d\b|\b(?:if|unless)\b|\bforecasts?\b|\bprojections?\b",
    ),
    (
        Doubt.NEGATED,
        r"\b(?:not(?! only| just| quite)|never|no longer|neither|nor|nobody|untrue|false|wrong|myth)\b|n't\b",
    ),
    (
        Doubt.OPPOSITE,
        # What the measure is called stands as underscores here: "no confidence", "little confidence".
        r"\b(?:no|little|lost)\s_|\b(?:no confidence|little confidence|lost confidence|lack\w*|dissatisf\w*"
        r"|unsatisf\w*|unhappy|disagree\w*|distrust\w*"
        r"|mistrust\w*|unsafe|poor|poorly|bad|uninformed|disapprov\w*|unsure|do ?n[o']t know"
        r"|undecided|without"
        r"|unanswered|neutral)\b",
    ),
    (
        Doubt.SOME_PEOPLE,
        r"\b(?:wom[ae]n|m[ae]n|females?|males?|boys|girls|young(?:er)?|youths?|older|elderly|students?|pupils"
        r"|pensioners?|retired|aged|under-?\s?\d\ds?|over-?\s?\d\ds|\d\d-year-olds|teen\w*|children"
        r"|parents|rural"
        r"|urban|town centre|ethnic|black|asian|white|minority|minorities|disabled|disability|lgbt\w*"
        r"|gay|farmers?"
        r"|businesses|business owners|shopkeepers|victims?|survivors|councillors?|homeowners?|tenants"
        r"|drivers?"
        r"|motorists?|cyclists?|offenders|suspects|detectives?|sergeants?|constables?|inspectors?"
        r"|neighbourhood officers|detained|custody|knife|weekend|night|daytime|overnight)\b",
    ),
)
_COMPILED = tuple((doubt, re.compile(form)) for doubt, form in _DOUBTS)
_ELSEWHERE = re.compile(
    r"\b(?:national(?:ly)?(?! (?:standard|target|clock)s?\b)|england|wales|scotland"
    r"|british|britain|uk|united kingdom|(?:the"
    r"|this) (?:country|nation"
    r"|region)|countrywide|midlands|other forces|every force|all forces|forces? in england|similar forces|msg"
    r"|neighbouring|average force|most similar|london|met(?:ropolitan)? police|mopac|warwickshire|gwent|dyfed"
    r"|powys|staffordshire|cheshire|gloucestershire|dorset|surrey|durham|avon|somerset|devon|cornwall|norfolk"
    r"|suffolk|essex|kent|sussex|hampshire|wiltshire|cumbria|lancashire|merseyside|manchester|cleveland"
    r"|northumbria|humberside|lincolnshire|nottinghamshire|derbyshire|leicestershire|northamptonshire"
    r"|bedfordshire|cambridgeshire|hertfordshire|yorkshire|thames valley|birmingham|hereford"
    r"|shrewsbury|ludlow"
    r"|oswestry|kidderminster|evesham|leominster|ross-on-wye|ledbury|droitwich|malvern|pershore|bridgnorth"
    r"|market drayton|whitchurch|wellington|newport|tenbury)\b"
)
# A name after a word of place that nothing else explains: "82% of people in Much Wenlock".
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]cross|[Aa]round|[Tt]hroughout|[Nn]ear|[Aa]t"
    r"|[Ww]ithin)\s+(?:the\s+)?(?P<name>[A-Z][a-z]{2,}[\w-]*)"
)
_NO_PLACE = re.compile(
    r"(?:Police|Panel|Commissioner|Home|Office|Chief|Force|Covid|Council|Local|Quarter|Crime|Survey"
    r"|Safer|National"
    r"|Spring|Summer|Autumn|Winter|Parliament|Total|Financial|Year|May|Total|Victim|Operational|Plan)"
)


def doubt_of(words: str) -> Doubt | None:
    """The first reason why these levelled words, without what was understood of them, are not matched."""
    return next((doubt for doubt, form in _COMPILED if form.search(words)), None)


def elsewhere(words: str, written: str) -> bool:
    """Whether the words name a place that is none of ours; ``written`` are the same with their capitals."""
    if _ELSEWHERE.search(words):
        return True
    return any(not _NO_PLACE.match(found["name"]) for found in _PLACE.finditer(written))
