"""Declarations in a user's file of names that are a vendor's: forward declarations instead of an include."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from translator.frontend import kinds
from translator.frontend.libclang import Cursor, text

if TYPE_CHECKING:
    from translator.frontend.cursors import Reader

_VENDOR = re.compile(r"cuda[A-Z]|cu[A-Z]|CU[a-z]|cublas|cufft|curand|cusparse|cusolver|cudnn|nvrtc|nvml")
_TYPES = frozenset((2, 3, 4, 5))  # struct, union, class, enum
_ALIASES = frozenset((20, 36))  # typedef, using
_POINTER, _RECORD, _ENUM = 101, 105, 106


def redeclared(reader: Reader, cursor: Cursor, names: Collection[str]) -> tuple[bool, bool]:
    """Of a declaration in a user's file: whether it declares, outside all namespaces, one of the vendor's ``names``,
    and whether it is then the vendor's thing (an opaque type, an alias of one, a function without a body) and not one
    that the user defines in its stead."""
    lib = reader.lib
    name = text(lib.clang_getCursorSpelling(cursor))
    if name not in names or not _VENDOR.match(name):
        return False, False
    parent = lib.clang_getCursorSemanticParent(cursor)
    if parent.kind not in (kinds.UNIT, kinds.LINKAGE):
        return False, False
    if cursor.kind in _ALIASES:
        return True, _opaque(reader, cursor)
    if cursor.kind in _TYPES or cursor.kind == 8:
        return True, not _defined(reader, cursor)
    return False, False


def _opaque(reader: Reader, alias: Cursor) -> bool:
    """Whether an alias names a vendor's type that the user's code only declares, or a pointer to one."""
    lib = reader.lib
    kind = lib.clang_getCanonicalType(lib.clang_getCursorType(alias))
    if kind.kind == _POINTER:
        kind = lib.clang_getPointeeType(kind)
    if kind.kind not in (_RECORD, _ENUM):
        return False
    declaration = lib.clang_getTypeDeclaration(kind)
    spelled = text(lib.clang_getCursorSpelling(declaration))
    return bool(_VENDOR.match(spelled)) and not _defined(reader, declaration)


def _defined(reader: Reader, cursor: Cursor) -> bool:
    """Whether the user's files define what a cursor declares."""
    definition = reader.lib.clang_getCursorDefinition(cursor)
    if 70 <= definition.kind <= 79:
        return False
    return reader.expansion(reader.lib.clang_getCursorLocation(definition)) is not None
