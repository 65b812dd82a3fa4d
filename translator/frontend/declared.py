"""Facts of functions, of variables in memory spaces, and of subscripts in device code."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from translator.facts import Argument, Function, Space, Subscript, Variable
from translator.frontend import declarations
from translator.frontend.view import FileView
from translator.model import Span


def variables(file: FileView) -> Iterator[Variable]:
    merged = {key: v for p in reversed(file.passes) for key, v in p.seen.variables.items() if key[0] == file.path}
    for (_, at), variable in merged.items():
        token = file.token_at(at)
        if token is None:
            continue
        first, last = declarations.declaration(file.lexed, token)
        begin = file.token_at(variable.start)
        if begin is not None and file.toks[begin].directive == file.toks[token].directive:
            first = begin
        side, origin = file.place(token)
        span = file.span(first, last)
        managed = any(file.toks[i].text == "__managed__" for i in range(first, token))
        yield Variable(
            span=span,
            side=side,
            origin=origin,
            function=file.function_at(variable.name_at),
            name=variable.name,
            name_span=file.span(token, token),
            space=Space.MANAGED if managed else variable.space,
            type=variable.type,
            element=declarations.written_type(file.lexed, first, token),
            extern=variable.extern,
            size=variable.size,
            file_scope=variable.file_scope,
            siblings=declarations.declarators(file.lexed, first, last),
        )


def subscripts(file: FileView) -> Iterator[Subscript]:
    merged = {k: v for p in reversed(file.passes) for k, v in p.seen.subscripts.items() if k[0] == file.path}
    for (_, start, end), (base_type, index_type, value) in merged.items():
        around = file.code(start)
        closing = bisect.bisect_left(file.starts, end) - 1
        if around is None or not around.device or closing < 0 or file.toks[closing].text != "]":
            continue
        opening = file.lexed.partner.get(closing)
        if opening is None or file.toks[opening].start <= start or closing == opening + 1:
            continue
        side, origin = file.place(opening)
        base = Span(file.path, start, file.toks[opening - 1].end)
        index = file.span(opening + 1, closing - 1)
        yield Subscript(
            span=Span(file.path, start, end),
            side=side,
            origin=origin,
            function=around.name,
            base=file.lexed.text(base.start, base.end),
            base_span=base,
            base_type=base_type,
            index=Argument(span=index, text=file.lexed.text(index.start, index.end), type=index_type, value=value),
        )


def function_facts(file: FileView) -> Iterator[Function]:
    shared: dict[str, int] = {}
    for p in file.passes[:1]:
        for v in p.seen.variables.values():
            if v.path == file.path and v.space is Space.SHARED and v.size and not v.extern:
                around = file.function_at(v.name_at)
                shared[around] = shared.get(around, 0) + v.size
    for f in file.functions:
        name = file.token_at(f.name_at)
        first, last = file.token_at(f.start), bisect.bisect_left(file.starts, f.end) - 1
        if name is None or first is None:
            continue
        side, origin = file.place(name)
        bounds, bounds_span = _bounds(file, first, name, last)
        body = declarations.body(file.lexed, name, last) if f.definition else None
        yield Function(
            span=Span(file.path, file.toks[first].start, f.end),
            side=side,
            origin=origin,
            function="",
            name=f.name,
            name_span=file.span(name, name),
            kernel=f.kernel,
            device=f.device,
            host=f.host,
            template=f.template,
            parameters=f.parameters,
            body=Span(file.path, file.toks[body].start, f.end) if body is not None else None,
            bounds=bounds,
            bounds_span=bounds_span,
            static_shared=shared.get(f.name, 0) if f.definition else 0,
        )


def _bounds(file: FileView, first: int, name: int, last: int) -> tuple[tuple[Argument, ...], Span | None]:
    for number in range(first, last + 1):
        if file.toks[number].text == "{" and number > name:
            break
        if file.toks[number].text == "__launch_bounds__" and number + 1 in file.lexed.partner:
            closing = file.lexed.partner[number + 1]
            return file.arguments(number + 1, ()), file.span(number, closing)
    return (), None
