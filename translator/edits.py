"""Merging edits of many rules and translation units, applying them to bytes, and writing files atomically."""

from __future__ import annotations

import contextlib
import difflib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from translator.errors import InputError
from translator.model import Edit, Finding, SourceFile


@dataclass(frozen=True, slots=True)
class Merge:
    """The outcome of merging findings: those whose edits are ``applied``, and those in ``conflict``.

    ``conflicts`` pairs a refused finding with the accepted one that it disagrees with.
    """

    edits: tuple[Edit, ...]
    applied: tuple[Finding, ...]
    conflicts: tuple[tuple[Finding, Finding], ...]


def _clash(a: Edit, b: Edit) -> bool:
    """Whether two different edits cannot both be made. Insertions at one point and touching spans are no clash unless
    both insert at the very same point, where the order would be a guess."""
    if a.span.path != b.span.path:
        return False
    if a.span.start == a.span.end and b.span.start == b.span.end:
        return a.span.start == b.span.start
    return a.span.start < b.span.end and b.span.start < a.span.end


def merge(findings: Iterable[Finding]) -> Merge:
    """Accept the edits of each finding as a whole, or not at all.

    The same edit from several translation units is one edit. Where edits overlap, the finding that comes first in the
    order (path, start, narrower first, id) is kept and the other reported. The result does not depend on input order.
    """
    order = sorted(
        (f for f in findings if f.edits),
        key=lambda f: (f.span.path, f.edits[0].span.start, f.edits[0].span.end, f.id, f.edits[0].text),
    )
    taken: dict[str, list[tuple[Edit, Finding]]] = {}
    applied: list[Finding] = []
    conflicts: list[tuple[Finding, Finding]] = []
    for finding in order:
        fresh: list[Edit] = []
        rival: Finding | None = None
        for edit in finding.edits:
            near = _near(taken.get(edit.span.path, []), edit)
            if any(edit == other for other, _ in near):
                continue
            rival = next((owner for other, owner in near if _clash(edit, other)), None)
            if rival:
                break
            fresh.append(edit)
        if rival:
            conflicts.append((finding, rival))
            continue
        applied.append(finding)
        for edit in fresh:
            taken.setdefault(edit.span.path, []).append((edit, finding))
    edits = sorted((e for pairs in taken.values() for e, _ in pairs), key=lambda e: (e.span, e.text))
    return Merge(tuple(edits), tuple(applied), tuple(conflicts))


def _near(pairs: list[tuple[Edit, Finding]], edit: Edit, window: int = 256) -> list[tuple[Edit, Finding]]:
    """The last accepted edits of the file; edits arrive nearly in order, so only recent ones can meet this one unless
    they are wide, which the full scan below the window catches."""
    recent = pairs[-window:]
    older = [p for p in pairs[:-window] if p[0].span.end > edit.span.start] if len(pairs) > window else []
    return older + recent


def apply(data: bytes, edits: Iterable[Edit], encoding: str = "utf-8") -> bytes:
    """The bytes with the (non-overlapping) edits made. Edits outside the bytes raise ValueError."""
    out: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        if edit.span.start < at or edit.span.end > len(data):
            raise ValueError(f"edit outside its file or overlapping: {edit}")
        out += (data[at : edit.span.start], edit.text.encode(encoding, "strict"))
        at = edit.span.end
    return b"".join((*out, data[at:]))


def unified_diff(before: SourceFile, after: bytes, name: str) -> str:
    """A unified diff with three lines of context, as ``git apply`` reads it."""
    old = before.data.decode(before.encoding).splitlines(keepends=True)
    new = after.decode(before.encoding).splitlines(keepends=True)
    lines = []
    for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}"):
        lines.append(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n")
    return "".join(lines)


def write_atomic(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write a file so that it is seen either as it was or complete, whatever happens in between.

    Raises InputError when the place cannot be written (read-only folder, full disk).
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        if mode is None:
            umask = os.umask(0)
            os.umask(umask)
            mode = 0o666 & ~umask
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
        temporary = ""
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}; nothing there was changed") from error
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
