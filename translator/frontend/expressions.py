"""Facts of calls, kernel launches and inline assembly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.facts import Asm, Call, Launch, Literal, Name, NameKind, Operand
from translator.frontend import groups
from translator.frontend.seen import SeenCall
from translator.frontend.tokens import IDENT, PUNCT, STRING
from translator.frontend.view import FileView
from translator.model import Span


def calls(file: FileView) -> Iterator[Call]:
    """Every call whose callee's name is a fact."""
    for number, name in file.names.items():
        if name.called and name.kind is not NameKind.MACRO:
            found = call(file, number, name, file.seen_call(name.span.start))
            if found is not None:
                yield found


def call(file: FileView, number: int, name: Name, seen: SeenCall | None) -> Call | None:
    """The call of the name that is token ``number``, as clang saw it; None when the text is no call."""
    opening = groups.call_parenthesis(file.lexed, number)
    if opening is None or file.lexed.partner.get(opening) is None:
        return None
    if seen is None and not groups.looks_like_call(file.lexed, number):
        return None
    closing = file.lexed.partner[opening]
    start = file.toks[groups.qualified_start(file.lexed, number)].start
    template = groups.template_arguments(file.lexed, number, opening)
    return Call(
        span=Span(file.path, start, file.toks[closing].end),
        side=name.side,
        origin=name.origin,
        function=name.function,
        name=name.name,
        callee=name,
        arguments=file.arguments(opening, seen.arguments if seen else ()),
        parameters=seen.parameters if seen else (),
        result=seen.result if seen else "",
        template_arguments=tuple(file.lexed.text(*template_span) for template_span in template),
        discarded=groups.discarded(file.lexed, number, closing),
    )


def launches(file: FileView) -> Iterator[Launch]:
    for number, tok in enumerate(file.toks):
        if tok.kind != PUNCT or tok.text != "<<<":
            continue
        found = groups.launch(file.lexed, number)
        if found is None:
            continue
        side, origin = file.place(number)
        seen = file.seen_call(file.toks[found.name].start)
        configuration = tuple(
            file.argument(a, b, seen.launch or () if seen else ())
            for a, b in groups.split(file.lexed, number + 1, found.end)
        )
        arguments = file.arguments(found.opening, seen.arguments if seen else ())
        kernel = file.span(found.first, number - 1)
        ref = file.ref(file.toks[found.name].start)
        written = len(groups.template_arguments(file.lexed, found.name, number))
        overloads = len({f.parameters for f in file.functions if f.name.split("::")[-1] == file.toks[found.name].text})
        yield Launch(
            span=Span(file.path, kernel.start, file.toks[file.lexed.partner[found.opening]].end),
            side=side,
            origin=origin,
            function="" if tok.directive >= 0 else file.function_at(tok.start),
            kernel=file.lexed.text(kernel.start, kernel.end),
            kernel_span=kernel,
            configuration=configuration,
            configuration_span=file.span(number, found.end + 2),
            arguments=arguments,
            arguments_span=file.span(found.opening, file.lexed.partner[found.opening]),
            direct=ref is not None
            and ref.kind is NameKind.FUNCTION
            and ref.overloads == 1
            and overloads <= 1
            and written == ref.template
            and seen is not None
            and len(seen.parameters or arguments) == len(arguments),
        )


def asms(file: FileView) -> Iterator[Asm]:
    for number, tok in enumerate(file.toks):
        if tok.kind != IDENT or tok.text not in ("asm", "__asm__", "__asm"):
            continue
        opening, volatile = number + 1, False
        while opening < len(file.toks) and file.toks[opening].text in (
            "volatile",
            "__volatile__",
            "__volatile",
            "goto",
        ):
            opening, volatile = opening + 1, True
        if opening >= len(file.toks) or file.toks[opening].text != "(" or opening not in file.lexed.partner:
            continue
        side, origin = file.place(number)
        seen = next(
            (p.seen.asms[file.path, tok.start] for p in file.passes if (file.path, tok.start) in p.seen.asms), None
        )
        sections = groups.sections(file.lexed, opening + 1, file.lexed.partner[opening])
        plain = all(t.kind == STRING for t in file.toks[sections[0][0] : sections[0][1]])
        template = (
            groups.gcc_template(seen.template) if seen and not plain else groups.literal(file.lexed, *sections[0])
        )
        lists = [
            _operands(file, s, types)
            for s, types in zip(sections[1:3], (seen.outputs, seen.inputs) if seen else ((), ()), strict=False)
        ]
        clobbers = (
            seen.clobbers
            if seen
            else tuple(
                groups.literal(file.lexed, a, b + 1) for s in sections[3:4] for a, b in groups.split(file.lexed, *s)
            )
        )
        yield Asm(
            span=Span(file.path, tok.start, file.toks[file.lexed.partner[opening]].end),
            side=side,
            origin=origin,
            function="" if tok.directive >= 0 else file.function_at(tok.start),
            template=template,
            outputs=lists[0] if lists else (),
            inputs=lists[1] if len(lists) > 1 else (),
            clobbers=clobbers,
            volatile=seen.volatile if seen else volatile,
        )


def _operands(file: FileView, section: tuple[int, int], types: tuple[tuple[str, str], ...]) -> tuple[Operand, ...]:
    found = []
    for index, (first, last) in enumerate(groups.split(file.lexed, *section)):
        opening = first
        while opening <= last and file.toks[opening].text != "(":
            opening += 1
        closing = file.lexed.partner.get(opening)
        if opening > last or closing is None:
            continue
        known = types[index] if index < len(types) else ("", "")
        strings = [i for i in range(first, opening) if file.toks[i].kind == STRING]
        constraint = known[0] or (groups.literal(file.lexed, strings[0], opening) if strings else "")
        span = Span(file.path, file.toks[opening].end, file.toks[closing].start)
        if closing > opening + 1:
            span = file.span(opening + 1, closing - 1)
        found.append(
            Operand(constraint=constraint, text=file.lexed.text(span.start, span.end), span=span, type=known[1])
        )
    return tuple(found)


_VENDOR_TEXT = re.compile(
    r"(?i:cuda|nvidia|nvrtc|nvcc|nvml)|\bcu[A-Z]|\bCU_|cublas|cufft|curand|cusparse|cusolver|cudnn"
    r"|(?:sm|compute)_\d|\.ptx|\.cubin|\.fatbin|\.target"
    r"|^\"--?(?:use_fast_math|fmad|ftz|prec-|default-device|device-|relocatable-|rdc|maxrregcount|extra-device|ewp|dlto"
    r"|dlink-|gen-opt|ptxas-|lineinfo|generate-line|restrict|builtin-|include-path|pre-include)"
)


def literals(file: FileView) -> Iterator[Literal]:
    for number, tok in enumerate(file.toks):
        if tok.kind != STRING or not _VENDOR_TEXT.search(tok.text):
            continue
        if tok.directive >= 0 and tok.directive not in file.defined:
            continue
        side, origin = file.place(number)
        yield Literal(
            span=file.span(number, number),
            side=side,
            origin=origin,
            function="" if tok.directive >= 0 else file.function_at(tok.start),
            text=groups.literal(file.lexed, number, number + 1),
        )
