"""Turns what the passes saw and the files' tokens into facts. Tokens say where things stand, clang says what they
are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from translator.facts import Fact
from translator.frontend import declared, directives, expressions, names
from translator.frontend.tokens import Lexed
from translator.frontend.view import FileView, Pass

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
    yield from declared.variables(file)
    yield from declared.subscripts(file)
    yield from declared.function_facts(file)


def build(files: Sequence[str], passes: tuple[Pass, ...], lexed: Mapping[str, Lexed]) -> tuple[Fact, ...]:
    """The facts of all user files, sorted by place and type. Files that are not in ``lexed`` have nothing that
    matters; only their includes are facts."""
    found: list[Fact] = []
    for path in files:
        if path in lexed:
            found.extend(_facts(FileView(path, lexed[path], passes)))
        else:
            found.extend(directives.plain_includes(path, passes))
    found.sort(key=lambda f: (f.span.path, f.span.start, f.span.end, type(f).__name__, getattr(f, "name", "")))
    return tuple(found)
