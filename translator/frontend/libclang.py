"""A thin ctypes binding of libclang: the few functions that the front end calls, with structures passed as they are.

The binding that comes with libclang-ng wraps each cursor in Python objects and does not bind the assembly
functions; here a cursor stays the C structure, because a large file has 100,000 of them. Constants are those of
``clang-c/Index.h`` 22.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
from collections.abc import Sequence
from ctypes import POINTER, Structure, c_char_p, c_int, c_longlong, c_uint, c_uint64, c_void_p
from functools import cache
from pathlib import Path
from typing import Any

from translator.errors import ToolError

DETAILED_PREPROCESSING_RECORD = 0x01
FOR_SERIALIZATION = 0x10
SKIP_FUNCTION_BODIES = 0x40
KEEP_GOING = 0x200


class String(Structure):
    """CXString."""

    _fields_ = (("data", c_void_p), ("flags", c_uint))


class Cursor(Structure):
    """CXCursor. ``data[0]`` is the address of the declaration in a declaration cursor."""

    _fields_ = (("kind", c_int), ("xdata", c_int), ("data", c_void_p * 3))
    kind: int
    data: Any


class Location(Structure):
    """CXSourceLocation."""

    _fields_ = (("ptr", c_void_p * 2), ("raw", c_uint))


class Range(Structure):
    """CXSourceRange."""

    _fields_ = (("ptr", c_void_p * 2), ("begin", c_uint), ("end", c_uint))


class RangeList(Structure):
    """CXSourceRangeList."""

    _fields_ = (("count", c_uint), ("ranges", POINTER(Range)))


class Type(Structure):
    """CXType."""

    _fields_ = (("kind", c_int), ("data", c_void_p * 2))
    kind: int


VISITOR = ctypes.CFUNCTYPE(c_int, Cursor, Cursor, c_void_p)
INCLUSION = ctypes.CFUNCTYPE(None, c_void_p, POINTER(Location), c_uint, c_void_p)

_FILE, _UINT = POINTER(c_void_p), POINTER(c_uint)
_SIGNATURES: dict[str, tuple[list[Any], Any]] = {
    "clang_createIndex": ([c_int, c_int], c_void_p),
    "clang_disposeIndex": ([c_void_p], None),
    "clang_getClangVersion": ([], String),
    "clang_parseTranslationUnit2": (
        [c_void_p, c_char_p, POINTER(c_char_p), c_int, c_void_p, c_uint, c_uint, POINTER(c_void_p)],
        c_int,
    ),
    "clang_saveTranslationUnit": ([c_void_p, c_char_p, c_uint], c_int),
    "clang_disposeTranslationUnit": ([c_void_p], None),
    "clang_getTranslationUnitCursor": ([c_void_p], Cursor),
    "clang_visitChildren": ([Cursor, VISITOR, c_void_p], c_uint),
    "clang_getCString": ([String], c_char_p),
    "clang_disposeString": ([String], None),
    "clang_getCursorSpelling": ([Cursor], String),
    "clang_getCursorLocation": ([Cursor], Location),
    "clang_getCursorExtent": ([Cursor], Range),
    "clang_getCursorReferenced": ([Cursor], Cursor),
    "clang_getCursorDefinition": ([Cursor], Cursor),
    "clang_getCanonicalCursor": ([Cursor], Cursor),
    "clang_getCursorSemanticParent": ([Cursor], Cursor),
    "clang_getSpecializedCursorTemplate": ([Cursor], Cursor),
    "clang_getTemplateCursorKind": ([Cursor], c_int),
    "clang_getNumOverloadedDecls": ([Cursor], c_uint),
    "clang_getOverloadedDecl": ([Cursor, c_uint], Cursor),
    "clang_isCursorDefinition": ([Cursor], c_uint),
    "clang_Cursor_getStorageClass": ([Cursor], c_int),
    "clang_getCursorType": ([Cursor], Type),
    "clang_getCanonicalType": ([Type], Type),
    "clang_getPointeeType": ([Type], Type),
    "clang_getTypeDeclaration": ([Type], Cursor),
    "clang_getResultType": ([Type], Type),
    "clang_getNonReferenceType": ([Type], Type),
    "clang_getArrayElementType": ([Type], Type),
    "clang_getTypedefDeclUnderlyingType": ([Cursor], Type),
    "clang_isConstQualifiedType": ([Type], c_uint),
    "clang_isFunctionTypeVariadic": ([Type], c_uint),
    "clang_getCursorUnaryOperatorKind": ([Cursor], c_int),
    "clang_getNumArgTypes": ([Type], c_int),
    "clang_getArgType": ([Type, c_uint], Type),
    "clang_getTypeSpelling": ([Type], String),
    "clang_Type_getSizeOf": ([Type], c_longlong),
    "clang_Cursor_getNumArguments": ([Cursor], c_int),
    "clang_Cursor_getArgument": ([Cursor, c_uint], Cursor),
    "clang_Cursor_getNumTemplateArguments": ([Cursor], c_int),
    "clang_Cursor_Evaluate": ([Cursor], c_void_p),
    "clang_EvalResult_getKind": ([c_void_p], c_int),
    "clang_EvalResult_getAsLongLong": ([c_void_p], c_longlong),
    "clang_EvalResult_isUnsignedInt": ([c_void_p], c_uint),
    "clang_EvalResult_getAsUnsigned": ([c_void_p], c_uint64),
    "clang_EvalResult_dispose": ([c_void_p], None),
    "clang_getRangeStart": ([Range], Location),
    "clang_getRangeEnd": ([Range], Location),
    "clang_getFileLocation": ([Location, _FILE, _UINT, _UINT, _UINT], None),
    "clang_getSpellingLocation": ([Location, _FILE, _UINT, _UINT, _UINT], None),
    "clang_getExpansionLocation": ([Location, _FILE, _UINT, _UINT, _UINT], None),
    "clang_getFileName": ([c_void_p], String),
    "clang_getFile": ([c_void_p, c_char_p], c_void_p),
    "clang_getIncludedFile": ([Cursor], c_void_p),
    "clang_getInclusions": ([c_void_p, INCLUSION, c_void_p], None),
    "clang_getSkippedRanges": ([c_void_p, c_void_p], POINTER(RangeList)),
    "clang_disposeSourceRangeList": ([POINTER(RangeList)], None),
    "clang_getNumDiagnostics": ([c_void_p], c_uint),
    "clang_getDiagnostic": ([c_void_p, c_uint], c_void_p),
    "clang_disposeDiagnostic": ([c_void_p], None),
    "clang_getDiagnosticSeverity": ([c_void_p], c_int),
    "clang_getDiagnosticSpelling": ([c_void_p], String),
    "clang_getDiagnosticLocation": ([c_void_p], Location),
    "clang_Cursor_getGCCAssemblyTemplate": ([Cursor], String),
    "clang_Cursor_getGCCAssemblyNumOutputs": ([Cursor], c_uint),
    "clang_Cursor_getGCCAssemblyNumInputs": ([Cursor], c_uint),
    "clang_Cursor_getGCCAssemblyInput": ([Cursor, c_uint, POINTER(String), POINTER(Cursor)], c_uint),
    "clang_Cursor_getGCCAssemblyOutput": ([Cursor, c_uint, POINTER(String), POINTER(Cursor)], c_uint),
    "clang_Cursor_getGCCAssemblyNumClobbers": ([Cursor], c_uint),
    "clang_Cursor_getGCCAssemblyClobber": ([Cursor, c_uint], String),
    "clang_Cursor_isGCCAssemblyVolatile": ([Cursor], c_uint),
}


def _package() -> Path:
    spec = importlib.util.find_spec("clang")
    if spec is None or not spec.submodule_search_locations:
        raise ToolError("libclang was not found: install it with `pip install 'libclang-ng>=22.1.4,<23'`")
    return Path(next(iter(spec.submodule_search_locations))) / "native"


def resource_dir() -> Path:
    """Clang's own headers, that libclang-ng carries (``LIBCLANG_RESOURCE_DIR_PATH`` overrides)."""
    return Path(os.environ.get("LIBCLANG_RESOURCE_DIR_PATH") or _package() / "resource")


@cache
def library() -> Any:
    """The loaded library with its signatures set. Raises ToolError when it is missing or another version."""
    path = os.environ.get("LIBCLANG_LIBRARY_FILE") or str(_package() / "libclang.so")
    try:
        lib = ctypes.CDLL(path)
        for name, (arguments, result) in _SIGNATURES.items():
            function = getattr(lib, name)
            function.argtypes, function.restype = arguments, result
    except (OSError, AttributeError) as error:
        raise ToolError(f"{path} cannot be used as libclang 22 ({error}): reinstall libclang-ng") from error
    return lib


def text(value: String) -> str:
    """The characters of a CXString, which is released."""
    lib = library()
    raw: bytes | None = lib.clang_getCString(value)
    lib.clang_disposeString(value)
    return raw.decode("utf-8", "replace") if raw else ""


@cache
def version() -> str:
    """Clang's version line."""
    return text(library().clang_getClangVersion())


class TranslationUnit:
    """One parsed translation unit, released with ``close`` or at the end of a ``with`` block."""

    def __init__(self, main: str, arguments: Sequence[str], options: int, exclude_pch: bool) -> None:
        lib = library()
        self._index = lib.clang_createIndex(1 if exclude_pch else 0, 0)
        self.handle = c_void_p()
        argv = (c_char_p * len(arguments))(*[os.fsencode(a) for a in arguments])
        self.status: int = lib.clang_parseTranslationUnit2(
            self._index, os.fsencode(main), argv, len(arguments), None, 0, options, ctypes.byref(self.handle)
        )

    @property
    def ok(self) -> bool:
        """Whether there is a unit at all (clang gives none for a file it cannot open or a flag it refuses)."""
        return self.status == 0 and bool(self.handle)

    def save(self, path: str) -> bool:
        """Write the unit as a precompiled header; whether that worked."""
        return int(library().clang_saveTranslationUnit(self.handle, os.fsencode(path), 0)) == 0

    def close(self) -> None:
        """Release the unit."""
        if self.handle:
            library().clang_disposeTranslationUnit(self.handle)
            self.handle = c_void_p()
        if self._index:
            library().clang_disposeIndex(self._index)
            self._index = None

    def __enter__(self) -> TranslationUnit:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def has_errors(unit: TranslationUnit) -> bool:
    """Whether any diagnostic is an error."""
    lib, found = library(), False
    for index in range(lib.clang_getNumDiagnostics(unit.handle)):
        item = lib.clang_getDiagnostic(unit.handle, index)
        found = found or lib.clang_getDiagnosticSeverity(item) >= 3
        lib.clang_disposeDiagnostic(item)
    return found


def included_files(unit: TranslationUnit) -> list[str]:
    """The names of all files that the unit read, its main file among them."""
    lib = library()
    found: list[str] = []

    def note(file: int, _stack: object, _depth: int, _data: object) -> None:
        found.append(text(lib.clang_getFileName(file)))

    lib.clang_getInclusions(unit.handle, INCLUSION(note), None)
    return sorted(set(found))
