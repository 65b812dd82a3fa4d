"""What a preprocessor condition asks of a macro, as values that a rule can reason about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translator.around import Code
from translator.facts import Condition
from translator.model import Edit, Span

_TURNED = {">=": "<=", "<=": ">=", ">": "<", "<": ">", "==": "==", "!=": "!="}
_OPENING = ("", "(", "&&", "||", "!")
_CLOSING = ("", ")", "&&", "||")
_NUMBER = re.compile(r"(0[xX][0-9a-fA-F]+|\d+)[uUlL]*")


@dataclass(frozen=True, slots=True)
class Asked:
    """One use of a macro in a condition.

    ``kind`` is ``defined`` (``defined(X)``, ``#ifdef X``), ``compared`` (with a number: then ``operator`` stands as if
    the macro were on its left), ``truth`` (the bare macro) or ``value`` (part of a larger expression). ``span`` is the
    text of the test, ``name_span`` the macro in it. ``negated`` tells whether the condition holds the easier the less
    this test does: an odd number of ``!`` stands before it or before brackets around it.
    """

    name: str
    kind: str
    span: Span
    name_span: Span
    operator: str = ""
    number: int = 0
    negated: bool = False

    @property
    def since(self) -> int:
        """The smallest value of the macro that an ordering counts as new."""
        return self.number + (self.operator in (">", "<="))

    @property
    def newer(self) -> bool:
        """Whether an ordering holds for the larger values."""
        return self.operator in (">=", ">")


def decided(condition: Condition) -> bool:
    """Whether a condition names HIP already: then its author has decided."""
    return any("HIP" in name or "ROCM" in name for name, _ in condition.names)


def tests(condition: Condition, code: Code, name: str) -> Iterator[Asked]:
    """Every use of a macro in a condition of the file ``code``."""
    for found, span in condition.names:
        if found == name:
            yield _test(condition, code, name, span)


def _test(condition: Condition, code: Code, name: str, span: Span) -> Asked:
    if condition.keyword.endswith("def"):
        return Asked(name, "defined", span, span, negated=condition.inverted)
    at = code.at(span.start)
    first = last = at
    bracketed = code.text(code.before(at)) == "("
    if code.text(code.before(at)) == "defined":
        first = code.before(at)
    elif bracketed and code.text(code.before(code.before(at))) == "defined":
        first, last = code.before(code.before(at)), code.after(at)
    if first != at:
        return Asked(name, "defined", code.span(first, last), span, negated=_negated(code, first, last) is True)
    kind, operator, number = "truth", "", 0
    before, after = code.text(code.before(at)), code.text(code.after(at))
    right = _NUMBER.fullmatch(code.text(code.after(code.after(at))))
    left = _NUMBER.fullmatch(code.text(code.before(code.before(at))))
    if after in _TURNED and right and before in _OPENING[:-1]:
        kind, operator, number, last = "compared", after, int(right[1], 0), code.after(code.after(at))
    elif before in _TURNED and left and after in _CLOSING:
        kind, operator, number = "compared", _TURNED[before], int(left[1], 0)
        first = code.before(code.before(at))
    negated = _negated(code, first, last)
    if negated is None:
        return Asked(name, "value", span, span)
    return Asked(name, kind, code.span(first, last), span, operator, number, negated)


def _negated(code: Code, first: int, last: int) -> bool | None:
    """Whether an odd number of ``!`` stands around a test; None when something else than logic takes its value."""
    negated = False
    while True:
        before, after = code.before(first), code.after(last)
        if code.text(before) not in _OPENING or code.text(after) not in _CLOSING:
            return None
        while code.text(before) == "!":
            negated = not negated
            before = code.before(before)
            if code.text(before) not in _OPENING:
                return None
        opening = code.opener(first)
        if opening < 0:
            return negated
        first, last = opening, code.partner(opening)
        if last < 0:
            return None


def replace_test(condition: Condition, test: Asked, text: str, code: Code) -> list[Edit]:
    """Put an expression in the place of a test; ``#ifdef`` and its kin become ``#if``."""
    if not condition.keyword.endswith("def"):
        return [Edit(test.span, text)]
    path, keyword = condition.span.path, condition.keyword
    raw = code.source.text(condition.span.start, test.span.start)
    at = condition.span.start + raw.index(keyword)
    plain = "elif" if keyword.startswith("elif") else "if"
    return [
        Edit(Span(path, at, at + len(keyword)), plain),
        Edit(test.span, f"!{text}" if test.negated else text),
    ]
