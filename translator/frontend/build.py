"""Turns what the passes saw and the files' tokens into facts. Tokens say where things stand, clang says what they are."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from translator.facts import (
    Argument,
    Asm,
    Call,
    Fact,
    Function,
    Launch,
    Name,
    NameKind,
    Operand,
    Origin,
    Side,
    Space,
    Subscript,
    Variable,
)
from translator.frontend import directives, groups
from translator.frontend.seen import Ref, Seen, SeenArgument, SeenCall, SeenFunction
from translator.frontend.tokens import IDENT, KEYWORDS, PUNCT, STRING, Lexed
from translator.model import Span

_NOT_CALLED = KEYWORDS - {"return", "else", "do", "co_return", "co_yield", "throw", "case"}


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass: its side and what it saw. A shallow pass read the preprocessor only; its code says nothing that the other
    pass did not."""

    side: Side
    seen: Seen
    shallow: bool = False


class FileFacts:
    """Builds the facts of one user file."""

    def __init__(self, path: str, lexed: Lexed, passes: tuple[Pass, ...]) -> None:
        self.path = path
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
        self.names: dict[int, Name] = {}  # by token number

    def build(self) -> Iterator[Fact]:
        """All facts of the file, in no particular order."""
        yield from directives.facts(self)
        self._names()
        yield from self.names.values()
        yield from self._pasted()
        yield from self._calls()
        yield from self._launches()
        yield from self._asms()
        yield from self._variables()
        yield from self._subscripts()
        yield from self._function_facts()

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
            return self._all_sides(), Origin.SKIPPED
        if tok.directive >= 0:
            definition = self.defined.get(tok.directive)
            if definition is None:
                return side, Origin.FILE
            expanded = any(p.seen.macro_definitions.get(self.path, {}).get(definition.name_at, 0) for p in self.passes)
            return side, Origin.MACRO_BODY if expanded else Origin.UNEXPANDED
        at = bisect.bisect_left(self._outer_uses, (tok.start, 0)) - 1
        if at >= 0 and tok.start < self._outer_uses[at][1]:
            return side, Origin.MACRO_ARGUMENT
        return side, Origin.FILE

    def _all_sides(self) -> Side:
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

    def _ref(self, offset: int) -> Ref | None:
        best: Ref | None = None
        for p in self.passes:
            for table in (p.seen.macros, p.seen.names):
                found = table.get(self.path, {}).get(offset)
                if found is not None:
                    if best is None or found.kind is NameKind.MACRO or best.overloads > found.overloads:
                        best = found
                    break
        return best

    def _names(self) -> None:
        for number, tok in enumerate(self.toks):
            if tok.kind != IDENT or tok.text in KEYWORDS:
                continue
            definition = self.defined.get(tok.directive) if tok.directive >= 0 else None
            if tok.directive >= 0 and (
                definition is None or number < definition.first or tok.text in definition.parameters
            ):
                continue
            if tok.directive < 0 and directives.inside(self.quiet, tok.start):
                continue
            side, origin = self.place(number)
            ref = None if origin in (Origin.SKIPPED, Origin.UNEXPANDED) else self._ref(tok.start)
            if ref is not None and ref.name.split("<")[0].lstrip("~") != tok.text:
                ref = None
            qualifier, before = groups.qualifier(self.lexed, number)
            called = groups.call_parenthesis(self.lexed, number) is not None
            if ref is None:
                kind = NameKind.FIELD if before in (".", "->") else NameKind.UNRESOLVED
                called = called and before not in ("[ident]",)
                ref = Ref(tok.text, kind, "", False)
            else:
                called = called and ref.kind in (NameKind.FUNCTION, NameKind.VARIABLE, NameKind.FIELD, NameKind.MACRO)
                called = called and not self._declares(tok.start)
            self.names[number] = Name(
                span=Span(self.path, tok.start, tok.end),
                side=side,
                origin=origin,
                function="" if tok.directive >= 0 else self.function_at(tok.start),
                name=tok.text,
                kind=ref.kind,
                declared_in=ref.declared_in,
                user_declared=ref.user_declared,
                qualifier=qualifier,
                called=called,
            )

    def _declares(self, offset: int) -> bool:
        return any(
            (self.path, offset) in p.seen.functions or (self.path, offset) in p.seen.variables for p in self.passes
        )

    def _pasted(self) -> Iterator[Name]:
        found: dict[tuple[int, str], tuple[Ref, Side]] = {}
        for p in self.passes:
            for (path, offset), refs in p.seen.pasted.items():
                for ref in refs:
                    if path == self.path and not ref.user_declared:
                        old = found.get((offset, ref.name))
                        found[(offset, ref.name)] = (ref, p.side | (old[1] if old else Side(0)))
        for (offset, name), (ref, side) in found.items():
            token = self.token_at(offset)
            if token is not None:
                yield Name(
                    span=self.span(token, token),
                    side=side,
                    origin=Origin.PASTED,
                    function=self.function_at(offset),
                    name=name,
                    kind=ref.kind,
                    declared_in=ref.declared_in,
                )

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
        """The arguments written between a bracket and its partner."""
        closing = self.lexed.partner[opening]
        return tuple(self.argument(a, b, seen) for a, b in groups.split(self.lexed, opening + 1, closing))

    def _seen_call(self, offset: int) -> SeenCall | None:
        found = None
        for p in self.passes:
            call = p.seen.calls.get(self.path, {}).get(offset)
            if call is not None and (found is None or len(call.parameters) > len(found.parameters)):
                found = call
        return found

    def _calls(self) -> Iterator[Call]:
        for number, name in self.names.items():
            if not name.called or name.kind is NameKind.MACRO:
                continue
            seen = self._seen_call(name.span.start)
            opening = groups.call_parenthesis(self.lexed, number)
            if opening is None or self.lexed.partner.get(opening) is None:
                continue
            if seen is None and not groups.looks_like_call(self.lexed, number):
                continue
            closing = self.lexed.partner[opening]
            start = self.toks[groups.qualified_start(self.lexed, number)].start
            template = groups.template_arguments(self.lexed, number, opening)
            yield Call(
                span=Span(self.path, start, self.toks[closing].end),
                side=name.side,
                origin=name.origin,
                function=name.function,
                name=name.name,
                callee=name,
                arguments=self.arguments(opening, seen.arguments if seen else ()),
                parameters=seen.parameters if seen else (),
                result=seen.result if seen else "",
                template_arguments=tuple(self.lexed.text(*template_span) for template_span in template),
                discarded=groups.discarded(self.lexed, number, closing),
            )

    def _launches(self) -> Iterator[Launch]:
        for number, tok in enumerate(self.toks):
            if tok.kind != PUNCT or tok.text != "<<<":
                continue
            found = groups.launch(self.lexed, number)
            if found is None:
                continue
            side, origin = self.place(number)
            seen = self._seen_call(self.toks[found.name].start)
            configuration = tuple(
                self.argument(a, b, seen.launch or () if seen else ())
                for a, b in groups.split(self.lexed, number + 1, found.end)
            )
            arguments = self.arguments(found.opening, seen.arguments if seen else ())
            kernel = self.span(found.first, number - 1)
            ref = self._ref(self.toks[found.name].start)
            written = len(groups.template_arguments(self.lexed, found.name, number))
            overloads = len(
                {f.parameters for f in self.functions if f.name.split("::")[-1] == self.toks[found.name].text}
            )
            yield Launch(
                span=Span(self.path, kernel.start, self.toks[self.lexed.partner[found.opening]].end),
                side=side,
                origin=origin,
                function="" if tok.directive >= 0 else self.function_at(tok.start),
                kernel=self.lexed.text(kernel.start, kernel.end),
                kernel_span=kernel,
                configuration=configuration,
                configuration_span=self.span(number, found.end + 2),
                arguments=arguments,
                arguments_span=self.span(found.opening, self.lexed.partner[found.opening]),
                direct=ref is not None
                and ref.kind is NameKind.FUNCTION
                and ref.overloads == 1
                and overloads <= 1
                and written == ref.template
                and seen is not None
                and len(seen.parameters or arguments) == len(arguments),
            )

    def _asms(self) -> Iterator[Asm]:
        for number, tok in enumerate(self.toks):
            if tok.kind != IDENT or tok.text not in ("asm", "__asm__", "__asm"):
                continue
            opening, volatile = number + 1, False
            while opening < len(self.toks) and self.toks[opening].text in (
                "volatile",
                "__volatile__",
                "__volatile",
                "goto",
            ):
                opening, volatile = opening + 1, True
            if opening >= len(self.toks) or self.toks[opening].text != "(" or opening not in self.lexed.partner:
                continue
            side, origin = self.place(number)
            seen = next(
                (p.seen.asms[self.path, tok.start] for p in self.passes if (self.path, tok.start) in p.seen.asms), None
            )
            sections = groups.sections(self.lexed, opening + 1, self.lexed.partner[opening])
            plain = all(t.kind == STRING for t in self.toks[sections[0][0] : sections[0][1]])
            template = seen.template if seen and not plain else groups.literal(self.lexed, *sections[0])
            lists = [
                self._operands(s, types)
                for s, types in zip(sections[1:3], (seen.outputs, seen.inputs) if seen else ((), ()), strict=False)
            ]
            clobbers = (
                seen.clobbers
                if seen
                else tuple(
                    groups.literal(self.lexed, a, b + 1) for s in sections[3:4] for a, b in groups.split(self.lexed, *s)
                )
            )
            yield Asm(
                span=Span(self.path, tok.start, self.toks[self.lexed.partner[opening]].end),
                side=side,
                origin=origin,
                function="" if tok.directive >= 0 else self.function_at(tok.start),
                template=template,
                outputs=lists[0] if lists else (),
                inputs=lists[1] if len(lists) > 1 else (),
                clobbers=clobbers,
                volatile=seen.volatile if seen else volatile,
            )

    def _operands(self, section: tuple[int, int], types: tuple[tuple[str, str], ...]) -> tuple[Operand, ...]:
        found = []
        for index, (first, last) in enumerate(groups.split(self.lexed, *section)):
            opening = first
            while opening <= last and self.toks[opening].text != "(":
                opening += 1
            closing = self.lexed.partner.get(opening)
            if opening > last or closing is None:
                continue
            known = types[index] if index < len(types) else ("", "")
            strings = [i for i in range(first, opening) if self.toks[i].kind == STRING]
            constraint = known[0] or (groups.literal(self.lexed, strings[0], opening) if strings else "")
            span = Span(self.path, self.toks[opening].end, self.toks[closing].start)
            if closing > opening + 1:
                span = self.span(opening + 1, closing - 1)
            found.append(
                Operand(constraint=constraint, text=self.lexed.text(span.start, span.end), span=span, type=known[1])
            )
        return tuple(found)

    # declarations

    def _variables(self) -> Iterator[Variable]:
        merged = {key: v for p in reversed(self.passes) for key, v in p.seen.variables.items() if key[0] == self.path}
        for (_, at), variable in merged.items():
            token = self.token_at(at)
            if token is None:
                continue
            first, last = groups.declaration(self.lexed, token)
            begin = self.token_at(variable.start)
            if begin is not None and self.toks[begin].directive == self.toks[token].directive:
                first = begin
            side, origin = self.place(token)
            span = self.span(first, last)
            managed = any(self.toks[i].text == "__managed__" for i in range(first, token))
            yield Variable(
                span=span,
                side=side,
                origin=origin,
                function=self.function_at(variable.name_at),
                name=variable.name,
                name_span=self.span(token, token),
                space=Space.MANAGED if managed else variable.space,
                type=variable.type,
                element=groups.written_type(self.lexed, first, token),
                extern=variable.extern,
                size=variable.size,
                file_scope=variable.file_scope,
                siblings=groups.declarators(self.lexed, first, last),
            )

    def _subscripts(self) -> Iterator[Subscript]:
        merged = {k: v for p in reversed(self.passes) for k, v in p.seen.subscripts.items() if k[0] == self.path}
        for (_, start, end), (base_type, index_type, value) in merged.items():
            around = self.code(start)
            closing = bisect.bisect_left(self.starts, end) - 1
            if around is None or not around.device or closing < 0 or self.toks[closing].text != "]":
                continue
            opening = self.lexed.partner.get(closing)
            if opening is None or self.toks[opening].start <= start or closing == opening + 1:
                continue
            side, origin = self.place(opening)
            base = Span(self.path, start, self.toks[opening - 1].end)
            index = self.span(opening + 1, closing - 1)
            yield Subscript(
                span=Span(self.path, start, end),
                side=side,
                origin=origin,
                function=around.name,
                base=self.lexed.text(base.start, base.end),
                base_span=base,
                base_type=base_type,
                index=Argument(span=index, text=self.lexed.text(index.start, index.end), type=index_type, value=value),
            )

    def _function_facts(self) -> Iterator[Function]:
        shared: dict[str, int] = {}
        for p in self.passes[:1]:
            for v in p.seen.variables.values():
                if v.path == self.path and v.space is Space.SHARED and v.size and not v.extern:
                    around = self.function_at(v.name_at)
                    shared[around] = shared.get(around, 0) + v.size
        for f in self.functions:
            name = self.token_at(f.name_at)
            first, last = self.token_at(f.start), bisect.bisect_left(self.starts, f.end) - 1
            if name is None or first is None:
                continue
            side, origin = self.place(name)
            bounds, bounds_span = self._bounds(first, name, last)
            body = groups.body(self.lexed, name, last) if f.definition else None
            yield Function(
                span=Span(self.path, self.toks[first].start, f.end),
                side=side,
                origin=origin,
                function="",
                name=f.name,
                name_span=self.span(name, name),
                kernel=f.kernel,
                device=f.device,
                host=f.host,
                template=f.template,
                parameters=f.parameters,
                body=Span(self.path, self.toks[body].start, f.end) if body is not None else None,
                bounds=bounds,
                bounds_span=bounds_span,
                static_shared=shared.get(f.name, 0) if f.definition else 0,
            )

    def _bounds(self, first: int, name: int, last: int) -> tuple[tuple[Argument, ...], Span | None]:
        for number in range(first, last + 1):
            if self.toks[number].text == "{" and number > name:
                break
            if self.toks[number].text == "__launch_bounds__" and number + 1 in self.lexed.partner:
                closing = self.lexed.partner[number + 1]
                return self.arguments(number + 1, ()), self.span(number, closing)
        return (), None


def build(files: Sequence[str], passes: tuple[Pass, ...], lexed: Mapping[str, Lexed]) -> tuple[Fact, ...]:
    """The facts of all user files, sorted by place and type. Files that are not in ``lexed`` have nothing that matters; only
    their includes are facts."""
    found: list[Fact] = []
    for path in files:
        if path in lexed:
            found.extend(FileFacts(path, lexed[path], passes).build())
        else:
            found.extend(directives.plain_includes(path, passes))
    found.sort(key=lambda f: (f.span.path, f.span.start, f.span.end, type(f).__name__, getattr(f, "name", "")))
    return tuple(found)
