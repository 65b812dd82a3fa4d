"""Puts ``#include <gpu/gpu.hpp>`` where a file needs it and does not have it.

CUDA compilers include their runtime by themselves; for every other target the portable header must come first. Works on
the text as it will be written, so that it sees what the rules did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.frontend.tokens import blank_comments_and_strings
from translator.model import SourceFile

_DIRECTIVE = re.compile(rb"^[ \t]*#[ \t]*(\w+)[ \t]*(.*?)[ \t]*$", re.M)
_OPENING = (b"if", b"ifdef", b"ifndef")


def _directives(code: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    for match in _DIRECTIVE.finditer(code):
        yield match.start(), match[1], match[2]


def _guard(code: bytes) -> bool:
    """Whether the first two directives are an include guard (``#ifndef X`` and ``#define X``)."""
    first = list(_first(_directives(code), 2))
    return (
        len(first) == 2
        and first[0][1] == b"ifndef"
        and first[1][1] == b"define"
        and first[1][2].split()[:1] == first[0][2].split()[:1]
        and not code[: first[0][0]].strip()
    )


def _bom(data: bytes) -> int:
    return 3 if data.startswith(b"\xef\xbb\xbf") else 0


def _code(data: bytes) -> bytes:
    """The text with comments, strings and a byte-order mark blanked, at unchanged offsets."""
    bom = _bom(data)
    return b" " * bom + blank_comments_and_strings(data)[bom:]


def _first(items: Iterator[tuple[int, bytes, bytes]], count: int) -> Iterator[tuple[int, bytes, bytes]]:
    for item, _ in zip(items, range(count), strict=False):
        yield item


def has_include(data: bytes, header: str) -> bool:
    """Whether a file includes ``<header>`` or ``"header"`` directly, in any branch."""
    pattern = rb"^[ \t]*#[ \t]*include[ \t]*[<\"]" + re.escape(header.encode()) + rb"[>\"]"
    return re.search(pattern, data, re.M) is not None


def include_at_top(data: bytes, header: str) -> bytes:
    """Insert the include before the first include (or before the conditional that holds it), else before the first
    code; comments, a byte-order mark and ``#define`` lines above stay first. A file without code is returned as is."""
    code = _code(data)
    depth, outer, place = 0, 0, -1
    base = 1 if _guard(code) else 0
    for start, word, rest in _directives(code):
        if word in _OPENING:
            if depth == base:
                outer = start
            depth += 1
        elif word == b"endif":
            depth -= 1
        elif word == b"include" or (word == b"pragma" and not rest.startswith(b"once") and place < 0):
            place = outer if depth > base else start
            if re.search(rb"\bstruct\s", code[:place]):  # types declared by hand above the includes
                place = -1
            break
    if place < 0:
        match = re.search(rb"\S", code)
        if not match:
            return data
        place = _after_guard(code, base) or max(data.rfind(b"\n", 0, match.start()) + 1, _bom(data))
    return _insert(data, place, header)


def include_near(data: bytes, header: str, use: int) -> bytes:
    """Insert the include for a header or C++ file whose first use of the vocabulary is at byte ``use``: where its
    includes begin if the use is unconditional, else just inside the conditional that holds it, so that builds without a
    GPU do not see it (where that does not stand in a function or namespace)."""
    code = _code(data)
    base = 1 if _guard(code) else 0
    stack: list[int] = []
    for start, word, _ in _directives(code):
        if start > use:
            break
        if word in _OPENING:
            stack.append(start)
        elif word == b"endif" and stack:
            stack.pop()
        elif word in (b"else", b"elif") and stack:
            stack[-1] = start
    if len(stack) > base and not _within_braces(code, stack[base]):
        end = data.find(b"\n", stack[base])
        return _insert(data, end + 1 if end >= 0 else len(data), header)
    return include_at_top(data, header)


def _within_braces(code: bytes, at: int) -> bool:
    """Whether a place is inside braces other than those of ``extern "C"``."""
    plain: list[bool] = []
    for brace in re.finditer(rb"(\bextern\s*)?\{|\}", code[:at]):
        if brace[0] != b"}":
            plain.append(brace[1] is None)
        elif plain:
            plain.pop()
    return any(plain)


def _after_guard(code: bytes, base: int) -> int:
    """The offset after an include guard or ``#pragma once``, 0 if there is neither."""
    marks = list(_first(_directives(code), 2))
    if base:
        at = marks[1][0]
    elif marks and marks[0][1] == b"pragma" and marks[0][2].startswith(b"once"):
        at = marks[0][0]
    else:
        return 0
    end = code.find(b"\n", at)
    return end + 1 if end >= 0 else len(code)


def _insert(data: bytes, place: int, header: str) -> bytes:
    newline = SourceFile("", data).newline.encode()
    line = b"#include <" + header.encode() + b">" + newline
    if place > _bom(data) and data[place - 1 : place] != b"\n":
        line = newline + line
    return data[:place] + line + data[place:]
