"""What expressions that hold values of type ``CUdeviceptr`` are, from libclang's cursors."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from translator.frontend import kinds
from translator.frontend.interest import ADDRESS
from translator.frontend.libclang import Cursor, Type, text

if TYPE_CHECKING:
    from translator.frontend.extract import Extractor

_NAMES = {ADDRESS, f"{ADDRESS}_v1", f"{ADDRESS}_v2"}
_WRAPPERS = (100, 111)  # implicit conversions, parentheses
UNARY, BINARY, CONDITIONAL = 112, 114, 116
_LITERAL, _NULL = 106, 123
INTEGERS, FLOATS = frozenset(range(4, 21)) | {106}, frozenset((21, 22, 23, 30))  # CXTypeKind
ULONGLONG = 11
COMPUTED = frozenset(("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>"))
SIGNS = frozenset((7, 8, 9))  # + - ~ (CXUnaryOperatorKind)


class Form(Enum):
    """What an expression is: no device pointer in it, one that moves, the distance of two, another number."""

    NONE = 0
    POINTER = 1
    DISTANCE = 2
    NUMBER = 3


class Expressions:
    """Answers for one unit. ``reader`` answers questions about cursors."""

    def __init__(self, reader: Extractor) -> None:
        self._reader, self._lib = reader, reader.lib
        self._known: dict[int, bool] = {}

    def form(self, cursor: Cursor) -> Form:
        """What an expression is."""
        core = self.core(cursor)
        parts = self.parts(core)
        if not parts:
            return Form.POINTER if self.points(core) else Form.NONE
        forms = [self.form(part) for part in parts]
        if all(form is Form.NONE for form in forms):
            return Form.NONE
        operator = self.operator(core) if core.kind == BINARY else ""
        if core.kind == CONDITIONAL and all(
            form is Form.POINTER or self.null(part) for form, part in zip(forms, parts, strict=True)
        ):
            return Form.POINTER
        if all(form in (Form.NONE, Form.DISTANCE) for form in forms):
            return Form.DISTANCE
        if operator == "-" and forms == [Form.POINTER, Form.POINTER]:
            return Form.DISTANCE
        moved = [forms] if operator == "-" else [forms, forms[::-1]] if operator == "+" else []
        for first, second in moved:
            if first is Form.POINTER and second in (Form.NONE, Form.DISTANCE):
                other = parts[1] if forms[0] is Form.POINTER else parts[0]
                kind = self._lib.clang_getCanonicalType(self.type(self.core(other))).kind
                return Form.NUMBER if kind in FLOATS else Form.POINTER
        return Form.NUMBER

    def parts(self, core: Cursor) -> list[Cursor]:
        """The operands of an operator that computes; none for anything else."""
        if core.kind == BINARY and self.operator(core) in COMPUTED:
            sides = self.children(core)
            return sides if len(sides) == 2 else []
        if core.kind == UNARY and self._lib.clang_getCursorUnaryOperatorKind(core) in SIGNS:
            return self.children(core)
        return self.children(core)[1:] if core.kind == CONDITIONAL else []

    def points(self, core: Cursor) -> bool:
        """Whether a value is a device pointer. Templates of the standard library forget how their arguments were
        written, so that their elements are told by the type of the object."""
        type_ = self.type(core)
        if self.is_address(type_):
            return True
        if self._lib.clang_getCanonicalType(type_).kind != ULONGLONG or core.kind not in (kinds.CALL, 102):
            return False
        for _ in range(4):
            inner = self.children(core)[:1]
            if not inner:
                return False
            core = inner[0]
            if ADDRESS in text(self._lib.clang_getTypeSpelling(self.type(core))):
                return True
        return False

    def is_address(self, type_: Type) -> bool:
        """Whether a type is written as ``CUdeviceptr``, also by names of the user's own."""
        lib = self._lib
        key = type_.data[0] or 0
        if key not in self._known:
            found = False
            if type_.kind and lib.clang_getCanonicalType(type_).kind == ULONGLONG:
                declaration = lib.clang_getTypeDeclaration(type_)
                while declaration.kind in (20, 36) and not found:
                    found = text(lib.clang_getCursorSpelling(declaration)) in _NAMES
                    declaration = lib.clang_getTypeDeclaration(lib.clang_getTypedefDeclUnderlyingType(declaration))
            self._known[key] = found
        return self._known[key]

    def null(self, cursor: Cursor) -> bool:
        """Whether an expression is a null pointer constant."""
        core = self.core(cursor)
        return core.kind == _NULL or (core.kind == _LITERAL and self._reader.value(core) == 0)

    def core(self, cursor: Cursor) -> Cursor:
        """The expression without parentheses and implicit conversions."""
        for _ in range(16):
            if cursor.kind not in _WRAPPERS:
                break
            inner = self.children(cursor)
            if not inner or not 100 <= inner[-1].kind < 200:
                break
            cursor = inner[-1]
        return cursor

    def operator(self, cursor: Cursor) -> str:
        """The spelling of a binary operator."""
        return text(self._lib.clang_getCursorSpelling(cursor))

    def type(self, cursor: Cursor) -> Type:
        """The type of an expression or declaration."""
        return self._lib.clang_getCursorType(cursor)  # type: ignore[no-any-return]

    def children(self, cursor: Cursor) -> list[Cursor]:
        """The cursors below one."""
        return self._reader.children(cursor)
