"""Conversions in a rounding direction."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from translator.rule_api import Context, Example, Finding, Name, rule

_TABLE = tomllib.loads((Path(__file__).parent.parent / "ops" / "convert.toml").read_text(encoding="utf-8"))
OPS = {f"__{op}": op for op in _TABLE}

EXAMPLES = [
    Example(
        before="""\
#include <cuda_fp16.h>
__device__ int f(__half x, int n) { return __half2int_rn(x) + (__int2float_rd(n) < __int2float_ru(n)); }
__device__ float g(double x, float y) { return __double2float_rz(x) + __float2int_rd(y); }
""",
        after="""\
#include <gpu/fp16.hpp>
__device__ int f(__half x, int n) { return gpu::half2int_rn(x) + (gpu::int2float_rd(n) < gpu::int2float_ru(n)); }
__device__ float g(double x, float y) { return gpu::double2float_rz(x) + __float2int_rd(y); }
""",
    ),
    Example(before="__device__ float f(int n) { return __int2float_rn(n) + __float2int_ru(1.5f); }\n", clean=True),
]


@rule(id="CW323", title="Rounded conversion", on=Name, names=OPS, examples=EXAMPLES)
def conversions(name: Name, ctx: Context) -> Iterator[Finding]:
    """``__half2int_rn``, ``__int2half_rd``, ``__int2float_rd``, ``__double2float_rz`` and their kin become ops.

    HIP has these names, but its ``__half2int_rn`` and all its kin truncate, its ``__int2half_rd`` rounds to nearest,
    and in HIP 5 so do the conversions of integers and double to ``float``; its ``__uint2double_rn`` took a signed
    integer. The ops round as their names say, for every value. Conversions that HIP does right stay.
    """
    if not name.user_declared:
        yield ctx.finding(name, f"HIP's {name.name} does not round as CUDA's does", ctx.to_op(name, OPS[name.name]))
