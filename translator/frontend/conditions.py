"""Whether the device pass can read other text than the host pass: only where a condition asks for a macro that
differs between them.

The two passes of clang define the same macros but for ``__CUDA_ARCH__`` and a few sizes of ``long double``, and
whatever headers derive from those. A condition on anything that is not surely the same in both passes counts as one
that differs, so that a doubt costs time and no result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

# Macros of compilers, platforms and build types that both passes define alike or not at all, and operators.
_SAME_NAMES = """
    defined true false and or not __has_include
    __cplusplus __CUDACC__ __NVCC__ __CUDA__ __HIP__ __HIPCC__ __HIP_PLATFORM_AMD__ __HIP_PLATFORM_NVIDIA__
    __HIP_DEVICE_COMPILE__ __CUDACC_RTC__ __CUDACC_VER_MAJOR__ __CUDACC_VER_MINOR__ __CUDACC_EXTENDED_LAMBDA__
    __CUDACC_RELAXED_CONSTEXPR__ CUDA_VERSION CUDART_VERSION CUDA_API_PER_THREAD_DEFAULT_STREAM
    __clang__ __clang_major__ __clang_minor__ __GNUC__ __GNUC_MINOR__ __GNUG__ __INTEL_COMPILER __INTEL_LLVM_COMPILER
    _MSC_VER _MSVC_LANG __MINGW32__ __MINGW64__ __CYGWIN__ __PGI __NVCOMPILER
    _WIN32 _WIN64 WIN32 __linux__ __linux linux __unix__ __unix __APPLE__ __MACH__ __ANDROID__ __FreeBSD__
    NDEBUG DEBUG _DEBUG _OPENMP
"""
_SAME = frozenset(_SAME_NAMES.split())
_LINE = rb"((?:[^\n\\]|\\\r?\n|\\.)*)"
_GAP = rb"(?:[ \t]|\\\r?\n|/\*.*?\*/)*"
_CONDITION = re.compile(
    rb"#" + _GAP + rb"(?:(?:if|ifdef|ifndef|elif|elifdef|elifndef)\b|include(?:_next)?[ \t]+(?=\w))" + _LINE, re.S
)
_DEFINE = re.compile(rb"#" + _GAP + rb"define[ \t]+([A-Za-z_]\w*)(\([^)\n]*\))?" + _LINE, re.S)
_HEADER = re.compile(rb"__has_include\s*\([^)]*\)")
_LITERAL = re.compile(rb"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|\b\d[\w.']*", re.S)
_WORD = re.compile(rb"[A-Za-z_$\x80-\xff][\w$\x80-\xff]*")


def _words(text: bytes) -> set[str]:
    plain = _LITERAL.sub(b" ", _HEADER.sub(b" ", text))
    return {word.decode("latin-1") for word in _WORD.findall(plain)}


def passes_read_the_same(paths: Iterable[str], arguments: Sequence[str]) -> bool:
    """Whether no condition in these files can hold in one pass and fail in the other. ``arguments`` are clang's;
    macros that ``-D`` defines are the same in both."""
    if any(argument.startswith("-Xarch") for argument in arguments):
        return False
    asked: set[str] = set()
    bodies: dict[str, set[str]] = {}
    for path in paths:
        try:
            data = Path(path).read_bytes()
        except OSError:
            return False
        if b"%:" in data or b"??=" in data:  # other spellings of #
            return False
        for condition in _CONDITION.finditer(data):
            asked |= _words(condition[1])
        for define in _DEFINE.finditer(data):
            inner = _words(define[3]) - _words(define[2] or b"")
            bodies.setdefault(define[1].decode("latin-1"), set()).update(inner)
    given = {_given(argument) for argument in arguments if argument.startswith("-D")}
    waiting, known = list(asked), set(asked)
    while waiting:
        name = waiting.pop()
        if name in _SAME or name in given:
            continue
        if name not in bodies:
            return False
        waiting += bodies[name] - known
        known |= bodies[name]
    return True


def _given(argument: str) -> str:
    return re.split(r"[=(]", argument[2:], maxsplit=1)[0]
