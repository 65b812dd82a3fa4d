"""CW506: enumerators that CUDA tells apart and HIP does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, Safety, Severity, Span, rule

_CASE = re.compile(r"\bcase\s+(?:\w+\s*::\s*|::\s*)*$")


@rule(
    id="CW506",
    title="Enumerators that coincide in HIP",
    on_amd=True,
    safety=Safety.MANUAL,
    on=Name,
    severity=Severity.WARNING,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
int f(cudaDeviceAttr a) {
    switch (a) {
        case cudaDevAttrMaxSurface2DWidth: return 1;
        case cudaDevAttrMaxSurface2DHeight: return 2;
        default: return 0;
    }
}
""",
            after="""#include <gpu/gpu.hpp>
int f(gpuDeviceAttr a) {
    switch (a) {
        case gpuDevAttrMaxSurface2DWidth: return 1;
        case gpuDevAttrMaxSurface2DHeight: return 2;
        default: return 0;
    }
}
""",
            builds=False,
        ),
        Example(
            before="""#include <cuda_runtime.h>
int f(int* v) { return cudaDeviceGetAttribute(v, cudaDevAttrMaxSurface2DWidth, 0); }
""",
            after="""#include <gpu/gpu.hpp>
int f(int* v) { return gpuDeviceGetAttribute(v, gpuDevAttrMaxSurface2DWidth, 0); }
""",
            clean=True,
        ),
    ],
)
def coincide(name: Name, ctx: Context) -> Iterator[Finding]:
    """Report a ``case`` label whose enumerator is one with another in HIP: a switch over both would repeat a case.

    The same pairs make an attribute query return one number for what CUDA keeps as two, which the message says.
    """
    hip = ctx.apis.coincide.get(name.name)
    if hip is None or name.user_declared:
        return
    before = ctx.text(Span(name.span.path, max(0, name.span.start - 80), name.span.start))
    if _CASE.search(before):
        others = ", ".join(
            n for n, other in ctx.apis.coincide.items() if other == hip and n != name.name and n[:3] == name.name[:3]
        )
        yield ctx.finding(name, f"{name.name} is {hip} in HIP, as is {others}: keep one of the cases on AMD")
