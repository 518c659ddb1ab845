"""What people wrote, shown as cards: the text as text, and who wrote it when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from interface.components.html import show


@dataclass(frozen=True, slots=True)
class About:
    """One thing to know about a text; ``pressing`` stands out behind the words."""

    words: str
    pressing: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A text, what is to be known about it, and its heading where it has one."""

    text: str
    about: tuple[About, ...]
    heading: str = ""


def show_cards(label: str, cards: Iterable[Card]) -> None:
    """Show the cards as a list of this name."""
    show("cards/cards.html", label=label, cards=list(cards))
