"""Reads arithmetic on ``CUdeviceptr``: which operands stay device pointers, and which are read as numbers.

The type is an integer in CUDA (cuda.h) and an untyped pointer in HIP, so that each expression is judged by what its
value goes to: a device pointer, an integer, or something that takes both, as a cast does. Expressions are met from the
outside to the inside.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from translator.addresses import Read
from translator.frontend import kinds
from translator.frontend.address_forms import (
    BINARY,
    COMPUTED,
    CONDITIONAL,
    FLOATS,
    INTEGERS,
    SIGNS,
    ULONGLONG,
    UNARY,
    Expressions,
    Form,
)
from translator.frontend.libclang import Cursor, Type, text
from translator.frontend.seen import SeenAddress

if TYPE_CHECKING:
    from translator.frontend.extract import Extractor

_COMPOUND, _LIST, _LAMBDA, _RETURN, _SWITCH, _PARAMETER = 115, 119, 144, 214, 206, 10
_C_CASTS, _STATIC, _REINTERPRET = (117, 128), 124, 126
_BOOL, _WIDE, _POINTER, _AUTO = 3, frozenset((10, 11, 18, 19)), 101, 118  # CXTypeKind
_COMPARED = frozenset(("==", "!=", "<", ">", "<=", ">=", "<=>"))
_STEPS = {1: "x++", 2: "x--", 3: "++", 4: "--"}  # CXUnaryOperatorKind


class Sink(Enum):
    """What an expression's value goes to. ``EXACT`` takes its type from the expression."""

    POINTER = 0
    NUMBER = 1
    EITHER = 2
    EXACT = 3


class Addresses:
    """Notes the expressions of one unit. ``reader`` answers questions about cursors."""

    def __init__(self, reader: Extractor) -> None:
        self._reader, self._lib = reader, reader.lib
        self._is = Expressions(reader)
        self._done: set[int] = set()
        self._returns: Type | None = None

    def visit(self, cursor: Cursor) -> None:
        """Look at a cursor that is met for the first time."""
        kind = cursor.kind
        if kind in kinds.FUNCTIONS:
            self._returns = self._lib.clang_getResultType(self._lib.clang_getCursorType(cursor))
        elif kind == _LAMBDA:
            self._returns = None
        elif kind in (kinds.VARIABLE, 6):  # a variable or field with an initialiser
            self._flow(self._is.children(cursor)[-1:], self._sink(self._is.type(cursor)))
        elif kind == _RETURN:
            sink = Sink.EXACT if self._returns is None else self._sink(self._returns)
            self._flow(self._is.children(cursor), sink)
        elif kind == kinds.CALL:
            self._call(cursor)
        elif kind == BINARY:
            self._binary(cursor)
        elif kind == _COMPOUND:
            self._update(cursor, text(self._lib.clang_getCursorSpelling(cursor)))
        elif kind == UNARY:
            operator = self._lib.clang_getCursorUnaryOperatorKind(cursor)
            if operator in _STEPS:
                self._update(cursor, _STEPS[operator])
            elif operator in SIGNS:
                self._resolve(cursor, Sink.EXACT)
        elif kind in _C_CASTS or kind in (_STATIC, _REINTERPRET):
            self._cast(cursor)
        elif kind == _LIST:
            self._list(cursor)
        elif kind in (kinds.SUBSCRIPT, _SWITCH):
            index = self._is.children(cursor)[1 if kind == kinds.SUBSCRIPT else 0 :][:1]
            self._flow(index, Sink.NUMBER)
        elif kind == 100:
            self._converted(cursor)

    # what a value goes to

    def _call(self, call: Cursor) -> None:
        lib, referenced = self._lib, self._lib.clang_getCursorReferenced(call)
        count = max(lib.clang_Cursor_getNumArguments(call), 0)
        declared = max(lib.clang_Cursor_getNumArguments(referenced), 0) if referenced.kind in kinds.FUNCTIONS else 0
        variadic = referenced.kind in kinds.FUNCTIONS and lib.clang_isFunctionTypeVariadic(self._is.type(referenced))
        skip = 1 if count == declared + 1 and not variadic else 0  # an operator's object comes first
        for index in range(count):
            sink = Sink.NUMBER if variadic else Sink.EXACT
            if 0 <= index - skip < declared:
                sink = self._sink(self._is.type(lib.clang_Cursor_getArgument(referenced, index - skip)))
                template = lib.clang_getSpecializedCursorTemplate(referenced)
                if sink is Sink.NUMBER and template.kind in kinds.FUNCTIONS:
                    # what takes the type that it is given takes a device pointer
                    parameters = [child for child in self._is.children(template) if child.kind == _PARAMETER]
                    pattern = parameters[index - skip :][:1]
                    sink = self._sink(self._is.type(pattern[0])) if pattern else Sink.EXACT
            self._resolve(lib.clang_Cursor_getArgument(call, index), sink)

    def _sink(self, type_: Type) -> Sink:
        """What a place of this type takes."""
        target = self._lib.clang_getNonReferenceType(type_) if type_.kind else type_
        if target.kind in (0, _AUTO):
            return Sink.EXACT
        if self._is.is_address(target):
            return Sink.POINTER
        canonical = self._lib.clang_getCanonicalType(target).kind
        if canonical in INTEGERS or canonical in FLOATS:
            return Sink.NUMBER
        return Sink.EITHER if canonical == _BOOL else Sink.EXACT

    def _flow(self, cursors: list[Cursor], sink: Sink) -> None:
        for cursor in cursors:
            if 100 <= cursor.kind < 200:
                self._resolve(cursor, sink)

    def _cast(self, cursor: Cursor) -> None:
        inner = self._is.children(cursor)[-1:]
        target = self._lib.clang_getCanonicalType(self._is.type(cursor)).kind
        wide = target in _WIDE or target in (_POINTER, _BOOL)
        if cursor.kind == _REINTERPRET and inner and self._is.is_address(self._is.type(cursor)):
            operand = self._is.core(inner[0])
            if self._points_to_const(operand):  # which a cast of pointers keeps
                self._note(operand, [], True)
                return
        if cursor.kind == _STATIC:
            self._flow(inner, self._sink(self._is.type(cursor)))
        elif wide or (target not in INTEGERS and target not in FLOATS):
            self._flow(inner, Sink.EITHER)
        else:
            self._flow(inner, Sink.NUMBER)

    def _points_to_const(self, cursor: Cursor) -> bool:
        type_ = self._lib.clang_getCanonicalType(self._is.type(cursor))
        pointee = self._lib.clang_getPointeeType(type_) if type_.kind == _POINTER else type_
        return type_.kind == _POINTER and bool(self._lib.clang_isConstQualifiedType(pointee))

    def _list(self, cursor: Cursor) -> None:
        type_, items = self._is.type(cursor), self._is.children(cursor)
        element = self._lib.clang_getArrayElementType(type_) if type_.kind else type_
        declaration = self._lib.clang_getTypeDeclaration(self._lib.clang_getCanonicalType(type_))
        fields = (
            [c for c in self._is.children(declaration) if c.kind == 6] if declaration.kind in kinds.STRUCTURES else []
        )
        for number, item in enumerate(items):
            if element.kind:
                self._flow([item], self._sink(element))
            elif declaration.kind not in kinds.STRUCTURES:
                self._flow([item], self._sink(type_))
            elif len(items) <= len(fields):
                self._flow([item], self._sink(self._is.type(fields[number])))

    def _converted(self, cursor: Cursor) -> None:
        """An implicit conversion, which says what its operand goes to."""
        inner = self._is.core(cursor)
        target = self._is.type(cursor)
        if self._is.form(inner) is not Form.NONE and not self._is.is_address(target):
            canonical = self._lib.clang_getCanonicalType(target).kind
            if canonical == _BOOL:
                self._resolve(inner, Sink.EITHER)
            elif canonical != ULONGLONG and (canonical in INTEGERS or canonical in FLOATS):
                self._resolve(inner, Sink.NUMBER)

    def _binary(self, cursor: Cursor) -> None:
        operator = self._is.operator(cursor)
        sides = self._is.children(cursor)
        if len(sides) != 2:
            return
        if operator == "=":
            target = self._is.core(sides[0])
            sink = Sink.POINTER if self._is.points(target) else self._sink(self._is.type(target))
            self._flow(sides[1:], sink)
        elif operator in _COMPARED:
            forms = [self._is.form(side) for side in sides]
            if all(form is Form.NONE for form in forms):
                return
            plain = all(
                form is Form.POINTER or (form is Form.NONE and self._is.null(side))
                for form, side in zip(forms, sides, strict=True)
            )
            self._flow(sides, Sink.EITHER if plain else Sink.NUMBER)
        elif operator in COMPUTED:
            self._resolve(cursor, Sink.EXACT)

    # what is noted

    def _resolve(self, cursor: Cursor, sink: Sink) -> None:
        core = self._is.core(cursor)
        if (core.data[1] or 0) in self._done:
            return
        self._done.add(core.data[1] or 0)
        form, parts = self._is.form(core), self._is.parts(core)
        marks: list[tuple[Cursor, Read]] = []
        made = False
        if form is Form.NONE:
            kind = self._lib.clang_getCanonicalType(self._is.type(core)).kind
            made = sink is Sink.POINTER and kind in INTEGERS and not self._is.null(core)
        elif form is Form.POINTER and sink in (Sink.POINTER, Sink.EITHER):
            self._mark(core, Read.POINTER, marks)
            marks = marks if parts else []
        elif form is Form.POINTER and not parts:
            marks = [(core, Read.NUMBER)] if sink is Sink.NUMBER else []
        else:
            self._mark(core, Read.NUMBER, marks)
            made = sink is Sink.POINTER or (sink is Sink.EXACT and form is not Form.DISTANCE)
        if marks or made:
            self._note(core, marks, made)

    def _mark(self, cursor: Cursor, read: Read, marks: list[tuple[Cursor, Read]]) -> None:
        """Note the device pointers below an operator."""
        core = self._is.core(cursor)
        self._done.add(core.data[1] or 0)
        parts = self._is.parts(core)
        if not parts:
            if self._is.points(core):
                marks.append((cursor, read))
            return
        for part in parts:
            pointer = self._is.form(part) is Form.POINTER
            if read is Read.POINTER and core.kind == CONDITIONAL and not self._is.parts(self._is.core(part)):
                continue  # a device pointer beside another one
            self._mark(part, read if pointer else Read.NUMBER, marks)

    def _update(self, cursor: Cursor, operator: str) -> None:
        sides = self._is.children(cursor)
        if not sides or not self._is.points(self._is.core(sides[0])):
            self._flow(sides[1:], Sink.NUMBER)
            return
        marks = [(sides[0], Read.POINTER)]
        for amount in sides[1:]:
            self._mark(amount, Read.NUMBER, marks)
        amount_at = self._place(sides[1]) if len(sides) == 2 else None
        self._note(cursor, marks, False, operator, amount_at)

    def _note(
        self,
        root: Cursor,
        marks: list[tuple[Cursor, Read]],
        made: bool,
        update: str = "",
        amount: tuple[str, int, int] | None = None,
    ) -> None:
        at = self._reader.expansion(self._lib.clang_getCursorLocation(root))
        if at is not None:
            operands = tuple((self._place(cursor), read) for cursor, read in marks)
            found = SeenAddress(at, self._place(root), operands, made, update, amount)
            self._reader.seen.addresses.append(found)

    def _place(self, cursor: Cursor) -> tuple[str, int, int] | None:
        """Where an expression is written. Its end is -1 in a macro's body, as clang has ends where macros are used."""
        extent = self._lib.clang_getCursorExtent(cursor)
        first, last = self._lib.clang_getRangeStart(extent), self._lib.clang_getRangeEnd(extent)
        start, end = self._reader.spelling(first), self._reader.spelling(last)
        if start is None or end is None:
            return None
        if start != self._reader.expansion(first) and end == self._reader.expansion(last):
            return start[0], start[1], -1
        return (start[0], start[1], end[1]) if start[0] == end[0] and start[1] < end[1] else None
