"""Questions over all facts of one unit that several rules ask: which function, which calls, which uses of a macro."""

from __future__ import annotations

import bisect
from collections import defaultdict

from translator.facts import Call, Function, Launch, MacroDefinition, Name, NameKind, Unit
from translator.model import Span


class UnitIndex:
    """Facts of a unit by what encloses them."""

    def __init__(self, unit: Unit) -> None:
        self._bodies: dict[str, list[Function]] = defaultdict(list)
        self._macros: dict[str, list[MacroDefinition]] = defaultdict(list)
        self._events: dict[str, list[Call | Launch | Name]] = defaultdict(list)
        self.macros: dict[str, MacroDefinition] = {}
        self.calls: dict[str, list[Call]] = defaultdict(list)
        self.macro_uses: dict[str, list[Name]] = defaultdict(list)
        self._first: dict[tuple[str, str], int] = {}
        for fact in unit.facts:
            if isinstance(fact, Name) and not fact.user_declared:
                start = self._first.setdefault((fact.span.path, fact.name), fact.span.start)
                self._first[fact.span.path, fact.name] = min(start, fact.span.start)
            if isinstance(fact, Function) and fact.body is not None:
                self._bodies[fact.span.path].append(fact)
            elif isinstance(fact, MacroDefinition):
                self._macros[fact.span.path].append(fact)
                self.macros.setdefault(fact.name, fact)
            elif isinstance(fact, Call):
                self._events[fact.span.path].append(fact)
                self.calls[fact.name].append(fact)
            elif isinstance(fact, Launch):
                self._events[fact.span.path].append(fact)
            elif isinstance(fact, Name) and fact.kind is NameKind.MACRO:
                self._events[fact.span.path].append(fact)
                self.macro_uses[fact.name].append(fact)
        for events in self._events.values():
            events.sort(key=lambda fact: (fact.span.start, -fact.span.end))

    def is_first(self, name: Name) -> bool:
        """Whether a name is the first of its spelling in its file that the user does not declare."""
        return self._first.get((name.span.path, name.name)) == name.span.start

    def function_at(self, span: Span) -> Function | None:
        """The innermost function whose body holds a span."""
        found = [f for f in self._bodies[span.path] if f.body is not None and f.body.contains(span)]
        return max(found, key=lambda f: f.span.start, default=None)

    def macro_at(self, span: Span) -> MacroDefinition | None:
        """The macro whose body holds a span."""
        return next((m for m in self._macros[span.path] if m.body.contains(span)), None)

    def events(self, body: Span) -> list[Call | Launch | Name]:
        """Calls, launches and uses of macros inside a span, in the order of their first characters."""
        events = self._events[body.path]
        first = bisect.bisect_left(events, body.start, key=lambda fact: fact.span.start)
        last = bisect.bisect_left(events, body.end, key=lambda fact: fact.span.start)
        return events[first:last]


class _Last:
    """The index of the unit that was asked for last: rules ask for one unit after the other."""

    unit: Unit | None = None
    index: UnitIndex | None = None


def index_of(unit: Unit) -> UnitIndex:
    """The unit's index, made when first asked for."""
    if _Last.unit is not unit or _Last.index is None:
        _Last.unit, _Last.index = unit, UnitIndex(unit)
    return _Last.index
