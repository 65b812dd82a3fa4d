"""String literals with the place of each byte of their value, so that what is found in the value can be edited in the
file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translator.frontend.tokens import STRING, Lexed

_SIMPLE = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"v": b"\v", b"f": b"\f", b"a": b"\a", b"b": b"\b", b"0": b"\0"}
_PIECE = re.compile(
    rb"\\(?:(?P<join>[ \t]*\r?\n)|x(?P<hex>[0-9a-fA-F]{1,2})|(?P<octal>[0-7]{2,3})|u(?P<short>[0-9a-fA-F]{4})"
    rb"|(?P<simple>.))"
    rb"|(?P<plain>[^\\])",
    re.S,
)
_RAW = re.compile(rb'(?:u8)?R"([^()\\\s"]{0,16})\((.*)\)\1"', re.S)
_ORDINARY = re.compile(rb'(?:u8)?"(.*)"', re.S)


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal from ``start`` to ``end`` of its file: its value, and the start and end in the file of each byte of
    that. ``raw`` is the delimiter of a raw literal, None for an ordinary one."""

    start: int
    end: int
    text: bytes
    places: tuple[tuple[int, int], ...]
    raw: bytes | None

    def spelled(self, text: str) -> str | None:
        """A value as it is written inside this literal; None when it cannot be."""
        if self.raw is not None:
            return None if f'){self.raw.decode()}"' in text else text
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return escaped if escaped.isprintable() else None


def read_literal(data: bytes, start: int, end: int) -> Literal | None:
    """The literal in these bytes of a file; None for wide characters and for text that is not one."""
    written = data[start:end]
    if match := _RAW.fullmatch(written):
        at = start + match.start(2)
        return Literal(start, end, match[2], tuple((at + i, at + i + 1) for i in range(len(match[2]))), match[1])
    match = _ORDINARY.fullmatch(written)
    if match is None:
        return None
    text = b""
    places: list[tuple[int, int]] = []
    for piece in _PIECE.finditer(match[1]):
        value = _value(piece)
        at = start + match.start(1)
        places += [(at + piece.start(), at + piece.end())] * len(value)
        text += value
    return Literal(start, end, text, tuple(places), None)


def _value(piece: re.Match[bytes]) -> bytes:
    if piece["plain"] is not None:
        return piece["plain"]
    if piece["join"] is not None:
        return b""
    if piece["hex"] is not None:
        return bytes([int(piece["hex"], 16)])
    if piece["octal"] is not None:
        return bytes([int(piece["octal"], 8) & 255])
    if piece["short"] is not None:
        return chr(int(piece["short"], 16)).encode("utf-8", "replace")
    return _SIMPLE.get(piece["simple"], piece["simple"])


def literal_groups(lexed: Lexed) -> Iterator[tuple[Literal, ...]]:
    """Adjacent string literals, which the compiler joins."""
    group: list[Literal] = []
    last = -2
    for number, token in enumerate(lexed.tokens):
        if token.kind != STRING:
            continue
        literal = read_literal(lexed.data, token.start, token.end)
        if literal is None:
            continue
        if last != number - 1 or lexed.tokens[last].directive != token.directive:
            if group:
                yield tuple(group)
            group = []
        group.append(literal)
        last = number
    if group:
        yield tuple(group)
