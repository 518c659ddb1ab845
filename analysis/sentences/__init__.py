"""What results say: one plain sentence, and a longer description, for each kind of result."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One plain sentence, and a longer description for whoever wants to know how it was found."""

    sentence: str
    description: str
