"""Larger and smaller of half-precision numbers."""

from collections.abc import Iterator

from translator.rule_api import Context, Example, Finding, Name, rule

OPS = {"__hmax": "hmax", "__hmin": "hmin", "__hmax2": "hmax2", "__hmin2": "hmin2"}

EXAMPLES = [
    Example(
        before="#include <cuda_fp16.h>\n__device__ __half2 f(__half2 x, __half2 y) { return __hmax2(x, y); }\n",
        after="#include <gpu/fp16.hpp>\n__device__ __half2 f(__half2 x, __half2 y) { return gpu::hmax2(x, y); }\n",
    ),
]


@rule(id="CW305", title="Half-precision minimum and maximum", on=Name, names=OPS, examples=EXAMPLES)
def half_min_max(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__hmax``, ``__hmin`` and their pair forms become ops: HIP has the first two from version 5.5 on only.

    A NaN gives the other operand, as on CUDA. The ops take half and bfloat16.
    """
    if not name.user_declared:
        yield ctx.finding(name, f"HIP before 5.5 has no {name.name}", ctx.to_op(name, OPS[name.name]))
