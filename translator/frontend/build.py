"""Turns what the passes saw and the files' tokens into facts. Tokens say where things stand, clang says what they
are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from translator.facts import Fact, Name, NameKind, Origin, Rival
from translator.frontend import declared, directives, expressions, names
from translator.frontend.rivals import rivals
from translator.frontend.tokens import Lexed
from translator.frontend.view import FileView, Pass
from translator.model import Span

__all__ = ["Pass", "build"]


def _facts(file: FileView) -> Iterator[Fact]:
    """All facts of a file, in no particular order."""
    yield from directives.facts(file)
    names.names(file)
    yield from file.names.values()
    yield from names.pasted(file)
    yield from expressions.calls(file)
    yield from expressions.launches(file)
    yield from expressions.asms(file)
    yield from expressions.literals(file)
    yield from declared.variables(file)
    yield from declared.subscripts(file)
    yield from declared.addresses(file)
    yield from declared.function_facts(file)


def _adopt(facts: list[Fact]) -> list[Fact]:
    """Give a name that clang's tree leaves out (the parameters of an explicit instantiation, say) the meaning that the
    same name has everywhere else in the unit, if that is one system declaration and the user declares no such name."""
    meanings: dict[str, set[tuple[NameKind, str, bool]]] = {}
    for fact in facts:
        if isinstance(fact, Name) and fact.kind is not NameKind.UNRESOLVED and fact.qualifier in ("", "::"):
            meanings.setdefault(fact.name, set()).add((fact.kind, fact.declared_in, fact.user_declared))
    out: list[Fact] = []
    for fact in facts:
        if (
            isinstance(fact, Name)
            and fact.kind is NameKind.UNRESOLVED
            and fact.origin is Origin.FILE
            and not fact.called
            and fact.qualifier in ("", "::")
            and len(found := meanings.get(fact.name, ())) == 1
        ):
            kind, declared_in, user_declared = next(iter(found))
            if declared_in and not user_declared and kind is not NameKind.FIELD:
                fact = replace(fact, kind=kind, declared_in=declared_in)
        out.append(fact)
    return out


class Built(NamedTuple):
    """What is known of a unit's files; see ``Unit``."""

    facts: tuple[Fact, ...]
    rivals: tuple[Rival, ...]
    unseen: tuple[Span, ...]


def build(files: Sequence[str], passes: tuple[Pass, ...], lexed: Mapping[str, Lexed]) -> Built:
    """The facts of all user files, sorted by place and type, other meanings of their names, and the text that is known
    from tokens only. Files that are not in ``lexed`` have nothing that matters; only their includes are facts."""
    found: list[Fact] = []
    others: list[Rival] = []
    unseen: list[Span] = []
    text_makers = directives.text_makers(lexed.values())
    for path in files:
        if path in lexed:
            view = FileView(path, lexed[path], passes, text_makers)
            found.extend(_facts(view))
            others.extend(rivals(view, partial(expressions.call, view)))
            unseen.extend(Span(path, start, end) for start, end in view.unseen())
        else:
            found.extend(directives.plain_includes(path, passes))
    found = _adopt(found)
    found.sort(key=lambda f: (f.span.path, f.span.start, f.span.end, type(f).__name__, getattr(f, "name", "")))
    return Built(tuple(found), tuple(others), tuple(unseen))
