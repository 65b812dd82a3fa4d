"""One user file as both clang and the lexer see it: the questions that building facts asks."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace

from translator.facts import (
    Argument,
    Name,
    NameKind,
    Origin,
    Side,
)
from translator.frontend import directives, groups
from translator.frontend.seen import Ref, Seen, SeenArgument, SeenCall, SeenFunction
from translator.frontend.tokens import KEYWORDS, Lexed
from translator.model import Span

_NOT_CALLED = KEYWORDS - {"return", "else", "do", "co_return", "co_yield", "throw", "case"}


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass: its side and what it saw. A shallow pass read the preprocessor only; its code says nothing that the
    other pass did not."""

    side: Side
    seen: Seen
    shallow: bool = False


class FileView:
    """One user file: its tokens, and what the passes saw at them."""

    def __init__(
        self, path: str, lexed: Lexed, passes: tuple[Pass, ...], text_makers: frozenset[str] = frozenset()
    ) -> None:
        self.path = path
        self._text_makers = text_makers  # macros that make strings of their arguments
        self.lexed = lexed
        self.toks = self.lexed.tokens
        self.passes = tuple(p for p in passes if path in p.seen.skipped)
        self.starts = [t.start for t in self.toks]
        self.skipped = directives.skipped_by_side(path, self.lexed, self.passes)
        self.uses: dict[int, int] = {}
        for p in self.passes:
            self.uses.update(p.seen.macro_extents.get(path, {}))
        self._outer_uses = directives.outermost(list(self.uses.items()))
        self.defined = directives.definitions(self.lexed)
        self.quiet = directives.outermost([r for p in self.passes for r in p.seen.quiet.get(path, [])])
        self.functions = self._functions()
        self._function_starts = [f.start for f in self.functions]
        self.names: dict[int, Name] = {}  # by token number, filled by ``names``

    # where a token stands

    def span(self, first: int, last: int) -> Span:
        """Tokens ``first`` to ``last``, both included."""
        return Span(self.path, self.toks[first].start, self.toks[last].end)

    def side_of(self, offset: int) -> Side:
        """The passes that compiled the token at ``offset``; no flag for a skipped one."""
        side = Side(0)
        for p in self.passes:
            if not directives.inside(self.skipped[p.side], offset):
                side |= p.side
        return side

    def place(self, token: int) -> tuple[Side, Origin]:
        """Side and origin of a token."""
        tok = self.toks[token]
        side = self.side_of(tok.start)
        if not side:
            return self.all_sides(), Origin.SKIPPED
        if tok.directive >= 0:
            definition = self.defined.get(tok.directive)
            if definition is None:
                return side, Origin.FILE
            expanded = any(p.seen.macro_definitions.get(self.path, {}).get(definition.name_at, 0) for p in self.passes)
            return side, Origin.MACRO_BODY if expanded else Origin.UNEXPANDED
        at = bisect.bisect_left(self._outer_uses, (tok.start, 0)) - 1
        if at >= 0 and tok.start < self._outer_uses[at][1]:
            used = self.token_at(self._outer_uses[at][0])
            text = used is not None and self.toks[used].text in self._text_makers
            return side, Origin.PASTED if text else Origin.MACRO_ARGUMENT
        return side, Origin.FILE

    def unseen(self) -> list[tuple[int, int]]:
        """The ranges that no pass compiled, and the bodies of macros that nothing expands; sorted and disjoint."""
        ranges = directives.common([self.skipped[p.side] for p in self.passes])
        for definition in self.defined.values():
            used = any(p.seen.macro_definitions.get(self.path, {}).get(definition.name_at, 0) for p in self.passes)
            if definition.last > definition.first and not used:
                ranges.append((self.toks[definition.first].start, self.toks[definition.last - 1].end))
        return directives.outermost(ranges)

    def all_sides(self) -> Side:
        side = Side(0)
        for p in self.passes:
            side |= p.side
        return side

    def function_at(self, offset: int) -> str:
        """Qualified name of the innermost function whose declaration encloses ``offset``."""
        at = bisect.bisect_right(self._function_starts, offset) - 1
        for _ in range(64):
            if at < 0:
                return ""
            if offset < self.functions[at].end:
                return self.functions[at].name
            at -= 1
        return ""

    def code(self, offset: int) -> SeenFunction | None:
        """The innermost function around ``offset``."""
        at = bisect.bisect_right(self._function_starts, offset) - 1
        for _ in range(64):
            if at < 0:
                return None
            if offset < self.functions[at].end:
                return self.functions[at]
            at -= 1
        return None

    def token_at(self, offset: int) -> int | None:
        """The number of the token that starts at ``offset``."""
        at = bisect.bisect_left(self.starts, offset)
        return at if at < len(self.starts) and self.starts[at] == offset else None

    # names

    def _functions(self) -> list[SeenFunction]:
        merged: dict[int, SeenFunction] = {}
        for p in self.passes:
            for (path, at), function in p.seen.functions.items():
                if path == self.path and (at not in merged or (function.device and not merged[at].device)):
                    merged[at] = function
        return sorted(merged.values(), key=lambda f: (f.start, -f.end))

    def ref(self, offset: int) -> Ref | None:
        best: Ref | None = None
        for p in self.passes:
            for table in (p.seen.macros, p.seen.names):
                found = table.get(self.path, {}).get(offset)
                if found is not None:
                    if best is None or found.kind is NameKind.MACRO or best.overloads > found.overloads:
                        best = found
                    break
        return best

    # calls

    def argument(self, first: int, last: int, seen: tuple[SeenArgument, ...]) -> Argument:
        """The argument of tokens ``first`` to ``last`` (both included) with what clang knows of it."""
        span = self.span(first, last)
        for item in seen:
            if item.path == self.path and span.start <= item.start < span.end:
                known = item
                break
        else:
            known = SeenArgument("", 0, "", None)
        return Argument(span=span, text=self.lexed.text(span.start, span.end), type=known.type, value=known.value)

    def arguments(self, opening: int, seen: tuple[SeenArgument, ...]) -> tuple[Argument, ...]:
        """The arguments written between a bracket and its partner. In a macro's body clang sees arguments where the
        macro is used, so they are told by their order."""
        pieces = groups.split(self.lexed, opening + 1, self.lexed.partner[opening])
        if self.toks[opening].directive >= 0 and len(pieces) == len(seen):
            return tuple(
                self.argument(a, b, (replace(item, path=self.path, start=self.toks[a].start),))
                for (a, b), item in zip(pieces, seen, strict=True)
            )
        return tuple(self.argument(a, b, seen) for a, b in pieces)

    def seen_call(self, offset: int) -> SeenCall | None:
        found = None
        for p in self.passes:
            call = p.seen.calls.get(self.path, {}).get(offset)
            if call is not None and (found is None or len(call.parameters) > len(found.parameters)):
                found = call
        return found

    # declarations
