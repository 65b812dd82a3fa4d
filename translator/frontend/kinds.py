"""Numbers of ``clang-c/Index.h`` 22: kinds of cursors and attributes, visitor results, and what they mean here."""

from __future__ import annotations

from translator.facts import NameKind, Space

CONTINUE, RECURSE = 1, 2
FUNCTIONS = frozenset((8, 21, 24, 25, 26, 30))
KINDS = {
    **dict.fromkeys(FUNCTIONS, NameKind.FUNCTION),
    **dict.fromkeys((2, 3, 4, 5, 20, 27, 29, 31, 32, 36, 601, 603), NameKind.TYPE),
    **dict.fromkeys((9, 10, 28), NameKind.VARIABLE),
    **dict.fromkeys((22, 33), NameKind.NAMESPACE),
    6: NameKind.FIELD,
    7: NameKind.ENUMERATOR,
    501: NameKind.MACRO,
}
STRUCTURES = frozenset((2, 3, 4, 31, 32))
REFERENCES = frozenset((43, 45, 46, 47, 48, 49, 50, 101, 102))
LINKAGE, UNIT = 23, 350
SKIPPABLE = FUNCTIONS | {2, 3, 4, 5, 22, 31, 32, LINKAGE}
CALL, ASM, SUBSCRIPT, VARIABLE, OVERLOADED = 103, 215, 113, 9, 49
DEFINE, EXPANSION, INCLUSION = 501, 502, 503
WRAPPERS = frozenset((100, 111))  # implicit conversions and parentheses around a callee
TEMPLATE_PARAMETERS = frozenset((27, 28, 29))
GLOBAL, DEVICE, HOST = 414, 413, 415
SPACES = {412: Space.CONSTANT, 413: Space.DEVICE, 416: Space.SHARED, 439: Space.MANAGED}
SPACE_ORDER = (Space.MANAGED, Space.CONSTANT, Space.SHARED, Space.DEVICE)  # the first of several wins
EXTERN = 2
SEVERITIES = {2: "warning", 3: "error", 4: "fatal"}
