"""The questions of the survey as rows: what was published of each in each area, and with which bases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.words import say_either, say_list
from figures.dashboard.catalogue import Area

ID_AND_QUESTION = ("ID", "Question")
NOT_PUBLISHED = "none published"


@dataclass(frozen=True, slots=True)
class Published:
    """The newest values published of a question in an area: more than one where papers disagree.

    ``base`` is how many were asked, None where no value came with it; ``letter`` is the sign of a status
    that has to be known before the value is believed.
    """

    values: tuple[str, ...]
    period: str
    base: int | None
    letter: str = ""

    @property
    def said(self) -> str:
        """The values in words: ``85% or around 83%`` where papers disagree."""
        return say_either(self.values)

    @property
    def disagree(self) -> bool:
        """Whether papers give different values for the same period."""
        return len(self.values) > 1

    def __str__(self) -> str:
        return " ".join(filter(None, (f"{self.said}, {self.period}", self.letter)))


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the survey with what was published of it, the force first; None where nothing was."""

    code: str
    name: str
    areas: tuple[Area, ...]
    published: tuple[Published | None, ...]

    @property
    def of_force(self) -> Published | None:
        """What was published for the whole force."""
        return next(iter(self.published), None)

    @property
    def held(self) -> list[Published]:
        """What was published, anywhere."""
        return [published for published in self.published if published is not None]

    def cells(self) -> Mapping[str, object]:
        """The question in words, a column an area."""
        said = {
            area.name: NOT_PUBLISHED if published is None else str(published)
            for area, published in zip(self.areas, self.published, strict=True)
        }
        return {"ID": self.code, "Question": self.name, **said}


@dataclass(frozen=True, slots=True)
class Bases:
    """The questions for whose figures a base was published: for every one shown, for some, for none."""

    every: tuple[str, ...]
    some: tuple[str, ...]
    none: tuple[str, ...]

    def __str__(self) -> str:
        if not self.every and not self.some:
            return "No base is published for any of these figures"
        if not self.some and not self.none:
            return "A base is published for every one of these figures"
        none = f", for none of {say_list(self.none)}" if self.none else ""
        return f"A base is published {self._with_base()}{none}"

    def sentences(self) -> str:
        """The same for whoever reads the page, with what follows from it."""
        if not self.every and not self.some:
            return (
                "No base has been published for any of these figures, so none can be tested against"
                " another."
            )
        tested = "None is tested here: that needs four quarters with bases."
        if not self.some and not self.none:
            return f"A base has been published for every one of these figures. {tested}"
        without = (
            f" No base has been published for {say_list(self.none)}, which cannot be tested against"
            " another." if self.none else ""
        )
        return f"A base has been published {self._with_base()}.{without} {tested}"

    def _with_base(self) -> str:
        told = [
            f"for every figure of {say_list(self.every)}" if self.every else "",
            f"for some figures of {say_list(self.some)}" if self.some else "",
        ]
        return say_list([words for words in told if words])


def bases_of(questions: Sequence[Question]) -> Bases:
    """For which questions bases were published, among those of which anything was."""
    have = {
        question.code: [published.base is not None for published in question.held]
        for question in questions if question.held
    }
    every = tuple(code for code, bases in have.items() if all(bases))
    none = tuple(code for code, bases in have.items() if not any(bases))
    return Bases(every, tuple(code for code in have if code not in every + none), none)
