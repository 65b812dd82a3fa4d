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


class _Taken:
    """The accepted edits of one file, with their findings, in the order of acceptance."""

    def __init__(self) -> None:
        self.pairs: list[tuple[Edit, Finding]] = []
        self.edits: set[Edit] = set()
        self._reach: list[int] = []  # the farthest end of each pair and all before it

    def add(self, edit: Edit, finding: Finding) -> None:
        """Accept one more edit."""
        self.pairs.append((edit, finding))
        self.edits.add(edit)
        self._reach.append(max(edit.span.end, self._reach[-1] if self._reach else 0))

    def near(self, edit: Edit, window: int = 256) -> list[tuple[Edit, Finding]]:
        """The edits that this one could meet: those accepted last, since edits arrive nearly in order, and of the older
        ones those that end behind its start."""
        recent, older = self.pairs[-window:], len(self.pairs) - window
        if older <= 0 or self._reach[older - 1] <= edit.span.start:
            return recent
        return [pair for pair in self.pairs[:older] if pair[0].span.end > edit.span.start] + recent


def merge(findings: Iterable[Finding]) -> Merge:
    """Accept the edits of each finding as a whole, or not at all.

    The same edit from several translation units is one edit. Where edits overlap, the finding that comes first in the
    order (path, start, narrower first, id) is kept and the other reported. The result does not depend on input order.
    """
    order = sorted(
        (f for f in findings if f.edits),
        key=lambda f: (f.span.path, f.edits[0].span.start, f.edits[0].span.end, f.id, f.edits[0].text),
    )
    taken: dict[str, _Taken] = {}
    applied: list[Finding] = []
    conflicts: list[tuple[Finding, Finding]] = []
    for finding in order:
        fresh: list[Edit] = []
        rival: Finding | None = None
        for edit in finding.edits:
            known = taken.get(edit.span.path)
            if known and edit in known.edits:
                continue
            near = known.near(edit) if known else []
            rival = next((owner for other, owner in near if _clash(edit, other)), None)
            if rival:
                break
            fresh.append(edit)
        if rival:
            conflicts.append((finding, rival))
            continue
        applied.append(finding)
        for edit in fresh:
            taken.setdefault(edit.span.path, _Taken()).add(edit, finding)
    edits = sorted((e for file in taken.values() for e, _ in file.pairs), key=lambda e: (e.span, e.text))
    return Merge(tuple(edits), tuple(applied), tuple(conflicts))


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
