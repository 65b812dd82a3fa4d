"""Questions about cursors: where they stand in the user's files, what they refer to, their types and values."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from ctypes import byref, c_uint, c_void_p

from translator.facts import NameKind
from translator.frontend import kinds, libclang
from translator.frontend.libclang import Cursor, Location, Type, text
from translator.frontend.redeclared import redeclared
from translator.frontend.seen import Ref, Seen


class Reader:
    """Reads single cursors of one translation unit. ``is_user`` says whether a real path is the user's."""

    def __init__(self, unit: libclang.TranslationUnit, is_user: Callable[[str], bool]) -> None:
        self.lib = libclang.library()
        self.unit = unit
        self.seen = Seen()
        self.vendor: Collection[str] = ()  # names of the API tables
        self._is_user = is_user
        self._files: dict[int | None, tuple[str, bool]] = {None: ("", False)}
        self._refs: dict[tuple[int, int], Ref | None] = {}
        self._types: dict[int, str] = {}
        self._file, self._offset = c_void_p(), c_uint()
        self._line, self._column = c_uint(), c_uint()

    def path(self) -> tuple[str, bool]:
        handle = self._file.value
        known = self._files.get(handle)
        if known is None:
            path = os.path.realpath(text(self.lib.clang_getFileName(self._file)))
            known = self._files[handle] = (path, self._is_user(path))
        return known

    def spelling(self, location: Location) -> tuple[str, int] | None:
        """Where the token was written, None outside the user's files."""
        self.lib.clang_getSpellingLocation(
            location, byref(self._file), byref(self._line), byref(self._column), byref(self._offset)
        )
        path, user = self.path()
        return (path, self._offset.value) if user else None

    def expansion(self, location: Location) -> tuple[str, int] | None:
        """Where the outermost macro use stands, None outside the user's files."""
        self.lib.clang_getExpansionLocation(
            location, byref(self._file), byref(self._line), byref(self._column), byref(self._offset)
        )
        path, user = self.path()
        return (path, self._offset.value) if user else None

    def extent(self, cursor: Cursor) -> tuple[str, int, int] | None:
        extent = self.lib.clang_getCursorExtent(cursor)
        start = self.expansion(self.lib.clang_getRangeStart(extent))
        end = self.expansion(self.lib.clang_getRangeEnd(extent))
        if start is None or end is None or start[0] != end[0]:
            return None
        return start[0], start[1], end[1]

    def ref(self, cursor: Cursor) -> Ref | None:
        """What a declaration cursor is; remembered by its address."""
        key = (cursor.kind, cursor.data[0] or 0)
        if key in self._refs:
            return self._refs[key]
        kind = kinds.KINDS.get(cursor.kind)
        ref = None
        if kind is None and cursor.kind == kinds.OVERLOADED:
            number = self.lib.clang_getNumOverloadedDecls(cursor)
            first = self.ref(self.lib.clang_getOverloadedDecl(cursor, 0)) if number else None
            if first is None:
                return None
            return Ref(first.name, first.kind, first.declared_in, first.user_declared, first.template, number)
        if kind is not None:
            lib = self.lib
            lib.clang_getFileLocation(
                lib.clang_getCursorLocation(lib.clang_getCanonicalCursor(cursor)),
                byref(self._file),
                byref(self._line),
                byref(self._column),
                byref(self._offset),
            )
            path, user = self.path()
            owner = self.owner(cursor) if kind is NameKind.FIELD else ""
            ours, theirs = redeclared(self, cursor, self.vendor) if user else (False, False)
            path, user = ("", False) if theirs else (path, user)
            name = text(lib.clang_getCursorSpelling(cursor))
            ref = Ref(name, kind, path, user, self.template(cursor), 1, owner, ours)
        self._refs[key] = ref
        return ref

    def owner(self, field: Cursor) -> str:
        """The structure that a field belongs to, that around it for one in an unnamed structure or union."""
        owner = self.lib.clang_getCursorSemanticParent(field)
        for _ in range(8):
            name = text(self.lib.clang_getCursorSpelling(owner))
            if owner.kind not in kinds.STRUCTURES or (name and "(" not in name):
                return name if owner.kind in kinds.STRUCTURES else ""
            owner = self.lib.clang_getCursorSemanticParent(owner)
        return ""

    def template(self, cursor: Cursor) -> int:
        if cursor.kind not in kinds.FUNCTIONS:
            return 0
        template = cursor if cursor.kind == 30 else self.lib.clang_getSpecializedCursorTemplate(cursor)
        if template.kind != 30:
            return 0
        return sum(1 for child in self.children(template) if child.kind in kinds.TEMPLATE_PARAMETERS)

    def children(self, cursor: Cursor) -> list[Cursor]:
        found: list[Cursor] = []

        def collect(child: Cursor, _parent: Cursor, _data: object) -> int:
            found.append(child)
            return kinds.CONTINUE

        self.lib.clang_visitChildren(cursor, libclang.VISITOR(collect), None)
        return found

    def type(self, value: Type) -> str:
        """Canonical spelling of a type, empty for none or a dependent one."""
        canonical = self.lib.clang_getCanonicalType(value)
        key = canonical.data[0] or 0
        spelling = self._types.get(key)
        if spelling is None:
            spelling = text(self.lib.clang_getTypeSpelling(canonical))
            if "type-parameter-" in spelling or spelling.startswith("<"):
                spelling = ""
            self._types[key] = spelling
        return spelling

    def inner(self, argument: Cursor) -> Cursor:
        """The expression without implicit conversions: those are wrappers with the extent of what they wrap."""
        cursor = argument
        for _ in range(8):
            if cursor.kind not in (100, kinds.CALL):
                break
            inner = self.children(cursor)
            if not inner or not 100 <= inner[0].kind < 200:
                break
            outer, own = (self.lib.clang_getCursorExtent(c) for c in (cursor, inner[0]))
            if (outer.begin, outer.end) != (own.begin, own.end):
                break
            cursor = inner[0]
        return cursor

    def written_type(self, argument: Cursor) -> str:
        """Canonical type before implicit conversions."""
        return self.type(self.lib.clang_getCursorType(self.inner(argument)))

    def value(self, cursor: Cursor) -> int | None:
        lib = self.lib
        result = lib.clang_Cursor_Evaluate(cursor)
        if not result:
            return None
        value = None
        if lib.clang_EvalResult_getKind(result) == 1:
            if lib.clang_EvalResult_isUnsignedInt(result):
                value = int(lib.clang_EvalResult_getAsUnsigned(result))
            else:
                value = int(lib.clang_EvalResult_getAsLongLong(result))
        lib.clang_EvalResult_dispose(result)
        return value
