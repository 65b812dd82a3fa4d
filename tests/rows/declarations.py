"""What CUDA's headers declare: the parameter and result types of functions, read with libclang."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clang.cindex import Config, Cursor, CursorKind, Diagnostic, Index, TranslationUnit, TypeKind

from translator.apimap import ApiMap
from translator.frontend.libclang import resource_dir

Config.libcxx_dir = None  # the compiler's own standard library, whose headers go with its C library

# A macro for another name, plain or by one that chooses the default stream.
_RENAME = re.compile(r"([A-Za-z_]\w*)|__CUDA(?:RT)?_API_\w+ \( ([A-Za-z_]\w*) \)")

_TAGS = {CursorKind.STRUCT_DECL: "struct", CursorKind.ENUM_DECL: "enum", CursorKind.UNION_DECL: "union"}


@dataclass(frozen=True, slots=True)
class Signature:
    """One declaration of a function: its result and parameter types as written, without tags such as ``struct``."""

    result: str
    parameters: tuple[str, ...]


def _written(type_: Any) -> str:
    """A type's spelling; an array parameter is the pointer that it decays to."""
    if type_.kind in (TypeKind.INCOMPLETEARRAY, TypeKind.CONSTANTARRAY):
        return f"{_written(type_.element_type)} *"
    return re.sub(r"\b(struct|enum|union) ", "", type_.spelling)


def signature(cursor: Cursor) -> Signature:
    """The types that a function is declared with."""
    return Signature(_written(cursor.result_type), tuple(_written(item.type) for item in cursor.get_arguments()))


def children(cursor: Cursor) -> Iterator[Cursor]:
    """The declarations of a unit, those in ``extern "C"`` too."""
    for child in cursor.get_children():
        if child.kind in (CursorKind.LINKAGE_SPEC, CursorKind.UNEXPOSED_DECL):
            yield from children(child)
        else:
            yield child


@dataclass(frozen=True, slots=True)
class Declared:
    """What headers declare: functions, and the tags (``struct``, ``enum``, ``union``) of types that have one."""

    functions: dict[str, list[Signature]]
    tags: dict[str, str]


def _own_name(cursor: Cursor) -> bool:
    """Whether a type has its name itself, not by the typedef that declares it."""
    words = (token.spelling for token in cursor.get_tokens())
    return cursor.spelling in itertools.takewhile(lambda word: word not in ("{", ";"), words)


def read(source: str, arguments: Sequence[str], wanted: Iterable[str]) -> Declared:
    """The declarations of the wanted names in a source of includes. A name that the headers define as a macro for
    another name (``cuMemAlloc`` for ``cuMemAlloc_v2``) has the other's. Templates are left out."""
    options = TranslationUnit.PARSE_SKIP_FUNCTION_BODIES | TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD
    command = [*arguments, "-resource-dir", str(resource_dir()), "-ferror-limit=0"]
    unit = Index.create().parse("rows.cpp", command, [("rows.cpp", source)], options)
    if errors := [str(d) for d in unit.diagnostics if d.severity >= Diagnostic.Error]:
        raise AssertionError("\n".join(errors[:9]))
    found: dict[str, list[Signature]] = {}
    other: dict[str, str] = {}
    tags: dict[str, str] = {}
    for cursor in children(unit.cursor):
        if cursor.kind == CursorKind.FUNCTION_DECL and cursor.get_num_template_arguments() < 0:
            known = found.setdefault(cursor.spelling, [])
            if (declared_as := signature(cursor)) not in known:
                known.append(declared_as)
        elif cursor.kind == CursorKind.MACRO_DEFINITION and cursor.location.file is not None:
            body = " ".join(token.spelling for token in cursor.get_tokens()).partition(" ")[2]
            if match := _RENAME.fullmatch(body):
                other[cursor.spelling] = match[1] or match[2]
        elif cursor.kind in _TAGS and _own_name(cursor):
            tags[cursor.spelling] = _TAGS[cursor.kind]
    names = list(wanted)
    functions = {name: found[other.get(name, name)] for name in names if other.get(name, name) in found}
    return Declared(functions, {name: tags[name] for name in names if name in tags})


def portable(type_: str, api: ApiMap) -> str:
    """A type with its CUDA names in the portable spelling; a name that HIP has no counterpart for stays."""

    def spell(match: re.Match[str]) -> str:
        row = api.get(match[0])
        return row.portable() if row is not None and row.supported else match[0]

    return re.sub(r"[A-Za-z_]\w*", spell, type_)


#: CUDA's headers that a C++ compiler reads, of all libraries.
HEADERS = (
    *("cuda.h", "cuda_runtime.h", "cuda_runtime_api.h", "cuda_profiler_api.h", "cudaProfiler.h", "library_types.h"),
    *("cuComplex.h", "cuda_fp16.h", "cuda_bf16.h", "cublas_v2.h", "cublasLt.h", "cufft.h", "cufftXt.h", "curand.h"),
    *("cusparse.h", "cusolverDn.h", "cusolverSp.h", "cusolverRf.h", "cusolverMg.h", "nvrtc.h", "nvtx3/nvToolsExt.h"),
    "nccl.h",
)


def declared(api: ApiMap, root: Path) -> Declared:
    """What a CUDA include folder declares of the tables' names, by the headers that it has."""
    source = "".join(f"#include <{name}>\n" for name in HEADERS if (root / name).is_file())
    return read(source, ["-x", "c++", "-std=c++17", "-I", str(root)], api)
