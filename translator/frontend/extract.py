"""Reads cursors: one walk over the user's files, after which nothing refers to libclang any more."""

from __future__ import annotations

import bisect
import os
from collections.abc import Callable
from ctypes import byref, c_uint, c_void_p

from translator.facts import Diagnostic, NameKind, Space
from translator.frontend import libclang
from translator.frontend.interest import Interest
from translator.frontend.libclang import Cursor, Location, String, Type, text
from translator.frontend.seen import Ref, Seen, SeenArgument, SeenAsm, SeenCall, SeenFunction, SeenVariable

_CONTINUE, _RECURSE = 1, 2
_FUNCTIONS = frozenset((8, 21, 24, 25, 26, 30))
_KINDS = {
    **dict.fromkeys(_FUNCTIONS, NameKind.FUNCTION),
    **dict.fromkeys((2, 3, 4, 5, 20, 27, 29, 31, 32, 36, 601, 603), NameKind.TYPE),
    **dict.fromkeys((9, 10, 28), NameKind.VARIABLE),
    **dict.fromkeys((22, 33), NameKind.NAMESPACE),
    6: NameKind.FIELD,
    7: NameKind.ENUMERATOR,
    501: NameKind.MACRO,
}
_REFERENCES = frozenset((43, 45, 46, 47, 48, 49, 50, 101, 102))
_LINKAGE = 23
_SKIPPABLE = _FUNCTIONS | {2, 3, 4, 5, 22, 31, 32, _LINKAGE}
_CALL, _ASM, _SUBSCRIPT, _VARIABLE, _OVERLOADED = 103, 215, 113, 9, 49
_DEFINE, _EXPANSION, _INCLUSION = 501, 502, 503
_WRAPPERS = frozenset((100, 111))  # implicit conversions and parentheses around a callee
_TEMPLATE_PARAMETERS = frozenset((27, 28, 29))
_GLOBAL, _DEVICE, _HOST = 414, 413, 415
_SPACES = {412: Space.CONSTANT, 413: Space.DEVICE, 416: Space.SHARED, 439: Space.MANAGED}
_SPACE_ORDER = (Space.MANAGED, Space.CONSTANT, Space.SHARED, Space.DEVICE)  # the first of several wins
_EXTERN = 2
_SEVERITIES = {2: "warning", 3: "error", 4: "fatal"}


class Extractor:
    """Fills a ``Seen`` from one translation unit. ``is_user`` says whether a real path is the user's, ``interest`` which
    text matters: declarations without any such are not walked."""

    def __init__(
        self,
        unit: libclang.TranslationUnit,
        is_user: Callable[[str], bool],
        interest: Interest,
        declarations: bool = True,
    ) -> None:
        self.lib = libclang.library()
        self.unit = unit
        self.seen = Seen()
        self._is_user = is_user
        self._interest = interest
        self._declarations = declarations
        self._offsets: dict[str, list[int]] = {}
        self._files: dict[int | None, tuple[str, bool]] = {None: ("", False)}
        self._refs: dict[tuple[int, int], Ref | None] = {}
        self._types: dict[int, str] = {}
        self._file, self._offset = c_void_p(), c_uint()
        self._line, self._column = c_uint(), c_uint()
        self._pending: tuple[Cursor, int] | None = None  # a call whose callee comes next, and the node it hangs on

    def run(self) -> Seen:
        """Read diagnostics, inclusions, the preprocessing record and all declarations of the user's files."""
        self._diagnostics()
        self._inclusions()
        self._interest.load(self.seen.files)
        self._offsets = {path: self._interest.offsets(path) for path in self.seen.files}
        root = self.lib.clang_getTranslationUnitCursor(self.unit.handle)
        inside = libclang.VISITOR(self._visit)
        top: list[Cursor] = []

        def collect(cursor: Cursor, _parent: Cursor, _data: object) -> int:
            top.append(cursor)
            return _CONTINUE

        self.lib.clang_visitChildren(root, libclang.VISITOR(collect), None)
        for cursor in top:
            place = self._expansion(self.lib.clang_getCursorLocation(cursor))
            if place is None:
                continue
            if cursor.kind >= _DEFINE and cursor.kind <= _INCLUSION:
                self._preprocessing(cursor, place)
                continue
            if not self._declarations or not self._offsets.get(place[0]) or self._instantiated(cursor):
                continue
            if self._visit(cursor, root, None) != _RECURSE:
                continue
            self.lib.clang_visitChildren(cursor, inside, None)
            self._pending = None
        return self.seen

    def _instantiated(self, cursor: Cursor) -> bool:
        """Whether a top-level declaration was made from a template: then it stands where its template stands."""
        template = self.lib.clang_getSpecializedCursorTemplate(cursor)
        if 70 <= template.kind <= 79:
            return False
        here = self._expansion(self.lib.clang_getCursorLocation(cursor))
        return here == self._expansion(self.lib.clang_getCursorLocation(template))

    # places

    def _path(self) -> tuple[str, bool]:
        handle = self._file.value
        known = self._files.get(handle)
        if known is None:
            path = os.path.realpath(text(self.lib.clang_getFileName(self._file)))
            known = self._files[handle] = (path, self._is_user(path))
        return known

    def _spelling(self, location: Location) -> tuple[str, int] | None:
        """Where the token was written, None outside the user's files."""
        self.lib.clang_getSpellingLocation(
            location, byref(self._file), byref(self._line), byref(self._column), byref(self._offset)
        )
        path, user = self._path()
        return (path, self._offset.value) if user else None

    def _expansion(self, location: Location) -> tuple[str, int] | None:
        """Where the outermost macro use stands, None outside the user's files."""
        self.lib.clang_getExpansionLocation(
            location, byref(self._file), byref(self._line), byref(self._column), byref(self._offset)
        )
        path, user = self._path()
        return (path, self._offset.value) if user else None

    def _extent(self, cursor: Cursor) -> tuple[str, int, int] | None:
        extent = self.lib.clang_getCursorExtent(cursor)
        start = self._expansion(self.lib.clang_getRangeStart(extent))
        end = self._expansion(self.lib.clang_getRangeEnd(extent))
        if start is None or end is None or start[0] != end[0]:
            return None
        return start[0], start[1], end[1]

    # declarations that names refer to

    def _ref(self, cursor: Cursor) -> Ref | None:
        """What a declaration cursor is; remembered by its address."""
        key = (cursor.kind, cursor.data[0] or 0)
        if key in self._refs:
            return self._refs[key]
        kind = _KINDS.get(cursor.kind)
        ref = None
        if kind is None and cursor.kind == _OVERLOADED:
            number = self.lib.clang_getNumOverloadedDecls(cursor)
            first = self._ref(self.lib.clang_getOverloadedDecl(cursor, 0)) if number else None
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
            path, user = self._path()
            ref = Ref(text(lib.clang_getCursorSpelling(cursor)), kind, path, user, self._template(cursor))
        self._refs[key] = ref
        return ref

    def _template(self, cursor: Cursor) -> int:
        if cursor.kind not in _FUNCTIONS:
            return 0
        template = cursor if cursor.kind == 30 else self.lib.clang_getSpecializedCursorTemplate(cursor)
        if template.kind != 30:
            return 0
        return sum(1 for child in self._children(template) if child.kind in _TEMPLATE_PARAMETERS)

    def _children(self, cursor: Cursor) -> list[Cursor]:
        found: list[Cursor] = []

        def collect(child: Cursor, _parent: Cursor, _data: object) -> int:
            found.append(child)
            return _CONTINUE

        self.lib.clang_visitChildren(cursor, libclang.VISITOR(collect), None)
        return found

    def _type(self, value: Type) -> str:
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

    # the walk

    def _visit(self, cursor: Cursor, parent: Cursor, _data: object) -> int:
        kind = cursor.kind
        pending = self._pending
        if pending is not None:
            self._callee(cursor, parent, pending)
        if kind in _REFERENCES:
            self._reference(cursor)
        elif kind == _CALL:
            self._pending = (cursor, cursor.data[1] or 0)
        elif kind in _KINDS or kind == _LINKAGE:
            if kind in _SKIPPABLE and self._quiet(cursor):
                return _CONTINUE
            self._declaration(cursor)
        elif kind == _ASM:
            self._asm(cursor)
        elif kind == _SUBSCRIPT:
            self._subscript(cursor)
        return _RECURSE

    def _quiet(self, cursor: Cursor) -> bool:
        """Whether nothing in a declaration matters; its extent is then noted."""
        extent = self._extent(cursor)
        if extent is None:
            return False
        path, start, end = extent
        offsets = self._offsets.get(path, [])
        at = bisect.bisect_left(offsets, start)
        if at < len(offsets) and offsets[at] < end:
            return False
        self.seen.quiet.setdefault(path, []).append((start, end))
        return True

    def _callee(self, cursor: Cursor, parent: Cursor, pending: tuple[Cursor, int]) -> None:
        """Preorder: the first node below a call leads to its callee."""
        call, hangs_on = pending
        self._pending = None
        if (parent.data[1] or 0) != hangs_on:
            return
        if cursor.kind in _WRAPPERS:
            self._pending = (call, cursor.data[1] or 0)
        elif cursor.kind in (101, 102):
            at = self._spelling(self.lib.clang_getCursorLocation(cursor))
            if at is not None:
                self.seen.calls.setdefault(at[0], {})[at[1]] = self._call(call)

    def _reference(self, cursor: Cursor) -> None:
        lib = self.lib
        referenced = cursor if cursor.kind == _OVERLOADED else lib.clang_getCursorReferenced(cursor)
        if 70 <= referenced.kind <= 79:
            return
        ref = self._ref(referenced)
        if ref is not None:
            self._note(ref, lib.clang_getCursorLocation(cursor))

    def _note(self, ref: Ref, location: Location) -> None:
        at = self._spelling(location)
        if at is not None:
            names = self.seen.names.setdefault(at[0], {})
            if at[1] not in names or cheaper(names[at[1]]):
                names[at[1]] = ref
        elif not self._file.value:  # the scratch space of pasted tokens
            use = self._expansion(location)
            if use is not None:
                self.seen.pasted.setdefault(use, []).append(ref)

    def _arguments(self, call: Cursor) -> tuple[SeenArgument, ...]:
        lib, found = self.lib, []
        for index in range(max(lib.clang_Cursor_getNumArguments(call), 0)):
            argument = lib.clang_Cursor_getArgument(call, index)
            at = self._spelling(lib.clang_getRangeStart(lib.clang_getCursorExtent(argument)))
            if at is None:
                continue
            inner = self._inner(argument)
            value = self._value(argument)
            value = self._value(inner) if value is None else value
            found.append(SeenArgument(at[0], at[1], self._type(lib.clang_getCursorType(inner)), value))
        return tuple(found)

    def _inner(self, argument: Cursor) -> Cursor:
        """The expression without implicit conversions: those are wrappers with the extent of what they wrap."""
        cursor = argument
        for _ in range(8):
            if cursor.kind not in (100, _CALL):
                break
            inner = self._children(cursor)
            if not inner or not 100 <= inner[0].kind < 200:
                break
            outer, own = (self.lib.clang_getCursorExtent(c) for c in (cursor, inner[0]))
            if (outer.begin, outer.end) != (own.begin, own.end):
                break
            cursor = inner[0]
        return cursor

    def _written_type(self, argument: Cursor) -> str:
        """Canonical type before implicit conversions."""
        return self._type(self.lib.clang_getCursorType(self._inner(argument)))

    def _value(self, cursor: Cursor) -> int | None:
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

    def _call(self, call: Cursor) -> SeenCall:
        lib = self.lib
        referenced = lib.clang_getCursorReferenced(call)
        parameters: tuple[str, ...] = ()
        if referenced.kind in _FUNCTIONS:
            signature = lib.clang_getCursorType(referenced)
            count = max(lib.clang_getNumArgTypes(signature), 0)
            parameters = tuple(self._type(lib.clang_getArgType(signature, i)) for i in range(count))
        launch = None
        for child in self._children(call)[1:2]:
            if child.kind == _CALL and text(lib.clang_getCursorSpelling(child)) in _CONFIGURE:
                launch = self._arguments(child)
        return SeenCall(parameters, self._type(lib.clang_getCursorType(call)), self._arguments(call), launch)

    def _declaration(self, cursor: Cursor) -> None:
        ref = self._ref(cursor)
        location = self.lib.clang_getCursorLocation(cursor)
        if ref is not None:
            self._note(ref, location)
        if cursor.kind in _FUNCTIONS:
            self._function(cursor, location)
        elif cursor.kind == _VARIABLE:
            self._variable(cursor, location)

    def qualified(self, cursor: Cursor) -> str:
        """The name of a declaration with its namespaces and classes."""
        parts: list[str] = []
        while 0 < cursor.kind < 70 or cursor.kind == 600:
            name = text(self.lib.clang_getCursorSpelling(cursor))
            parts.append(name.split("<")[0] if cursor.kind in _FUNCTIONS and not name.startswith("operator") else name)
            cursor = self.lib.clang_getCursorSemanticParent(cursor)
        return "::".join(part for part in reversed(parts) if part)

    def _function(self, cursor: Cursor, location: Location) -> None:
        extent, at = self._extent(cursor), self._spelling(location)
        if extent is None or at is None:
            return
        children = self._children(cursor)
        kinds = {child.kind for child in children}
        kernel = _GLOBAL in kinds
        device = kernel or _DEVICE in kinds
        signature = self.lib.clang_getCursorType(cursor)
        names = [text(self.lib.clang_getCursorSpelling(c)) for c in children if c.kind == 10]
        written = [
            self.lib.clang_getArgType(signature, i) for i in range(max(self.lib.clang_getNumArgTypes(signature), 0))
        ]
        types = [self._type(kind) or text(self.lib.clang_getTypeSpelling(kind)) for kind in written]
        self.seen.functions[at] = SeenFunction(
            extent[0],
            extent[1],
            extent[2],
            at[1],
            self.qualified(cursor),
            kernel,
            device,
            not device or _HOST in kinds,
            cursor.kind == 30,
            tuple(zip(types, names, strict=False)),
            bool(self.lib.clang_isCursorDefinition(cursor)),
        )

    def _variable(self, cursor: Cursor, location: Location) -> None:
        spaces = [_SPACES[child.kind] for child in self._children(cursor) if child.kind in _SPACES]
        at = self._spelling(location)
        if not spaces or at is None:
            return
        space = min(spaces, key=_SPACE_ORDER.index)
        lib = self.lib
        kind = lib.clang_getCursorType(cursor)
        size = lib.clang_Type_getSizeOf(kind)
        parent = lib.clang_getCursorSemanticParent(cursor)
        extent = self._extent(cursor)
        self.seen.variables[at] = SeenVariable(
            at[0],
            extent[1] if extent and extent[0] == at[0] else at[1],
            at[1],
            text(lib.clang_getCursorSpelling(cursor)),
            space,
            text(lib.clang_getTypeSpelling(lib.clang_getCanonicalType(kind))),
            int(size) if size > 0 else None,
            lib.clang_Cursor_getStorageClass(cursor) == _EXTERN,
            parent.kind not in _FUNCTIONS,
        )

    def _asm(self, cursor: Cursor) -> None:
        lib = self.lib
        at = self._spelling(lib.clang_getRangeStart(lib.clang_getCursorExtent(cursor)))
        if at is None:
            return

        def operands(count: Callable[[Cursor], int], get: Callable[..., int]) -> tuple[tuple[str, str], ...]:
            found = []
            for index in range(count(cursor)):
                constraint, expression = String(), Cursor()
                if get(cursor, index, byref(constraint), byref(expression)):
                    found.append((text(constraint), self._written_type(expression)))
            return tuple(found)

        clobbers = range(lib.clang_Cursor_getGCCAssemblyNumClobbers(cursor))
        self.seen.asms[at] = SeenAsm(
            text(lib.clang_Cursor_getGCCAssemblyTemplate(cursor)),
            operands(lib.clang_Cursor_getGCCAssemblyNumOutputs, lib.clang_Cursor_getGCCAssemblyOutput),
            operands(lib.clang_Cursor_getGCCAssemblyNumInputs, lib.clang_Cursor_getGCCAssemblyInput),
            tuple(text(lib.clang_Cursor_getGCCAssemblyClobber(cursor, i)) for i in clobbers),
            bool(lib.clang_Cursor_isGCCAssemblyVolatile(cursor)),
        )

    def _subscript(self, cursor: Cursor) -> None:
        extent = self.lib.clang_getCursorExtent(cursor)
        start = self._spelling(self.lib.clang_getRangeStart(extent))
        end = self._spelling(self.lib.clang_getRangeEnd(extent))
        children = self._children(cursor)
        if start is None or end is None or start[0] != end[0] or len(children) != 2:
            return
        index = children[1]
        self.seen.subscripts[start[0], start[1], end[1]] = (
            self._written_type(children[0]),
            self._written_type(index),
            self._value(index),
        )

    # preprocessing record, diagnostics

    def _preprocessing(self, cursor: Cursor, place: tuple[str, int]) -> None:
        path, offset = place
        if cursor.kind == _INCLUSION:
            self._file.value = self.lib.clang_getIncludedFile(cursor)
            if self._file.value:
                self.seen.includes[place] = self._path()[0]
            return
        if cursor.kind == _DEFINE:
            self.seen.macro_definitions.setdefault(path, {}).setdefault(offset, 0)
            return
        name = text(self.lib.clang_getCursorSpelling(cursor))
        definition = self.lib.clang_getCursorReferenced(cursor)
        declared_in, user = "", False
        if definition.kind == _DEFINE:
            at = self._spelling(self.lib.clang_getCursorLocation(definition))
            declared_in, user = self._path()
            if at is not None:
                uses = self.seen.macro_definitions.setdefault(at[0], {})
                uses[at[1]] = uses.get(at[1], 0) + 1
        extent = self._extent(cursor)
        self.seen.macros.setdefault(path, {})[offset] = Ref(name, NameKind.MACRO, declared_in, user)
        if extent is not None:
            self.seen.macro_extents.setdefault(path, {})[offset] = extent[2]

    def _inclusions(self) -> None:
        handles: list[int] = []

        def note(file: int, _stack: object, _depth: int, _data: object) -> None:
            handles.append(file)

        self.lib.clang_getInclusions(self.unit.handle, libclang.INCLUSION(note), None)
        for handle in handles:
            self._file.value = handle
            path, user = self._path()
            if user and path not in self.seen.files:
                self.seen.files.append(path)
                self.seen.skipped[path] = self._skipped(handle)

    def _skipped(self, handle: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        ranges = self.lib.clang_getSkippedRanges(self.unit.handle, handle)
        for i in range(ranges.contents.count):
            item = ranges.contents.ranges[i]
            start = self._expansion(self.lib.clang_getRangeStart(item))
            end = self._expansion(self.lib.clang_getRangeEnd(item))
            if start is not None and end is not None:
                found.append((start[1], end[1]))
        self.lib.clang_disposeSourceRangeList(ranges)
        return found

    def _diagnostics(self) -> None:
        lib = self.lib
        for index in range(lib.clang_getNumDiagnostics(self.unit.handle)):
            item = lib.clang_getDiagnostic(self.unit.handle, index)
            severity = _SEVERITIES.get(lib.clang_getDiagnosticSeverity(item))
            if severity:
                lib.clang_getExpansionLocation(
                    lib.clang_getDiagnosticLocation(item),
                    byref(self._file),
                    byref(self._line),
                    byref(self._column),
                    byref(self._offset),
                )
                offset, line = self._offset.value, self._line.value
                message = text(lib.clang_getDiagnosticSpelling(item))
                self.seen.diagnostics.append(
                    Diagnostic(severity=severity, message=message, path=self._path()[0], offset=offset, line=line)
                )
            lib.clang_disposeDiagnostic(item)


_CONFIGURE = frozenset(("__cudaPushCallConfiguration", "cudaConfigureCall", "hipConfigureCall"))


def cheaper(ref: Ref) -> bool:
    """Whether a later sighting of the same token may replace this one: it was only an overload set."""
    return ref.overloads > 1
