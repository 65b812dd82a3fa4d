"""CW517: versions that CUDA's libraries tell at run time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import Call, Context, Example, Finding, Safety, Severity, rule

# The call, and the argument (from 0) that takes the version; -1 for the result.
QUERIES = {
    "cudaRuntimeGetVersion": 0,
    "cudaDriverGetVersion": 0,
    "cuDriverGetVersion": 0,
    "cublasGetVersion": 1,
    "cublasGetVersion_v2": 1,
    "cufftGetVersion": 0,
    "curandGetVersion": 0,
    "cusparseGetVersion": 1,
    "cusolverGetVersion": 0,
    "cudnnGetVersion": -1,
    "nvrtcVersion": 0,
}


@rule(
    id="CW517",
    title="Version asked at run time",
    on=Call,
    names=QUERIES,
    safety=Safety.REVIEW,
    examples=[
        Example(
            before="""#include <cuda_runtime.h>
bool has_pools() {
    int version = 0;
    cudaRuntimeGetVersion(&version);
    return version >= 11020;
}
""",
            after="""#include <gpu/gpu.hpp>
bool has_pools() {
    int version = 0;
    gpuRuntimeGetVersion(&version);
    return version >= 11020;
}
""",
        ),
        Example(
            before="int version();\nbool old() { return version() < 11020; }\n",
            clean=True,
        ),
    ],
)
def version_query(call: Call, ctx: Context) -> Iterator[Finding]:
    """Report queries of the version of CUDA's runtime, driver or libraries.

    HIP answers with its own numbers (50221153 for 5.2, 60342133 for 6.3: major, minor and patch in two, two or three,
    and more digits), so that a comparison with one of CUDA's, such as 11020, is true for any HIP. A query whose result
    is compared in the same function is a warning, any other one for review.
    """
    row = ctx.row(call.name)
    if call.callee.user_declared or (row is not None and not row.supported):
        return  # one that HIP lacks is reported as such
    position = QUERIES[call.name]
    result = call.arguments[position].text if 0 <= position < len(call.arguments) else ""
    variable = re.sub(r"^[&(\s*]+", "", result).rstrip(") ")
    function = ctx.index.function_at(call.span)
    text = ctx.text(function.body) if function is not None and function.body is not None else ""
    name = re.escape(variable)
    compared = variable and re.search(
        rf"{name}\s*(?:/\s*1000\s*)?(?:[<>]=?|[!=]=)\s*\d|\d\s*(?:[<>]=?|[!=]=)\s*{name}\b", text
    )
    message = f"{call.name} answers with HIP's own version number on AMD, as 60342133 for 6.3"
    if compared:
        message += f"; here it is compared with one of CUDA's: say what holds on AMD with {ctx.macro('TARGET_HIP')}"
        yield ctx.finding(call.callee, message, safety=Safety.MANUAL, severity=Severity.WARNING)
    else:
        yield ctx.finding(call.callee, f"{message}: right if it is only shown", safety=Safety.REVIEW)
