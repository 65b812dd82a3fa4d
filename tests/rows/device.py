"""Device functions of the tables: what CUDA's headers declare to device code, and a program that calls all of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from clang.cindex import CursorKind, Diagnostic, Index, TranslationUnit

from rows import declarations, sets
from rows.declarations import Signature
from translator.apimap import ApiMap
from translator.frontend.libclang import resource_dir

HEADERS = "#include <cuda_runtime.h>\n#include <cuda_fp16.h>\n#include <cuda_bf16.h>\n"


def signatures(api: ApiMap, root: Path, folder: Path) -> dict[str, list[Signature]]:
    """The overloads of the device functions that HIP has, as a device pass reads CUDA's headers. No templates."""
    command = replace(sets.cuda("13.0", root, partial=True), arch="sm_90").command(folder)
    words = [word for word in command[1:] if word != "-fsyntax-only"]
    source = [("device.cu", HEADERS)]
    unit = Index.create().parse(
        "device.cu", [*words, "-resource-dir", str(resource_dir())], source, TranslationUnit.PARSE_SKIP_FUNCTION_BODIES
    )
    if errors := [str(item) for item in unit.diagnostics if item.severity >= Diagnostic.Error]:
        raise AssertionError("\n".join(errors[:9]))
    wanted = {row.name for row in api.of_library("device") if row.supported and row.kind == "function"}
    found: dict[str, list[Signature]] = {}
    for cursor in declarations.children(unit.cursor):
        plain = cursor.kind == CursorKind.FUNCTION_DECL and cursor.get_num_template_arguments() < 0
        if plain and cursor.spelling in wanted:
            known = found.setdefault(cursor.spelling, [])
            if (signature := declarations.signature(cursor)) not in known:
                known.append(signature)
    return found


def program(found: Mapping[str, Sequence[Signature]]) -> Iterator[str]:
    """The lines of a CUDA program with one device function for each overload, which calls it."""
    yield from HEADERS.splitlines()
    number = 0
    for name, overloads in found.items():
        for one in overloads:
            parameters = ", ".join(f"{type_} a{i}" for i, type_ in enumerate(one.parameters))
            arguments = ", ".join(f"a{i}" for i in range(len(one.parameters)))
            yield f"__device__ {one.result} call{number}({parameters}) {{ return {name}({arguments}); }}"
            number += 1
