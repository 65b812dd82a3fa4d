"""Facts of functions, of variables in memory spaces, of subscripts in device code, and of arithmetic on device
pointers."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from translator.addresses import DeviceAddress
from translator.facts import Argument, Function, Origin, Space, Subscript, Variable
from translator.frontend import declarations
from translator.frontend.seen import SeenAddress
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


def addresses(file: FileView) -> Iterator[DeviceAddress]:
    found = dict.fromkeys(a for p in file.passes for a in p.seen.addresses if a.at[0] == file.path)
    for seen in found:
        fact = _address(file, seen)
        if file.lexed.text(fact.span.start, fact.span.end) != ":":  # the hidden value of a range-based loop
            yield fact


def _address(file: FileView, seen: SeenAddress) -> DeviceAddress:
    def text(place: tuple[str, int, int] | None) -> Span | None:
        """The place where the file's own tokens begin and end there."""
        first = file.token_at(place[1]) if place is not None and place[0] == file.path else None
        if place is None or first is None:
            return None
        if place[2] < 0:
            end = declarations.operand(file.lexed, first)
            return file.span(first, end) if end is not None else None
        last = bisect.bisect_left(file.starts, place[2]) - 1
        return Span(*place) if file.toks[last].end == place[2] else None

    root = text(seen.place) if seen.place is not None and seen.place[2] >= 0 else None
    operands = [(text(place), read) for place, read in seen.operands]
    known = [(span, read) for span, read in operands if span is not None]
    amount = text(seen.amount)
    inside = root is not None and all(root.contains(span) for span, _ in known)
    whole = len(known) == len(operands) and (inside or not (seen.made or seen.update))
    spans = [span for span, _ in known]
    span = root if root is not None and inside else None
    if span is None and spans:
        span = Span(file.path, min(s.start for s in spans), max(s.end for s in spans))
    at = file.token_at(span.start if span is not None else seen.at[1])
    span = span or (file.span(at, at) if at is not None else Span(*seen.at, seen.at[1]))
    side, origin = file.place(at) if at is not None else (file.all_sides(), Origin.PASTED)
    return DeviceAddress(
        span=span,
        side=side,
        origin=origin,
        function=file.function_at(seen.at[1]),
        operands=tuple(known),
        made=seen.made,
        update=seen.update,
        amount=amount,
        whole=whole and (origin in (Origin.FILE, Origin.MACRO_ARGUMENT) or not (seen.made or seen.update)),
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
