"""One line of C++ for each check of a row, which is an error unless the portable name is what the row promises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rows import cxx
from rows.declarations import Signature, portable
from translator.apimap import ApiMap
from translator.apirows import ApiRow

# Ahead of the lines: a value of a type, for calls that are not evaluated, and one that no narrowing takes.
PROLOGUE = """#include <type_traits>
#include <utility>
template <class T> T of();
template <class T> struct only { template <class U, class = decltype(U{std::declval<T>()})> operator U() const; };"""
# Class templates, of which a name alone is no type.
_TEMPLATES = ("texture", "surface")
# Macros that are no expression by themselves.
_USES = {
    "NCCL_VERSION": "int nccl_version() { return NCCL_VERSION(2, 21, 5); }",
    "NCCL_CONFIG_INITIALIZER": "ncclConfig_t nccl_config() { ncclConfig_t c = NCCL_CONFIG_INITIALIZER; return c; }",
}


def name_line(row: ApiRow, index: int) -> str:
    """The portable name is declared, and is something of its row's kind."""
    name = row.portable()
    if own := cxx.line(row, index):
        return own
    if row.kind == "enumerator":
        return f"constexpr long long v{index} = static_cast<long long>({name});"
    if row.header == "math_constants.h":
        return f"__device__ inline auto v{index}() {{ return {name}; }}"
    if row.name in _USES:
        return f"inline {_USES[row.name]}"
    if row.kind in ("define", "macro"):
        return f"inline auto v{index}() {{ return {name}; }}"
    if row.kind == "type" and name not in _TEMPLATES:
        return f"using t{index} = {name}; extern t{index}* p{index};"
    scope = "" if "::" in name else "::"
    return f"namespace n{index} {{ using {scope}{name}; }}"


def tag_line(row: ApiRow, tag: str, index: int) -> str:
    """A type's portable name can follow ``struct``, ``enum`` or ``union`` as CUDA's does."""
    return f"namespace g{index} {{ extern {tag} {row.portable()}* p; }}"  # apart: it declares a type that is not there


def _spelled(signatures: Iterable[Signature], api: ApiMap) -> Iterator[tuple[str, list[str]]]:
    for signature in signatures:
        yield portable(signature.result, api), [portable(type_, api) for type_ in signature.parameters]


def call_line(row: ApiRow, signatures: Iterable[Signature], api: ApiMap) -> str:
    """The portable function takes arguments of exactly the types that CUDA declares and gives CUDA's result."""
    parts = []
    for result, types in _spelled(signatures, api):
        values = ", ".join(f"of<{type_}>()" for type_ in types)
        parts.append(f'static_assert(std::is_same_v<decltype({row.portable()}({values})), {result}>, "result");')
    return " ".join(parts)


def exact_line(row: ApiRow, signatures: Iterable[Signature], api: ApiMap, index: int) -> str:
    """The portable function has, for each of CUDA's declarations, one with just these types."""
    parts = []
    for number, (result, types) in enumerate(_spelled(signatures, api)):
        name = f"f{index}_{number}"
        parts.append(
            f"extern {result} (*{name})({', '.join(types)}); static_assert(sizeof({name} = &{row.portable()}));"
        )
    return " ".join(parts)


def narrow_line(row: ApiRow, signatures: Iterable[Signature], api: ApiMap) -> str:
    """The portable function converts no argument to a type that holds fewer values."""
    calls = (
        f"{row.portable()}({', '.join(f'only<{type_}>()' for type_ in types)})"
        for _, types in _spelled(signatures, api)
    )
    return " ".join(f"static_assert(sizeof(({call}), 0));" for call in calls)
