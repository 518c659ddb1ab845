"""A standard that is named, and whether a result met it."""

from __future__ import annotations

from analysis.calendar.periods import say_day
from analysis.claims.held import Held, HeldTarget, HeldValue, Words
from analysis.claims.levels import names_of
from analysis.claims.pair import fits_values
from analysis.claims.quantities import Quantity
from analysis.claims.said import Meets, Said, last_span
from analysis.claims.saying import say_apart, say_levels, say_target
from analysis.claims.selecting import at_time, newest, of_measure
from analysis.claims.verdicts import Finding, Verdict
from analysis.claims.within import agrees
from analysis.words import inside, say_value


def check_targets(said: Said, held: Held, words: Words, results: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings of the standards a clause names, and of what it says of them.

    ``results`` are the findings of its values: the one that was matched is held against the standard.
    """
    standards = _of_the_time(said, held)
    found = tuple(_value(said, quantity, standards, words) for quantity in said.targets)
    if said.meets is None or any(one.verdict is not Verdict.SUPPORTED for one in found):
        return found
    named = tuple(one for finding in found for one in finding.matched if isinstance(one, HeldTarget))
    return (*found, _kept(said, named or standards, _result(said, held, words, results)))


def _of_the_time(said: Said, held: Held) -> tuple[HeldTarget, ...]:
    """The standards of the measures that are meant, in force in the period that is named."""
    ours = tuple(one for one in held.targets if one.subject.code in said.codes)
    span = last_span(said.when)
    if span is None:
        return ours
    first, last = span
    return tuple(
        one for one in ours
        if (one.starts is None or one.starts <= last) and (one.ends is None or first <= one.ends)
    )


def _value(said: Said, quantity: Quantity, standards: tuple[HeldTarget, ...], words: Words) -> Finding:
    figure = quantity.passage.words.strip()
    if not standards:
        names = " or ".join(f"“{inside(name)}”" for name in names_of(said, words))
        told = f"No standard for {names} is held for that time."
        return Finding(Verdict.NOT_MATCHED, figure, (), told, told)
    right = tuple(one for one in standards if agrees(quantity, one.value, percent=one.subject.percent))
    shown = right or standards
    told = f"“{figure}” against a standard of {' or '.join(_said(one) for one in shown)}."
    verdict = Verdict.SUPPORTED if right else Verdict.CONTRADICTED
    return Finding(verdict, figure, shown, told, " ".join(say_target(one) for one in shown))


def _result(
    said: Said, held: Held, words: Words, results: tuple[Finding, ...]
) -> tuple[HeldValue, ...]:
    """The figure that is held against the standard: the value that was told, else the one of the period."""
    told = tuple(
        one for finding in results for one in finding.matched
        if finding.verdict is Verdict.SUPPORTED and isinstance(one, HeldValue)
    )
    if told or said.levels:
        return told
    values = at_time(of_measure(held.values, said, said.areas, words), said.when).values
    return newest(values)


def _kept(
    said: Said, standards: tuple[HeldTarget, ...], results: tuple[HeldValue, ...]
) -> Finding:
    """Whether the standard was met, as far as both are held for one measure and time."""
    for standard in standards:
        for result in results:
            if result.subject.code == standard.subject.code and _in_force(standard, result):
                return _met(said, standard, result)
    told = "No result and standard are held for the same measure and time."
    return Finding(Verdict.NOT_MATCHED, said.words, (*standards, *results), told, told)


def _in_force(standard: HeldTarget, result: HeldValue) -> bool:
    return standard.starts is None or standard.starts <= result.end


def _met(said: Said, standard: HeldTarget, result: HeldValue) -> Finding:
    lower = result.subject.better == "lower"
    met = result.value <= standard.value if lower else result.value >= standard.value
    right = met is (said.meets is Meets.MET)
    since = f", in force since {say_day(standard.starts)}" if standard.starts else ""
    told = (
        f"{result.said} for {result.period} against a standard of {_said(standard)}{since}:"
        f" {'met' if met else 'not met'}."
    )
    verdict = Verdict.SUPPORTED if right else Verdict.CONTRADICTED
    if right and said.gap is not None:
        percent = result.subject.percent
        fits = fits_values(standard.value, result.value, said.gap, None, percent=percent)
        verdict = fits or Verdict.CONTRADICTED
        told += f" The two lie {say_apart(standard.value, result)} apart."
    say = f"{say_levels((result,))} The standard of {_said(standard)} was {'met' if met else 'not met'}."
    return Finding(verdict, said.words, (result, standard), told, say)


def _said(target: HeldTarget) -> str:
    return say_value(target.value, target.subject.kind, target.subject.unit)
