"""What several units say of one place. A unit is a file in one configuration: a header is seen by many units, and so is
a file that is compiled with different flags.

A unit that compiled a place knows more than one that skipped it. Where units that know the place equally well want
different things, neither is done.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from translator.engine import max_severity
from translator.frontend.directives import common, inside
from translator.model import Edit, Finding, Safety, Severity, Span
from translator.work import Done

_PATH_OPTIONS = ("-I", "-isystem", "-include", "-iquote", "-idirafter", "-imacros")
_Seen = dict[int, list[Finding]]  # findings by the number of the unit


def labels(done: Sequence[Done]) -> list[str]:
    """A short name for each unit: its file, and the flags that tell its configurations apart."""
    by_main: dict[str, list[Done]] = {}
    for unit in done:
        by_main.setdefault(unit.main, []).append(unit)
    return [_label(unit, by_main[unit.main]) for unit in done]


def _label(unit: Done, siblings: Sequence[Done]) -> str:
    name = Path(unit.main).name
    if len(siblings) < 2:
        return name
    common = set(unit.arguments).intersection(*(other.arguments for other in siblings))
    words = [_short(word) for word in unit.arguments if word not in common]
    if words:
        return f"{name} with {' '.join(words)}"
    missing = {word for other in siblings for word in other.arguments} - common
    return f"{name} without {' '.join(sorted(_short(word) for word in missing))}"


def _short(word: str) -> str:
    """A flag without the folders above the last: messages are the same on every machine."""
    option = next((option for option in _PATH_OPTIONS if word.startswith(option)), "")
    path = word[len(option) :]
    return option + Path(path).name if path.startswith("/") else word


def unite(done: Sequence[Done]) -> tuple[list[Finding], list[Finding]]:
    """The findings of all units, less those from units that skipped a place which another compiled, and less those
    that other units contradict; and a CW002 finding for each place of contradiction."""
    names = labels(done)
    places: dict[tuple[Span, str], _Seen] = {}
    for number, finding in _known(done):
        places.setdefault((finding.span, finding.id), {}).setdefault(number, []).append(finding)
    others = (
        _Against([u.own for u in done], "the project's own name"),
        _Against([u.silent for u in done], "nothing to change"),
        _Against([[f.span for f in u.findings if f.rule == "conflict"] for u in done], "readings that disagree"),
    )
    kept: list[Finding] = []
    disputes: list[Finding] = []
    for seen in places.values():
        sure = {number: found for number, found in seen.items() if done[number].complete} or seen
        rivals = _rivals(sure)
        if rivals:
            views = [f"{finding.message} (in {names[number]})" for number, finding in rivals]
            disputes.append(_dispute([finding for _, finding in rivals], views))
            continue
        for number, found in seen.items():
            for finding in found:
                against = next(((o, n) for o in others if (n := o.unit(finding, seen)) is not None), None)
                if against is None:
                    kept.append(finding)
                else:
                    other, there = against
                    views = [f"{finding.message} (in {names[number]})", f"{other.view} (in {names[there]})"]
                    disputes.append(_dispute([finding], views))
    return kept, list(dict.fromkeys(disputes))


def _known(done: Sequence[Done]) -> Iterable[tuple[int, Finding]]:
    """Every finding with the number of its unit, but for guesses from tokens at places that another unit compiled."""
    unseen: list[dict[str, list[tuple[int, int]]]] = []
    readers: Counter[str] = Counter()
    for unit in done:
        ranges: dict[str, list[tuple[int, int]]] = {}
        for span in unit.unseen:
            ranges.setdefault(span.path, []).append((span.start, span.end))
        unseen.append(ranges)
        readers.update(unit.files)
    nobody: dict[str, list[tuple[int, int]]] = {}
    for number, unit in enumerate(done):
        for path in unit.files:
            if readers[path] > 1:
                here = unseen[number].get(path, [])
                nobody[path] = common([nobody[path], here]) if path in nobody else here
    for number, unit in enumerate(done):
        for finding in unit.findings:
            path, start = finding.span.path, finding.span.start
            guess = path in nobody and inside(unseen[number].get(path, []), start)
            if not guess or inside(nobody[path], start):
                yield number, finding


def _rivals(seen: _Seen) -> list[tuple[int, Finding]]:
    """Two units that want different edits at one place, with a finding of each; empty when all agree. A unit that says
    more than another, or nothing, does not contradict it."""
    wanted = {number: {finding.edits for finding in found} for number, found in seen.items()}
    numbers = list(wanted)
    for index, one in enumerate(numbers):
        for other in numbers[index + 1 :]:
            if wanted[one] == wanted[other]:
                continue
            if not (wanted[one] <= wanted[other] or wanted[other] <= wanted[one]):
                pair = ((one, wanted[other]), (other, wanted[one]))
                return [(n, next(f for f in seen[n] if f.edits not in theirs)) for n, theirs in pair]
    return []


class _Against:
    """Places that each unit takes for something else than CUDA's, or for right as they are."""

    def __init__(self, spans: Sequence[Sequence[Span]], view: str) -> None:
        self.view = view
        self._units: dict[Span, set[int]] = {}
        for number, own in enumerate(spans):
            for span in own:
                self._units.setdefault(span, set()).add(number)
        self._places: dict[str, list[Span]] = {}
        for span in sorted(self._units):
            self._places.setdefault(span.path, []).append(span)

    def unit(self, finding: Finding, having: Collection[int]) -> int | None:
        """A unit that holds against a finding of the units ``having``; None when there is none."""
        for edit in finding.edits:
            places = self._places.get(edit.span.path, [])
            for span in places[bisect.bisect_left(places, edit.span.start, key=lambda s: s.start) :]:
                if span.start >= edit.span.end:
                    break
                units = self._units[span]
                if edit.span.contains(span) and not units.intersection(having):
                    return min(units)
        return None


def _dispute(findings: Sequence[Finding], views: Sequence[str]) -> Finding:
    first = min(findings, key=lambda f: (f.span, f.message))
    return replace(
        first,
        id="CW002",
        rule="conflict",
        severity=max_severity(first.severity, Severity.WARNING),
        safety=Safety.MANUAL,
        message=f"not rewritten, because configurations disagree: {'; '.join(sorted(views))}; "
        "separate them or decide by hand",
        edits=(),
    )


def strangers(pairs: Iterable[tuple[Finding, Finding]], done: Sequence[Done]) -> list[tuple[Finding, Finding]]:
    """Of pairs of findings whose edits overlap, those of which no single unit has both."""
    holders: dict[tuple[str, Span, tuple[Edit, ...]], set[int]] = {}
    for number, unit in enumerate(done):
        for f in unit.findings:
            if f.edits:
                holders.setdefault((f.id, f.span, f.edits), set()).add(number)

    def units(f: Finding) -> set[int]:
        return holders.get((f.id, f.span, f.edits), set())

    return [(a, b) for a, b in pairs if not units(a) & units(b)]
