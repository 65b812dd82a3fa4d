"""Facts and rules to findings, for one translation unit."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping

from translator.branches import amd_text
from translator.facts import Call, Diagnostic, Fact, Include, Origin, Unit
from translator.model import Finding, Safety, Severity, SourceFile, Span, Style
from translator.rule_api import Context, Rule
from translator.rulebook import Rulebook

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
    calls = {fact.callee.span: fact for fact in unit.facts if isinstance(fact, Call)}
    contexts: dict[str, Context] = {}
    found: dict[Finding, None] = {}
    last_resort: dict[Finding, None] = {}
    amd = _AmdText(sources)
    for fact in unit.facts:
        theirs = amd.holds(fact)
        for rule in _rules_for(rulebook, fact):
            if theirs and not rule.on_amd:
                continue
            context = contexts.get(rule.id)
            if context is None:
                context = contexts[rule.id] = Context(rule, unit, sources, rulebook.ops, rulebook.api, style, prefix)
                context.bind_calls(calls)
            for finding in rule.check(fact, context):
                (last_resort if rule.fallback else found)[_adjust(finding, fact)] = None
    spoken = _Spoken(found)
    found |= {finding: None for finding in last_resort if not spoken.of(finding)}
    findings = [f for f in found if not is_ignored(f, sources)]
    findings += _own_findings(unit, sources)
    return sorted(findings, key=lambda f: (f.span, f.id, f.message))


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


class _Spoken:
    """The places that findings speak of: their own spans, the spans they edit, and what is about the same symbol."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._exact: set[Span] = set()
        self._wide: dict[str, list[tuple[Span, str]]] = {}
        for finding in findings:
            self._exact.add(finding.span)
            self._wide.setdefault(finding.span.path, []).append((finding.span, finding.symbol))
            for edit in finding.edits:
                self._wide.setdefault(edit.span.path, []).append((edit.span, ""))

    def of(self, finding: Finding) -> bool:
        """Whether a finding's place is already spoken of."""
        if finding.span in self._exact:
            return True
        near = self._wide.get(finding.span.path, ())
        return any(span.contains(finding.span) and symbol in ("", finding.symbol) for span, symbol in near)


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
    if source is None or b"crosswarp:" not in source.data:
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
