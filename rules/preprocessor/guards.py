"""CW706: conditions on the include guards of CUDA's headers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.rule_api import Condition, Context, Example, Finding, Safety, Severity, decided, rule

# The macro by which a header of CUDA 11 to 13 keeps from being read twice, and the header.
GUARDS = {
    "__CUDA_RUNTIME_H__": "cuda_runtime.h",
    "__CUDA_RUNTIME_API_H__": "cuda_runtime_api.h",
    "__DRIVER_TYPES_H__": "driver_types.h",
    "__VECTOR_TYPES_H__": "vector_types.h",
    "__CUDA_FP16_H__": "cuda_fp16.h",
    "__cuda_cuda_h__": "cuda.h",
    "__NVRTC_H__": "nvrtc.h",
    "CU_COMPLEX_H_": "cuComplex.h",
    "CUBLAS_V2_H_": "cublas_v2.h",
    "CUBLAS_API_H_": "cublas_api.h",
    "_CUFFT_H_": "cufft.h",
    "CURAND_H_": "curand.h",
    "CURAND_KERNEL_H_": "curand_kernel.h",
    "CUSPARSE_H_": "cusparse.h",
    "CUSOLVERDN_H_": "cusolverDn.h",
    "CUSOLVER_COMMON_H_": "cusolver_common.h",
}

EXAMPLES = [
    Example(before="#ifdef __NVRTC_H__\nint with_nvrtc();\n#endif\n"),
    Example(before="#ifndef CURAND_H_\n#define CURAND_H_\nint mine();\n#endif\n", clean=True),
    Example(before="#if defined(__HIP__) || defined(__NVRTC_H__)\nint x;\n#endif\n", clean=True),
]


@rule(
    id="CW706",
    title="Condition on a CUDA header",
    on=Condition,
    safety=Safety.MANUAL,
    severity=Severity.WARNING,
    examples=EXAMPLES,
)
def header_guard(condition: Condition, ctx: Context) -> Iterator[Finding]:
    """Report conditions that ask by its include guard whether a header of CUDA was read.

    HIP's headers have guards of other names, which change between versions, so the condition never holds on AMD and
    what it guards is left out there without a word. A file that defines the macro itself is passed over: the guard is
    its own.
    """
    if decided(condition):
        return
    data = ctx.code(condition.span.path).source.data
    for name, span in condition.names:
        header = GUARDS.get(name)
        if header is None or re.search(rb"#\s*define\s+" + name.encode() + rb"\b", data):
            continue
        message = (
            f"{name} says that CUDA's {header} was read, and is not defined on AMD: say which branch AMD takes, as "
            f"{ctx.macro('TARGET_HIP')} || defined({name}), or with !{ctx.macro('TARGET_HIP')} &&"
        )
        yield ctx.finding(span, message, symbol=name)
