"""Which macro of the emitted header stands for the compute capability in a condition."""

from __future__ import annotations

from dataclasses import dataclass

from translator import evidence
from translator.apimap import ApiMap
from translator.around import Code
from translator.facts import Condition, Unit
from translator.guards import Asked, decided, tests
from translator.model import SourceFile, Span
from translator.targets import Capability, answer

_ARCH = "__CUDA_ARCH__"
_BASELINE = 620  # AMD GPUs have what NVIDIA's have up to here, but for what the table names


@dataclass(frozen=True, slots=True)
class Choice:
    """The macro that answers a condition, without its prefix, and ``why``. ``number`` is its value in the device code
    of AMD GPUs that have the ``capability`` (None for a plain number). ``sure`` when the arm so taken computes the same
    by construction."""

    macro: str
    why: str
    capability: Capability | None = None
    number: int = 0
    sure: bool = False


class Chooser:
    """Answers for the conditions of one file of a unit. A refusal is a text that says why."""

    def __init__(self, unit: Unit, source: SourceFile, code: Code, api: ApiMap) -> None:
        self._code = code
        self._api = api
        self._source = source
        self._conditions = [f for f in unit.facts if isinstance(f, Condition) and f.span.path == source.path]

    def choose(self, condition: Condition, asked: list[Asked]) -> Choice | str:
        """The macro for the comparisons ``asked`` of the compute capability."""
        if any(test.kind == "value" for test in asked):
            return "it is part of an expression here"
        orders = [test for test in asked if test.kind == "compared" and test.operator not in ("==", "!=")]
        if not orders:
            return Choice("CUDA_ARCH", "the comparison is with single NVIDIA chips")
        if condition.arm is None:
            return "the condition has no end in this file"
        upward = {test.newer != test.negated for test in orders}
        if len(upward) > 1 and "||" in condition.expression:
            return "old and new GPUs are asked for at once"
        numbers = {test.since for test in orders}
        new, old = _sides(condition, True in upward)
        whole = evidence.balanced(self._code, (condition.arm,))
        if not whole:  # the arms open or close a block that others of the same condition complete
            new, old = self._all_of_its_kind(condition), ()
        found = evidence.shown(self._code, new)
        lacking = _lacking(found) or self._lacking_beside(condition, numbers)
        if lacking is not None:
            return _without(lacking)
        if not found or not whole:  # what the arm for old GPUs does without
            found = [c for c in evidence.shown(self._code, (*new, *old)) if c.since in numbers] or found
            lacking = _lacking(found)
            if lacking is not None:
                return _without(lacking)
        if not found and whole:  # nothing but plain code: what its function is about
            around = evidence.shown(self._code, evidence.function_text(self._code, (condition.arm,)))
            found = [c for c in around if c.since in numbers]
            lacking = _lacking(found)
            if lacking is not None:
                return _without(lacking)
        if found:
            old_enough = max(numbers) <= _BASELINE and all(c.since < max(numbers) for c in found)
            return _baseline() if old_enough and whole else self._present(found, numbers, new)
        texts = [self._source.text(s.start, s.end) for s in (*condition.earlier, condition.arm, *condition.later)]
        if condition.last_resort and evidence.only_constants(texts):
            return Choice("CUDA_ARCH", "the arms differ in constants only, which are tuned for NVIDIA's GPUs")
        if whole and max(numbers) <= _BASELINE:
            return _baseline()
        return "the guarded text does not show which capability it asks for"

    def _present(self, found: list[Capability], numbers: set[int], new: tuple[Span, ...]) -> Choice | str:
        """The answer for what AMD GPUs have, if nothing in the arm for newer GPUs speaks against it."""
        best = max((c for c in found if c.since <= max(numbers)), key=lambda c: c.since, default=found[0])
        where = answer("hip", best.name)
        for word in sorted(evidence.words_of(self._code, new)):
            row = self._api.get(word)
            handled = any(c.exact and c.words and c.words.fullmatch(word) for c in found)
            if row is not None and not (row.supported or row.found or handled or word in self._api.shims):
                return f"the arm for newer GPUs uses {word}, which HIP lacks"
        some = "some " if where == "architectures" else ""
        since = " from HIP 6.0 on" if "HIP_VERSION" in where else ""
        short = f", less than the {max(numbers) / 100:.1f} here" if best.since < max(numbers) else ""
        why = f"{some}AMD GPUs have {best.what}{since} and count as {best.since / 100:.1f} in it{short}"
        sure = not some and not since and numbers == {best.since} and all(c.exact for c in found) and bool(new)
        return Choice(f"CUDA_ARCH_{best.name}", why, best, best.since, sure)

    def _all_of_its_kind(self, condition: Condition) -> tuple[Span, ...]:
        """The arms of all conditions of the file that read the same."""
        words = condition.expression.split()
        alike = [c for c in self._conditions if c.arm is not None and c.expression.split() == words]
        return tuple(span for c in alike if c.arm is not None for span in (c.arm, *c.later))

    def _lacking_beside(self, condition: Condition, numbers: set[int]) -> Capability | None:
        """What AMD lacks of that which the other conditions of the same function guard by the same number: parts of one
        piece of work must not be split between old and new."""
        assert condition.arm is not None
        function = evidence.function_around(self._code, condition.arm)
        if function < 0:
            return None
        for other in self._conditions:
            if other.arm is None or other.span == condition.span or decided(other):
                continue
            orders = [t for t in tests(other, self._code, _ARCH) if t.kind == "compared" and t.since in numbers]
            if not orders or evidence.function_around(self._code, other.arm) != function:
                continue
            lacking = _lacking(evidence.shown(self._code, _sides(other, orders[0].newer != orders[0].negated)[0]))
            if lacking is not None and not lacking.spare:
                return lacking
        return None


def _lacking(found: list[Capability]) -> Capability | None:
    """Of some capabilities, one that AMD GPUs lack; one that matters before one that does not."""
    lacking = [c for c in found if answer("hip", c.name) == "0"]
    return min(lacking, key=lambda c: c.spare, default=None)


def _baseline() -> Choice:
    why = f"AMD GPUs have what NVIDIA's had up to compute capability {_BASELINE / 100:.1f}"
    return Choice("CUDA_ARCH_BASELINE", why, None, _BASELINE)


def _without(lacking: Capability) -> Choice:
    return Choice(f"CUDA_ARCH_{lacking.name}", f"AMD GPUs lack {lacking.what}", lacking)


def _sides(condition: Condition, upward: bool) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The arms for newer GPUs and those for older ones."""
    own = (condition.arm,) if condition.arm is not None else ()
    return (own, condition.later) if upward else (condition.later, own)


def holds(test: Asked, value: int) -> bool:
    """Whether a comparison holds for a value of the macro."""
    if test.operator in ("==", "!="):
        return (value == test.number) == (test.operator == "==")
    return (value >= test.since) == test.newer
