"""Functions of half precision that HIP lacks."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from translator.rule_api import Context, Example, Finding, Name, Style, rule

_TABLE = tomllib.loads((Path(__file__).parent.parent / "ops" / "half.toml").read_text(encoding="utf-8"))
_BARE = ("make_half2", "htanh", "h2tanh", "htanh_approx", "h2tanh_approx")
OPS = {
    op if op in _BARE else f"__{op}": op
    for op, entry in _TABLE.items()
    if not entry["result"].startswith("gpu_bfloat16")
}

EXAMPLES = [
    Example(
        before="""\
#include <cuda_fp16.h>
__device__ __half f(__half x, __half y, __half z) { return __hadd_rn(__hmul_rn(x, y), __hfma_relu(x, y, z)); }
__device__ unsigned int g(__half2 x, __half y) { return __hgt2_mask(x, make_half2(y, htanh(x.y))); }
""",
        after="""\
#include <gpu/fp16.hpp>
__device__ __half f(__half x, __half y, __half z) { return gpu::hadd_rn(gpu::hmul_rn(x, y), gpu::hfma_relu(x, y, z)); }
__device__ unsigned int g(__half2 x, __half y) { return gpu::hgt2_mask(x, gpu::make_half2(y, gpu::htanh(x.y))); }
""",
    ),
    Example(before="struct A { int htanh; };\nint f(A a) { return a.htanh; }\n", clean=True),
]


@rule(id="CW321", title="Half-precision function", on=Name, names=OPS, examples=EXAMPLES)
def half_functions(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__hadd_rn``, ``__hmax_nan``, ``__hfma_relu``, ``__hgt2_mask``, ``htanh`` and their kin become ops.

    Most HIP versions lack them. The ops take half and bfloat16, and are exact: the ``_rn`` forms are never fused, the
    ``_nan`` forms give a NaN where an operand is one, the ``_relu`` forms give 0 for a negative result.
    """
    if name.user_declared or not ctx.is_api(name):
        return
    call = ctx.call_of(name)
    bfloat = call is not None and any("bfloat" in argument.type for argument in call.arguments)
    if ctx.style is Style.PORTABLE or not bfloat:
        yield ctx.finding(name, f"HIP has no {name.name}, or not in all versions", ctx.to_op(name, OPS[name.name]))
