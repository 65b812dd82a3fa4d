"""Facts of names: every identifier, placed by the lexer and explained by clang."""

from __future__ import annotations

from collections.abc import Iterator

from translator.facts import Name, NameKind, Origin, Side
from translator.frontend import directives, groups
from translator.frontend.seen import Ref
from translator.frontend.tokens import IDENT, KEYWORDS
from translator.frontend.view import FileView
from translator.model import Span


def names(file: FileView) -> None:
    for number, tok in enumerate(file.toks):
        if tok.kind != IDENT or tok.text in KEYWORDS:
            continue
        definition = file.defined.get(tok.directive) if tok.directive >= 0 else None
        if tok.directive >= 0 and (
            definition is None or number < definition.first or tok.text in definition.parameters
        ):
            continue
        if tok.directive < 0 and directives.inside(file.quiet, tok.start):
            continue
        side, origin = file.place(number)
        ref = None if origin in (Origin.SKIPPED, Origin.UNEXPANDED) else file.ref(tok.start)
        if ref is not None and ref.name.split("<")[0].lstrip("~") != tok.text:
            ref = None
        qualifier, before = groups.qualifier(file.lexed, number)
        called = groups.call_parenthesis(file.lexed, number) is not None
        if ref is None:
            kind = NameKind.FIELD if before in (".", "->") else NameKind.UNRESOLVED
            called = called and before not in ("[ident]",)
            ref = Ref(tok.text, kind, "", False)
        else:
            called = called and ref.kind in (NameKind.FUNCTION, NameKind.VARIABLE, NameKind.FIELD, NameKind.MACRO)
            called = called and not _declares(file, tok.start)
        file.names[number] = Name(
            span=Span(file.path, tok.start, tok.end),
            side=side,
            origin=origin,
            function="" if tok.directive >= 0 else file.function_at(tok.start),
            name=tok.text,
            kind=ref.kind,
            declared_in=ref.declared_in,
            user_declared=ref.user_declared,
            qualifier=qualifier,
            called=called,
            owner=ref.owner,
            redeclared=ref.redeclared,
        )


def _declares(file: FileView, offset: int) -> bool:
    return any((file.path, offset) in p.seen.functions or (file.path, offset) in p.seen.variables for p in file.passes)


def pasted(file: FileView) -> Iterator[Name]:
    found: dict[tuple[int, str], tuple[Ref, Side]] = {}
    for p in file.passes:
        for (path, offset), refs in p.seen.pasted.items():
            for ref in refs:
                if path == file.path and not ref.user_declared:
                    old = found.get((offset, ref.name))
                    found[(offset, ref.name)] = (ref, p.side | (old[1] if old else Side(0)))
    for (offset, name), (ref, side) in found.items():
        token = file.token_at(offset)
        if token is not None:
            yield Name(
                span=file.span(token, token),
                side=side,
                origin=Origin.PASTED,
                function=file.function_at(offset),
                name=name,
                kind=ref.kind,
                declared_in=ref.declared_in,
            )
