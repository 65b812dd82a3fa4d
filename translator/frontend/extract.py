"""Reads cursors: one walk over the user's files, after which nothing refers to libclang any more."""

from __future__ import annotations

import bisect
from collections.abc import Callable
from ctypes import byref

from translator.facts import Space
from translator.frontend import kinds, libclang
from translator.frontend.addresses import Addresses
from translator.frontend.interest import Interest
from translator.frontend.libclang import Cursor, Location, String, text
from translator.frontend.rivals import Sightings, macro_words
from translator.frontend.seen import Ref, Seen, SeenArgument, SeenAsm, SeenCall, SeenFunction, SeenVariable


class Extractor(Sightings):
    """Fills a ``Seen`` from one translation unit. ``is_user`` says whether a real path is the user's, ``interest``
    which text matters: declarations without any such are not walked."""

    def __init__(
        self,
        unit: libclang.TranslationUnit,
        is_user: Callable[[str], bool],
        interest: Interest,
        declarations: bool = True,
    ) -> None:
        super().__init__(unit, is_user)
        self._interest = interest
        self.vendor = interest.names
        self._declarations = declarations
        self._offsets: dict[str, list[int]] = {}
        self._reasons: dict[str, tuple[list[int], list[int]]] = {}
        self._managed: dict[str, list[int]] = {}  # where __managed__ is written
        self._addresses: Addresses | None = None
        self._pending: tuple[Cursor, int] | None = None  # a call whose callee comes next, and the node it hangs on

    def run(self) -> Seen:
        """Read diagnostics, inclusions, the preprocessing record and all declarations of the user's files."""
        self.diagnostics()
        self.inclusions()
        self._interest.load(self.seen.files)
        if self._declarations:
            self._offsets = {path: self._interest.offsets(path) for path in self.seen.files}
            self._reasons = {path: self._interest.reasons(path) for path in self.seen.files}
        self._addresses = Addresses(self) if self._declarations and self._interest.addresses else None
        self.bodies = {path: macro_words(lexed) for path, lexed in self._interest.files.items()}
        root = self.lib.clang_getTranslationUnitCursor(self.unit.handle)
        inside = libclang.VISITOR(self._visit)
        top: list[Cursor] = []

        def collect(cursor: Cursor, _parent: Cursor, _data: object) -> int:
            top.append(cursor)
            return kinds.CONTINUE

        self.lib.clang_visitChildren(root, libclang.VISITOR(collect), None)
        for cursor in top:
            place = self.expansion(self.lib.clang_getCursorLocation(cursor))
            if place is None:
                continue
            if cursor.kind >= kinds.DEFINE and cursor.kind <= kinds.INCLUSION:
                self.preprocessing(cursor, place)
                continue
            if not self._declarations or not self._offsets.get(place[0]) or self._instantiated(cursor):
                continue
            if self._visit(cursor, root, None) != kinds.RECURSE:
                continue
            self.lib.clang_visitChildren(cursor, inside, None)
            self._pending = None
        return self.seen

    def _instantiated(self, cursor: Cursor) -> bool:
        """Whether a top-level declaration was made from a template: then it stands where its template stands, which
        for a member defined outside its class is not where it was declared first."""
        template = self.lib.clang_getSpecializedCursorTemplate(cursor)
        if 70 <= template.kind <= 79:
            return False
        here = self.expansion(self.lib.clang_getCursorLocation(cursor))
        definition = self.lib.clang_getCursorDefinition(template)
        return any(here == self.expansion(self.lib.clang_getCursorLocation(c)) for c in (template, definition))

    def _visit(self, cursor: Cursor, parent: Cursor, _data: object) -> int:
        kind = cursor.kind
        if self._addresses is not None:
            self._addresses.visit(cursor)
        pending = self._pending
        if pending is not None:
            self._callee(cursor, parent, pending)
        if kind in kinds.REFERENCES:
            self._reference(cursor)
        elif kind == kinds.CALL:
            self._pending = (cursor, cursor.data[1] or 0)
        elif kind in kinds.KINDS or kind == kinds.LINKAGE:
            if kind in kinds.SKIPPABLE and self._quiet(cursor):
                return kinds.CONTINUE
            self._declaration(cursor)
        elif kind == kinds.ASM:
            self._asm(cursor)
        elif kind == kinds.SUBSCRIPT:
            self._subscript(cursor)
        return kinds.RECURSE

    def _quiet(self, cursor: Cursor) -> bool:
        """Whether nothing in a declaration matters; its extent is then noted."""
        extent = self.extent(cursor)
        if extent is None:
            return False
        path, start, end = extent
        if _any(self._offsets.get(path, []), start, end):
            if cursor.kind not in kinds.FUNCTIONS:
                return False
            heavy, device = self._reasons[path]
            if _any(heavy, start, end) or _any(device, start, end):
                return False
        self.seen.quiet.setdefault(path, []).append((start, end))
        return True

    def _callee(self, cursor: Cursor, parent: Cursor, pending: tuple[Cursor, int]) -> None:
        """Preorder: the first node below a call leads to its callee."""
        call, hangs_on = pending
        self._pending = None
        if (parent.data[1] or 0) != hangs_on:
            return
        if cursor.kind in kinds.WRAPPERS:
            self._pending = (call, cursor.data[1] or 0)
        elif cursor.kind in (101, 102):
            at = self.spelling(self.lib.clang_getCursorLocation(cursor))
            if at is not None:
                self.note_call(at, self._call(call), self.lib.clang_getCursorLocation(cursor))

    def _reference(self, cursor: Cursor) -> None:
        lib = self.lib
        referenced = cursor if cursor.kind == kinds.OVERLOADED else lib.clang_getCursorReferenced(cursor)
        if 70 <= referenced.kind <= 79:
            return
        ref = self.ref(referenced)
        if ref is not None:
            self._note(ref, lib.clang_getCursorLocation(cursor))

    def _note(self, ref: Ref, location: Location) -> None:
        at = self.spelling(location)
        if at is not None:
            self.note_name(at, ref, location)
        elif not self._file.value:  # the scratch space of pasted tokens
            use = self.expansion(location)
            if use is not None:
                self.seen.pasted.setdefault(use, []).append(ref)

    def _arguments(self, call: Cursor) -> tuple[SeenArgument, ...]:
        lib, found = self.lib, []
        for index in range(max(lib.clang_Cursor_getNumArguments(call), 0)):
            argument = lib.clang_Cursor_getArgument(call, index)
            at = self.spelling(lib.clang_getRangeStart(lib.clang_getCursorExtent(argument)))
            if at is None:
                continue
            inner = self.inner(argument)
            value = self.value(argument)
            value = self.value(inner) if value is None else value
            found.append(SeenArgument(at[0], at[1], self.type(lib.clang_getCursorType(inner)), value))
        return tuple(found)

    def _call(self, call: Cursor) -> SeenCall:
        lib = self.lib
        referenced = lib.clang_getCursorReferenced(call)
        parameters: tuple[str, ...] = ()
        if referenced.kind in kinds.FUNCTIONS:
            signature = lib.clang_getCursorType(referenced)
            count = max(lib.clang_getNumArgTypes(signature), 0)
            parameters = tuple(self.type(lib.clang_getArgType(signature, i)) for i in range(count))
        launch = None
        for child in self.children(call)[1:2]:
            if child.kind == kinds.CALL and text(lib.clang_getCursorSpelling(child)) in _CONFIGURE:
                launch = self._arguments(child)
        return SeenCall(parameters, self.type(lib.clang_getCursorType(call)), self._arguments(call), launch)

    def _declaration(self, cursor: Cursor) -> None:
        ref = self.ref(cursor)
        location = self.lib.clang_getCursorLocation(cursor)
        if ref is not None:
            self._note(ref, location)
        if cursor.kind in kinds.FUNCTIONS:
            self._function(cursor, location)
        elif cursor.kind == kinds.VARIABLE:
            self._variable(cursor, location)

    def qualified(self, cursor: Cursor) -> str:
        """The name of a declaration with its namespaces and classes."""
        parts: list[str] = []
        while 0 < cursor.kind < 70 or cursor.kind == 600:
            name = text(self.lib.clang_getCursorSpelling(cursor))
            plain = cursor.kind in kinds.FUNCTIONS and not name.startswith("operator")
            parts.append(name.split("<")[0] if plain else name)
            cursor = self.lib.clang_getCursorSemanticParent(cursor)
        return "::".join(part for part in reversed(parts) if part)

    def _function(self, cursor: Cursor, location: Location) -> None:
        extent, at = self.extent(cursor), self.spelling(location)
        if extent is None or at is None:
            return
        children = self.children(cursor)
        marks = {child.kind for child in children}
        kernel = kinds.GLOBAL in marks
        device = kernel or kinds.DEVICE in marks
        signature = self.lib.clang_getCursorType(cursor)
        names = [text(self.lib.clang_getCursorSpelling(c)) for c in children if c.kind == 10]
        written = [
            self.lib.clang_getArgType(signature, i) for i in range(max(self.lib.clang_getNumArgTypes(signature), 0))
        ]
        types = [self.type(kind) or text(self.lib.clang_getTypeSpelling(kind)) for kind in written]
        self.seen.functions[at] = SeenFunction(
            extent[0],
            extent[1],
            extent[2],
            at[1],
            self.qualified(cursor),
            kernel,
            device,
            not device or kinds.HOST in marks,
            cursor.kind == 30,
            tuple(zip(types, names, strict=False)),
            bool(self.lib.clang_isCursorDefinition(cursor)),
        )

    def _variable(self, cursor: Cursor, location: Location) -> None:
        spaces = [kinds.SPACES[child.kind] for child in self.children(cursor) if child.kind in kinds.SPACES]
        extent, at = self.extent(cursor), self.spelling(location)
        if at is None:
            return
        if extent is not None:  # clang drops __managed__ in CUDA
            if extent[0] not in self._managed:
                uses = self.seen.macros.get(extent[0], {})
                self._managed[extent[0]] = [offset for offset, ref in uses.items() if ref.name == "__managed__"]
            if any(extent[1] <= offset < extent[2] for offset in self._managed[extent[0]]):
                spaces.append(Space.MANAGED)
        if not spaces:
            return
        space = min(spaces, key=kinds.SPACE_ORDER.index)
        lib = self.lib
        kind = lib.clang_getCursorType(cursor)
        size = lib.clang_Type_getSizeOf(kind)
        parent = lib.clang_getCursorSemanticParent(cursor)
        self.seen.variables[at] = SeenVariable(
            at[0],
            extent[1] if extent and extent[0] == at[0] else at[1],
            at[1],
            text(lib.clang_getCursorSpelling(cursor)),
            space,
            text(lib.clang_getTypeSpelling(lib.clang_getCanonicalType(kind))),
            int(size) if size > 0 else None,
            lib.clang_Cursor_getStorageClass(cursor) == kinds.EXTERN,
            parent.kind not in kinds.FUNCTIONS,
        )

    def _asm(self, cursor: Cursor) -> None:
        lib = self.lib
        at = self.spelling(lib.clang_getRangeStart(lib.clang_getCursorExtent(cursor)))
        if at is None:
            return

        def operands(count: Callable[[Cursor], int], get: Callable[..., int]) -> tuple[tuple[str, str], ...]:
            found = []
            for index in range(count(cursor)):
                constraint, expression = String(), Cursor()
                if get(cursor, index, byref(constraint), byref(expression)):
                    found.append((text(constraint), self.written_type(expression)))
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
        start = self.spelling(self.lib.clang_getRangeStart(extent))
        end = self.spelling(self.lib.clang_getRangeEnd(extent))
        children = self.children(cursor)
        if start is None or end is None or start[0] != end[0] or len(children) != 2:
            return
        index = children[1]
        self.seen.subscripts[start[0], start[1], end[1]] = (
            self.written_type(children[0]),
            self.written_type(index),
            self.value(index),
        )


_CONFIGURE = frozenset(("__cudaPushCallConfiguration", "cudaConfigureCall", "hipConfigureCall"))


def _any(offsets: list[int], start: int, end: int) -> bool:
    """Whether one of the sorted offsets is in the range."""
    at = bisect.bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end
