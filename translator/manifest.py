"""``crosswarp.json``: every file, place, rule, finding and content hash of a run, for reports, builds and checks."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from translator import __version__
from translator.edits import apply
from translator.inputs import Kind
from translator.model import Edit, Finding, SourceFile
from translator.pipeline import Run
from translator.work import Task

VERSION = 1


def build_manifest(run: Run, out: Path, emitted: list[str]) -> dict[str, Any]:
    """The manifest of a run whose output root is ``out``. Holds relative paths only, so that the same input gives the
    same bytes on any machine."""
    complete = {unit.main: True for unit in run.done}
    for unit in run.done:
        complete[unit.main] &= unit.complete
    located = {unit.main: dict.fromkeys(folder for _, folder in unit.located) for unit in run.done}
    tasks: dict[str, list[Task]] = {}
    for task in run.tasks:
        tasks.setdefault(task.main, []).append(task)
    files = []
    for item in run.inputs.files:
        source = run.sources.get(item.path)
        if source is None:
            continue
        entry: dict[str, Any] = {
            "path": item.relative,
            "language": str(item.kind),
            "sha256_in": hashlib.sha256(source.data).hexdigest(),
            "sha256_out": hashlib.sha256(run.result.texts[item.path]).hexdigest(),
            "unit": item.path in complete and item.kind in (Kind.CUDA, Kind.CXX),
            "complete": complete.get(item.path, True),
        }
        if item.path in complete:
            extra = tuple(f"-I{folder}" for folder in located.get(item.path, ()))
            flags = [_relative_flags((*task.arguments, *extra), run) for task in tasks[item.path]]
            entry["flags"] = flags[0]
            if flags[1:]:
                entry["other_flags"] = flags[1:]
        files.append(entry)
    return {
        "version": VERSION,
        "tool": __version__,
        "style": str(run.style),
        "prefix": run.prefix,
        "source": Path(os.path.relpath(run.inputs.root, out.resolve())).as_posix(),
        "assumed_flags": any(task.assumed for task in run.tasks),
        "files": files,
        "findings": [describe(finding, run) for finding in run.result.findings],
        "standins": sorted({name for unit in run.done for name in unit.standins}),
        "missing": sorted({name for unit in run.done for name in unit.missing}),
        "emitted": sorted(emitted),
        "notes": list(run.notes),
    }


def _relative_flags(arguments: tuple[str, ...], run: Run) -> list[str]:
    """A unit's flags with folders below the input root made relative to it, so that they hold in the output tree."""
    out = []
    for word in arguments:
        for option in ("-I", ""):
            path = word[len(option) :]
            if word.startswith(option) and Path(path).is_absolute() and Path(path).is_relative_to(run.inputs.root):
                word = option + Path(path).relative_to(run.inputs.root).as_posix()
                break
        out.append(word)
    return out


def describe(finding: Finding, run: Run) -> dict[str, Any]:
    """One finding as the manifest and the reports hold it. ``before`` and ``after`` are the whole lines around its
    edits; ``after`` is empty when nothing was changed."""
    source = run.sources.get(finding.span.path) or SourceFile(finding.span.path, b"")
    line, column = source.line_column(finding.span.start)
    applied = finding in run.result.applied
    before, after = _lines(finding, source, run.result.edits.get(finding.span.path, ())) if finding.edits else ("", "")
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "safety": str(finding.safety),
        "path": run.inputs.relative(finding.span.path),
        "line": line,
        "column": column,
        "message": finding.message,
        "symbol": finding.symbol,
        "applied": applied,
        "before": before or source.text(finding.span.start, finding.span.end) if finding.edits else before,
        "after": after if applied else "",
    }


def _lines(finding: Finding, source: SourceFile, edits: tuple[Edit, ...]) -> tuple[str, str]:
    here = [e for e in finding.edits if e.span.path == source.path]
    first = source.data.rfind(b"\n", 0, min(e.span.start for e in here)) + 1
    last = source.data.find(b"\n", max(e.span.end for e in here))
    last = len(source.data) if last < 0 else last
    inside = [e for e in edits if first <= e.span.start and e.span.end <= last]
    moved = [Edit(type(e.span)(e.span.path, e.span.start - first, e.span.end - first), e.text) for e in inside]
    old = source.data[first:last]
    new = apply(old, moved, source.encoding)
    return old.decode(source.encoding).strip(), new.decode(source.encoding).strip()


def dump(manifest: dict[str, Any]) -> bytes:
    """The manifest's bytes: sorted keys, one entry a line where it helps a diff."""
    return (json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()
