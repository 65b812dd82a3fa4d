"""Facts of the preprocessor: includes, macro definitions, conditions, and which ranges a pass skipped."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from translator.facts import Condition, Fact, Include, MacroDefinition, Origin, Side
from translator.frontend.tokens import HEADER, IDENT, PUNCT, STRING, Definition, Lexed, decode
from translator.model import Span

if TYPE_CHECKING:
    from translator.frontend.view import FileView, Pass

_CONDITIONS = frozenset(("if", "ifdef", "ifndef", "elif", "elifdef", "elifndef"))


def definitions(lexed: Lexed) -> dict[int, Definition]:
    """The macro definitions of a file by directive number."""
    if lexed.definitions is None:
        lexed.definitions = _definitions(lexed)
    return lexed.definitions


def macro_bodies(lexed: Lexed) -> list[tuple[str, frozenset[str]]]:
    """The macros of a file, each with the words and marks of its body."""
    if lexed.bodies is None:
        lexed.bodies = []
        for d in definitions(lexed).values():
            body = lexed.tokens[d.first : d.last]
            lexed.bodies.append((d.name, frozenset(t.text for t in body if t.kind in (IDENT, PUNCT))))
    return lexed.bodies


def _definitions(lexed: Lexed) -> dict[int, Definition]:
    found = {}
    toks = lexed.tokens
    for number, directive in enumerate(lexed.directives):
        if directive.keyword != "define" or directive.first >= directive.last or toks[directive.first].kind != IDENT:
            continue
        name, body = toks[directive.first], directive.first + 1
        parameters: frozenset[str] = frozenset()
        ordered: tuple[str, ...] = ()
        function_like = body < directive.last and toks[body].text == "(" and toks[body].start == name.end
        if function_like:
            closing = lexed.partner.get(body, directive.last - 1)
            inner = toks[body + 1 : closing]
            ordered = tuple("__VA_ARGS__" if t.text == "..." else t.text for t in inner if t.text != ",")
            parameters = frozenset(t.text for t in inner if t.kind == IDENT) | {"__VA_ARGS__", "__VA_OPT__"}
            body = closing + 1
        found[number] = Definition(
            name.text, name.start, directive.first, parameters, function_like, body, directive.last, ordered
        )
    return found


def text_makers(files: Iterable[Lexed]) -> frozenset[str]:
    """The macros that do nothing but turn their arguments into a string, directly or through such a macro."""
    bodies: dict[str, list[str]] = {}
    for lexed in files:
        for d in definitions(lexed).values():
            if d.function_like:
                bodies[d.name] = [token.text for token in lexed.tokens[d.first : d.last]]
    found: set[str] = set()
    size = -1
    while size != len(found):
        size = len(found)
        found |= {name for name, body in bodies.items() if len(body) == 2 and body[0] == "#"}
        found |= {
            name
            for name, body in bodies.items()
            if body and body[0] in found and body[1:2] == ["("] and body[-1] == ")" and body.count("(") == 1
        }
    return frozenset(found)


def inside(ranges: list[tuple[int, int]], offset: int) -> bool:
    """Whether ``offset`` is in one of the sorted, disjoint ranges."""
    at = bisect.bisect_right(ranges, (offset, 1 << 62)) - 1
    return at >= 0 and ranges[at][0] <= offset < ranges[at][1]


def skipped_by_side(path: str, lexed: Lexed, passes: tuple[Pass, ...]) -> dict[Side, list[tuple[int, int]]]:
    """The ranges that each pass skipped, without the directives that begin and end them. A range in which the pass
    saw a name, or a declaration without one that matters, was skipped in one inclusion and compiled in another, so it
    counts as compiled."""
    result = {}
    starts = [d.start for d in lexed.directives]
    for p in passes:
        sources = [p] if not p.shallow else [q for q in passes if not q.shallow]
        tables = [table for q in sources for table in (q.seen.names, q.seen.macros)]
        quiet = {start for q in sources for start, _ in q.seen.quiet.get(path, [])}
        seen = sorted({offset for table in tables for offset in table.get(path, {})} | quiet)
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


def common(lists: Sequence[Sequence[tuple[int, int]]]) -> list[tuple[int, int]]:
    """What all of these lists of sorted, disjoint ranges cover."""
    kept = list(lists[0]) if lists else []
    for other in lists[1:]:
        both, a, b = [], 0, 0
        while a < len(kept) and b < len(other):
            start, end = max(kept[a][0], other[b][0]), min(kept[a][1], other[b][1])
            if start < end:
                both.append((start, end))
            if kept[a][1] < other[b][1]:
                a += 1
            else:
                b += 1
        kept = both
    return kept


@dataclass(frozen=True, slots=True)
class Arm:
    """The text after one directive of a conditional, the other arms before and after it, and whether an ``#else`` ends
    the conditional."""

    text: Span
    earlier: tuple[Span, ...]
    later: tuple[Span, ...]
    last_resort: bool


def arms(path: str, lexed: Lexed) -> dict[int, Arm]:
    """The arms of a file's conditionals by the number of their directive."""
    found: dict[int, Arm] = {}
    stack: list[list[int]] = []
    for number, directive in enumerate(lexed.directives):
        word = directive.keyword
        if word in ("if", "ifdef", "ifndef"):
            stack.append([number])
        elif stack and (word in _CONDITIONS or word in ("else", "endif")):
            stack[-1].append(number)
            if word == "endif":
                marks = stack.pop()
                lines = [lexed.directives[m] for m in marks]
                texts = [Span(path, a.end, b.start) for a, b in itertools.pairwise(lines)]
                last = lines[-2].keyword == "else"
                for at, mark in enumerate(marks[:-1]):
                    found[mark] = Arm(texts[at], tuple(texts[:at]), tuple(texts[at + 1 :]), last)
    return found


def facts(file: FileView) -> Iterator[Fact]:
    """Includes, macro definitions and conditions of a file."""
    toks, path = file.toks, file.path
    guarded = arms(path, file.lexed)
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
            arm = guarded.get(number)
            yield Condition(
                arm=arm.text if arm else None,
                earlier=arm.earlier if arm else (),
                later=arm.later if arm else (),
                last_resort=arm is not None and arm.last_resort,
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
                parameters=d.ordered,
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
