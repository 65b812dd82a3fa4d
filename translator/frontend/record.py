"""Reads the preprocessing record of a unit, the files it read, the ranges it skipped, and its diagnostics."""

from __future__ import annotations

from ctypes import byref

from translator.facts import Diagnostic, NameKind
from translator.frontend import kinds, libclang
from translator.frontend.cursors import Reader
from translator.frontend.libclang import Cursor, text
from translator.frontend.seen import Ref

# What clang calls an error and CUDA's compiler does not: libcu++'s barriers stand in shared memory.
_ACCEPTED = frozenset(("initialization is not supported for __shared__ variables",))


class Record(Reader):
    """What a unit says besides its declarations."""

    def preprocessing(self, cursor: Cursor, place: tuple[str, int]) -> None:
        path, offset = place
        if cursor.kind == kinds.INCLUSION:
            self._file.value = self.lib.clang_getIncludedFile(cursor)
            if self._file.value:
                self.seen.includes[place] = self.path()[0]
            return
        if cursor.kind == kinds.DEFINE:
            self.seen.macro_definitions.setdefault(path, {}).setdefault(offset, 0)
            return
        name = text(self.lib.clang_getCursorSpelling(cursor))
        definition = self.lib.clang_getCursorReferenced(cursor)
        declared_in, user = "", False
        if definition.kind == kinds.DEFINE:
            at = self.spelling(self.lib.clang_getCursorLocation(definition))
            declared_in, user = self.path()
            if at is not None:
                uses = self.seen.macro_definitions.setdefault(at[0], {})
                uses[at[1]] = uses.get(at[1], 0) + 1
        extent = self.extent(cursor)
        self.seen.macros.setdefault(path, {})[offset] = Ref(name, NameKind.MACRO, declared_in, user)
        if extent is not None:
            self.seen.macro_extents.setdefault(path, {})[offset] = extent[2]

    def inclusions(self) -> None:
        handles: list[int] = []

        def note(file: int, _stack: object, _depth: int, _data: object) -> None:
            handles.append(file)

        self.lib.clang_getInclusions(self.unit.handle, libclang.INCLUSION(note), None)
        for handle in handles:
            self._file.value = handle
            path, user = self.path()
            if user and path not in self.seen.files:
                self.seen.files.append(path)
                self.seen.skipped[path] = self._skipped(handle)

    def _skipped(self, handle: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        ranges = self.lib.clang_getSkippedRanges(self.unit.handle, handle)
        for i in range(ranges.contents.count):
            item = ranges.contents.ranges[i]
            start = self.expansion(self.lib.clang_getRangeStart(item))
            end = self.expansion(self.lib.clang_getRangeEnd(item))
            if start is not None and end is not None:
                found.append((start[1], end[1]))
        self.lib.clang_disposeSourceRangeList(ranges)
        return found

    def diagnostics(self) -> None:
        lib = self.lib
        for index in range(lib.clang_getNumDiagnostics(self.unit.handle)):
            item = lib.clang_getDiagnostic(self.unit.handle, index)
            severity = kinds.SEVERITIES.get(lib.clang_getDiagnosticSeverity(item))
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
                if message not in _ACCEPTED:
                    self.seen.diagnostics.append(
                        Diagnostic(severity=severity, message=message, path=self.path()[0], offset=offset, line=line)
                    )
            lib.clang_disposeDiagnostic(item)
