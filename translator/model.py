"""The values that flow between the stages: places, edits and findings.

Everything here is frozen. Offsets are byte offsets into the file as it is on disk, so that they stay right for CRLF,
tabs, multi-byte characters, a byte-order mark and Latin-1.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Severity(StrEnum):
    """How much a finding matters to the person who owns the code."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Safety(StrEnum):
    """What a rewrite promises.

    ``exact``: proved or right by construction. ``review``: right under a condition that the message names.
    ``manual``: nothing is changed and the message says what to do.
    """

    EXACT = "exact"
    REVIEW = "review"
    MANUAL = "manual"


class Style(StrEnum):
    """Spelling of the output: the portable vocabulary, or plain HIP."""

    PORTABLE = "portable"
    HIP = "hip"


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Bytes ``start`` (inclusive) to ``end`` (exclusive) of the file at absolute path ``path``."""

    path: str
    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.path == other.path and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the bytes of ``span`` by ``text``; an empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the tool has to say about one place, with the edits that put it right, if any.

    ``id`` is stable (``CW`` and three digits). ``symbol`` is the CUDA name it is about, for grouping in reports.
    """

    id: str
    rule: str
    severity: Severity
    safety: Safety
    span: Span
    message: str
    edits: tuple[Edit, ...] = ()
    symbol: str = ""


@dataclass(frozen=True)
class SourceFile:
    """The bytes of one file, with the few questions the stages ask of them."""

    path: str
    data: bytes = field(repr=False)

    @cached_property
    def encoding(self) -> str:
        """``utf-8`` when the bytes decode as such (a byte-order mark allowed), else ``latin-1``."""
        try:
            self.data.decode("utf-8")
        except UnicodeDecodeError:
            return "latin-1"
        return "utf-8"

    @cached_property
    def newline(self) -> str:
        """The file's line ending: that of its first line, ``\\n`` for a file of one line."""
        at = self.data.find(b"\n")
        return "\r\n" if at > 0 and self.data[at - 1 : at] == b"\r" else "\n"

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.data.find(b"\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.data.find(b"\n", at + 1)
        return starts

    def line_column(self, offset: int) -> tuple[int, int]:
        """1-based line, and 1-based column counted in characters, of a byte offset."""
        line = bisect.bisect_right(self._line_starts, offset)
        start = self._line_starts[line - 1]
        return line, len(self.data[start:offset].decode(self.encoding, "replace")) + 1

    def line(self, number: int) -> bytes:
        """The bytes of 1-based line ``number``, without its line ending."""
        start = self._line_starts[number - 1]
        end = self._line_starts[number] if number < len(self._line_starts) else len(self.data)
        return self.data[start:end].rstrip(b"\r\n")

    def text(self, start: int, end: int) -> str:
        """The characters of a byte range."""
        return self.data[start:end].decode(self.encoding, "replace")
