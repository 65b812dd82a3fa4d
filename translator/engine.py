"""Facts and rules to findings, for one translation unit."""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from translator.apimap import ApiMap
from translator.branches import amd_text
from translator.closed import closed_ranges
from translator.expansions import View, disputes, place_of
from translator.facts import Asm, Call, Diagnostic, Fact, Include, Name, Origin, Rival, Unit
from translator.leftovers import leftovers
from translator.model import Finding, Safety, Severity, SourceFile, Span, Style
from translator.rule_api import Context, Rule
from translator.rulebook import Rulebook

_MARK = b"crosswarp:"
_IGNORE = re.compile(rb"crosswarp:\s*ignore(?:\[([^\]]*)\])?")
_TOKENS_ONLY = {
    Origin.SKIPPED: "in a branch that this configuration skips, so known from tokens only",
    Origin.UNEXPANDED: "in a macro that nothing expands here, so known from tokens only",
}


def translate(
    unit: Unit,
    rulebook: Rulebook,
    sources: Mapping[str, SourceFile],
    style: Style = Style.PORTABLE,
    prefix: str = "gpu",
) -> list[Finding]:
    """All findings of the rules in one unit, in the order of their places, without those the code asks to ignore.

    ``sources`` holds every file that a fact points into, by absolute path.
    """
    teller = _Teller(unit, rulebook, sources, style, prefix)
    found: dict[Finding, None] = {}
    last_resort: dict[Finding, None] = {}
    contested = teller.contested()
    for fact in unit.facts:
        for rule, finding in teller.of(fact):
            if place_of(fact) in contested and finding.edits:
                continue
            (last_resort if rule.fallback else found)[finding] = None
    found |= dict.fromkeys(disputes(contested, sources))
    spoken = _Spoken(found)
    found |= {finding: None for finding in last_resort if not spoken.of(finding)}
    left = leftovers(unit, found, sources, rulebook.api, prefix)
    marked = {path for path, source in sources.items() if _MARK in source.data}
    findings = [f for f in (*found, *left) if f.span.path not in marked or not is_ignored(f, sources)]
    findings += _own_findings(unit, sources)
    return sorted(findings, key=lambda f: (f.span, f.id, f.message))


class _Teller:
    """Asks the rules for findings about facts of one unit."""

    def __init__(
        self, unit: Unit, rulebook: Rulebook, sources: Mapping[str, SourceFile], style: Style, prefix: str
    ) -> None:
        self._unit, self._rulebook, self._sources = unit, rulebook, sources
        self._style, self._prefix = style, prefix
        self._calls = {fact.callee.span: fact for fact in unit.facts if isinstance(fact, Call)}
        self._contexts: dict[str, Context] = {}
        self._amd = _AmdText(sources)
        self._closed = _ClosedText(unit, sources, rulebook.api)

    def of(self, fact: Fact) -> Iterator[tuple[Rule, Finding]]:
        """The findings about one fact, with their rules."""
        theirs = self._amd.holds(fact)
        for rule in _rules_for(self._rulebook, fact):
            if theirs and not rule.on_amd:
                continue
            context = self._contexts.get(rule.id)
            if context is None:
                book = self._rulebook
                context = Context(rule, self._unit, self._sources, book.ops, book.api, self._style, self._prefix)
                context.bind_calls(self._calls)
                self._contexts[rule.id] = context
            for finding in rule.check(fact, context):
                yield rule, self._closed.adjust(_adjust(finding, fact), rule.fallback and isinstance(fact, Asm))

    def contested(self) -> dict[Span, list[View]]:
        """The names whose expansions want different edits, and what each wants."""
        rivals: dict[Span, list[Rival]] = {}
        for rival in self._unit.rivals:
            rivals.setdefault(rival.name.span, []).append(rival)
        mine: dict[Span, list[Fact]] = {}
        for fact in self._unit.facts if rivals else ():
            if place_of(fact) in rivals:
                mine.setdefault(place_of(fact), []).append(fact)
        found = {}
        for place, others in rivals.items():
            views = [self._view(mine.get(place, []), others[0].first)]
            call = self._calls.pop(place, None)
            for rival in others:
                if rival.call is not None:
                    self._calls[place] = rival.call
                views.append(self._view([f for f in (rival.name, rival.call) if f is not None], rival.use))
                self._calls.pop(place, None)
            if call is not None:
                self._calls[place] = call
            if any(view.edits != views[0].edits for view in views):
                found[place] = views
        return found

    def _view(self, facts: Iterable[Fact], use: Span) -> View:
        said = [finding for fact in facts for _, finding in self.of(fact) if finding.edits]
        own = any(isinstance(fact, Name) and fact.user_declared for fact in facts)
        message = said[0].message if said else "the project's own name" if own else "nothing to change"
        return View(use, message, frozenset(edit for finding in said for edit in finding.edits))


class _AmdText:
    """Which facts stand in branches that only builds for AMD read."""

    def __init__(self, sources: Mapping[str, SourceFile]) -> None:
        self._sources = sources
        self._ranges: dict[str, tuple[tuple[int, int], ...]] = {}

    def holds(self, fact: Fact) -> bool:
        """Whether the fact is in such a branch; only skipped text can be."""
        if fact.origin is not Origin.SKIPPED:
            return False
        path = fact.span.path
        if path not in self._ranges:
            source = self._sources.get(path)
            self._ranges[path] = amd_text(source.data) if source is not None else ()
        return any(start <= fact.span.start < end for start, end in self._ranges[path])


class _ClosedText:
    """What there is to do in text that conditions on the compute capability close for AMD: nothing."""

    def __init__(self, unit: Unit, sources: Mapping[str, SourceFile], api: ApiMap) -> None:
        self._unit, self._sources, self._api = unit, sources, api
        self._ranges: dict[str, tuple[tuple[int, int], ...]] = {}

    def adjust(self, finding: Finding, beside: bool) -> Finding:
        """The finding, without its call for action where only NVIDIA's builds read the text: what stands ``beside``
        other targets read, so their edits are not needed there."""
        if (finding.edits or finding.safety is not Safety.MANUAL) and not beside:
            return finding
        path = finding.span.path
        if path not in self._ranges:
            source = self._sources.get(path)
            self._ranges[path] = closed_ranges(self._unit, source, self._api) if source is not None else ()
        if not any(start <= finding.span.start < end for start, end in self._ranges[path]):
            return finding
        message = f"in text that only NVIDIA's builds read, so nothing is to do: {finding.message}"
        return dataclasses.replace(finding, severity=Severity.INFO, safety=Safety.EXACT, message=message, edits=())


class _Spoken:
    """The places that findings speak of: their own spans, the spans they edit, and what is about the same symbol."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._exact: set[Span] = set()
        self._wide: dict[str, list[tuple[int, int, str]]] = {}
        for finding in findings:
            self._exact.add(finding.span)
            places = [(finding.span, finding.symbol), *((edit.span, "") for edit in finding.edits)]
            for span, symbol in places:
                self._wide.setdefault(span.path, []).append((span.start, span.end, symbol))
        self._longest = {path: max(end - start for start, end, _ in found) for path, found in self._wide.items()}
        for found in self._wide.values():
            found.sort()

    def of(self, finding: Finding) -> bool:
        """Whether a finding's place is already spoken of."""
        span = finding.span
        if span in self._exact:
            return True
        near = self._wide.get(span.path, [])
        for at in range(bisect.bisect_right(near, span.start, key=itemgetter(0)) - 1, -1, -1):
            start, end, symbol = near[at]
            if start < span.start - self._longest[span.path]:
                return False
            if span.end <= end and symbol in ("", finding.symbol):
                return True
        return False


def _rules_for(rulebook: Rulebook, fact: Fact) -> Iterator[Rule]:
    anywhere, by_name = rulebook.matching(type(fact))
    yield from anywhere
    name = getattr(fact, "name", None)
    if name is not None:
        yield from by_name.get(name, ())


def _adjust(finding: Finding, fact: Fact) -> Finding:
    """Lower a rewrite's promise where the text is known less well than the rule assumes."""
    if not finding.edits:
        return finding
    if fact.origin is Origin.PASTED:
        message = f"{finding.message}; the text is made by a macro and cannot be edited in place: change it by hand"
        return dataclasses.replace(
            finding,
            edits=(),
            safety=Safety.MANUAL,
            severity=max_severity(finding.severity, Severity.WARNING),
            message=message,
        )
    if fact.origin in _TOKENS_ONLY and finding.safety is Safety.EXACT:
        return dataclasses.replace(
            finding, safety=Safety.REVIEW, message=f"{finding.message} ({_TOKENS_ONLY[fact.origin]})"
        )
    return finding


def max_severity(a: Severity, b: Severity) -> Severity:
    """The graver of two severities."""
    order = list(Severity)
    return max(a, b, key=order.index)


def is_ignored(finding: Finding, sources: Mapping[str, SourceFile]) -> bool:
    """Whether a ``// crosswarp: ignore[CWnnn]`` on the finding's line, or alone on the line above, names its id.

    An id may be a prefix (``CW1``); ``crosswarp: ignore`` without a list ignores every finding there.
    """
    source = sources.get(finding.span.path)
    if source is None or _MARK not in source.data:
        return False
    number, _ = source.line_column(finding.span.start)
    lines = [source.line(number)]
    if number > 1 and re.match(rb"\s*(//|/\*)", source.line(number - 1)):
        lines.append(source.line(number - 1))
    for line in lines:
        match = _IGNORE.search(line)
        if match and (match[1] is None or any(finding.id.startswith(p) for p in _ids(match[1]))):
            return True
    return False


def _ids(text: bytes) -> Iterable[str]:
    return (part.strip() for part in text.decode("ascii", "replace").split(",") if part.strip())


def _own_findings(unit: Unit, sources: Mapping[str, SourceFile]) -> Iterator[Finding]:
    """What the tool itself has to say of a unit: parse errors, stand-ins and headers that were not found."""
    includes = {fact.header: fact.span for fact in unit.facts if isinstance(fact, Include) and not fact.resolved}
    start = Span(unit.main, 0, 0)
    for path, errors in _errors_by_file(unit, sources).items():
        shown = errors[:1] if unit.missing else errors[:20]  # errors after a missing header mostly follow from it
        for error in shown:
            more = (
                f" (and {len(errors) - 1} more in this file, while headers are missing)" if errors[len(shown) :] else ""
            )
            message = f"not fully understood here: {error.message}{more}; everything else is translated"
            at = error.offset if error.path == path else 0
            yield Finding("CW001", "parse", Severity.WARNING, Safety.MANUAL, Span(path, at, at), message)
    for header in unit.standins:
        message = f"<{header}> is not installed here; names that the tables know were taken from a stand-in"
        span = includes.get(header, start)
        yield Finding("CW004", "stand_in", Severity.INFO, Safety.EXACT, span, message, symbol=header)
    for header in unit.missing:
        message = f"header {header} was not found; give its folder after -- (-I DIR) for a complete translation"
        span = includes.get(header, start)
        yield Finding("CW005", "header", Severity.WARNING, Safety.MANUAL, span, message, symbol=header)


def _errors_by_file(unit: Unit, sources: Mapping[str, SourceFile]) -> dict[str, list[Diagnostic]]:
    """Clang's errors by the user's file that they are reported in (the main file for those elsewhere), less the words
    on headers that were not found."""
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in unit.diagnostics:
        if diagnostic.severity in ("error", "fatal") and not diagnostic.message.endswith("file not found"):
            path = diagnostic.path if diagnostic.path in sources else unit.main
            found.setdefault(path, []).append(diagnostic)
    return found
