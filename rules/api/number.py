"""CW507: enumerators whose number differs between CUDA and HIP, used as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, Safety, Severity, Span, rule

_INTEGER = r"(?:(?:un)?signed|int|long|short|char|(?:std::)?s?size_t|(?:std::)?u?int(?:8|16|32|64)_t|unsigned\s+\w+)"
_AS_NUMBER = re.compile(
    rf"(\[\s*|\(\s*{_INTEGER}\s*\)\s*|static_cast<\s*{_INTEGER}\s*>\s*\(\s*|\b{_INTEGER}\s*[({{]\s*"
    rf"|\b{_INTEGER}\s+\w+\s*=\s*)$"
)


@rule(
    id="CW507",
    title="Enumerator value differs",
    on_amd=True,
    safety=Safety.MANUAL,
    on=Name,
    severity=Severity.WARNING,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
const char* text(const char** table) { return table[cudaDevAttrWarpSize]; }
int code = static_cast<int>(cudaDevAttrClockRate);
""",
            after="""#include <gpu/gpu.hpp>
const char* text(const char** table) { return table[gpuDevAttrWarpSize]; }
int code = static_cast<int>(gpuDevAttrClockRate);
""",
        ),
        Example(
            before="""#include <cuda_runtime.h>
int f(int* v) { return cudaDeviceGetAttribute(v, cudaDevAttrWarpSize, 0); }
""",
            after="""#include <gpu/gpu.hpp>
int f(int* v) { return gpuDeviceGetAttribute(v, gpuDevAttrWarpSize, 0); }
""",
            clean=True,
        ),
    ],
)
def number(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report an enumerator used as a number (array index, cast or conversion to an integer) whose number is another in
    HIP: files, tables and arrays made by the CUDA build would not fit."""
    values = ctx.apis.numbers.get(name.name)
    if values is None or name.user_declared:
        return
    before = ctx.text(Span(name.span.path, max(0, name.span.start - 80), name.span.start))
    if _AS_NUMBER.search(before):
        message = (
            f"{name.name} is used as a number: {values[0]} in CUDA, {values[1]} in HIP; do not store or index by it"
        )
        yield ctx.finding(name, message)
