"""What the expansions of a macro make of a name in its body: one edit there changes all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from translator.facts import Call, Fact
from translator.model import Edit, Finding, Safety, Severity, SourceFile, Span


@dataclass(frozen=True, slots=True)
class View:
    """What one expansion, at ``use``, wants done."""

    use: Span
    message: str
    edits: frozenset[Edit]


def place_of(fact: Fact) -> Span:
    """The place that a fact is about: the callee's name for a call."""
    return fact.callee.span if isinstance(fact, Call) else fact.span


def disputes(contested: Mapping[Span, Sequence[View]], sources: Mapping[str, SourceFile]) -> Iterator[Finding]:
    """A CW002 finding for each name whose expansions want different edits."""
    for place, views in contested.items():
        lines: dict[str, list[str]] = {}
        for view in views:
            lines.setdefault(view.message, []).append(_line(view.use, place.path, sources))
        said = "; ".join(f"{message} ({', '.join(dict.fromkeys(where))})" for message, where in lines.items())
        name = sources[place.path].text(place.start, place.end)
        message = (
            f"not rewritten, because readings of this text disagree on {name}: {said}; "
            "use two macros, or write the name at its uses"
        )
        yield Finding("CW002", "conflict", Severity.WARNING, Safety.MANUAL, place, message, symbol=name)


def _line(use: Span, path: str, sources: Mapping[str, SourceFile]) -> str:
    """The line of an expansion, with its file's name where that is another than ``path``."""
    source = sources.get(use.path)
    if source is None:
        return "elsewhere"
    number, _ = source.line_column(use.start)
    return f"line {number}" if use.path == path else f"{use.path.rsplit('/', 1)[-1]} line {number}"
