"""Facts of the preprocessor: includes, macro definitions, conditions, and which ranges a pass skipped."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from translator.facts import Condition, Fact, Include, MacroDefinition, Origin, Side
from translator.frontend.tokens import HEADER, IDENT, STRING, Lexed, decode
from translator.model import Span

if TYPE_CHECKING:
    from translator.frontend.view import FileView, Pass

_CONDITIONS = frozenset(("if", "ifdef", "ifndef", "elif", "elifdef", "elifndef"))


@dataclass(frozen=True, slots=True)
class Definition:
    """A ``#define``: offset and token number of its name, parameters, first and last token of the body (half-open)."""

    name: str
    name_at: int
    token: int
    parameters: frozenset[str]
    function_like: bool
    first: int
    last: int


def definitions(lexed: Lexed) -> dict[int, Definition]:
    """The macro definitions of a file by directive number."""
    found = {}
    toks = lexed.tokens
    for number, directive in enumerate(lexed.directives):
        if directive.keyword != "define" or directive.first >= directive.last or toks[directive.first].kind != IDENT:
            continue
        name, body = toks[directive.first], directive.first + 1
        parameters: frozenset[str] = frozenset()
        function_like = body < directive.last and toks[body].text == "(" and toks[body].start == name.end
        if function_like:
            closing = lexed.partner.get(body, directive.last - 1)
            inner = toks[body + 1 : closing]
            parameters = frozenset(t.text for t in inner if t.kind == IDENT) | {"__VA_ARGS__", "__VA_OPT__"}
            body = closing + 1
        found[number] = Definition(
            name.text, name.start, directive.first, parameters, function_like, body, directive.last
        )
    return found


def inside(ranges: list[tuple[int, int]], offset: int) -> bool:
    """Whether ``offset`` is in one of the sorted, disjoint ranges."""
    at = bisect.bisect_right(ranges, (offset, 1 << 62)) - 1
    return at >= 0 and ranges[at][0] <= offset < ranges[at][1]


def skipped_by_side(path: str, lexed: Lexed, passes: tuple[Pass, ...]) -> dict[Side, list[tuple[int, int]]]:
    """The ranges that each pass skipped, without the directives that begin and end them. A range in which the pass
    saw a name was skipped in one inclusion and compiled in another, so it counts as compiled."""
    result = {}
    starts = [d.start for d in lexed.directives]
    for p in passes:
        sources = [p] if not p.shallow else [q for q in passes if not q.shallow]
        tables = [table for q in sources for table in (q.seen.names, q.seen.macros)]
        seen = sorted({offset for table in tables for offset in table.get(path, {})})
        kept: list[tuple[int, int]] = []
        for start, end in sorted(p.seen.skipped.get(path, [])):
            start0, end0 = start, end
            opening = bisect.bisect_right(starts, start) - 1
            closing = bisect.bisect_right(starts, end) - 1
            if opening >= 0 and lexed.directives[opening].start <= start < lexed.directives[opening].end:
                start = lexed.directives[opening].end
            if closing >= 0 and end <= lexed.directives[closing].end:
                end = lexed.directives[closing].start
            at = bisect.bisect_left(seen, start)
            again = not p.shallow or any((start0, end0) in q.seen.skipped.get(path, []) for q in sources)
            if again and at < len(seen) and seen[at] < end:
                continue
            if kept and start <= kept[-1][1]:
                kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
            else:
                kept.append((start, end))
        result[p.side] = kept
    return result


def facts(file: FileView) -> Iterator[Fact]:
    """Includes, macro definitions and conditions of a file."""
    toks, path = file.toks, file.path
    for number, directive in enumerate(file.lexed.directives):
        side = file.side_of(directive.start)
        origin = Origin.FILE if side else Origin.SKIPPED
        side = side or file.all_sides()
        span = Span(path, directive.start, directive.end)
        inner = toks[directive.first : directive.last]
        if directive.keyword in ("include", "include_next", "import") and inner:
            if inner[0].kind in (HEADER, STRING):
                resolved = next(
                    (
                        p.seen.includes[path, directive.start]
                        for p in file.passes
                        if (path, directive.start) in p.seen.includes
                    ),
                    "",
                )
                if not resolved and inner[0].kind == STRING:  # in a skipped branch: the file beside it, if there is one
                    beside = (Path(path).parent / inner[0].text[1:-1]).resolve()
                    resolved = str(beside) if beside.is_file() else ""
                yield Include(
                    span=Span(path, directive.start, inner[0].end),
                    side=side,
                    origin=origin,
                    header=inner[0].text[1:-1],
                    header_span=Span(path, inner[0].start, inner[0].end),
                    angled=inner[0].kind == HEADER,
                    resolved=resolved,
                )
        elif directive.keyword in _CONDITIONS:
            names = tuple(
                (t.text, Span(path, t.start, t.end)) for t in inner if t.kind == IDENT and t.text != "defined"
            )
            where = Span(path, inner[0].start, inner[-1].end) if inner else Span(path, directive.end, directive.end)
            yield Condition(
                span=span,
                side=side,
                origin=origin,
                keyword=directive.keyword,
                expression=file.lexed.text(where.start, where.end),
                expression_span=where,
                names=names,
            )
        elif number in file.defined:
            d = file.defined[number]
            names = tuple(
                (t.text, Span(path, t.start, t.end))
                for t in toks[d.first : d.last]
                if t.kind == IDENT and t.text not in d.parameters
            )
            body = (
                Span(path, toks[d.first].start, toks[d.last - 1].end)
                if d.last > d.first
                else Span(path, directive.end, directive.end)
            )
            expansions = max((p.seen.macro_definitions.get(path, {}).get(d.name_at, 0) for p in file.passes), default=0)
            yield MacroDefinition(
                span=span,
                side=side,
                origin=origin,
                name=d.name,
                body=body,
                function_like=d.function_like,
                names=names,
                expansions=expansions,
            )


_INCLUDE = re.compile(rb"#[ \t]*include(?:_next)?[ \t]*(<[^>\n]*>|\"[^\"\n]*\")")


def plain_includes(path: str, passes: tuple[Pass, ...]) -> Iterator[Include]:
    """The includes of a file that was not lexed."""
    found: dict[int, tuple[Side, str]] = {}
    for p in passes:
        for (where, offset), resolved in p.seen.includes.items():
            if where == path:
                found[offset] = (found.get(offset, (Side(0), ""))[0] | p.side, resolved)
    data = Path(path).read_bytes() if found else b""
    for offset, (side, resolved) in found.items():
        match = _INCLUDE.match(data, offset)
        if match:
            yield Include(
                span=Span(path, offset, match.end()),
                side=side,
                header=decode(match[1][1:-1]),
                header_span=Span(path, match.start(1), match.end(1)),
                angled=match[1].startswith(b"<"),
                resolved=resolved,
            )


def outermost(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges that no other encloses, sorted."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
