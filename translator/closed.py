"""Which text no build for AMD reads, because a condition on the compute capability closes it there."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

from translator.apimap import ApiMap
from translator.around import Code, code_of
from translator.choice import Chooser, holds
from translator.facts import Condition, Unit
from translator.guards import Asked, decided, tests
from translator.model import SourceFile
from translator.targets import answer, capabilities

_PORTABLE = re.compile(r"[A-Z0-9]+_(?:CUDA_ARCH(?:_(\w+))?|DEVICE_CODE)")
_ARCH = "__CUDA_ARCH__"
_MOST = 4  # other parts of a condition that are tried both ways


def closed_ranges(unit: Unit, source: SourceFile, api: ApiMap) -> tuple[tuple[int, int], ...]:
    """Byte ranges of a file that neither AMD's device code nor its host code compiles, whatever else is defined."""
    code = code_of(source)
    chooser = Chooser(unit, source, code, api)
    found = []
    for fact in unit.facts:
        if not isinstance(fact, Condition) or fact.span.path != source.path or fact.arm is None or decided(fact):
            continue
        results = set(_results(fact, code, chooser))
        if results == {False}:
            found.append((fact.arm.start, fact.arm.end))
        elif results == {True}:
            found += [(span.start, span.end) for span in fact.later]
    return tuple(sorted(found))


def _results(condition: Condition, code: Code, chooser: Chooser) -> Iterator[bool]:
    """What a condition can come to on AMD; nothing when it asks for nothing that is known."""
    known: dict[int, tuple[int, Asked, tuple[int, ...]]] = {}  # by first token: last token, test, values in device code
    for name in dict.fromkeys(name for name, _ in condition.names):
        portable = _PORTABLE.fullmatch(name)
        if name != _ARCH and portable is None:
            continue
        asked = list(tests(condition, code, name))
        values = _portable_values(portable[1]) if portable else _values(condition, asked, chooser)
        odd = ("value", "compared") if name.endswith("_DEVICE_CODE") else ("value",)
        if values is None or any(test.kind in odd for test in asked):
            return
        for test in asked:
            first = code.at(test.span.start)
            last = first
            while code.tokens[last].end < test.span.end:
                last = code.after(last)
            known[first] = (last, test, values)
    if len({values for _, test, values in known.values() if test.kind == "compared"}) != 1:
        return
    parts = list(_parts(condition, code, known))
    unknown = sum(part is None for part in parts)
    if unknown > _MOST:
        return
    device = {value for _, test, values in known.values() if test.kind == "compared" for value in values}
    for value, in_device in [*((value, True) for value in device), (0, False)]:
        for guess in itertools.product((True, False), repeat=unknown):
            yield _evaluate(condition, parts, value, in_device, iter(guess))


def _values(condition: Condition, asked: list[Asked], chooser: Chooser) -> tuple[int, ...] | None:
    """The values of the compute capability's macro in AMD's device code."""
    if all(test.kind in ("defined", "truth") for test in asked):
        return (0,)
    choice = chooser.choose(condition, asked)
    if isinstance(choice, str):
        return None
    sure = choice.capability is None or answer("hip", choice.capability.name) in ("0", "GPU_DEVICE_CODE")
    return (choice.number,) if sure else (0, choice.number)


def _portable_values(capability: str | None) -> tuple[int, ...] | None:
    if capability is None:
        return (0,)
    since = next((c.since for c in capabilities() if c.name == capability), None)
    where = answer("hip", capability)
    if since is None:
        return None
    return (0,) if where == "0" else (since,) if where == "GPU_DEVICE_CODE" else (0, since)


def _parts(
    condition: Condition, code: Code, known: Mapping[int, tuple[int, Asked, tuple[int, ...]]]
) -> Iterator[str | Asked | None]:
    """A condition's operators and brackets, the tests that are known, and None for each other operand."""
    if condition.keyword.endswith("def"):
        yield next(iter(known.values()))[1]
        return
    at, other = code.at(condition.expression_span.start), False
    while at >= 0:
        text = code.text(at)
        if at in known:
            at, test, _ = known[at]
            yield test
        elif text in ("&&", "||", "!", ")") or (text == "(" and not other):
            other = False
            yield text
        else:
            if not other:
                yield None
            other = True
            if text == "(" and code.partner(at) >= 0:
                at = code.partner(at)
        at = code.after(at)


def _evaluate(
    condition: Condition, parts: list[str | Asked | None], value: int, in_device: bool, guess: Iterator[bool]
) -> bool:
    words: list[str | bool] = []
    for part in parts:
        if part is None:
            words.append(next(guess))
        elif isinstance(part, Asked):
            words.append(holds(part, value) if part.kind == "compared" else in_device)
        else:
            words.append(part)
    result = _any_of(words)
    return result != condition.inverted


def _any_of(words: list[str | bool]) -> bool:
    """Take a disjunction off the front of ``words``."""
    result = _all_of(words)
    while words and words[0] == "||":
        words.pop(0)
        result = _all_of(words) or result
    return result


def _all_of(words: list[str | bool]) -> bool:
    result = _one(words)
    while words and words[0] == "&&":
        words.pop(0)
        result = _one(words) and result
    return result


def _one(words: list[str | bool]) -> bool:
    word = words.pop(0) if words else False
    if word == "!":
        return not _one(words)
    if word == "(":
        result = _any_of(words)
        if words:
            words.pop(0)
        return result
    return word is True
