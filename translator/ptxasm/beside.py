"""Puts the text for the other targets beside an asm statement, which stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translator.around import Code
from translator.facts import Asm, Origin
from translator.model import Edit, Span

_REST = re.compile(r"\s*;[ \t]*(?://.*|/\*.*\*/[ \t]*)?$")


def beside(asm: Asm, code: Code, prefix: str, lines: Sequence[str]) -> Iterator[Edit]:
    """The edits that add a C++ statement (its lines without the last semicolon) for targets other than CUDA.

    A statement on lines of its own stands under ``#if``, any other (in a macro, behind ``if (x)``) in the macros
    ``GPU_CUDA_ONLY`` and ``GPU_NOT_CUDA``.
    """
    data, path, upper = code.source, asm.span.path, prefix.upper()
    first = data.data.rfind(b"\n", 0, asm.span.start) + 1
    last = data.data.find(b"\n", asm.span.end)
    last = last if last >= 0 else len(data.data)
    last -= data.data[last - 1 : last] == b"\r"
    indent = data.text(first, asm.span.start)
    rest = data.text(asm.span.end, last)
    if asm.origin in (Origin.FILE, Origin.SKIPPED) and not indent.strip() and _REST.fullmatch(rest):
        end = data.newline
        body = end.join(f"{indent}{line}" for line in lines)
        yield Edit(Span(path, first, first), f"#if {upper}_TARGET_CUDA{end}")
        yield Edit(Span(path, last, last), f"{end}#else{end}{body};{end}#endif")
        return
    text = " ".join(line.strip() for line in lines)
    yield Edit(Span(path, asm.span.start, asm.span.start), f"{upper}_CUDA_ONLY(")
    yield Edit(Span(path, asm.span.end, asm.span.end), f") {upper}_NOT_CUDA({text})")


def in_place(asm: Asm, code: Code, lines: Sequence[str]) -> str:
    """The C++ statement as it takes the place of a statement."""
    first = code.source.data.rfind(b"\n", 0, asm.span.start) + 1
    indent = code.source.text(first, asm.span.start)
    alone = asm.origin in (Origin.FILE, Origin.SKIPPED) and not indent.strip()
    return f"{code.source.newline}{indent}".join(lines) if alone else " ".join(line.strip() for line in lines)


def whole(asm: Asm, code: Code) -> bool:
    """Whether the statement is one text: without directives within, and, in a macro, with a template that is the same
    in all of its uses."""
    text = code.source.text(asm.span.start, asm.span.end)
    if re.search(r"^[ \t]*#", text, re.M) and asm.origin in (Origin.FILE, Origin.SKIPPED):
        return False
    if asm.origin not in (Origin.MACRO_BODY, Origin.UNEXPANDED):
        return True
    at = code.at(asm.span.start)
    while at >= 0 and code.text(at) != "(":
        at = code.after(at)
    at = code.after(at)
    while at >= 0 and code.text(at) not in (":", "::", ")"):
        if not code.is_string(at):
            return False
        at = code.after(at)
    return True
