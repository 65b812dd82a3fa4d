"""Text that is read more than once: macro bodies by every expansion, some files by every inclusion. What the readings
agree on is one meaning; where they differ, each other meaning is kept as a rival."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace

from translator.facts import Call, Name, Rival
from translator.frontend import libclang
from translator.frontend.directives import definitions
from translator.frontend.libclang import Location
from translator.frontend.record import Record
from translator.frontend.seen import Ref, SeenCall, SeenRival
from translator.frontend.tokens import IDENT, Lexed
from translator.frontend.view import FileView
from translator.model import Span

_Place = tuple[str, int]


def macro_words(lexed: Lexed) -> frozenset[int]:
    """Offsets of the identifiers in the bodies of a file's macros."""
    bodies = (lexed.tokens[d.first : d.last] for d in definitions(lexed).values())
    return frozenset(token.start for body in bodies for token in body if token.kind == IDENT)


class Sightings(Record):
    """Notes what names and calls mean where they are seen."""

    def __init__(self, unit: libclang.TranslationUnit, is_user: Callable[[str], bool]) -> None:
        super().__init__(unit, is_user)
        self.bodies: dict[str, frozenset[int]] = {}
        self._shapes: dict[_Place, set[object]] = {}

    def note_name(self, at: _Place, ref: Ref, location: Location) -> None:
        """A name at ``at`` means ``ref``, in the expansion around ``location``."""
        names = self.seen.names.setdefault(at[0], {})
        old = names.get(at[1])
        if old is ref:
            return
        if old is None or old.overloads > 1:  # a later sighting may say more than an overload set
            names[at[1]] = ref
            if old is None and at[1] in self.bodies.get(at[0], ()):
                self.seen.first_uses[at] = self.expansion(location) or at
        elif _meaning(old) != _meaning(ref) and not (old.user_declared and ref.user_declared):
            self._rival(at, _meaning(ref), SeenRival(ref, None, self.expansion(location) or at))

    def note_call(self, at: _Place, call: SeenCall, location: Location) -> None:
        """A call whose callee's name is at ``at``."""
        calls = self.seen.calls.setdefault(at[0], {})
        old = calls.get(at[1])
        if old is None or at[1] not in self.bodies.get(at[0], ()):
            calls[at[1]] = call
        elif _shape(old) != _shape(call):
            self._rival(at, _shape(call), SeenRival(None, call, self.expansion(location) or at))

    def _rival(self, at: _Place, shape: object, rival: SeenRival) -> None:
        shapes = self._shapes.setdefault(at, set())
        if shape not in shapes:
            shapes.add(shape)
            self.seen.rivals.setdefault(at, []).append(rival)


def _meaning(ref: Ref) -> object:
    return ref.kind, ref.declared_in, ref.user_declared


def _shape(call: SeenCall) -> object:
    return call.parameters, call.result, tuple((a.type, a.value) for a in call.arguments)


def rivals(file: FileView, call_of: Callable[[int, Name, SeenCall | None], Call | None]) -> Iterator[Rival]:
    """The other meanings of a file's names. ``call_of`` makes the call of a name's token as some sighting saw it."""
    for p in file.passes:
        for (path, offset), found in p.seen.rivals.items():
            token = file.token_at(offset) if path == file.path else None
            name = file.names.get(token) if token is not None else None
            if token is None or name is None:
                continue
            first = p.seen.first_uses.get((path, offset), (path, offset))
            uses: dict[_Place, tuple[list[Ref | None], list[SeenCall | None]]] = {}
            for rival in found:
                refs, calls = uses.setdefault(rival.use, ([], []))
                if rival.ref is not None:
                    refs.append(rival.ref)
                else:
                    calls.append(rival.call)
            for use, (refs, calls) in uses.items():
                for ref, seen in itertools.product(refs or [None], calls or [file.seen_call(offset)]):
                    other = name if ref is None else _renamed(name, ref)
                    if other is not None:
                        yield Rival(
                            name=other,
                            call=call_of(token, other, seen) if other.called else None,
                            use=Span(use[0], use[1], use[1]),
                            first=Span(first[0], first[1], first[1]),
                        )


def _renamed(name: Name, ref: Ref) -> Name | None:
    """The name with another meaning; None for a reference to something that is spelled otherwise."""
    if ref.name.split("<")[0].lstrip("~") != name.name:
        return None
    return replace(name, kind=ref.kind, declared_in=ref.declared_in, user_declared=ref.user_declared)
