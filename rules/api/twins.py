"""CW538: overloads that tell the driver API's errors from the runtime's, which are one type in HIP."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import Context, Edit, Example, Finding, Function, Origin, Safety, Severity, Span, Style, rule

_HEAD = "#include <cuda.h>\n#include <cuda_runtime.h>\n"
_NEW = "#include <gpu/driver.hpp>\n#include <gpu/gpu.hpp>\n"
EXAMPLES = [
    Example(
        before=_HEAD + "inline bool ok(CUresult e) { return e == CUDA_SUCCESS; }\n"
        "inline bool ok(cudaError_t e) { return e == cudaSuccess; }\n",
        after=_NEW + "#if !GPU_TARGET_HIP\ninline bool ok(gpuDrvResult e) { return e == GPU_DRV_SUCCESS; }\n#endif\n"
        "inline bool ok(gpuError_t e) { return e == gpuSuccess; }\n",
    ),
    Example(
        before=_HEAD + "inline int of(CUresult e) { return e; } inline int of(cudaError_t e) { return e; }\n",
        after=_NEW + "inline int of(gpuDrvResult e) { return e; } inline int of(gpuError_t e) { return e; }\n",
        builds=False,
    ),
    Example(
        before=_HEAD + "inline int one(CUresult e) { return e; }\ninline int two(cudaError_t e) { return e; }\n",
        after=_NEW + "inline int one(gpuDrvResult e) { return e; }\ninline int two(gpuError_t e) { return e; }\n",
        clean=True,
    ),
]
# Canonical names of CUresult and of cudaError_t (cuda.h, driver_types.h); both are hipError_t in HIP.
_DRIVER = re.compile(r"\bcudaError_enum\b")
_RUNTIME = "cudaError"


@rule(id="CW538", title="Overload for driver errors", on=Function, safety=Safety.REVIEW, examples=EXAMPLES)
def twin(function: Function, ctx: Context) -> Iterator[Finding]:
    """Leave out on AMD the overload for ``CUresult`` where there is the same one for ``cudaError_t``.

    HIP has one type of errors, so that both would be one function, defined twice. The one for the runtime's errors
    then serves, which is right if the two do the same with their own vendor functions. Where the overload shares its
    lines with other code, and in HIP's spelling, it is reported.
    """
    types = [type_ for type_, _ in function.parameters]
    merged = [_DRIVER.sub(_RUNTIME, type_) for type_ in types]
    if merged == types or not any(
        isinstance(other, Function)
        and other.name == function.name
        and other.span != function.span
        and [type_ for type_, _ in other.parameters] == merged
        for other in ctx.unit.facts
    ):
        return
    source = ctx.code(function.span.path).source.data
    start = source.rfind(b"\n", 0, function.span.start) + 1
    end = source.find(b"\n", function.span.end)
    end = len(source) if end < 0 else end
    guard = f"#if !{ctx.macro('TARGET_HIP')}"
    if source[:start].rstrip().endswith(guard.encode()):
        return  # done already
    alone = not source[start : function.span.start].strip() and re.fullmatch(
        rb"\s*;?\s*(//.*)?", source[function.span.end : end]
    )
    message = f"{function.name} for CUresult and for cudaError_t are one function on AMD, which has one type of errors"
    if not alone or ctx.style is Style.HIP or function.origin is not Origin.FILE:
        way = "leave one of them out there" if ctx.style is Style.HIP else f"put {guard} around the one for CUresult"
        yield ctx.finding(function.name_span, f"{message}: {way}", safety=Safety.MANUAL, severity=Severity.WARNING)
        return
    path = function.span.path
    edits = [Edit(Span(path, start, start), guard + "\n"), Edit(Span(path, end, end), "\n#endif")]
    yield ctx.finding(function.name_span, f"{message}: the latter serves there", edits, symbol=function.name)
