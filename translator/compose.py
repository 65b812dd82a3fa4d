"""From findings to the bytes of every output file, the emitted header, and what was said about each place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from translator.edits import apply, merge
from translator.emit import positions_in, vocabulary, wrapper_headers
from translator.engine import max_severity
from translator.includes import has_include, include_at_top, include_near
from translator.inputs import Kind, kind_of
from translator.leftovers import unanswered
from translator.model import Edit, Finding, Safety, Severity, SourceFile, Span, Style
from translator.rulebook import Rulebook
from translator.views import strangers, unite
from translator.work import Done

# Macros for conditions that count as 0 where the header is not included, as those counted that they replace.
_QUIET = re.compile(r"GPU_(?:COMPILER|DEVICE_CODE|TARGET_\w+|CUDA_ARCH\w*|CUDA_VERSION|CUDART_VERSION|CUDACC_VER_\w+)")


@dataclass(frozen=True)
class Composition:
    """The result of a run before anything is written. ``texts`` holds every source file's bytes by absolute path,
    changed or not; ``applied`` the findings whose edits were made; ``edits`` those edits by path."""

    texts: dict[str, bytes]
    findings: tuple[Finding, ...]
    applied: frozenset[Finding]
    edits: dict[str, tuple[Edit, ...]]
    used: frozenset[str]


def compose(
    done: Iterable[Done],
    sources: Mapping[str, SourceFile],
    rulebook: Rulebook,
    style: Style,
    prefix: str,
    *,
    safe: bool = False,
    keep: tuple[str, ...] = (),
    drop: tuple[str, ...] = (),
) -> Composition:
    """Merge what the units found, make the edits, and add the header's include where it is needed.

    ``safe`` makes exact rewrites only. ``keep`` and ``drop`` select findings by id prefix. Edits that disagree are not
    made and become CW002 findings.
    """
    done = tuple(done)
    agreed, disputes = unite(done)
    chosen = unanswered(_unique(f for f in (*agreed, *disputes) if _wanted(f.id, keep, drop)))
    proposed = [f for f in chosen if f.edits and (f.safety is Safety.EXACT or not safe)]
    merged = merge(_encodable(proposed, sources))
    conflicts = []
    while apart := strangers(merged.conflicts, done):  # of two units that want different things, neither gets them
        conflicts += [_conflict(a, b, sources) for pair in apart for a, b in (pair, pair[::-1])]
        gone = {f for pair in apart for f in pair}
        proposed = [f for f in proposed if f not in gone]
        merged = merge(_encodable(proposed, sources))
    conflicts += [_conflict(loser, winner, sources) for loser, winner in merged.conflicts]
    by_path: dict[str, list[Edit]] = {}
    for edit in merged.edits:
        by_path.setdefault(edit.span.path, []).append(edit)
    texts = {p: apply(s.data, by_path.get(p, ()), s.encoding) for p, s in sources.items()}
    header = f"{prefix}/{prefix}.hpp" if style is Style.PORTABLE else "hip/hip_runtime.h"
    read = sorted({path for unit in done for path in unit.files} & texts.keys())
    positions = {path: tuple(positions_in(texts[path], prefix)) for path in read}
    used = frozenset(name for found in positions.values() for name, _ in found)
    added = _add_includes(texts, positions, done, rulebook, prefix, header) if _wanted("CW006", keep, drop) else []
    findings = tuple(sorted({*chosen, *conflicts, *added}, key=lambda f: (f.span, f.id, f.message)))
    edits = {path: tuple(found) for path, found in by_path.items()}
    return Composition(texts, findings, frozenset({*merged.applied, *added}), edits, used)


def _wanted(id: str, keep: tuple[str, ...], drop: tuple[str, ...]) -> bool:
    return (not keep or id.startswith(keep)) and not (drop and id.startswith(drop))


def _unique(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, though several units saw its place; of two that differ in safety only, the lower promise."""
    order = list(Safety)
    best: dict[tuple[object, ...], Finding] = {}
    for f in findings:
        key = (f.id, f.span, f.edits, f.symbol)
        old = best.get(key)
        if old is None or _better(f, old, order):
            best[key] = f
    return list(best.values())


def _better(new: Finding, old: Finding, order: list[Safety]) -> bool:
    """A unit that compiled the place knows more than one that skipped it: prefer exact over review."""
    return (order.index(new.safety), new.message) < (order.index(old.safety), old.message)


def _encodable(findings: Iterable[Finding], sources: Mapping[str, SourceFile]) -> list[Finding]:
    """Drop edits into files that are not among the sources."""
    return [f for f in findings if all(e.span.path in sources for e in f.edits)]


def _conflict(loser: Finding, winner: Finding, sources: Mapping[str, SourceFile]) -> Finding:
    line, _ = sources[winner.span.path].line_column(winner.span.start)
    message = (
        f"not rewritten: {loser.id} ({loser.message}) disagrees with {winner.id} at line {line} ({winner.message}); "
        "decide by hand"
    )
    severity = max_severity(loser.severity, Severity.WARNING)
    return replace(
        loser, id="CW002", rule="conflict", severity=severity, safety=Safety.MANUAL, message=message, edits=()
    )


def _add_includes(
    texts: dict[str, bytes],
    positions: Mapping[str, Sequence[tuple[str, int]]],
    done: Iterable[Done],
    rulebook: Rulebook,
    prefix: str,
    header: str,
) -> list[Finding]:
    """Insert the header's include into the texts in place; returns a CW006 finding for each file changed.

    ``positions`` holds the vocabulary keys of each file that a unit read. A CUDA unit needs ``header`` first, any
    file that uses the emitted header's names needs that, and one that uses a name of a library's wrapper the wrapper.
    """
    includes: dict[str, set[str]] = {}
    mains = {unit.main for unit in done}
    for unit in done:
        for path, found in unit.includes.items():
            includes.setdefault(path, set()).update(found)
    words = {word for word in vocabulary(rulebook.ops, rulebook.api) if not _QUIET.fullmatch(word)}
    own = f"{prefix}/{prefix}.hpp"
    wrapped = wrapper_headers(prefix, rulebook.api)
    plan: list[tuple[str, str, int]] = []
    for path in sorted(positions):
        text = texts[path]
        uses = [start for name, start in positions[path] if name in words]
        if kind_of(path) is Kind.CUDA and path in mains:
            first = own if uses else header
            if not _leads(text, first) or _declared_before(text, first, uses):
                plan.append((path, first, -1))
        elif uses and not _reaches(path, own, texts, includes, set()):
            plan.append((path, own, min(uses)))
        first_use: dict[str, int] = {}
        for name, start in positions[path]:
            if name in wrapped:
                first_use.setdefault(wrapped[name], start)
        missing = [h for h in sorted(first_use) if not _reaches(path, h, texts, includes, set())]
        plan += [(path, wanted, first_use[wanted]) for wanted in missing]
    added = []
    grown = dict.fromkeys(positions, 0)
    for path, wanted, use in plan:
        text = texts[path]
        texts[path] = include_at_top(text, wanted) if use < 0 else include_near(text, wanted, use + grown[path])
        grown[path] += len(texts[path]) - len(text)
        if texts[path] != text:
            message = f"#include <{wanted}> added: targets other than CUDA do not include their runtime by themselves"
            added.append(
                Finding("CW006", "include", Severity.INFO, Safety.EXACT, Span(path, 0, 0), message, symbol=wanted)
            )
    return added


def _declared_before(text: bytes, header: str, uses: Iterable[int]) -> bool:
    """Whether a type of the header is declared (``struct gpuDrvStream_st;``) before the file includes the header."""
    at = text.find(b"#include <" + header.encode() + b">")
    return any(start < at and re.search(rb"\bstruct\s+$", text[max(0, start - 32) : start]) for start in uses)


def _leads(text: bytes, header: str) -> bool:
    """Whether the file includes the header before any header of its own project."""
    at = text.find(b"#include <" + header.encode() + b">")
    quoted = text.find(b'#include "')
    return at >= 0 and (quoted < 0 or at < quoted)


def _reaches(
    path: str, header: str, texts: Mapping[str, bytes], includes: Mapping[str, set[str]], seen: set[str]
) -> bool:
    if path in seen:
        return False
    seen.add(path)
    text = texts.get(path)
    if text is not None and has_include(text, header):
        return True
    return any(_reaches(p, header, texts, includes, seen) for p in sorted(includes.get(path, ())))
